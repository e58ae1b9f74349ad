import type { z } from 'zod'
import { listAudit } from '#contract/audit.ts'
import type { ItemRow } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import type {
  getItemTool,
  getStockTool,
  listActionsTool,
  listChangesTool,
  listLocationsTool,
  listMovementsTool,
  listSuppliersTool,
  searchTool,
} from '#contract/mcp.ts'
import { listMovements } from '#contract/movement.ts'
import { listPacks, mostPacks } from '#contract/pack.ts'
import { getAvailability } from '#contract/reservation.ts'
import { search } from '#contract/search.ts'
import { listStock } from '#contract/stock.ts'
import { listSuppliers } from '#contract/supplier.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { listActions } from './actions.ts'
import type { Call } from './call.ts'
import { getItemByName, getLocationByName } from './names.ts'

type InputOf<T extends { input: z.ZodType }> = z.output<T['input']>

export async function searchItems({ ask }: Call, { text, limit }: InputOf<typeof searchTool>) {
  const found = await ask(search, { body: { text, limit } })
  return {
    understood: found.chips.map(({ label, words }) => ({ condition: label, words })),
    notUnderstood: found.notUnderstood.map(({ words }) => words),
    mayAlsoMean: found.otherReadings.map(({ label, words }) => ({ condition: label, words })),
    total: found.total,
    totalIsEstimate: found.totalIsEstimate,
    aggregate: found.aggregate,
    items: found.items.map(briefly),
  }
}

/** What tells items apart in a list; `get_item` has all. */
function briefly({ id, sku, name, unit, onHand, reserved, available, price, attributes, archivedAt }: ItemRow) {
  return { id, sku, name, unit, onHand, reserved, available, price, attributes, isArchived: archivedAt !== null }
}

export async function showItem(call: Call, input: InputOf<typeof getItemTool>) {
  const item = await getItemByName(call, input.item)
  const availability = await call.ask(getAvailability, { params: { itemId: item.id } })
  const { data: stock, nextCursor } = await call.ask(listStock, { query: { itemId: item.id } })
  const { data: packs } = await call.ask(listPacks, { query: { itemId: item.id, limit: mostPacks } })
  const units = packs.map(({ name, factor, barcode }) => ({ name, baseUnits: factor, barcode }))
  return { item, packs: units, availability, stock, stockGoesOn: nextCursor !== null }
}

export async function showStock(call: Call, { limit, cursor, ...names }: InputOf<typeof getStockTool>) {
  return call.ask(listStock, { query: { ...(await idsOf(call, names)), limit, cursor } })
}

export async function showMovements(call: Call, { limit, cursor, ...names }: InputOf<typeof listMovementsTool>) {
  return call.ask(listMovements, { query: { ...(await idsOf(call, names)), limit, cursor } })
}

async function idsOf(call: Call, { item, location }: { item?: string | undefined; location?: string | undefined }) {
  return {
    itemId: item === undefined ? undefined : (await getItemByName(call, item)).id,
    locationId: location === undefined ? undefined : (await getLocationByName(call, location)).id,
  }
}

export function showLocations({ ask }: Call, query: InputOf<typeof listLocationsTool>) {
  return ask(listLocations, { query })
}

export function showSuppliers({ ask }: Call, query: InputOf<typeof listSuppliersTool>) {
  return ask(listSuppliers, { query })
}

export function showChanges({ ask }: Call, query: InputOf<typeof listChangesTool>) {
  return ask(listAudit, { query })
}

export async function showActions(call: Call, { limit, cursor }: InputOf<typeof listActionsTool>) {
  const [before] = parseCursor(cursor, 1) ?? []
  const actions = await listActions(call, limit + 1, before === undefined ? null : String(before))
  return toPage(actions, limit, ({ action }) => [action])
}
