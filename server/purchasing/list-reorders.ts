import type { z } from 'zod'
import type { listReorderRows, ReorderRow } from '#contract/reorder.ts'
import type { SupplierItem } from '#contract/supplier-item.ts'
import type { Language } from '#contract/words/languages.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { chooseSupplier } from '#core/purchasing/choose-supplier.ts'
import { orderQuantity } from '#core/purchasing/order-quantity.ts'
import { nextBreak, priceAt } from '#core/purchasing/price-at.ts'
import { type Allowed, spendBudget } from '#core/purchasing/spend-budget.ts'
import { say } from '#core/words/say.ts'
import type { Tx } from '#server/db/transaction.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { type Judgement, judgeRule } from './judge-rule.ts'
import { listWatched, readItemFacts, type Watched } from './reorder-queries.ts'
import { reasonOf } from './reorder-reason.ts'
import { getSettings } from './settings.ts'
import { listSupplierItems } from './supplier-item-queries.ts'

type Query = z.output<typeof listReorderRows.query>

interface Judged extends Judgement {
  row: Watched
  sold: SupplierItem[]
  supplier: SupplierItem | undefined
}

/** Rules that are judged at a time at most: those by forecast are asked one by one. */
const batch = 1_000

/** A page of what is to be ordered, each with its reason in the reader's language and whom to order it from. */
export async function listReorders(tx: Tx, query: Query, language: Language) {
  const judge = await judgeBy(tx, query)
  const reached: Judged[] = []
  let after = toKey(parseCursor(query.cursor, 3))
  // twice as many when a page's worth was not enough: mostly a few are missing, and where hardly any rule is reached it soon reads many
  for (let limit = query.limit + 1; ; limit = Math.min(batch, 2 * limit)) {
    const watched = await listWatched(tx, { ...query, after, limit })
    reached.push(...(await judge(watched)).filter(({ need }) => need !== null))
    after = watched.at(-1)?.key
    if (watched.length < limit || reached.length > query.limit) break
  }
  const page = toPage(reached.slice(0, query.limit + 1), query.limit, ({ row }) => row.key)
  const allowed = query.budget === undefined ? undefined : await allowWithin(tx, query.budget, query, judge)
  const surpluses = await findSurpluses(tx, page.data, judge)
  return {
    ...page,
    data: page.data.map((one) => {
      const told = toRow(one, surpluses, language)
      return { ...told, withinBudget: allowed?.get(keyOf(one)) ?? null }
    }),
  }
}

const keyOf = ({ row }: Judged): string => JSON.stringify(row.key)

/** What a budget allows of each line, over all pages of the list. */
async function allowWithin(
  tx: Tx,
  budget: string,
  query: Query,
  judge: (watched: readonly Watched[]) => Promise<Judged[]>,
): Promise<Map<string, Allowed | null>> {
  const needy: Judged[] = []
  for (let after: Watched['key'] | undefined; ; ) {
    const watched = await listWatched(tx, { ...query, after, limit: batch })
    needy.push(...(await judge(watched)).filter(({ need }) => need !== null))
    after = watched.at(-1)?.key
    if (watched.length < batch) break
  }
  const surpluses = await findSurpluses(tx, needy, judge)
  const currency = await readCurrency(tx)
  const open = needy.flatMap((one) => {
    const { supplier, row, outlook } = one
    const { missing, transfer } = splitNeed(one, surpluses)
    if (!supplier || supplier.currency !== currency || missing.lte(0)) return []
    const position = Number(row.position) + Number(row.drafted) + Number(transfer?.quantity ?? 0)
    const dailyDemand = outlook && outlook.weeklyDemand / 7
    return [{ key: keyOf(one), line: { missing: toDecimal(missing), position, dailyDemand, supplier } }]
  })
  const allowed = spendBudget(
    open.map(({ line }) => line),
    budget,
  )
  return new Map(open.map(({ key }, index) => [key, allowed[index] ?? null]))
}

async function readCurrency(tx: Tx): Promise<string | undefined> {
  const [row] = await tx.query<{ currency: string }>({
    text: 'select currency from tenant where id = current_tenant()',
  })
  return row?.currency
}

function toKey(position: ReturnType<typeof parseCursor>): Watched['key'] | undefined {
  return position && [String(position[0]), String(position[1]), String(position[2])]
}

async function judgeBy(tx: Tx, query: Query) {
  const settings = await getSettings(tx)
  return async (watched: readonly Watched[]): Promise<Judged[]> => {
    const itemIds = [...new Set(watched.map(({ itemId }) => itemId))]
    if (itemIds.length === 0) return []
    const offers = Map.groupBy(await listSupplierItems(tx, { itemIds }), ({ itemId }) => itemId)
    const facts = await readItemFacts(tx, itemIds)
    return watched.map((row) => {
      const sold = (offers.get(row.itemId) ?? []).filter(
        ({ supplierId }) => query.supplierId === undefined || query.supplierId === supplierId,
      )
      const first = chooseSupplier(sold)
      const judged = judgeRule(row, first, facts, settings, query)
      // known only now: what is needed decides which prices hold
      const supplier = judged.need === null ? first : chooseSupplier(sold, judged.need)
      const again = supplier === first ? judged : judgeRule(row, supplier, facts, settings, query)
      return { row, sold, supplier, ...again }
    })
  }
}

/** Places that have more of an item than their own rule fills up to, the fullest first, by item; only of items that have rules at places. */
async function findSurpluses(
  tx: Tx,
  needy: readonly Judged[],
  judge: (watched: readonly Watched[]) => Promise<Judged[]>,
): Promise<Map<string, Judged[]>> {
  const itemIds = [...new Set(needy.map(({ row }) => row.itemId))]
  if (itemIds.length === 0) return new Map()
  const all = await listWatched(tx, { itemIds, everyRule: true, atPlaces: true, limit: 10_000 })
  const rich = (await judge(all)).filter(({ surplus, need }) => surplus !== '0' && need === null)
  rich.sort((a, b) => toQuantity(b.surplus).cmp(a.surplus))
  return Map.groupBy(rich, ({ row }) => row.itemId)
}

/** What can come from another place, and what is still to be bought, of what drafts leave open. */
function splitNeed({ row, need }: Judged, surpluses: ReadonlyMap<string, Judged[]>) {
  const from = surpluses.get(row.itemId)?.find((other) => other.row.locationId !== row.locationId)
  const open = toQuantity(need ?? '0').minus(row.drafted)
  const transfer = from && open.gt(0) ? toTransfer(from, toDecimal(open)) : null
  return { transfer, missing: transfer ? open.minus(transfer.quantity) : open }
}

function toRow(
  one: Judged,
  surpluses: ReadonlyMap<string, Judged[]>,
  language: Language,
): Omit<ReorderRow, 'withinBudget'> {
  const { row, sold, supplier, need, outlook, levels } = one
  if (need === null) throw new Error('A rule that is reached asks for something.')
  const { transfer, missing } = splitNeed(one, surpluses)
  const { key: _key, forecast, today, ...figures } = row
  const told = {
    ...figures,
    need,
    outlook,
    levels,
    transfer,
    hasSupplier: sold.length > 0,
    proposal: supplier && missing.gt(0) ? propose(supplier, toDecimal(missing)) : null,
  }
  return { ...told, reason: say(reasonOf(told, { today, language, events: forecast?.events ?? [] }), language) }
}

function toTransfer({ row, surplus }: Judged, open: string): ReorderRow['transfer'] {
  if (row.locationId === null || row.locationName === null) return null
  const quantity = toQuantity(surplus).lt(open) ? surplus : open
  return { fromLocationId: row.locationId, fromLocationName: row.locationName, quantity }
}

function propose(supplier: SupplierItem, need: string): ReorderRow['proposal'] {
  const { quantity, raisedBy } = orderQuantity(need, supplier)
  return {
    supplierId: supplier.supplierId,
    supplierName: supplier.supplierName,
    quantity,
    packUnit: supplier.packUnit,
    packSize: supplier.packSize,
    ordered: toDecimal(toQuantity(quantity).times(supplier.packSize)),
    raisedBy,
    unitPrice: priceAt(supplier.prices, quantity),
    currency: supplier.currency,
    nextBreak: nextBreak(supplier.prices, quantity),
    leadTimeDays: supplier.leadTimeDays,
  }
}
