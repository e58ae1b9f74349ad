import type { z } from 'zod'
import { type ItemChange, mostChangedRows } from '#contract/bulk-edit.ts'
import type { Role } from '#contract/permissions.ts'
import type {
  acceptSuggestions,
  listSuggestionGroups,
  rejectSuggestions,
  SuggestionGroup,
  ValueSuggestion,
} from '#contract/value-suggestion.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { canEdit } from '#core/attribute/field-rule.ts'
import { say } from '#core/words/say.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import { startBulkEdit } from '#server/bulk-edit/start-bulk-edit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { namedBy, showValue } from './guess-fields.ts'
import { listNames } from './queries.ts'
import {
  countSuggestions,
  findSearchTime,
  type GroupRow,
  listGroupRows,
  listSuggestionRows,
  rejectRows,
  type Selected,
} from './suggestion-queries.ts'

const mostGroups = 500

/** Fields that a role fills in, by their names in filters; categories besides. */
async function filledIn(tx: Tx, role: Role): Promise<Map<string, MirroredField | undefined>> {
  const view = viewFields(await getSchema(tx), 'item', role)
  const open = view.fields.filter(
    (field) => field.entity === 'item' && field.archivedAt === null && canEdit(field, role),
  )
  return new Map([['categoryId', undefined], ...open.map((field) => [`attributes.${field.key}`, field] as const)])
}

/** Reads each value as a person does; what is no value any more is left out. */
async function showRows<Row extends Pick<GroupRow, 'field' | 'value'>>(
  tx: Tx,
  rows: readonly Row[],
  fields: ReadonlyMap<string, MirroredField | undefined>,
  language: Language,
): Promise<(Row & { label: string })[]> {
  const ids = rows.flatMap(({ field, value }) => namedBy({ field, value: String(value) }, fields.get(field)))
  const names = await listNames(tx, [...new Set(ids)])
  return rows.flatMap((row) => {
    const shown = showValue({ field: row.field, value: String(row.value) }, fields.get(row.field), names, language)
    return shown ? [{ ...row, ...shown }] : []
  })
}

export async function listGroups(
  tx: Tx,
  role: Role,
  language: Language,
): Promise<z.output<typeof listSuggestionGroups.response>> {
  const fields = await filledIn(tx, role)
  const rows = await showRows(tx, await listGroupRows(tx, [...fields.keys()], mostGroups), fields, language)
  const data = rows.map(
    (row): SuggestionGroup => ({
      ...row,
      fieldLabel: fields.get(row.field)?.name ?? say(sentence('suggestion.category'), language),
    }),
  )
  return { data, ...(await countSuggestions(tx, [...fields.keys()])), searchedAt: await findSearchTime(tx) }
}

/** Suggestions of one value, one more than asked for. */
export async function listOfValue(
  tx: Tx,
  role: Role,
  {
    language,
    ...page
  }: { field: string; value: string; limit: number; language: Language } & Parameters<typeof listSuggestionRows>[2],
): Promise<ValueSuggestion[]> {
  const fields = await filledIn(tx, role)
  const rows = await listSuggestionRows(tx, { fields: [...fields.keys()], field: page.field, value: page.value }, page)
  const shown = await showRows(tx, rows, fields, language)
  return shown.map((row) => ({ ...row, reason: say(row.reason, language) }))
}

/**
 * Fills suggested values in, as one bulk edit; another value than was suggested is a rejection besides. Items that have the value by now are left out.
 * @throws AppError not_found  there is nothing to fill in
 */
export async function acceptRows(
  tx: Tx,
  actor: Actor,
  body: z.output<typeof acceptSuggestions.body>,
): ReturnType<typeof startBulkEdit> {
  const fields = [...(await filledIn(tx, actor.role)).keys()]
  const isOther = 'id' in body
  const selected: Selected = isOther ? { fields, ids: [body.id] } : { fields, ...body }
  const rows = await listSuggestionRows(tx, selected, { limit: mostChangedRows })
  if (rows.length === 0) throw new AppError('not_found')
  // what was accepted is out of sight while its item has the value, and there again when that is undone
  if (isOther) await rejectRows(tx, selected, actor.name)
  const changes = new Map<string, { id: string; version: number; change: ItemChange }>()
  for (const row of rows) {
    const value = isOther ? body.value : row.value
    const known = changes.get(row.itemId)?.change
    const change: ItemChange =
      row.field === 'categoryId'
        ? { ...known, categoryId: value === null ? null : String(value) }
        : { ...known, attributes: { ...known?.attributes, [row.field.slice('attributes.'.length)]: value } }
    changes.set(row.itemId, { id: row.itemId, version: row.version, change })
  }
  return startBulkEdit(tx, actor, { rows: [...changes.values()], atomic: false })
}

/** @returns how many suggestions are off the list */
export async function reject(tx: Tx, actor: Actor, body: z.output<typeof rejectSuggestions.body>): Promise<number> {
  const fields = [...(await filledIn(tx, actor.role)).keys()]
  const rejected = await rejectRows(tx, { fields, ...body }, actor.name)
  const after = 'ids' in body ? { suggestions: rejected } : { ...body, suggestions: rejected }
  await audit(tx, actor, { action: 'reject', entity: 'suggestion', entityId: tx.tenantId, after })
  return rejected
}
