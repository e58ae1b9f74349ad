import { expect } from 'vitest'
import { listMovements, reverseMovements } from '#contract/movement.ts'
import { prepareItems } from '#server/import/import-fixture.ts'
import { runImport } from '#server/import/jobs.ts'
import { reverseBatch } from '#server/import/reverse-import.ts'
import { type How, pick } from './documents-how-fixture.ts'
import { book, type Done, freeAt, heldAt, keyOf, type World, write } from './documents-world-fixture.ts'

/** What comes in batches, and is taken back in batches. */
export const batchActs = {
  /** A list says how much of something lies on each shelf: what differs is adjusted, unless it is promised. */
  async bringList(world: World, { amount, other, shelf }: How) {
    const figures = world.shelves.map((place, n) => ({
      key: keyOf(world.items.none, place, ''),
      code: n === 0 ? 'A' : 'B',
      figure: n === shelf ? amount + other : other,
    }))
    const content = ['sku,stock,place', ...figures.map((row) => `none,${row.figure},${row.code}`)].join('\n')
    const mapping = { sku: 'sku', stock: 'openingStock', place: 'location' }
    const run = await prepareItems(world.app, world.tenant, { content, mapping, stock: 'adjust' })
    await runImport(run)
    const changes = figures.flatMap(({ key, figure }) => {
      const change = figure - (world.stock.get(key) ?? 0)
      return change === 0 || figure < heldAt(world, key) ? [] : [[key, change] as const]
    })
    const { data } = await world.tenant.admin.call(listMovements, { query: { importId: run.importId } })
    const before = world.movements.length
    for (const { id } of data) await book(world, id, undefined)
    const movements = world.movements.slice(before)
    const sum = new Map(movements.flatMap(({ deltas }) => [...deltas]))
    expect(sum).toEqual(new Map(changes))
    world.imports.push({ run, movements, isTakenBack: false })
  },

  /** Of a batch, what nobody has taken back by hand; all of it or nothing. */
  async takeBackList(world: World, { which }: How) {
    const batch = pick(world.imports, which)
    if (!batch || batch.isTakenBack) return
    const standing = batch.movements.filter(({ reversed }) => !reversed)
    const net = new Map<string, number>()
    for (const { deltas } of standing) for (const [key, delta] of deltas) net.set(key, (net.get(key) ?? 0) + delta)
    const allowed = [...net].every(([key, delta]) => delta <= 0 || freeAt(world, key) >= delta)
    const told = await reverseBatch(batch.run).then(
      ({ movements }) => movements,
      (error: unknown) => error,
    )
    expect(told).toEqual(allowed ? standing.length : expect.objectContaining({ code: 'insufficient_stock' }))
    if (!allowed) return
    batch.isTakenBack = true
    for (const one of standing) undo(world, one)
  },

  /** Some of the last movements at once, the newest first; all or none. */
  async reverseSome(world: World, how: How) {
    const last = world.movements.slice(-8)
    const numbers = new Set([how.which, how.which + how.other, how.lot])
    const some = [...new Set([...numbers].flatMap((n) => pick(last, n) ?? []))]
    if (some.length === 0) return
    const restore = snapshot(world)
    const allowed = some
      .toSorted((one, other) => (one.id < other.id ? 1 : -1))
      .every((one) => mayUndo(world, one) && (undo(world, one), true))
    if (!allowed) restore()
    const body = { movementIds: some.map(({ id }) => id), reason: 'As if none had been' }
    await write(world, reverseMovements, { body }, { allowed, twice: how.twice })
  },
}

export function mayUndo(world: World, one: Done): boolean {
  return (
    !one.reversed &&
    (one.mayReverse?.() ?? true) &&
    [...one.deltas].every(([key, delta]) => delta <= 0 || freeAt(world, key) >= delta) &&
    [...one.units].every(([lot, delta]) => (world.units.get(lot) ?? 0) - delta <= 1)
  )
}

export function undo(world: World, one: Done): void {
  one.reversed = true
  one.onReverse?.()
  for (const [key, delta] of one.deltas) world.stock.set(key, (world.stock.get(key) ?? 0) - delta)
  for (const [lot, delta] of one.units) world.units.set(lot, (world.units.get(lot) ?? 0) - delta)
}

/** What puts back how the documents of the model stand, and what lies where. */
function snapshot({ purchases, sales, transfers, loans, movements, stock, units }: World): () => void {
  const lines = [...purchases, ...sales].flatMap((order): object[] => order.lines)
  const things: object[] = [...lines, ...transfers, ...loans, ...movements]
  const kept = things.map((thing) => Object.entries(thing).map(([name, value]) => [name, copyOf(value)] as const))
  const amounts = [stock, units].map((map) => new Map(map))
  return () => {
    for (const [n, thing] of things.entries()) Object.assign(thing, Object.fromEntries(kept[n] ?? []))
    for (const [n, map] of [stock, units].entries()) {
      map.clear()
      for (const [key, amount] of amounts[n] ?? []) map.set(key, amount)
    }
  }
}

const copyOf = (value: unknown): unknown => (value instanceof Map ? new Map(value) : value)
