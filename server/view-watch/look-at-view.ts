import { conditionsOf } from '#contract/filter.ts'
import type { Role } from '#contract/permissions.ts'
import type { ViewConfig } from '#contract/view.ts'
import type { ViewWatch } from '#contract/view-watch.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { countSelection, type ListSelection, selectIds } from '#server/bulk-edit/list-selection.ts'
import type { Tx } from '#server/db/transaction.ts'
import { withinTime } from '#server/db/within-time.ts'
import { AppError } from '#server/http/app-error.ts'

/** Most items of a view whose entries are watched: so many are compared and remembered. */
export const mostItems = 10_000
/** A look that takes longer is given up. */
const longestMs = 5_000

/** What stands in a view, or why that cannot be told. */
export type Look =
  | { kind: 'enters'; ids: string[] }
  /** counted to one more than the figure */
  | { kind: 'above' | 'below'; count: number; isBeyond: boolean }
  | { kind: 'problem'; problem: NonNullable<ViewWatch['problem']> }

/** Which items a view shows: what of its arrangement a watch depends on. */
export function toSelection({ filter, text, archived }: ViewConfig): ListSelection {
  return { ...(filter && { filter }), ...(text && { text }), archived }
}

/** Looks at a view as the role sees it now; reads 10,000 ids or counts up to the figure, for five seconds at most. */
export async function lookAtView(
  tx: Tx,
  { kind, threshold }: Pick<ViewWatch, 'kind' | 'threshold'>,
  { config, role }: { config: ViewConfig; role: Role },
): Promise<Look> {
  const schema = await getSchema(tx)
  const view = viewFields(schema, 'item', role)
  const selection = toSelection(config)
  const names = selection.filter
    ? conditionsOf(selection.filter).flatMap(({ field, than }) => [field, than?.field])
    : []
  const archived = view.fields.filter((field) => field.archivedAt !== null).map(({ key }) => `attributes.${key}`)
  if (names.some((name) => name !== undefined && archived.includes(name)))
    return { kind: 'problem', problem: 'fieldGone' }
  const seen = await withinTime(tx, longestMs, async (): Promise<Look> => {
    if (kind === 'enters') {
      const ids = await selectIds(tx, selection, view, mostItems + 1)
      return ids.length > mostItems ? { kind: 'problem', problem: 'tooMany' } : { kind, ids }
    }
    const figure = threshold ?? 0
    const count = await countSelection(tx, selection, view, figure + 1)
    return { kind, count, isBeyond: kind === 'above' ? count > figure : count < figure }
  }).catch((error: unknown): Look => {
    // a field, operator or value that there is not for this reader
    if (error instanceof AppError && error.code === 'invalid_value') return { kind: 'problem', problem: 'fieldGone' }
    throw error
  })
  return seen ?? { kind: 'problem', problem: 'tooSlow' }
}
