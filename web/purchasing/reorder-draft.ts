import type { ReorderRow } from '#contract/reorder.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** What is chosen of the list, by `rowKey`; with the packs as they are typed where they were changed. */
export interface Chosen {
  keys: ReadonlySet<string>
  quantities: Readonly<Record<string, string>>
}

/** One item may stand in the list for several places. */
export function rowKey({ itemId, locationId }: Pick<ReorderRow, 'itemId' | 'locationId'>): string {
  return `${itemId} ${locationId ?? ''}`
}

/** Whether the row can be drafted: there is a supplier, and drafts do not cover it. */
export function canDraft(row: ReorderRow): boolean {
  return row.proposal !== null
}

/** The packs of a row: as typed, else as proposed; undefined when what is typed is no quantity. */
export function packsOf(row: ReorderRow, { quantities }: Chosen): string | undefined {
  const typed = quantities[rowKey(row)]
  if (typed === undefined) return row.proposal?.quantity
  const packs = parseDecimal(typed)
  return packs !== undefined && /[1-9]/.test(packs) ? packs : undefined
}

/** The lines of the request; a row whose quantity is none is left out. */
export function toReorderLines(rows: readonly ReorderRow[], chosen: Chosen) {
  return rows
    .filter((row) => chosen.keys.has(rowKey(row)))
    .flatMap((row) => {
      const quantity = packsOf(row, chosen)
      if (!row.proposal || quantity === undefined) return []
      return [{ itemId: row.itemId, supplierId: row.proposal.supplierId, quantity, locationId: row.locationId }]
    })
}

/** What a budget allows of the rows: the choice that spends it, and what it comes to. */
export function chooseWithin(rows: readonly ReorderRow[]): { chosen: Chosen; cost: string } {
  const allowed = rows.flatMap((row) => (row.withinBudget ? [{ key: rowKey(row), ...row.withinBudget }] : []))
  return {
    chosen: {
      keys: new Set(allowed.map(({ key }) => key)),
      quantities: Object.fromEntries(allowed.map(({ key, quantity }) => [key, quantity])),
    },
    cost: toDecimal(allowed.reduce((sum, { cost }) => sum.plus(cost), toQuantity('0'))),
  }
}
