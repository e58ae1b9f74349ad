import {
  ArrowLeftRight,
  Barcode,
  BellRing,
  BookOpen,
  Boxes,
  ChartPie,
  ClipboardCheck,
  ClipboardList,
  FileUp,
  Forklift,
  Gauge,
  HandHelping,
  History,
  KeyRound,
  ListChecks,
  ListRestart,
  type LucideIcon,
  Shapes,
  ShieldCheck,
  ShoppingBasket,
  SlidersHorizontal,
  TrendingUp,
  Truck,
  Users,
  Warehouse,
} from 'lucide-react'
import type { Permission } from '#contract/permissions.ts'
import type { en } from '#contract/words/en.ts'

export type Place = {
  href: string
  word: Exclude<keyof (typeof en)['shell']['nav'], 'label' | 'work' | 'organisation' | 'more'>
  icon: LucideIcon
  /** who sees it; the server checks again */
  permission: Permission
  /** `g`, then this key */
  key: string
  group: 'work' | 'organisation'
  /** pages that belong to it and stand elsewhere */
  holds?: readonly string[]
  /** served by the API, outside the app's own routes */
  external?: boolean
}

/** The key that begins a shortcut to a place. */
export const goKey = 'g'

/** Every place of the navigation, in its order; sidebar, bottom bar, palette and shortcuts are made from it. */
export const places: readonly Place[] = [
  { href: '/', word: 'dashboard', icon: Gauge, permission: 'stock:read', key: 'd', group: 'work' },
  { href: '/items', word: 'items', icon: Boxes, permission: 'item:read', key: 'i', group: 'work' },
  { href: '/locations', word: 'locations', icon: Warehouse, permission: 'location:read', key: 'l', group: 'work' },
  { href: '/movements', word: 'movements', icon: ArrowLeftRight, permission: 'stock:read', key: 'm', group: 'work' },
  { href: '/transfers', word: 'transfers', icon: Forklift, permission: 'stock:read', key: 'h', group: 'work' },
  { href: '/checkouts', word: 'checkouts', icon: HandHelping, permission: 'stock:read', key: 'j', group: 'work' },
  { href: '/lots', word: 'lots', icon: Barcode, permission: 'stock:read', key: 'x', group: 'work' },
  { href: '/counts', word: 'counts', icon: ClipboardCheck, permission: 'count:record', key: 'n', group: 'work' },
  { href: '/ledger', word: 'ledger', icon: ShieldCheck, permission: 'stock:read', key: 'b', group: 'work' },
  {
    href: '/reports',
    word: 'reports',
    icon: ChartPie,
    permission: 'stock:read',
    key: 'v',
    group: 'work',
    holds: ['/valuation'],
  },
  { href: '/sales', word: 'sales', icon: ShoppingBasket, permission: 'sales:read', key: 'e', group: 'work' },
  { href: '/orders', word: 'orders', icon: ClipboardList, permission: 'purchase:read', key: 'w', group: 'work' },
  { href: '/reorder', word: 'reorder', icon: ListRestart, permission: 'purchase:read', key: 'r', group: 'work' },
  { href: '/suppliers', word: 'suppliers', icon: Truck, permission: 'supplier:read', key: 'o', group: 'work' },
  {
    href: '/forecasts',
    word: 'forecasts',
    icon: TrendingUp,
    permission: 'forecast:read',
    key: 'f',
    group: 'work',
  },
  { href: '/alerts', word: 'alerts', icon: BellRing, permission: 'alert:read', key: 'y', group: 'work' },
  { href: '/import', word: 'import', icon: FileUp, permission: 'import:run', key: 'u', group: 'work' },
  { href: '/tasks', word: 'tasks', icon: ListChecks, permission: 'task:read', key: 't', group: 'work' },
  { href: '/schema', word: 'fields', icon: Shapes, permission: 'schema:read', key: 'c', group: 'organisation' },
  { href: '/members', word: 'members', icon: Users, permission: 'member:read', key: 'p', group: 'organisation' },
  { href: '/activity', word: 'activity', icon: History, permission: 'audit:read', key: 'q', group: 'organisation' },
  { href: '/api-keys', word: 'apiKeys', icon: KeyRound, permission: 'key:read', key: 'k', group: 'organisation' },
  {
    href: '/settings',
    word: 'settings',
    icon: SlidersHorizontal,
    permission: 'tenant:read',
    key: 's',
    group: 'organisation',
  },
  {
    href: '/api/v1/docs',
    word: 'docs',
    icon: BookOpen,
    permission: 'tenant:read',
    key: 'a',
    group: 'organisation',
    external: true,
  },
]

/** The three places that stand in a phone's bottom bar beside search and the drawer. */
export const bottomPlaces: readonly string[] = ['/', '/items', '/movements']

/** Whether a place is where one is: its page or a page below it. */
export function isHere(place: Place, pathname: string): boolean {
  if (place.href === '/') return pathname === '/'
  return [place.href, ...(place.holds ?? [])].some((at) => pathname === at || pathname.startsWith(`${at}/`))
}
