import type { z } from 'zod'
import type { Filter } from '#contract/filter.ts'
import type { aggregate as aggregateShape } from '#contract/search.ts'
import type { Aggregate } from '#core/search/reading.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ItemView } from '#server/item/item-selection.ts'
import { findField } from '#server/item/measured-column.ts'
import { computeFigures, type FigureGroup } from './compute-figure.ts'

type Told = z.output<typeof aggregateShape>

/** The figure a question asks for, for each of several where it is asked so, and how many items it is over; one statement. */
export async function tellFigure(
  tx: Tx,
  aggregate: Aggregate,
  selection: { filter: Filter | undefined; archived: 'exclude' | 'include' | 'only' },
  { view, currency }: { view: ItemView; currency: string },
): Promise<{ told: Told; count: number }> {
  const { of, by } = aggregate
  const { count, figure, lacking, groups, moreGroups } = await computeFigures(tx, aggregate, selection, view)
  const isMoney = of === 'value' || of === 'average_price' || aggregate.isMoney === true
  const told: Told = { of, value: figure, unit: aggregate.unit ?? (isMoney ? currency : null), isMoney }
  if (of === 'value') told.basis = aggregate.basis
  if (lacking > 0) told.lacking = lacking
  if (aggregate.fields) told.fields = [...aggregate.fields]
  if (by === undefined) return { told, count }
  return { told: { ...told, by, groups: groups.map((group) => withLabel(group, by, view)), moreGroups }, count }
}

/** An option by its label. */
function withLabel(group: FigureGroup, by: string, { fields }: ItemView): FigureGroup {
  const options = findField(by, fields)?.options ?? []
  return { ...group, label: group.label ?? options.find(({ key }) => key === group.value)?.label ?? null }
}
