import type { z } from 'zod'
import type { newField } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'

/** How an item's demand moves over the year. */
export type DemandPattern =
  | 'steady'
  | 'growing'
  | 'fading'
  | 'winter'
  | 'summer'
  /** some days without, then several at once */
  | 'lumpy'
  /** on sale for two months only */
  | 'new'
  /** asked for no more for five months */
  | 'stopped'

export type TypeKey = 'lamp' | 'laptop' | 'coffee' | 'stationery'

export interface SampleItem {
  sku: string
  name: string
  type: TypeKey | undefined
  description: string
  unit: string
  price: string
  cost: string
  attributes: Attributes
  pattern: DemandPattern
  /** units a day over both stores, on an average day */
  rate: number
  leadTimeDays: number
  /** smallest part of a unit that is sold */
  step: number
}

export const itemTypes: readonly { key: TypeKey; name: string; description: string }[] = [
  { key: 'lamp', name: 'Lamp', description: 'Lamps, bulbs and lights' },
  { key: 'laptop', name: 'Laptop', description: 'Portable computers, new and refurbished' },
  { key: 'coffee', name: 'Coffee', description: 'Beans and ground coffee; kept cool, with a best-before date' },
  { key: 'stationery', name: 'Stationery', description: 'Paper, pens and notebooks' },
]

type NewField = z.input<typeof newField> & { type?: TypeKey }
const options = (...labels: string[]) => labels.map((label) => ({ key: toOptionKey(label), label }))

export function toOptionKey(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]+/g, '_')
}

/** Every kind of field there is, on one type or on all items. */
export const fields: readonly NewField[] = [
  { key: 'brand', name: 'Brand', kind: 'text' },
  { key: 'since', name: 'In the range since', kind: 'date' },
  {
    type: 'lamp',
    key: 'socket',
    name: 'Socket',
    kind: 'select',
    options: options('E27', 'E14', 'GU10', 'Built-in LED'),
  },
  { type: 'lamp', key: 'power', name: 'Power', kind: 'number', unit: 'W', min: '0', max: '500' },
  {
    type: 'lamp',
    key: 'colour',
    name: 'Colour',
    kind: 'select',
    options: options('Black', 'White', 'Brass', 'Oak', 'Green', 'Red'),
  },
  { type: 'lamp', key: 'dimmable', name: 'Dimmable', kind: 'boolean' },
  { type: 'laptop', key: 'screen', name: 'Screen', kind: 'number', unit: 'in', min: '7', max: '20' },
  { type: 'laptop', key: 'memory', name: 'Memory', kind: 'number', unit: 'GB', min: '1', max: '1024' },
  { type: 'laptop', key: 'processor', name: 'Processor', kind: 'text' },
  { type: 'laptop', key: 'refurbished', name: 'Refurbished', kind: 'boolean' },
  { type: 'coffee', key: 'roast', name: 'Roast', kind: 'select', options: options('Light', 'Medium', 'Dark') },
  { type: 'coffee', key: 'weight', name: 'Weight', kind: 'number', unit: 'g', min: '0' },
  { type: 'coffee', key: 'origin', name: 'Origin', kind: 'text' },
  { type: 'coffee', key: 'organic', name: 'Organic', kind: 'boolean' },
  { type: 'coffee', key: 'best_before', name: 'Best before', kind: 'date', help: 'Of the oldest batch on the shelf' },
  { type: 'stationery', key: 'format', name: 'Format', kind: 'select', options: options('A4', 'A5', 'A6', 'None') },
  { type: 'stationery', key: 'pages', name: 'Pages', kind: 'number', min: '0' },
  { type: 'stationery', key: 'recycled', name: 'Recycled', kind: 'boolean' },
]

/** The shop's places besides its main warehouse; parents come first. */
export const places = [
  { code: 'MAIN-A', name: 'Shelves', kind: 'zone', parent: 'MAIN' },
  { code: 'MAIN-C', name: 'Cool room', kind: 'zone', parent: 'MAIN' },
  { code: 'CITY', name: 'City store', kind: 'store', parent: undefined },
  { code: 'HARBOUR', name: 'Harbour store', kind: 'store', parent: undefined },
] as const

/** Who sells the items of each type; one delivers what has none. */
export const suppliers: readonly {
  sells: TypeKey | undefined
  name: string
  email: string
  phone: string
  note: string
  /** units in a pack */
  pack: number
}[] = [
  {
    sells: 'lamp',
    name: 'Halden Lighting',
    email: 'orders@halden.example',
    phone: '+49 40 5550 142',
    note: 'Delivers on Tuesdays.',
    pack: 4,
  },
  {
    sells: 'laptop',
    name: 'Nordic Office Systems',
    email: 'sales@nordic-office.example',
    phone: '+49 30 5550 817',
    note: '',
    pack: 1,
  },
  {
    sells: 'coffee',
    name: 'Harbour Roasters',
    email: 'bestellung@harbour-roasters.example',
    phone: '+49 40 5550 366',
    note: 'Roasts on Mondays: order by Sunday evening.',
    pack: 6,
  },
  {
    sells: 'stationery',
    name: 'Papier & Co',
    email: 'orders@papier.example',
    phone: '+49 89 5550 271',
    note: '',
    pack: 10,
  },
  {
    sells: undefined,
    name: 'City Wholesale',
    email: 'desk@city-wholesale.example',
    phone: '+49 69 5550 903',
    note: 'Takes back what is not opened.',
    pack: 5,
  },
]
