import { makeRandom, searchWords } from './catalogue.ts'
import type { BenchTenant } from './seed.ts'

export interface Scenario {
  name: string
  /** what the seed's own stack, tuned, reached: requests a second, of record on another day of the same kind of machine */
  yardstick: number
  /** what ours must reach on that machine */
  target: number
  ours: (n: number) => string
  /** the same on the bare server; absent where there is nothing to compare */
  bare?: (n: number) => string
}

/** The requests of record. The n-th request is the same in every run. */
export function scenarios(tenants: readonly BenchTenant[]): Scenario[] {
  const random = makeRandom(42)
  const tenant = () => tenants[random(tenants.length)] as BenchTenant
  const first = tenants[0] as BenchTenant
  const run = Date.now().toString(36)
  const range = () => {
    const from = random(7) * 100
    return { colour: `c${random(10)}`, from, to: from + 300 }
  }
  const list = (more: string) => () => {
    const { colour, from, to } = range()
    const filter = {
      and: [
        { field: 'attributes.colour', op: 'eq', value: colour },
        { field: 'attributes.weight', op: 'gte', value: from },
        { field: 'attributes.weight', op: 'lt', value: to },
      ],
    }
    return get(tenant(), `/items?limit=50&sort=name${more}&filter=${encodeURIComponent(JSON.stringify(filter))}`)
  }
  const sale = (item: () => number, place: () => number) => () => {
    const line = { itemId: first.itemIds[item()], fromLocationId: first.locationIds[place()], quantity: '1' }
    return post(first, '/movements', { kind: 'sale', lines: [line] })
  }
  const bareSale = (item: () => number, place: () => number) => () =>
    barePost(`movements/${first.id}`, {
      itemId: first.bareItemIds[item()],
      fromLocationId: first.locationIds[place()],
      toLocationId: first.id,
      quantity: 1,
    })
  const newItem = (n: number) => ({
    sku: `${run}-${n}`,
    name: `Bench item ${n}`,
    price: '12.50',
    attributes: { colour: `c${random(10)}`, weight: String(random(1000)), material: `m${random(50)}` },
  })
  const one = () => 0
  const spread = () => random(1_000)
  const anywhere = () => random(first.locationIds.length)
  return [
    {
      name: 'item by id',
      yardstick: 1_419,
      target: 3_500,
      ours: () => pickItem(tenant(), random, (t, n) => get(t, `/items/${t.itemIds[n]}`)),
      bare: () => pickItem(tenant(), random, (t, n) => bareGet(`item/${t.id}/${t.bareItemIds[n]}`)),
    },
    {
      name: 'list of 50, equality + range, by name',
      yardstick: 294,
      target: 1_180,
      ours: list(''),
      bare: () => {
        const { colour, from, to } = range()
        return bareGet(`items/${tenant().id}?colour=${colour}&from=${from}&to=${to}`)
      },
    },
    { name: 'the same with the exact total', yardstick: 189, target: 600, ours: list('&total=true') },
    {
      name: 'text search, 50 results',
      yardstick: 370,
      target: 1_100,
      ours: () => get(tenant(), `/items?limit=50&text=${encodeURIComponent(searchWords(random))}`),
      bare: () => bareGet(`text/${tenant().id}?text=${encodeURIComponent(searchWords(random))}`),
    },
    {
      name: 'create item',
      yardstick: 1_005,
      target: 2_000,
      ours: (n) => post(tenant(), '/items', newItem(n)),
      bare: (n) => barePost(`items/${tenant().id}`, newItem(n)),
    },
    { name: 'movement, one hot item', yardstick: 298, target: 750, ours: sale(one, one), bare: bareSale(one, one) },
    {
      name: 'movement, 1,000 items',
      yardstick: 503,
      target: 1_500,
      ours: sale(spread, anywhere),
      bare: bareSale(spread, anywhere),
    },
    {
      name: 'start a task (202)',
      yardstick: 615,
      target: 1_200,
      ours: () => post(tenant(), '/forecasts', { itemIds: [first.itemIds[0]] }),
    },
  ]
}

function pickItem(
  tenant: BenchTenant,
  random: (below: number) => number,
  make: (tenant: BenchTenant, n: number) => string,
): string {
  return make(tenant, random(tenant.itemIds.length))
}

function get(tenant: BenchTenant, path: string): string {
  return `GET /api/v1${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${tenant.apiKey}\r\n\r\n`
}

function post(tenant: BenchTenant, path: string, body: unknown): string {
  return withBody(`POST /api/v1${path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer ${tenant.apiKey}\r\n`, body)
}

function bareGet(path: string): string {
  return `GET /${path} HTTP/1.1\r\nHost: bench\r\n\r\n`
}

function barePost(path: string, body: unknown): string {
  return withBody(`POST /${path} HTTP/1.1\r\nHost: bench\r\n`, body)
}

function withBody(head: string, body: unknown): string {
  const text = JSON.stringify(body)
  return `${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`
}
