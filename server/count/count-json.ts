import type { Count, CountSelection } from '#contract/count.ts'
import type { Filter } from '#contract/filter.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { CountRecord } from './queries.ts'

/** The wire form as a role reads it: a selection by a field it may not see is told without its filter. */
export function toCount(row: CountRecord, view: Pick<FieldView, 'hidden'>): Count {
  const { filter, ...rest } = row.selection
  const selection: CountSelection = filter && !namesHidden(filter, view.hidden) ? { ...rest, filter } : rest
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    note: row.note,
    state: row.state,
    blind: row.is_blind,
    selection,
    recount: { quantity: row.recount_quantity, percent: row.recount_percent, value: row.recount_value },
    counterIds: row.counter_ids,
    progress: { lines: row.lines, counted: row.counted, open: row.open, recount: row.recount },
    countedAt: row.counted_at,
    createdByName: row.created_by_name,
    createdAt: row.created_at,
    handedInAt: row.handed_in_at,
    approvedAt: row.approved_at,
    approvedByName: row.approved_by_name,
    reversedAt: row.reversed_at,
    movementIds: row.movement_ids,
    version: row.version,
  }
}

function namesHidden(tree: Filter, hidden: readonly string[]): boolean {
  if ('and' in tree) return tree.and.some((child) => namesHidden(child, hidden))
  if ('or' in tree) return tree.or.some((child) => namesHidden(child, hidden))
  if ('not' in tree) return namesHidden(tree.not, hidden)
  return 'field' in tree && hidden.some((key) => tree.field === `attributes.${key}`)
}
