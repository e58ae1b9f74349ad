import type { Attributes } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import { canEdit, canSee } from '#core/attribute/field-rule.ts'
import { validateAttributes } from '#core/attribute/validate-attributes.ts'
import { plainLine, plainText } from '#core/export/plain-text.ts'
import { entityOf, type RecordsKind } from '#core/import/import-targets.ts'
import type { RecordDraft } from '#core/import/read-records-row.ts'
import type { Refused } from '#core/import/refusal-reasons.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import { planOf, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { ReferenceReader } from './find-references.ts'
import { type RecordRow, type RecordValues, toValues } from './record-rows.ts'
import type { RefusedRow } from './refused-rows.ts'
import type { TableRow } from './table.ts'

/** A row of a list of suppliers or locations, as read. */
export interface RecordsRow {
  row: TableRow
  draft: RecordDraft
}

/** A record that rows of the chunk name, as it shall be. */
export interface MergedRecord {
  now: RecordValues
  /** undefined: it is new */
  was: RecordRow | undefined
  rows: RecordsRow[]
}

/** What the rows of a chunk are brought together with the records there are by. */
export interface RecordsRules {
  kind: RecordsKind
  schema: Schema
  role: Role
  referencesOf: ReferenceReader
  /** what rows are known by; by code, and by name without one, when absent */
  matchBy: string | undefined
  /** the value of the unique field that rows are known by, as one of the record it belongs to has it */
  keyOf(row: RecordsRow): string | undefined
  /** the records there are by that value */
  byValue: ReadonlyMap<string, string>
  /** the moment of the import */
  now: string
  /** columns that are left for a later reading of the file */
  later: readonly MirroredField[]
  nextId(): string
  /** a code that no record has, made of a name; it is taken from then on */
  freeCode(name: string): string
  /** the place a location lies in; undefined: the row says nothing of it */
  parentOf(row: RecordsRow): { parentId: string } | Refused | undefined
  /** whether the location would lie in itself there */
  closesCircle(id: string, parentId: string): boolean
  /** the record is as this from now on, for rows to come */
  put(values: RecordValues): void
}

/**
 * Brings rows together with the records there are: which are new, which change, which are refused. A row is known by what is chosen, else by its code, else by its name;
 * a location without a code, whose row tells what it lies in, by its name there, since many shelves have a bin 1. Rows that name one record are
 * taken in their order, the later one over the earlier.
 */
export function mergeRecords(
  rows: readonly RecordsRow[],
  existing: readonly RecordRow[],
  rules: RecordsRules,
): { records: MergedRecord[]; refused: RefusedRow[] } {
  const records = new Map<string, MergedRecord>()
  const byCode = new Map<string, string>()
  const byName = new Map<string, Set<string>>()
  const byEmail = new Map<string, Set<string>>()
  const byValue = new Map(rules.byValue)
  const rowsById = new Map(existing.map((row) => [row.id, row]))
  const parents = new Map<string, unknown>()
  const know = ({
    id,
    code,
    name,
    email,
    parent_id: parentId,
  }: Pick<RecordRow, 'id' | 'code' | 'name'> & { email?: unknown; parent_id?: unknown }) => {
    byCode.set(code.toLowerCase(), id)
    addTo(byName, name, id)
    if (typeof email === 'string') addTo(byEmail, email, id)
    parents.set(id, parentId ?? null)
  }
  for (const row of existing) know(row)
  const only = (ids: ReadonlySet<string> | undefined, parentId: string | undefined) => {
    const real = [...(ids ?? [])].filter(
      (id) => rowsById.get(id)?.is_virtual !== true && (parentId === undefined || parents.get(id) === parentId),
    )
    const inUse = real.filter((id) => !rowsById.get(id)?.archived_at)
    const [first, second] = inUse.length > 0 ? inUse : real
    return second === undefined ? first : 'several'
  }
  const find = ({ draft: { values } }: RecordsRow, parentId: string | undefined, value: string | undefined) => {
    const { code, name = '', email = '' } = values
    if (rules.matchBy?.startsWith('attributes.')) return byValue.get(value ?? '')
    if (rules.matchBy === 'email') return only(byEmail.get(email.toLowerCase()), undefined)
    const isByName = rules.matchBy === 'name' || code === undefined
    return isByName ? only(byName.get(name.toLowerCase()), parentId) : byCode.get(code.toLowerCase())
  }
  const refused: RefusedRow[] = []
  for (const each of rows) {
    const place = rules.parentOf(each)
    if (place && 'reason' in place) {
      refused.push({ row: each.row, refused: place })
      continue
    }
    const value = rules.keyOf(each)
    const id = find(each, place?.parentId, value)
    if (id === 'several') {
      const by = rules.matchBy === 'email' ? 'email' : 'name'
      refused.push({
        row: each.row,
        refused: { reason: 'ambiguous_record', target: by, value: each.draft.values[by] ?? '' },
      })
      continue
    }
    const known = records.get(id ?? '')
    const was = rowsById.get(id ?? '')
    if (was?.is_virtual === true) {
      refused.push({ row: each.row, refused: { reason: 'code_of_books', target: 'code', value: was.code } })
      continue
    }
    const now = apply(each, place?.parentId, known?.now ?? (was && toValues(rules.kind, was)), rules)
    if ('reason' in now) {
      refused.push({ row: each.row, refused: now })
      continue
    }
    const owner = byCode.get(now.code.toLowerCase())
    if (owner !== undefined && owner !== now.id) {
      refused.push({ row: each.row, refused: { reason: 'code_taken', target: 'code', value: now.code } })
      continue
    }
    know(now)
    if (value !== undefined) byValue.set(value, now.id)
    rules.put(now)
    if (known) {
      known.now = now
      known.rows.push(each)
    } else records.set(now.id, { now, was, rows: [each] })
  }
  return { records: [...records.values()], refused }
}

function addTo(index: Map<string, Set<string>>, text: string, id: string): void {
  index.set(text.toLowerCase(), (index.get(text.toLowerCase()) ?? new Set()).add(id))
}

function apply(
  { draft }: RecordsRow,
  parentId: string | undefined,
  before: RecordValues | undefined,
  rules: RecordsRules,
): RecordValues | Refused {
  const { values } = draft
  const given = readValues(draft, rules)
  if ('reason' in given) return given
  const id = before?.id ?? rules.nextId()
  if (parentId !== undefined && rules.closesCircle(id, parentId))
    return { reason: 'place_cycle', target: 'parent', value: values.parent ?? '' }
  const kept = before?.attributes ?? {}
  for (const [key, value] of Object.entries(given.values)) {
    const own = Object.hasOwn(kept, key) ? kept[key] : undefined
    if (typeof value === 'string' && typeof own === 'string' && value === plainText(own)) given.values[key] = own
  }
  const { attributes, problems } = validateAttributes(
    { ...kept, ...given.values },
    rules.schema.fields,
    toRecordScope(rules.schema, entityOf[rules.kind]),
    { kept, isNew: before === undefined, role: rules.role },
  )
  const [problem] = problems
  if (problem) {
    const value = draft.attributes[problem.key] ?? ''
    return { reason: 'invalid_attribute', target: `attributes.${problem.key}`, value }
  }
  const name = merge(values.name, before?.name) ?? values.code ?? ''
  if (name === '') return { reason: 'missing_code', target: 'code' }
  // what a record is called by is taken from the file only where it is not what it is known by
  const isCoded = rules.matchBy === undefined || rules.matchBy === 'code'
  const code = (isCoded ? before?.code : undefined) ?? values.code ?? before?.code ?? rules.freeCode(name)
  const archived_at = values.archived === 'true' ? (before?.archived_at ?? rules.now) : null
  const told =
    rules.kind === 'suppliers'
      ? {
          email: merge(values.email, before?.email) ?? null,
          phone: merge(values.phone, before?.phone) ?? null,
          note: merge(values.note, before?.note) ?? '',
        }
      : toPlace(values, before, parentId)
  return { id, code, name, archived_at, ...told, attributes }
}

/** A place of no kind told is a warehouse where it stands on its own, else a zone, as one made for an item is. */
function toPlace(
  { kind, negativeStock }: RecordDraft['values'],
  before: RecordValues | undefined,
  parentId: string | undefined,
) {
  const parent = parentId ?? before?.parent_id ?? null
  return {
    kind: kind ?? before?.kind ?? (parent === null ? 'warehouse' : 'zone'),
    parent_id: parent,
    negative_stock: negativeStock ?? before?.negative_stock ?? null,
  }
}

/** What a file says, unless that is what a file can hold of the record's own text. */
function merge(told: string | undefined, own: string | null | undefined): string | null | undefined {
  if (told === undefined) return own
  if (own === null || own === undefined) return told
  return told === plainText(own) || told === plainLine(own) ? own : told
}

/** A draft's custom values with identifiers in place of the names that reference columns hold. */
function readValues({ attributes }: RecordDraft, rules: RecordsRules): { values: Attributes } | Refused {
  const values: Attributes = { ...attributes }
  for (const { key } of rules.later) delete values[key]
  for (const field of planOf(rules.schema, entityOf[rules.kind]).references) {
    const cell = Object.hasOwn(values, field.key) ? attributes[field.key] : undefined
    if (cell === undefined || !canSee(field, rules.role) || !canEdit(field, rules.role)) continue
    const ids = rules.referencesOf(field, cell)
    if (ids === undefined || ids.length === 0)
      return { reason: 'unknown_reference', target: `attributes.${field.key}`, value: cell }
    values[field.key] = field.multiple ? ids : (ids[0] ?? null)
  }
  return { values }
}
