import { createClient } from '#contract/client.ts'
import { createField } from '#contract/field.ts'
import { listItems } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { importFile } from '../import/import-file.ts'
import { type BenchItem, makeItem } from './catalogue.ts'
import type { Knobs } from './knobs.ts'
import type { Servers } from './start-servers.ts'

export interface BenchTenant {
  id: string
  apiKey: string
  locationIds: string[]
  /** ids of the first thousands of items, in ours and in the bare database */
  itemIds: string[]
  bareItemIds: string[]
}

export interface Seeded {
  tenants: BenchTenant[]
  /** rows a second of the items' imports, each of `items` rows */
  itemRowsPerSecond: number[]
  movementLinesPerSecond: number[]
}

/** Fills both servers with the same catalogue and stock: ours through its API, as a customer would. */
export async function seed({ ours, bare }: Servers, knobs: Knobs, progress: (line: string) => void): Promise<Seeded> {
  const catalogue = Array.from({ length: knobs.items }, (_, n) => makeItem(n + 1))
  const seeded: Seeded = { tenants: [], itemRowsPerSecond: [], movementLinesPerSecond: [] }
  for (let t = 0; t < knobs.tenants; t++) {
    const founded = await ours.cli([
      'tenant',
      'create',
      '--name',
      `Bench ${t}`,
      '--email',
      `bench${t}@example.com`,
      '--password',
      'a password for the bench',
    ])
    const { tenantId = '', apiKey = '' } = founded
    const api = tenantApi(ours.port, apiKey)
    await api.call(createField, {
      body: {
        name: 'Colour',
        kind: 'select',
        options: Array.from({ length: 10 }, (_, n) => ({ key: `c${n}`, label: `c${n}` })),
      },
    })
    await api.call(createField, { body: { name: 'Weight', kind: 'number', unit: 'g' } })
    await api.call(createField, { body: { name: 'Material', kind: 'text' } })
    const locationIds: string[] = []
    for (let l = 0; l < knobs.locations; l++)
      locationIds.push((await api.call(createLocation, { body: { code: `W${l}`, name: `Warehouse ${l}` } })).id)

    const door = { baseUrl: baseUrlOf(ours.port), apiKey }
    const items = await importFile(door, { kind: 'items', csv: toCsv(catalogue), mapping: itemMapping })
    seeded.itemRowsPerSecond.push(items.rowsPerSecond)
    for (const [place, locationId] of locationIds.entries()) {
      const lines = Math.ceil(knobs.movements / knobs.tenants / knobs.locations)
      const sales = await importFile(door, {
        kind: 'sales',
        csv: toSales(catalogue, lines, place),
        options: { locationId, missingStock: 'opening' },
      })
      seeded.movementLinesPerSecond.push(sales.rowsPerSecond)
      // enough on every shelf that no measured sale is refused
      await importFile(door, {
        kind: 'items',
        csv: toStock(catalogue.slice(0, 2_000), `Warehouse ${place}`),
        mapping: stockMapping,
        options: { stock: 'adjust' },
      })
    }
    const page = await listIds(api, 1_000)
    const { rows } = await bare.database.query<{ id: string }>(
      `insert into item (tenant_id, sku, name, description, price, attributes)
       select $1, r.sku, r.name, r.description, r.price, jsonb_build_object('colour', r.colour, 'weight', r.weight, 'material', r.material)
       from jsonb_to_recordset($2) as r (sku text, name text, description text, price numeric, colour text, weight text, material text) returning id`,
      [tenantId, JSON.stringify(catalogue)],
    )
    await bare.database.query(
      'insert into balance select $1, i.id, l.id, 100000000 from item i, unnest($2::uuid[]) l (id) where i.tenant_id = $1',
      [tenantId, locationIds],
    )
    seeded.tenants.push({
      id: tenantId,
      apiKey,
      locationIds,
      itemIds: page,
      bareItemIds: rows.slice(0, 1_000).map((row) => row.id),
    })
    progress(`tenant ${t + 1} of ${knobs.tenants} is filled`)
  }
  await bare.database.query('vacuum analyze')
  await ours.vacuum()
  return seeded
}

function baseUrlOf(port: number): string {
  return `http://127.0.0.1:${port}/api/v1`
}

function tenantApi(port: number, apiKey: string) {
  return createClient({
    baseUrl: baseUrlOf(port),
    headers: () => ({ authorization: `Bearer ${apiKey}` }),
  })
}

async function listIds(api: ReturnType<typeof tenantApi>, most: number): Promise<string[]> {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await api.call(listItems, { query: { limit: 200, sort: 'createdAt', cursor } })
    ids.push(...page.data.map((item) => item.id))
    cursor = page.nextCursor ?? undefined
  } while (cursor && ids.length < most)
  return ids
}

const itemMapping = {
  sku: 'sku',
  name: 'name',
  description: 'description',
  price: 'price',
  colour: 'attributes.colour',
  weight: 'attributes.weight',
  material: 'attributes.material',
}
const stockMapping = { sku: 'sku', name: 'name', location: 'location', quantity: 'openingStock' }

function toCsv(catalogue: readonly BenchItem[]): string {
  const header = 'sku,name,description,price,colour,weight,material'
  return [
    header,
    ...catalogue.map(
      (item) =>
        `${item.sku},${item.name},${item.description},${item.price},${item.colour},${item.weight},${item.material}`,
    ),
  ].join('\n')
}

function toStock(catalogue: readonly BenchItem[], location: string): string {
  return [
    'sku,name,location,quantity',
    ...catalogue.map((item) => `${item.sku},${item.name},${location},1000000`),
  ].join('\n')
}

/** A year of invoices of four lines at one place. */
function toSales(catalogue: readonly BenchItem[], lines: number, place: number): string {
  const rows = ['InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country']
  for (let n = 0; n < lines; n++) {
    const item = catalogue[(n * 7_919 + place) % catalogue.length] as BenchItem
    const minute = Math.floor((n / lines) * 525_600)
    const date = new Date(Date.UTC(2025, 0, 1) + minute * 60_000).toISOString().slice(0, 19).replace('T', ' ')
    rows.push(
      `${place}${String(Math.floor(n / 4)).padStart(6, '0')},${item.sku},${item.name},${1 + (n % 9)},${date},${item.price},${10_000 + (n % 500)},Nowhere`,
    )
  }
  return rows.join('\n')
}
