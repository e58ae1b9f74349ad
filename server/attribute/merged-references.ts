import type { Field } from '#contract/field.ts'
import type { FieldChangePreview, FieldDefinitionChange } from '#contract/field-change.ts'
import type { Filter } from '#contract/filter.ts'
import { type MergedOptions, mergeInFilter, mergeInFormula } from '#core/attribute/merge-references.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { changeField, type MirroredField, toRules } from './queries.ts'

/** A place that names options of a field, as it is before they are merged and after. */
export type Rewritten =
  | { kind: 'formula'; id: string; before: string; after: string }
  | { kind: 'condition' | 'view'; id: string; before: Filter; after: Filter }

/** Every place that names an option which a change merges into another: fields of the same records, and saved views. */
export async function findReferences(
  tx: Tx,
  field: Field,
  change: FieldDefinitionChange,
  fields: readonly MirroredField[],
): Promise<Rewritten[]> {
  const merges = change.mergeOptions ?? []
  if (merges.length === 0) return []
  const merging: MergedOptions = {
    key: field.key,
    options: field.options,
    merged: new Map(merges.map(({ from, to }) => [from, to])),
  }
  const found: Rewritten[] = []
  const addFilter = (kind: 'condition' | 'view', id: string, before: Filter | null) => {
    const after = before && mergeInFilter(before, merging)
    if (before && after && after !== before) found.push({ kind, id, before, after })
  }
  for (const { id, entity, condition, formula } of fields) {
    if (!isOfSameRecords(field.entity, entity)) continue
    addFilter('condition', id, condition)
    const after = formula === null ? null : mergeInFormula(formula, merging)
    if (formula !== null && after !== null && after !== formula)
      found.push({ kind: 'formula', id, before: formula, after })
  }
  if (isOfSameRecords(field.entity, 'item'))
    for (const { id, filter } of await listViewFilters(tx)) addFilter('view', id, filter)
  return found
}

/** How many places of each kind a merge writes anew. */
export function countReferences(found: readonly Rewritten[]): FieldChangePreview['rewrites'] {
  const count = (kind: Rewritten['kind']) => found.filter((one) => one.kind === kind).length
  return { views: count('view'), conditions: count('condition'), formulas: count('formula') }
}

/** Fields as they are once their conditions and formulas are written anew. */
export function withReferences(
  fields: readonly MirroredField[],
  found: readonly Rewritten[],
): readonly MirroredField[] {
  if (found.length === 0) return fields
  return fields.map((field) =>
    found.reduce(
      (so, { id, kind, after }) => (id === field.id && kind !== 'view' ? { ...so, [kind]: after } : so),
      field,
    ),
  )
}

/**
 * Writes places anew that still stand as they did: what somebody changed meanwhile is theirs.
 * @returns those that were written
 */
export async function rewriteReferences(
  tx: Tx,
  actor: Actor,
  found: readonly Rewritten[],
  fields: readonly MirroredField[],
): Promise<Rewritten[]> {
  const written: Rewritten[] = []
  for (const one of found) {
    if (one.kind === 'view' ? await rewriteView(tx, one) : await rewriteField(tx, one, fields)) {
      const entity = one.kind === 'view' ? 'view' : 'field'
      const part = one.kind === 'view' ? 'filter' : one.kind
      await audit(tx, actor, {
        action: 'update',
        entity,
        entityId: one.id,
        before: { [part]: one.before },
        after: { [part]: one.after },
      })
      written.push(one)
    }
  }
  return written
}

/** The way back. */
export function reversed(written: readonly Rewritten[]): Rewritten[] {
  return written.map((one) => ({ ...one, before: one.after, after: one.before }) as Rewritten).reverse()
}

async function rewriteField(
  tx: Tx,
  { id, kind, before, after }: Rewritten,
  fields: readonly MirroredField[],
): Promise<boolean> {
  const field = fields.find((one) => one.id === id)
  if (!field || kind === 'view' || !isSame(field[kind], before)) return false
  // a field may have both a condition and a formula written anew: the second must not undo the first
  Object.assign(field, { [kind]: after })
  await changeField(tx, id, { rules: toRules(field) })
  return true
}

async function rewriteView(tx: Tx, { id, before, after }: Rewritten): Promise<boolean> {
  const rows = await tx.query({
    text: `update saved_view set config = jsonb_set(config, '{filter}', $3::jsonb), version = version + 1, updated_at = now()
           where id = $1 and config -> 'filter' = $2::jsonb returning id`,
    values: [id, JSON.stringify(before), JSON.stringify(after)],
  })
  return rows.length > 0
}

/** Filters of all saved views, private ones too. */
function listViewFilters(tx: Tx): Promise<{ id: string; filter: Filter | null }[]> {
  return tx.query<{ id: string; filter: Filter | null }>({
    text: `select id, nullif(config -> 'filter', 'null') as filter from saved_view where entity = 'item' order by id`,
  })
}

function isOfSameRecords(one: Field['entity'], other: Field['entity']): boolean {
  const records = (entity: Field['entity']) => (entity === 'variant' ? 'item' : entity)
  return records(one) === records(other)
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
