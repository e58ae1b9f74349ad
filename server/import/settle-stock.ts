import { sentence } from '#contract/words/sentence.ts'
import { enterCell } from '#core/import/enter-cell.ts'
import type { ItemDraft } from '#core/import/read-items-row.ts'
import { type Quantity, toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { heldOf } from '#server/item/held-stock.ts'
import { readItemUnits } from '#server/pack/pack-queries.ts'
import { type BatchLine, type BatchMovement, postBatch } from '#server/stock/post-batch.ts'
import type { EnteredAs } from '#server/stock/post-movement.ts'
import { defaultLocation, findOrCreateLocations, findVirtualLocations } from './find-locations.ts'
import type { ImportRun } from './import-run.ts'
import type { OpeningStock } from './merge-drafts.ts'
import { settleLots } from './settle-lots.ts'
import type { RefusedRow } from './refused-rows.ts'
import { sayForTenant } from './say-for-tenant.ts'

/** Locations by the names a file uses, as far as they have been looked up. */
export interface Places {
  /** undefined: not usable */
  named: Map<string, string | undefined>
  /** for rows that name none */
  fallback: string | undefined
}

export interface StockChunk {
  stock: readonly OpeningStock[]
  /** items that this very transaction made: nobody can know stock of theirs */
  isNew(itemId: string): boolean
  /**
   * `stockKey` of the rows whose stock earlier chunks of this file adjusted: what a later row says is added to theirs, as
   * within one chunk
   */
  adjusted: Set<string>
  /** what its rows call lots are serials */
  hasSerials: boolean
  nextId(): string
  openedAt: string
}

export interface SettledStock {
  movements: number
  lines: number
  refused: RefusedRow[]
  /** rows whose item is written, but whose stock is left as it was: it is known already */
  warned: RefusedRow[]
}

/** A row's stock in base units. */
interface EnteredStock extends OpeningStock {
  quantity: string
  lotId: string | undefined
  entered?: EnteredAs
}

/** What the rows of a chunk say of one item, or one lot of it, at one location, in the item's unit. */
interface Figure {
  itemId: string
  place: string
  lotId: string | undefined
  unit: string
  rows: EnteredStock[]
  sum: Quantity
}

interface Balance {
  itemId: string
  locationId: string
  lotId: string | null
  onHand: string
  reserved: string
  /** something else than this import has moved stock of the item there, and has not been taken back */
  hasHistory: boolean
}

/** Names the item, location and lot of a row, as the file does. */
export function stockKey(draft: ItemDraft): string {
  return [draft.key, draft.location?.toLowerCase() ?? '', draft.lot?.toLowerCase() ?? ''].join('\n')
}

/** Whether a row tells of stock that the import is to bring into the books. */
export function bringsStock(draft: ItemDraft, mode: ImportRun['options']['stock']): boolean {
  if (mode === 'ignore' || draft.openingStock === undefined) return false
  // no stock is nothing to open, but something to adjust to
  return mode === 'adjust' || draft.openingStock !== '0'
}

/**
 * Brings the stock that a chunk's rows tell into the books, by the import's option: `open` books it where nothing is known
 * of the item yet, and warns of other rows whose figure is not what is on hand; `adjust` posts the difference, so that on hand equals the file's figure;
 * `ignore` leaves stock alone. The caller holds the items' locks, so that of two imports of one file the second sees what
 * the first has posted; balances that there are stay locked, in key order, until the transaction ends. Looks at what is
 * there with one statement for the chunk, and with none when all its items are new.
 */
export async function settleStock(tx: Tx, run: ImportRun, places: Places, chunk: StockChunk): Promise<SettledStock> {
  const settled: SettledStock = { movements: 0, lines: 0, refused: [], warned: [] }
  const { stock: mode } = run.options
  if (mode !== 'ignore')
    for (const { row, draft } of chunk.stock)
      if (draft.stockRefused) settled.refused.push({ row, refused: draft.stockRefused })
  const told = chunk.stock.filter(({ draft }) => bringsStock(draft, mode))
  if (told.length === 0) return settled
  const lotOf = await settleLots(tx, run, told, chunk)
  const placeOf = await findPlaces(tx, run, places, told)
  const unitsOf = await findUnits(tx, told)
  const figures = new Map<string, Figure>()
  for (const one of told) {
    const place = placeOf(one.draft)
    if (place === undefined) {
      const refused = { reason: 'location_not_usable', target: 'location', value: one.draft.location ?? '' } as const
      settled.refused.push({ row: one.row, refused })
      continue
    }
    const lot = lotOf(one, place)
    if ('reason' in lot) {
      settled.refused.push({ row: one.row, refused: lot })
      continue
    }
    const quantity = one.draft.openingStock ?? '0'
    const cell = enterCell(quantity, one.draft.stockUnit ?? '', unitsOf(one), 'stockUnit')
    if ('reason' in cell) settled.refused.push({ row: one.row, refused: cell })
    else addFigure(figures, { ...one, ...cell, ...lot }, place)
  }
  const balances = await readBalances(
    tx,
    run.importId,
    [...figures.values()].filter(({ itemId }) => !chunk.isNew(itemId)),
    { lock: !run.isTrial },
  )
  const virtual = await findVirtualLocations(tx)
  const opening: BatchLine[] = []
  const adjustment: BatchLine[] = []
  for (const [key, figure] of figures) {
    const balance = balances.get(key)
    const known = balance?.hasHistory === true
    if (mode !== 'adjust') {
      if (known) {
        if (!figure.sum.eq(balance.onHand)) settled.warned.push(...figure.rows.map((one) => warn(one, balance)))
      } else
        opening.push(
          ...figure.rows.map((one) => ({
            ...toLine(figure, virtual.opening, toQuantity(one.quantity)),
            entered: one.entered,
          })),
        )
      continue
    }
    const isFurther = figure.rows.some(({ draft }) => chunk.adjusted.has(stockKey(draft)))
    const change = isFurther ? figure.sum : figure.sum.minus(balance?.onHand ?? 0)
    if (balance && toQuantity(balance.onHand).plus(change).lt(balance.reserved))
      settled.refused.push(...figure.rows.map((one) => refuse(one, 'stock_reserved', balance)))
    else if (!change.eq(0)) {
      const lines = known ? adjustment : opening
      lines.push(toLine(figure, known ? virtual.adjustment : virtual.opening, change))
    }
  }
  const movements: BatchMovement[] = []
  const lines: BatchLine[] = []
  for (const [kind, own, words] of [
    ['opening', opening, sentence('import.openingStock')],
    ['adjustment', adjustment, sentence('import.stockAdjusted')],
  ] as const) {
    if (own.length === 0) continue
    const reason = await sayForTenant(tx, words)
    lines.push(...own.map((line) => ({ ...line, movement: movements.length })))
    movements.push({ id: chunk.nextId(), kind, effectiveAt: chunk.openedAt, reference: '', reason })
  }
  const batch = { movements, lines, source: 'import', importId: run.importId } as const
  if (!run.isTrial) await postBatch(tx, run.actor, batch, { negativeStock: 'allow' })
  if (mode === 'adjust') tx.afterCommit(() => told.forEach(({ draft }) => chunk.adjusted.add(stockKey(draft))))
  return { ...settled, movements: movements.length, lines: lines.length }
}

function addFigure(figures: Map<string, Figure>, one: EnteredStock, place: string): void {
  const { itemId, unit, lotId } = one
  const key = placeKey(itemId, place, lotId)
  const figure = figures.get(key) ?? { itemId, place, lotId, unit, rows: [], sum: toQuantity(0) }
  figure.rows.push(one)
  figure.sum = figure.sum.plus(one.quantity)
  figures.set(key, figure)
}

/** @param change  in the item's unit, not zero; below zero the stock leaves */
function toLine({ itemId, place, lotId, unit }: Figure, otherSide: string, change: Quantity): BatchLine {
  const [fromLocationId, toLocationId] = change.gt(0) ? [otherSide, place] : [place, otherSide]
  const quantity = toDecimal(change.abs())
  return { movement: 0, itemId, fromLocationId, toLocationId, lotId, quantity, unit, unitPrice: null }
}

function warn(one: OpeningStock, balance: Balance): RefusedRow {
  return refuse(one, 'stock_already_known', balance)
}

function refuse(
  { row, draft }: OpeningStock,
  reason: 'stock_already_known' | 'stock_reserved',
  { onHand }: Balance,
): RefusedRow {
  return { row, refused: { reason, target: 'openingStock', value: draft.openingStock ?? '0', onHand } }
}

function placeKey(itemId: string, locationId: string, lotId: string | null | undefined): string {
  return `${itemId} ${locationId} ${lotId ?? ''}`
}

/**
 * The balances of items at locations, locked in key order unless told otherwise, by `placeKey`; those that nothing has moved yet are not there.
 * Reads at most the newest lines of each item until one counts.
 */
async function readBalances(
  tx: Tx,
  importId: string,
  figures: readonly Figure[],
  { lock }: { lock: boolean },
): Promise<Map<string, Balance>> {
  if (figures.length === 0) return new Map()
  const rows = await tx.query<Balance>({
    name: lock ? 'import-lock-balances' : 'import-read-balances',
    // After a bulk load the planner may think a join of all lines cheaper than looking each item up: the limit forbids it.
    text: `
      select b.item_id as "itemId", b.location_id as "locationId", b.lot_id as "lotId", trim_scale(b.on_hand)::text as "onHand",
        trim_scale(${heldOf('b')})::text as reserved, h.known is not null as "hasHistory"
      from unnest($2::uuid[], $3::uuid[], $5::uuid[]) as k (item_id, location_id, lot_id)
      join balance b on b.tenant_id = $1 and b.item_id = k.item_id and b.location_id = k.location_id and b.lot_id is not distinct from k.lot_id
      left join lateral (
        select true as known
        from movement_line l join movement m on m.tenant_id = l.tenant_id and m.id = l.movement_id
        where l.tenant_id = $1 and l.item_id = k.item_id and l.lot_id is not distinct from k.lot_id and k.location_id in (l.from_location_id, l.to_location_id)
          and m.reverses_id is null and m.import_id is distinct from $4
          and not exists (select from movement r where r.tenant_id = $1 and r.reverses_id = m.id)
        limit 1
      ) h on true
      order by b.item_id, b.location_id, b.lot_id
      ${lock ? 'for no key update of b' : ''}`,
    values: [
      tx.tenantId,
      figures.map(({ itemId }) => itemId),
      figures.map(({ place }) => place),
      importId,
      figures.map(({ lotId }) => lotId ?? null),
    ],
  })
  return new Map(rows.map((row) => [placeKey(row.itemId, row.locationId, row.lotId), row]))
}

/** What each row's item is counted in: looked up only where a row says what its stock counts. */
async function findUnits(tx: Tx, stock: readonly OpeningStock[]): Promise<(one: OpeningStock) => UnitsOfItem> {
  const ids = stock.flatMap(({ draft, itemId }) => (draft.stockUnit ? [itemId] : []))
  const units = ids.length === 0 ? new Map<string, UnitsOfItem>() : await readItemUnits(tx, ids)
  return ({ itemId, unit }) => units.get(itemId) ?? { unit, packs: [] }
}

/** @returns the location a row means; undefined: it cannot be used */
async function findPlaces(
  tx: Tx,
  run: ImportRun,
  places: Places,
  stock: readonly OpeningStock[],
): Promise<(draft: ItemDraft) => string | undefined> {
  const unknown = new Set(
    stock.flatMap(({ draft }) => (draft.location && !places.named.has(draft.location) ? [draft.location] : [])),
  )
  const found = await findOrCreateLocations(tx, run, [...unknown])
  const named = new Map([...places.named, ...[...unknown].map((name) => [name, found.get(name)] as const)])
  const fallback = stock.some(({ draft }) => !draft.location)
    ? (places.fallback ?? (await defaultLocation(tx, run, run.options.locationId)))
    : undefined
  // Only what is committed is remembered: a transaction that is tried again finds its own locations gone.
  tx.afterCommit(() => {
    places.named = new Map([...places.named, ...named])
    places.fallback ??= fallback
  })
  return (draft) => (draft.location ? named.get(draft.location) : fallback)
}
