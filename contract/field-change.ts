import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { attributeValue, field, fieldEntity, fieldKind, fieldUpdate, option } from './field.ts'
import { listQuery, page } from './page.ts'
import { task } from './task.ts'
import { id, instant, key } from './values.ts'

const dateOrder = z.enum(['dmy', 'mdy', 'ymd'])

/** What becomes of a definition: what is left out stays as it is, or goes where the new kind has no such thing. */
const definitionChange = fieldUpdate.omit({ archived: true }).extend({
  kind: fieldKind.optional(),
  /** options that go, and what their values become instead */
  mergeOptions: z
    .array(z.object({ from: key, to: key }).strict())
    .max(500)
    .optional(),
  /** text that becomes a choice: options are made of the values there are; true unless told */
  makeOptions: z.boolean().optional(),
  /** how dates written in digits are read; left out: as the values decide */
  dateOrder: dateOrder.optional(),
})
export type FieldDefinitionChange = z.output<typeof definitionChange>

const counts = z.object({
  /** records that hold a value */
  total: z.int(),
  convert: z.int(),
  unchanged: z.int(),
  fail: z.int(),
})

/** Why a value does not convert; the message is said in the language of the request. */
const reason = z.object({ code: z.string(), message: z.string() })

/** A record whose value does not convert. */
const failingRow = z.object({
  recordId: id,
  /** SKU, code, or a movement's reference */
  code: z.string(),
  name: z.string(),
  /** as the old definition shows it */
  value: z.string(),
  reason,
})

export const fieldChangePreview = z
  .object({
    /** the definition as it would be */
    field,
    counts,
    /** null: every value was looked at. Otherwise the counts are those of some values, drawn by chance. */
    sample: z
      .object({
        /** different values looked at, of so many */
        values: z.int(),
        ofValues: z.int(),
        /** records that hold those looked at, which is the total of the counts */
        records: z.int(),
        ofRecords: z.int(),
      })
      .nullable(),
    /** up to 50 records whose values do not convert */
    failing: z.array(failingRow),
    /** values most records hold, and what they become; null: they do not convert */
    examples: z.array(z.object({ before: z.string(), after: z.string().nullable(), records: z.int() })),
    /** options that would be made */
    newOptions: z.array(option),
    /** places that name an option which goes, and will name the one it becomes */
    rewrites: z.object({ views: z.int(), conditions: z.int(), formulas: z.int() }),
    /** how dates in digits are read; null where it does not matter. Uncertain: no value decides, ask. */
    dateOrder: z.object({ order: dateOrder, isCertain: z.boolean() }).nullable(),
    /** values that do not fit may stay as they are until somebody changes them: only a rule becomes stricter */
    canKeep: z.boolean(),
    /** the change can be started; else why not */
    obstacle: z.string().nullable(),
  })
  .meta({ id: 'FieldChangePreview' })
export type FieldChangePreview = z.output<typeof fieldChangePreview>

/**
 * What becomes of values that do not convert: `refuse` starts nothing while there are any; `clear` takes them out of the records
 * and keeps them with the change, which puts them back when it is undone; `keep` leaves them, where `canKeep` says so.
 */
const onFail = z.enum(['refuse', 'clear', 'keep'])

export const fieldChange = z
  .object({
    id,
    fieldId: id,
    fieldKey: key,
    entity: fieldEntity,
    state: z.enum(['converting', 'done', 'undoing', 'undone']),
    /** what of the definition changes */
    parts: z.array(z.string()),
    before: field,
    after: field,
    onFail,
    counts: z.object({ total: z.int(), converted: z.int(), unchanged: z.int(), failed: z.int() }),
    /** what undoing it did; null while it stands */
    undone: z
      .object({
        /** got back the value they had */
        restored: z.int(),
        /** written since, and converted back */
        convertedBack: z.int(),
        /** written since and of no meaning before the change: kept in its list */
        setAside: z.int(),
      })
      .nullable(),
    /** can be undone now */
    undoable: z.boolean(),
    /** the task that converts, or undoes */
    taskId: id,
    byName: z.string(),
    createdAt: instant,
    finishedAt: instant.nullable(),
  })
  .meta({ id: 'FieldChange' })
export type FieldChange = z.output<typeof fieldChange>

/** A record whose value a change could not carry over, or its undoing could not carry back. */
export const fieldChangeRow = z
  .object({
    recordId: id,
    code: z.string(),
    name: z.string(),
    /** the value, as it was stored and as it was shown */
    stored: attributeValue,
    value: z.string(),
    /** `cleared`: taken out of the record; `kept`: still there; `setAside`: taken out when the change was undone */
    state: z.enum(['cleared', 'kept', 'setAside']),
    reason,
  })
  .meta({ id: 'FieldChangeRow' })
export type FieldChangeRow = z.output<typeof fieldChangeRow>

const params = z.object({ changeId: id })
const tag = 'Schema'

export const previewFieldChange = endpoint({
  name: 'previewFieldChange',
  summary: 'What a change of a field would do to its values; changes nothing',
  tag,
  method: 'POST',
  path: '/fields/{fieldId}/changes/preview',
  access: 'schema:write',
  params: z.object({ fieldId: id }),
  body: definitionChange,
  response: fieldChangePreview,
  errors: ['invalid_value', 'unavailable'],
})
export const startFieldChange = endpoint({
  name: 'startFieldChange',
  summary: 'Change a field and convert its values in the background',
  tag,
  method: 'POST',
  path: '/fields/{fieldId}/changes',
  access: 'schema:write',
  params: z.object({ fieldId: id }),
  compareAndSet: true,
  status: 202,
  body: definitionChange.extend({ onFail: onFail.default('refuse') }),
  response: z.object({ change: fieldChange, task }),
  errors: ['invalid_value', 'values_in_the_way', 'change_in_progress', 'unavailable'],
})
export const listFieldChanges = endpoint({
  name: 'listFieldChanges',
  summary: 'Changes of fields, newest first',
  tag,
  method: 'GET',
  path: '/field-changes',
  access: 'schema:read',
  query: listQuery.pick({ limit: true, cursor: true }).extend({ fieldId: id.optional() }),
  response: page(fieldChange),
})
export const getFieldChange = endpoint({
  name: 'getFieldChange',
  summary: 'One change of a field',
  tag,
  method: 'GET',
  path: '/field-changes/{changeId}',
  access: 'schema:read',
  params,
  response: fieldChange,
})
export const listFieldChangeRows = endpoint({
  name: 'listFieldChangeRows',
  summary: 'Records whose values did not convert',
  tag,
  method: 'GET',
  path: '/field-changes/{changeId}/rows',
  access: 'schema:write',
  params,
  query: listQuery.pick({ limit: true, cursor: true }),
  response: page(fieldChangeRow),
})
export const undoFieldChange = endpoint({
  name: 'undoFieldChange',
  summary: 'Put a field and its values back as they were; what was written since is converted back or listed',
  tag,
  method: 'POST',
  path: '/field-changes/{changeId}/undo',
  access: 'schema:write',
  params,
  status: 202,
  response: z.object({ change: fieldChange, task }),
  errors: ['change_not_undoable', 'change_in_progress', 'invalid_value'],
})
