import {
  AlignLeft,
  AtSign,
  Calculator,
  Calendar,
  CalendarClock,
  CircleDot,
  Coins,
  FileText,
  Hash,
  Image,
  Link2,
  ListChecks,
  ListOrdered,
  type LucideIcon,
  Phone,
  Ruler,
  ScanBarcode,
  ToggleLeft,
  Type,
  Waypoints,
} from 'lucide-react'
import type { FieldKind } from '#contract/field.ts'

/** What the definition of a kind consists of, and so what its editor shows. */
export type KindTraits = {
  icon: LucideIcon
  /** a person fills it in; not the product */
  typed: boolean
  unit: boolean
  precision: boolean
  options: boolean
  multiple: boolean
  unique: boolean
  pattern: boolean
  default: boolean
  /** how its smallest and largest value are entered */
  bounds: 'number' | 'day' | 'moment' | 'length' | 'count' | undefined
}

const plain = {
  typed: true,
  unit: false,
  precision: false,
  options: false,
  multiple: false,
  unique: false,
  pattern: false,
  default: true,
  bounds: undefined,
} as const

export const kindTraits: Readonly<Record<FieldKind, KindTraits>> = {
  text: { ...plain, icon: Type, unique: true, pattern: true, bounds: 'length' },
  longText: { ...plain, icon: AlignLeft, pattern: true, bounds: 'length' },
  integer: { ...plain, icon: Hash, unique: true, bounds: 'number' },
  number: { ...plain, icon: Ruler, unit: true, precision: true, unique: true, bounds: 'number' },
  money: { ...plain, icon: Coins, precision: true, bounds: 'number' },
  date: { ...plain, icon: Calendar, unique: true, bounds: 'day' },
  dateTime: { ...plain, icon: CalendarClock, unique: true, bounds: 'moment' },
  boolean: { ...plain, icon: ToggleLeft },
  select: { ...plain, icon: CircleDot, options: true },
  multiSelect: { ...plain, icon: ListChecks, options: true, bounds: 'count' },
  url: { ...plain, icon: Link2, unique: true },
  email: { ...plain, icon: AtSign, unique: true },
  phone: { ...plain, icon: Phone, unique: true },
  reference: { ...plain, icon: Waypoints, multiple: true, default: false },
  file: { ...plain, icon: FileText, multiple: true, default: false },
  image: { ...plain, icon: Image, multiple: true, default: false },
  barcode: { ...plain, icon: ScanBarcode, unique: true },
  autonumber: { ...plain, icon: ListOrdered, typed: false },
  formula: { ...plain, icon: Calculator, typed: false },
}

/** The kinds as they are offered, those that are alike beside each other. */
export const kindGroups = [
  { word: 'text', kinds: ['text', 'longText', 'barcode', 'url', 'email', 'phone'] },
  { word: 'figures', kinds: ['number', 'integer', 'money'] },
  { word: 'choices', kinds: ['select', 'multiSelect', 'boolean'] },
  { word: 'time', kinds: ['date', 'dateTime'] },
  { word: 'links', kinds: ['reference', 'file', 'image'] },
  { word: 'given', kinds: ['formula', 'autonumber'] },
] as const satisfies readonly { word: string; kinds: readonly FieldKind[] }[]
