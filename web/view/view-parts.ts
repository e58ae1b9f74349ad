import { filter as filterShape } from '#contract/filter.ts'
import { type ViewConfig, type ViewMeasure, viewMeasure } from '#contract/view.ts'

/** What of a view's arrangement stands in the address, where it differs from what is saved. */
export const addressParts = ['filter', 'text', 'archived', 'sort', 'group', 'measures', 'layout'] as const
export type AddressPart = (typeof addressParts)[number]
type Parts = Pick<ViewConfig, AddressPart>

/**
 * The arrangement of an address: its own parts over those of the view. An empty part says that there is none, whatever the view has.
 * @returns `isUnreadable`: its filter is no filter, so there is none
 */
export function readParts(query: URLSearchParams, base: Parts): { parts: Parts; isUnreadable: boolean } {
  const parts = { ...base }
  let isUnreadable = false
  const filter = query.get('filter')
  if (filter !== null) {
    const read = filter === '' ? null : readFilter(filter)
    isUnreadable = read === undefined
    parts.filter = read ?? null
  }
  const text = query.get('text')
  if (text !== null) parts.text = text.slice(0, 200)
  const archived = query.get('archived')
  if (archived === 'exclude' || archived === 'only' || archived === 'include') parts.archived = archived
  const sort = query.get('sort')
  if (sort !== null) parts.sort = sort || null
  const group = query.get('group')
  if (group !== null) parts.group = group || null
  const measures = query.get('measures')
  if (measures !== null) parts.measures = readMeasures(measures)
  const layout = query.get('layout')
  if (layout === 'table' || layout === 'photos') parts.layout = layout
  return { parts, isUnreadable }
}

/** Writes parts into an address: those that are as in the view stay out of it. */
export function writeParts(query: URLSearchParams, change: Partial<Parts>, base: Parts): void {
  for (const part of addressParts) {
    if (!(part in change)) continue
    const given = change[part] ?? null
    const value = part === 'measures' ? writeMeasures(change.measures ?? []) : given
    if (JSON.stringify(given) === JSON.stringify(base[part])) query.delete(part)
    else if (value === null) query.set(part, '')
    else query.set(part, typeof value === 'string' ? value : JSON.stringify(value))
  }
}

function readFilter(text: string) {
  try {
    return filterShape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** Such as `sum:price,average:attributes.weight`; what is none is left out. */
function readMeasures(text: string): ViewMeasure[] {
  return text.split(',').flatMap((one) => {
    const [of, column] = one.split(':')
    return viewMeasure.safeParse({ of, column }).data ?? []
  })
}

function writeMeasures(measures: readonly ViewMeasure[]): string {
  return measures.map(({ of, column }) => `${of}:${column}`).join(',')
}

/** Whether two arrangements are the same; a column's width that was never set differs from any. */
export function isSameView(one: ViewConfig, other: ViewConfig): boolean {
  return JSON.stringify(inOrder(one)) === JSON.stringify(inOrder(other))
}

function inOrder({ columns, frozen, filter, text, archived, sort, group, measures, layout }: ViewConfig) {
  const shown = columns.map(({ id, pixels }) => [id, pixels])
  const told = measures.map(({ column, of }) => [column, of])
  return [shown, frozen, filter, text, archived, sort, group, told, layout]
}
