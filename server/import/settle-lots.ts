import type { Tracking } from '#contract/item.ts'
import type { Refused } from '#core/import/refusal-reasons.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ImportRun } from './import-run.ts'
import type { OpeningStock } from './merge-drafts.ts'

/** What a row's stock is of: a lot, or nothing in particular. */
export type LotOfRow = { lotId: string | undefined } | Refused

interface Lot {
  id: string
  itemId: string
  code: string
  expiresOn: string | null
  /** the real place a serial is in */
  heldAt: string | null
}

/**
 * Finds or makes the lots that rows name. An item whose rows name lots and whose stock has never moved is told apart by them from now on: by serials where the
 * column is of those and each row counts one thing, else by lots. The caller holds the items' locks.
 * @returns what a row's stock is of; asked row by row in the order of the file, for a serial stands in one row
 */
export async function settleLots(
  tx: Tx,
  run: ImportRun,
  told: readonly OpeningStock[],
  { hasSerials, isNew }: { hasSerials: boolean; isNew(itemId: string): boolean },
): Promise<(one: OpeningStock, place: string) => LotOfRow> {
  const trackings = await settleTracking(tx, run, told, hasSerials, isNew)
  const named = told.filter(({ itemId, draft }) => draft.lot !== undefined && trackings.get(itemId) !== 'none')
  const lots = await findOrMakeLots(tx, named)
  const seen = new Set<string>()
  return ({ itemId, draft, tracking: before }, place) => {
    const tracking = trackings.get(itemId) ?? before
    if (draft.lot === undefined)
      return tracking === 'none' ? { lotId: undefined } : { reason: 'stock_tracked', target: 'openingStock' }
    if (tracking === 'none') return { reason: 'stock_untracked', target: 'lot', value: draft.lot }
    const lot = lots.get(lotKey(itemId, draft.lot))
    if (!lot) throw new Error('The lot was not made.')
    if (draft.expiresOn !== undefined && lot.expiresOn !== draft.expiresOn)
      return { reason: 'lot_differs', target: 'expiresOn', value: draft.expiresOn }
    if (tracking === 'lot') return { lotId: lot.id }
    const quantity = toQuantity(draft.openingStock ?? '0')
    if (quantity.eq(0)) return { lotId: lot.id }
    if (!quantity.eq(1)) return { reason: 'serial_quantity', target: 'openingStock', value: draft.openingStock ?? '' }
    if ((lot.heldAt ?? place) !== place || seen.has(lot.id))
      return { reason: 'serial_in_stock', target: 'lot', value: draft.lot }
    seen.add(lot.id)
    return { lotId: lot.id }
  }
}

function lotKey(itemId: string, code: string): string {
  return `${itemId} ${code.toLowerCase()}`
}

/** How the stock of each item is told apart, after items without any history have begun to be. */
async function settleTracking(
  tx: Tx,
  { actor, importId }: ImportRun,
  told: readonly OpeningStock[],
  hasSerials: boolean,
  isNew: (itemId: string) => boolean,
): Promise<Map<string, Tracking>> {
  const trackings = new Map(told.map(({ itemId, tracking }) => [itemId, tracking] as const))
  const wanted = new Map<string, Tracking>()
  for (const { itemId, draft, tracking } of told) {
    if (tracking !== 'none' || draft.lot === undefined) continue
    const isOne = hasSerials && ['0', '1'].includes(draft.openingStock ?? '')
    wanted.set(itemId, isOne && wanted.get(itemId) !== 'lot' ? 'serial' : 'lot')
  }
  if (wanted.size === 0) return trackings
  const rows = await tx.query<{ id: string; tracking: Tracking; moved: boolean }>({
    text: `select i.id, i.tracking, exists (select from movement_line l where l.tenant_id = $1 and l.item_id = i.id) as moved
           from item i where i.tenant_id = $1 and i.id = any($2::uuid[])`,
    values: [tx.tenantId, [...wanted.keys()]],
  })
  for (const { id, tracking, moved } of rows) {
    if (tracking === 'none' && moved) wanted.delete(id)
    // an earlier chunk of the file has begun it
    if (tracking !== 'none') wanted.delete(id)
    trackings.set(id, wanted.get(id) ?? tracking)
  }
  // the item's version stays: nobody has edited it, and what the import made of it is taken back as it stood
  await tx.query({
    text: `update item i set tracking = n.tracking from unnest($2::uuid[], $3::text[]) n (id, tracking)
           where i.tenant_id = $1 and i.id = n.id`,
    values: [tx.tenantId, [...wanted.keys()], [...wanted.values()]],
  })
  for (const [id, tracking] of wanted)
    if (!isNew(id))
      await audit(tx, actor, {
        action: 'update',
        entity: 'item',
        entityId: id,
        before: { tracking: 'none' },
        after: { tracking, importId },
      })
  return trackings
}

/** By `lotKey`; those made have the day they expire on from the first row that names it. */
async function findOrMakeLots(tx: Tx, named: readonly OpeningStock[]): Promise<Map<string, Lot>> {
  if (named.length === 0) return new Map()
  const expiries = new Map<string, string>()
  for (const { itemId, draft } of named)
    if (draft.lot !== undefined && draft.expiresOn !== undefined && !expiries.has(lotKey(itemId, draft.lot)))
      expiries.set(lotKey(itemId, draft.lot), draft.expiresOn)
  const rows = [...new Map(named.map((one) => [lotKey(one.itemId, one.draft.lot ?? ''), one])).values()]
  await tx.query({
    text: `insert into lot (tenant_id, item_id, code, expires_on)
           select $1, n.* from unnest($2::uuid[], $3::text[], $4::date[]) n (item_id, code, expires_on)
           on conflict (tenant_id, code_key, item_id) do nothing`,
    values: [
      tx.tenantId,
      rows.map(({ itemId }) => itemId),
      rows.map(({ draft }) => draft.lot),
      rows.map(({ itemId, draft }) => expiries.get(lotKey(itemId, draft.lot ?? '')) ?? null),
    ],
  })
  const found = await tx.query<Lot>({
    text: `select o.id, o.item_id as "itemId", n.code, o.expires_on::text as "expiresOn",
             (select b.location_id from balance b where b.tenant_id = $1 and b.item_id = o.item_id and b.serial_at = o.id limit 1) as "heldAt"
           from unnest($2::uuid[], $3::text[]) n (item_id, code)
           join lot o on o.tenant_id = $1 and o.code_key = lower(n.code) and o.item_id = n.item_id`,
    values: [tx.tenantId, rows.map(({ itemId }) => itemId), rows.map(({ draft }) => draft.lot)],
  })
  return new Map(found.map((lot) => [lotKey(lot.itemId, lot.code), lot]))
}
