import type { NewField, Option } from '#contract/field.ts'
import type { Mapping } from '#contract/import.ts'
import type { ImportedField } from '#contract/import-column.ts'
import { allows } from '#contract/permissions.ts'
import { fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { toKey } from '#core/attribute/to-key.ts'
import { unguardFormula } from '#core/import/formula-guard.ts'
import { attributeKey, entityOf, newFieldOf } from '#core/import/import-targets.ts'
import { listSeparators, splitList } from '#core/import/list-separator.ts'
import { changeDefinition } from '#server/attribute/change-definition.ts'
import { defineField } from '#server/attribute/define-field.ts'
import { listAllFields, type MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { ImportRun } from './import-run.ts'
import { readFileRecords } from './file-records.ts'
import { listMade, rememberMade } from './made-things.ts'
import { setMapping } from './queries.ts'
import type { TableHead } from './read-head.ts'
import type { Table } from './table.ts'

/** A mapping whose columns all go to what there is. */
export type SettledMapping = Readonly<Record<string, string>>

const mostOptions = 500
const longestOption = 80

/**
 * Makes the fields that the mapping asks for. They take their columns' places in the import's mapping in the same transaction, so
 * that a second run finds them, and are remembered as the import's, so that its reversal takes them away again.
 */
export async function makeFields(
  run: ImportRun,
  table: Table,
  head: TableHead,
): Promise<{ mapping: SettledMapping; fields: MirroredField[] }> {
  // In the order of the file, which is the order of forms.
  const wanted = head.headers.flatMap((header, column) => {
    const field = newFieldOf(run.mapping[header])
    return field ? [{ header, field, column }] : []
  })
  const options = await collectOptions(run, table, head, [...wanted, ...(await extendable(run, head))])
  return run.database.tenant(run.tenantId, async (tx) => {
    await run.hold(tx)
    const mapping: Record<string, string> = {}
    for (const [header, target] of Object.entries(run.mapping)) if (typeof target === 'string') mapping[header] = target
    const before = new Set((await listMade(tx, run.importId)).map(({ id }) => id))
    for (const { header, field, column } of wanted) {
      const { id, key, name } = await makeField(tx, run, before, toField(field, options.get(column)))
      mapping[header] = `attributes.${key}`
      await rememberMade(tx, run.importId, [{ kind: 'field', id, key: null, name }])
    }
    if (wanted.length > 0) await setMapping(tx, run.importId, mapping satisfies Mapping)
    for (const { field, column } of await extendable(run, head, tx))
      await addOptions(tx, run, field.id, toField(field, options.get(column)).options ?? [])
    return { mapping, fields: await listOwnFields(tx, run) }
  })
}

/**
 * Defines a field, or takes one of its name, kind and unit, with the choices it lacks: one that an earlier start of this import
 * made, or an archived one, which comes back.
 */
async function makeField(
  tx: Tx,
  run: ImportRun,
  before: ReadonlySet<string>,
  field: NewField,
): Promise<{ id: string; key: string; name: string }> {
  const known = (await listOwnFields(tx, run)).find(
    (one) =>
      (one.archivedAt !== null || before.has(one.id)) &&
      one.name.toLowerCase() === field.name.toLowerCase() &&
      one.kind === field.kind &&
      one.unit === (field.unit ?? null) &&
      one.referenceTo === (field.referenceTo ?? null) &&
      one.scope === null,
  )
  if (!known) return defineField(tx, run.actor, { ...field, entity: entityOf[run.kind] })
  if (known.archivedAt !== null)
    await changeDefinition(tx, run.actor, { id: known.id, version: known.version, change: { archived: false } })
  await addOptions(tx, run, known.id, field.options ?? [], { isOwn: true })
  return known
}

/**
 * Adds the choices that a field lacks.
 * @param isOwn  the field itself is remembered as the import's
 */
async function addOptions(
  tx: Tx,
  run: ImportRun,
  fieldId: string,
  wanted: readonly Option[],
  { isOwn = false } = {},
): Promise<void> {
  const field = (await listOwnFields(tx, run)).find(({ id }) => id === fieldId)
  if (!field) return
  const labels = new Set(field.options.flatMap(({ key, label }) => [label.toLowerCase(), key]))
  const keys = new Set(field.options.map(({ key }) => key))
  const added: Option[] = []
  for (const { key: stem, label } of wanted) {
    if (labels.has(label.toLowerCase())) continue
    let key = stem
    for (let n = 2; keys.has(key); n++) key = `${stem}_${n}`
    keys.add(key)
    added.push({ key, label })
  }
  if (added.length === 0 || field.options.length + added.length > mostOptions) return
  await changeDefinition(tx, run.actor, {
    id: field.id,
    version: field.version,
    change: { options: [...field.options, ...added] },
  })
  if (isOwn) return
  const made = added.map(({ key, label }) => ({ kind: 'option' as const, id: field.id, key, name: label }))
  await rememberMade(tx, run.importId, made)
}

/** Columns of fields that there are and whose choices the file may add to. */
async function extendable(
  run: ImportRun,
  head: TableHead,
  tx?: Tx,
): Promise<{ field: ImportedField & { id: string }; column: number }[]> {
  if (run.options.newOptions === 'refuse' || !allows(run.actor.role, 'schema:write')) return []
  const fields = await (tx
    ? listOwnFields(tx, run)
    : run.database.tenantRead(run.tenantId, (own) => listOwnFields(own, run)))
  return head.headers.flatMap((header, column) => {
    const target = run.mapping[header]
    const key = typeof target === 'string' ? attributeKey(target) : undefined
    const field = fields.find((candidate) => candidate.key === key)
    const kind = field?.kind
    if (!field || field.archivedAt !== null || field.changeId !== null) return []
    if (kind !== 'select' && kind !== 'multiSelect') return []
    return [{ field: { id: field.id, name: field.name, kind }, column }]
  })
}

/** The fields of what the import's rows are about, archived ones too: a record may hold their values. */
export async function listOwnFields(tx: Tx, { kind }: Pick<ImportRun, 'kind'>): Promise<MirroredField[]> {
  return fieldsOfEntity(entityOf[kind], await listAllFields(tx))
}

type Choices = Map<string, string> | 'too many'

/** The choices of columns that become selects: those told, then all other values of the file, not only of its beginning. */
async function collectOptions(
  run: ImportRun,
  table: Table,
  head: TableHead,
  wanted: readonly { field: ImportedField; column: number }[],
): Promise<Map<number, Choices>> {
  const choices = new Map<number, Choices>()
  const lists = new Set<number>()
  for (const { field, column } of wanted) {
    if (field.kind === 'multiSelect') lists.add(column)
    if (field.kind === 'select' || field.kind === 'multiSelect')
      choices.set(column, new Map((field.options ?? []).map((label) => [label.toLowerCase(), label])))
  }
  if (choices.size === 0) return choices
  const unfolding = {
    wide: undefined,
    shop: { sku: undefined, name: undefined, held: [], keyOf: (axis: string) => axis },
  }
  for await (const batch of readFileRecords(table, head, unfolding)) {
    run.signal.throwIfAborted()
    for (const { row, refused } of batch) {
      if (refused) continue
      for (const [column, labels] of choices) {
        if (labels === 'too many') continue
        const cell = row.cells[column] ?? ''
        for (const value of lists.has(column) ? partsOf(cell) : [cell]) {
          const label = unguardFormula(value.replace(/\s+/g, ' ').trim())
          if (label === '' || labels.has(label.toLowerCase())) continue
          labels.set(label.toLowerCase(), label)
          if (labels.size > mostOptions || label.length > longestOption) choices.set(column, 'too many')
        }
      }
    }
  }
  return choices
}

function partsOf(cell: string): string[] {
  const separator = listSeparators.find((one) => cell.includes(one))
  return separator ? splitList(cell, separator) : [cell]
}

/** A select of too many or too long choices is a text, and so is one without any. */
function toField({ name, kind, unit, currency, referenceTo }: ImportedField, choices: Choices | undefined): NewField {
  if (kind !== 'select' && kind !== 'multiSelect')
    return {
      name,
      kind,
      ...(kind === 'number' && unit !== undefined ? { unit } : {}),
      ...(kind === 'money' && currency !== undefined ? { currency } : {}),
      ...(kind === 'reference' ? { referenceTo: referenceTo ?? 'supplier' } : {}),
    }
  if (choices === undefined || choices === 'too many' || choices.size === 0) return { name, kind: 'text' }
  const taken = new Set<string>()
  const options = [...choices.values()].map((label) => {
    const stem = toKey(label).slice(0, 50)
    let key = stem
    for (let n = 2; taken.has(key); n++) key = `${stem}_${n}`
    taken.add(key)
    return { key, label }
  })
  return { name, kind, options }
}
