import { ArrowLeftRight, ClipboardCheck, type LucideIcon, PackagePlus, ShoppingBasket } from 'lucide-react'
import type { Permission } from '#contract/permissions.ts'
import type { en } from '#contract/words/en.ts'

type QuickAct = {
  word: Exclude<keyof (typeof en)['shell']['quick'], 'label' | 'short'>
  href: string
  icon: LucideIcon
  permission: Permission
  /** `q`, then this key */
  key: string
}

/** The key that begins a shortcut to a quick act. */
export const quickKey = 'q'

/** The everyday work on the floor, two taps or keys away from every page. */
export const quickActs: readonly QuickAct[] = [
  {
    word: 'receive',
    href: '/movements?record=receipt',
    icon: PackagePlus,
    permission: 'movement:record',
    key: 'r',
  },
  {
    word: 'move',
    href: '/movements?record=transfer',
    icon: ArrowLeftRight,
    permission: 'movement:record',
    key: 'm',
  },
  { word: 'count', href: '/counts?quick', icon: ClipboardCheck, permission: 'count:record', key: 'c' },
  { word: 'sell', href: '/sales?quick', icon: ShoppingBasket, permission: 'movement:record', key: 's' },
]
