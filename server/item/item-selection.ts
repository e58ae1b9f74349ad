import type { Filter } from '#contract/filter.ts'
import type { SqlText } from '#server/db/sql-text.ts'
import { compileFilter, type FilterScope, requiredFacets } from './filter-sql.ts'

/** The custom fields of items as their reader knows them. */
export type ItemView = Pick<FilterScope, 'fields' | 'fieldsOf' | 'hidden' | 'schema' | 'today'>

/** Which items a list or a count speaks of. */
export interface ItemSelection {
  filter?: Filter | undefined
  /** free text: best matches first, unless a sort is told */
  text?: string | undefined
  archived: 'exclude' | 'include' | 'only'
}

/** A selection but for its text, as a condition on `item i`. */
export function selectionSql(sql: SqlText, query: ItemSelection, scope: FilterScope): string {
  const parts = ['true']
  if (query.archived !== 'include') parts.push(`i.archived_at is ${query.archived === 'only' ? 'not ' : ''}null`)
  if (query.filter) parts.push(compileFilter(sql, query.filter, scope))
  return parts.join(' and ')
}

/** Most items that are looked up by an entry of a list; of an entry that is more common, enough are met on any way. */
const mostByFacet = 5_000

/**
 * The ways a selection is read: one, or where it requires an entry of a list, two of which one is taken: by the index of
 * entries where few items have it, else in the statement's own order. The planner cannot choose here: policies hide the
 * index from it, and how common an entry is differs from tenant to tenant.
 */
export function waysTo(
  sql: SqlText,
  query: ItemSelection,
  scope: FilterScope,
): { few: string; conditions: readonly string[] } {
  const facets = query.filter && requiredFacets(query.filter, scope)
  if (!facets) return { few: '', conditions: ['true'] }
  const list = sql.bind(facets, 'text[]')
  const isFew = `(select count(*) from few) <= ${mostByFacet}`
  return {
    few: `few as materialized (select f as id from item_ids_with_facets(${list}, ${mostByFacet + 1}) f),`,
    conditions: [`i.id in (select id from few) and ${isFew}`, `not (${isFew})`],
  }
}
