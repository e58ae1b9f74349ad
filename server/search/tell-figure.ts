import type { z } from 'zod'
import type { Filter } from '#contract/filter.ts'
import type { aggregate as aggregateShape } from '#contract/search.ts'
import type { Aggregate } from '#core/search/reading.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ItemView } from '#server/item/item-selection.ts'
import { findField } from '#server/item/measured-column.ts'
import { computeFigure, computeGroups, type FigureGroup } from './compute-figure.ts'

type Told = z.output<typeof aggregateShape>

/** The figure a question asks for, and, where it is asked for each of several groups, those; two statements at most. */
export async function tellFigure(
  tx: Tx,
  aggregate: Aggregate,
  selection: { filter: Filter | undefined; archived: 'exclude' | 'include' | 'only' },
  { view, currency, count }: { view: ItemView; currency: string; count: number },
): Promise<Told> {
  const { of, by } = aggregate
  const isMoney = of === 'value' || of === 'average_price' || aggregate.isMoney === true
  const unit = aggregate.unit ?? (isMoney ? currency : null)
  const value = of === 'count' ? String(count) : await computeFigure(tx, aggregate, selection, view)
  const told: Told = { of, value, unit, isMoney }
  if (aggregate.fields) told.fields = [...aggregate.fields]
  if (by === undefined) return told
  const { groups, more } = await computeGroups(tx, { ...aggregate, by }, selection, view)
  return { ...told, by, groups: groups.map((group) => withLabel(group, by, view)), moreGroups: more }
}

/** An option by its label. */
function withLabel(group: FigureGroup, by: string, { fields }: ItemView): FigureGroup {
  const options = findField(by, fields)?.options ?? []
  return { ...group, label: group.label ?? options.find(({ key }) => key === group.value)?.label ?? null }
}
