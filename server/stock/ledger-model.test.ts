import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem, type Item } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { type NewMovement, recordableKinds, recordMovement, reverseMovement } from '#contract/movement.ts'
import { createPack } from '#contract/pack.ts'
import { createReservation, releaseReservation } from '#contract/reservation.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { toLeg } from '#core/stock/movement-legs.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { type KitAct, kitActs, makeKit, playKit } from './kit-model-fixture.ts'

/**
 * Random histories of every kind, with lots, serials, packs and other units, several lines, back-dating, reversals, reservations, kits and repeated requests, against the simplest
 * model there is: a table of numbers. What the model refuses the ledger refuses, and both hold the same stock in the end.
 */
let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

/** Packs of each item, and a unit that pieces convert to: so many pieces each. */
const factors = { box: 2, third: 1 / 3, dozen: 12 } as const

interface Act {
  kind: NewMovement['kind']
  lines: {
    item: number
    from: number
    to: number
    finds: boolean
    lot: number
    quantity: number
    unit: keyof typeof factors | undefined
  }[]
  daysAgo: number
  /** reverses the movement before, this many back, in place of recording one */
  reverses: number | undefined
  /** in place of recording one: reserves what its first line names, or releases the reservation so many back */
  reserves: 'reserve' | number | undefined
  /** in place of recording one: puts kits together or takes them apart at the place its first line leaves */
  kits: KitAct | undefined
  /** the request is sent twice at once with one key */
  twice: boolean
}

const acts: fc.Arbitrary<Act[]> = fc.array(
  fc.record({
    kind: fc.constantFrom(...recordableKinds, 'receipt', 'opening'),
    lines: fc.array(
      fc.record({
        item: fc.nat(2),
        from: fc.nat(1),
        to: fc.nat(1),
        finds: fc.boolean(),
        lot: fc.nat(2),
        quantity: fc.integer({ min: 1, max: 6 }),
        unit: fc.option(fc.constantFrom(...(['box', 'third', 'dozen'] as const)), { nil: undefined, freq: 2 }),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    daysAgo: fc.nat(400),
    reverses: fc.option(fc.nat(3), { nil: undefined, freq: 4 }),
    reserves: fc.option(fc.oneof(fc.constant('reserve' as const), fc.nat(2)), { nil: undefined, freq: 3 }),
    kits: fc.option(kitActs, { nil: undefined, freq: 3 }),
    twice: fc.boolean(),
  }),
  { minLength: 5, maxLength: 25 },
)

const trackings = ['none', 'lot', 'serial'] as const
type Hold = { id: string; key: string; quantity: number }
type Posted = { id: string; entered: unknown[]; deltas: Map<string, number>; reversed: boolean }

async function replay(history: Act[]): Promise<void> {
  const tenant = await app.createTenant()
  const items: Item[] = []
  for (const tracking of trackings)
    items.push(await tenant.admin.call(createItem, { body: { sku: tracking, name: tracking, tracking } }))
  const kit = await makeKit(tenant, items)
  for (const { id: itemId } of items) {
    await tenant.admin.call(createPack, { body: { itemId, name: 'box', factor: '2' } })
    await tenant.admin.call(createPack, { body: { itemId, name: 'third', factor: '1/3' } })
  }
  const places: string[] = []
  for (const code of ['A', 'B'])
    places.push((await tenant.admin.call(createLocation, { body: { code, name: code } })).id)
  const stock = new Map<string, number>()
  const reserved = new Map<string, number>()
  const holds: Hold[] = []
  const known = new Map<string, string>()
  const posted: Posted[] = []
  for (const [step, act] of history.entries()) {
    if (act.reverses !== undefined) {
      const target = posted.at(-1 - act.reverses)
      if (target) await reverse(tenant, target, stock, reserved)
      continue
    }
    if (act.reserves !== undefined) {
      if (act.reserves === 'reserve') await reserve(tenant, act, { items, places, stock, reserved, known, holds })
      else await release(tenant, holds.splice(-1 - act.reserves, 1)[0], reserved)
      continue
    }
    if (act.kits !== undefined) {
      const place = places[act.lines[0]?.from ?? 0] ?? ''
      const made = await playKit(tenant, act.kits, place, { kit, items, stock, reserved })
      if (made) {
        apply(stock, made.deltas)
        posted.push({ ...made, entered: [], reversed: false })
      }
      continue
    }
    const lines = act.lines.map((line) => toLine(act.kind, line, items, places))
    const isExact = lines.every((line) => Number.isInteger(inBase(line)))
    const expected = isExact ? judge(act.kind, lines, items, { stock, reserved, known }) : undefined
    // one body for both requests: with another instant it would be another request, which the key refuses
    const effectiveAt = new Date(Date.now() - act.daysAgo * 86_400_000).toISOString()
    const request = {
      idempotencyKey: `step-${step}-of-this-history`,
      body: { kind: act.kind, effectiveAt, lines },
    }
    const send = () => tenant.admin.send(recordMovement, request)
    const [first, again] = await Promise.all([send(), act.twice ? send() : undefined])
    expect(first.status, `${act.kind} ${JSON.stringify(lines)}: ${JSON.stringify(first.problem)}`).toBe(
      expected ? 201 : isExact ? 409 : 422,
    )
    // the twin waits for the first to end: then it repeats its answer, or is refused anew
    if (again && expected) expect(again.body).toEqual(first.body)
    else if (again) expect(again.problem.code).toBe(first.problem.code)
    if (!expected) continue
    apply(stock, expected)
    const entered = first.body.lines.map((line) => line.entered)
    expect(entered.map((as) => as && [as.quantity, as.unit])).toEqual(
      lines.map(({ quantity, unit }) => (unit === undefined ? null : [quantity, unit])),
    )
    for (const { itemId, lotCode, lotId } of first.body.lines) if (lotId) known.set(`${itemId} ${lotCode}`, lotId)
    posted.push({ id: first.body.id, entered, deltas: expected, reversed: false })
  }
  const held = (amounts: ReadonlyMap<string, number>) =>
    Object.fromEntries([...amounts].filter(([, amount]) => amount !== 0).sort())
  expect(await readStock(tenant, 'onHand')).toEqual(held(stock))
  expect(await readStock(tenant, 'reserved')).toEqual(held(reserved))
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
}

function toLine(kind: NewMovement['kind'], line: Act['lines'][number], items: Item[], places: string[]) {
  const item = items[line.item]
  const [from, to] = [places[line.from], places[line.to]]
  const { itemId, tracking } = { itemId: item?.id ?? '', tracking: item?.tracking }
  const ends = ['opening', 'receipt', 'return', 'found'].includes(kind)
    ? { toLocationId: to }
    : kind === 'transfer'
      ? { fromLocationId: from, toLocationId: places[1 - line.from] }
      : kind === 'adjustment' && line.finds
        ? { toLocationId: to }
        : { fromLocationId: from }
  return {
    itemId,
    quantity: String(tracking === 'serial' ? 1 : line.quantity),
    ...ends,
    ...(tracking === 'none' ? {} : { lotCode: `L${line.lot}` }),
    ...(tracking === 'serial' || line.unit === undefined ? {} : { unit: line.unit }),
  }
}

/** Of thirds only every third one is a number of pieces; nine places hold no other. */
function inBase({ quantity, unit }: ReturnType<typeof toLine>): number {
  return unit === 'third' ? Number(quantity) / 3 : Number(quantity) * (unit === undefined ? 1 : factors[unit])
}

/** What the movement changes in real places by the model's rules; undefined: it is refused. */
function judge(
  kind: NewMovement['kind'],
  lines: ReturnType<typeof toLine>[],
  items: Item[],
  { stock, reserved, known }: Pick<World, 'stock' | 'reserved' | 'known'>,
): Map<string, number> | undefined {
  const deltas = new Map<string, number>()
  for (const [index, line] of lines.entries()) {
    const leg = toLeg(kind, line, index)
    if ('message' in leg) throw new Error('a history names the ends of its kind')
    const enters = 'virtual' in leg.from
    const named = `${line.itemId} ${line.lotCode}`
    const madeHere = lines.some(
      (other) => `${other.itemId} ${other.lotCode}` === named && 'virtual' in toLegOf(kind, other),
    )
    if (line.lotCode && !enters && !known.has(named) && !madeHere) return undefined
    for (const [end, sign] of [
      [leg.from, -1],
      [leg.to, 1],
    ] as const)
      if ('location' in end) {
        const key = `${line.itemId} ${end.location} ${line.lotCode ?? ''}`
        deltas.set(key, (deltas.get(key) ?? 0) + sign * inBase(line))
      }
  }
  for (const [key, delta] of deltas)
    if (delta < 0 && (stock.get(key) ?? 0) + delta < (reserved.get(key) ?? 0)) return undefined
  return keepsSerials(items, stock, deltas) ? deltas : undefined
}

function toLegOf(kind: NewMovement['kind'], line: ReturnType<typeof toLine>) {
  const leg = toLeg(kind, line, 0)
  return 'message' in leg ? {} : leg.from
}

function keepsSerials(items: Item[], stock: ReadonlyMap<string, number>, deltas: ReadonlyMap<string, number>): boolean {
  const serial = items.find(({ tracking }) => tracking === 'serial')?.id ?? ''
  const count = new Map<string, number>()
  for (const key of new Set([...stock.keys(), ...deltas.keys()])) {
    if (!key.startsWith(serial)) continue
    const [, , lot = ''] = key.split(' ')
    count.set(lot, (count.get(lot) ?? 0) + (stock.get(key) ?? 0) + (deltas.get(key) ?? 0))
  }
  return [...count.values()].every((amount) => amount <= 1)
}

function apply(stock: Map<string, number>, deltas: ReadonlyMap<string, number>, sign = 1): void {
  for (const [key, delta] of deltas) stock.set(key, (stock.get(key) ?? 0) + sign * delta)
}

async function reverse(
  tenant: TestTenant,
  target: Posted,
  stock: Map<string, number>,
  reserved: ReadonlyMap<string, number>,
): Promise<void> {
  const back = new Map([...target.deltas].map(([key, delta]) => [key, -delta]))
  const serialsHold = [...back].every(
    ([key, delta]) => delta >= 0 || (stock.get(key) ?? 0) + delta >= (reserved.get(key) ?? 0),
  )
  const { status, body, problem } = await tenant.admin.send(reverseMovement, {
    params: { movementId: target.id },
    body: { reason: 'as if it had not been' },
  })
  if (target.reversed) {
    expect(status).toBe(409)
    return
  }
  if (status !== 201) {
    expect(['insufficient_stock', 'serial_in_stock'], problem.detail).toContain(problem.code)
    // only for want of stock, or for a serial that is elsewhere by now
    if (problem.code === 'insufficient_stock') expect(serialsHold).toBe(false)
    return
  }
  expect(serialsHold).toBe(true)
  if (target.entered.length > 0) expect(body.lines.map(({ entered }) => entered)).toEqual(target.entered)
  apply(stock, back)
  target.reversed = true
}

interface World {
  items: readonly Item[]
  places: readonly string[]
  stock: ReadonlyMap<string, number>
  reserved: Map<string, number>
  /** ids of lots by item and code */
  known: ReadonlyMap<string, string>
  holds: Hold[]
}

async function reserve(tenant: TestTenant, { lines }: Act, world: World): Promise<void> {
  const { items, places, stock, reserved, known, holds } = world
  const [line] = lines
  const item = items[line?.item ?? 0]
  if (!line || !item) return
  const locationId = places[line.from] ?? ''
  const lotCode = item.tracking === 'none' ? '' : `L${line.lot}`
  const lotId = known.get(`${item.id} ${lotCode}`)
  // a lot that was never there has no id to name
  if (lotCode !== '' && !lotId) return
  const key = `${item.id} ${locationId} ${lotCode}`
  const { status, body, problem } = await tenant.admin.send(createReservation, {
    body: { itemId: item.id, locationId, quantity: String(line.quantity), ...(lotId ? { lotId } : {}) },
  })
  const isThere = (stock.get(key) ?? 0) - (reserved.get(key) ?? 0) >= line.quantity
  expect(isThere ? status : problem.code).toBe(isThere ? 201 : 'insufficient_stock')
  if (!isThere) return
  reserved.set(key, (reserved.get(key) ?? 0) + line.quantity)
  holds.push({ id: body.id, key, quantity: line.quantity })
}

async function release(tenant: TestTenant, hold: Hold | undefined, reserved: Map<string, number>): Promise<void> {
  if (!hold) return
  await tenant.admin.call(releaseReservation, { params: { reservationId: hold.id }, ifMatch: 1 })
  reserved.set(hold.key, (reserved.get(hold.key) ?? 0) - hold.quantity)
}

async function readStock(tenant: TestTenant, of: 'onHand' | 'reserved'): Promise<Record<string, number>> {
  const { data } = await tenant.admin.call(listStock, { query: { limit: 200 } })
  const rows = data
    .filter((row) => !toQuantity(row[of]).eq(0))
    .map((row) => [`${row.itemId} ${row.locationId} ${row.lotCode ?? ''}`, Number(row[of])] as const)
  return Object.fromEntries(rows.sort())
}

test('any history leaves the stock of a table of numbers, and a ledger that is proved', async () => {
  await fc.assert(fc.asyncProperty(acts, replay), { numRuns: 8, endOnFailure: true })
}, 120_000)
