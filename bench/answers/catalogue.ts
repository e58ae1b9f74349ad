import { type Client, createClient } from '#contract/client.ts'
import { createField } from '#contract/field.ts'
import { createLocation } from '#contract/location.ts'
import { type Door, importFile } from '../import/import-file.ts'

export const colours = ['red', 'blue', 'green', 'black', 'white', 'silver', 'amber', 'ivory']
export const materials = ['steel', 'brass', 'oak', 'nylon', 'ceramic', 'leather', 'copper', 'glass']
export const finishes = ['matt', 'polished', 'brushed', 'painted', 'raw']
export const types = ['Bracket', 'Valve', 'Lamp', 'Cable', 'Shelf', 'Handle', 'Filter', 'Pump', 'Bearing', 'Switch']
export const brands = Array.from(
  { length: 200 },
  (_, n) => `${'BCDFGLMNPRSTV'[n % 13]}${'aeiou'[n % 5]}${'ldnrstvk'[n % 8]}${'aeou'[n % 4]}${'xnrs'[n % 4]}`,
)
const rowsAFile = 100_000
const stores = 5

/** What an item is, by its number: the same each time, each property spread evenly and by itself. */
export function itemOf(n: number) {
  const type = pick(types, n, 1)
  return {
    sku: `${type.slice(0, 2).toUpperCase()}-${String(n).padStart(7, '0')}`,
    name: `${type} ${pick(colours, n, 2)} ${pick(materials, n, 3)} ${n % 977}`,
    type,
    colour: pick(colours, n, 2),
    material: pick(materials, n, 3),
    finish: pick(finishes, n, 4),
    brand: pick(brands, n, 5),
    weight: (spread(n, 6) % 5_000) / 10,
    width: spread(n, 7) % 900,
    price: ((spread(n, 8) % 40_000) / 100 + 1).toFixed(2),
    madeOn: new Date(Date.UTC(2024, 0, 1) + (spread(n, 9) % 900) * 86_400_000).toISOString().slice(0, 10),
    isFragile: spread(n, 10) % 3 === 0,
    store: `Store ${(spread(n, 11) % stores) + 1}`,
    // a fifth has none
    stock: spread(n, 12) % 5 === 0 ? 0 : spread(n, 13) % 120,
  }
}

function pick(list: readonly string[], n: number, property: number): string {
  return list[spread(n, property) % list.length] ?? ''
}

/** A whole number of 32 bits for each property of each item, by the mixing steps of MurmurHash3. */
function spread(n: number, property: number): number {
  let mixed = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(property, 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** Fills an organisation with that many items, each in one of five places, through its API and its import. */
export async function fillCatalogue(door: Door, items: number, progress: (line: string) => void): Promise<void> {
  const api = clientOf(door)
  const optionsOf = (labels: readonly string[]) => labels.map((label) => ({ key: label, label }))
  await api.call(createField, { body: { name: 'Colour', kind: 'select', options: optionsOf(colours) } })
  await api.call(createField, { body: { name: 'Material', kind: 'select', options: optionsOf(materials) } })
  await api.call(createField, { body: { name: 'Finish', kind: 'select', options: optionsOf(finishes) } })
  await api.call(createField, { body: { name: 'Brand', kind: 'text' } })
  await api.call(createField, { body: { name: 'Weight', kind: 'number', unit: 'kg' } })
  await api.call(createField, { body: { name: 'Width', kind: 'number', unit: 'mm' } })
  await api.call(createField, { body: { name: 'Made on', kind: 'date' } })
  await api.call(createField, { body: { name: 'Fragile', kind: 'boolean' } })
  for (let n = 1; n <= stores; n++) await api.call(createLocation, { body: { code: `ST${n}`, name: `Store ${n}` } })
  for (let from = 0; from < items; from += rowsAFile) {
    const { rowsPerSecond } = await importFile(door, {
      kind: 'items',
      csv: csvOf(from, Math.min(items, from + rowsAFile)),
      mapping,
    })
    progress(`${Math.min(items, from + rowsAFile)} items, ${Math.round(rowsPerSecond)} rows a second`)
  }
}

export function clientOf({ baseUrl, apiKey }: Door): Client {
  return createClient({ baseUrl, headers: () => ({ authorization: `Bearer ${apiKey}` }) })
}

const mapping = {
  sku: 'sku',
  name: 'name',
  type: 'itemType',
  colour: 'attributes.colour',
  material: 'attributes.material',
  finish: 'attributes.finish',
  brand: 'attributes.brand',
  weight: 'attributes.weight',
  width: 'attributes.width',
  price: 'price',
  madeOn: 'attributes.made_on',
  isFragile: 'attributes.fragile',
  store: 'location',
  stock: 'openingStock',
}

function csvOf(from: number, to: number): string {
  const rows = [Object.keys(mapping).join(',')]
  for (let n = from; n < to; n++) rows.push(Object.values(itemOf(n)).join(','))
  return rows.join('\n')
}
