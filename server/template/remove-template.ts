import type { ResponseOf } from '#contract/endpoint.ts'
import type { removeTemplate as endpoint, TemplatePart } from '#contract/template.ts'
import type { TemplateData } from '#core/template/template.ts'
import { changeFieldSet } from '#server/attribute/field-set-queries.ts'
import {
  bumpSchemaVersion,
  changeField,
  changeItemType,
  listAllFields,
  type MirroredField,
} from '#server/attribute/queries.ts'
import { settleMirrors } from '#server/attribute/settle-mirrors.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { findApplied, findSets, findTypes, heldKeys, templatesWith, usedTypes } from './queries.ts'

export type Removed = ResponseOf<typeof endpoint>
type Because = Removed['kept'][number]['because']

/**
 * Archives what a template made and nobody uses: fields without values, sets without such fields, types without items. What holds
 * values or belongs to another template that is applied stays, and is said. Applying the template again brings it back.
 */
export async function removeTemplate(tx: Tx, actor: Actor, template: TemplateData): Promise<Removed> {
  await bumpSchemaVersion(tx)
  const removed: Removed = { archived: [], kept: [] }
  const [applied, fields, sets] = [
    await findApplied(tx),
    await listAllFields(tx),
    await findSets(
      tx,
      template.sets.map(({ set }) => set.key),
    ),
  ]
  const live = sets.filter((set) => set.template_key !== null && set.archived_at === null)
  const isShared = (key: string) => templatesWith(key).some((other) => other !== template.key && applied.has(other))
  const inUse = (setId: string) => fields.filter((field) => field.fieldSetId === setId && field.archivedAt === null)
  const held = await heldKeys(
    tx,
    live.flatMap((set) => inUse(set.id).map((field) => field.key)),
  )
  for (const set of live) {
    const part: TemplatePart = { kind: 'fieldSet', key: set.key, name: set.name }
    if (isShared(set.key)) {
      removed.kept.push({ ...part, because: 'template' })
      continue
    }
    const own = new Set(template.sets.find((each) => each.set.key === set.key)?.set.fields.map((field) => field.key))
    const reasons: Because[] = []
    for (const field of inUse(set.id)) {
      const because = reasonToKeep(field, { isOfTemplate: own.has(field.key), isHeld: held.has(field.key) })
      const of: TemplatePart = { kind: 'field', key: field.key, name: field.name }
      if (because) {
        reasons.push(because)
        removed.kept.push({ ...of, because })
      } else {
        await changeField(tx, field.id, { archived_at: new Date().toISOString() })
        await auditArchive(tx, actor, 'field', field.id, template)
        removed.archived.push(of)
      }
    }
    const [because] = reasons
    if (because) removed.kept.push({ ...part, because })
    else {
      await changeFieldSet(tx, set.id, { archived_at: new Date().toISOString() })
      await auditArchive(tx, actor, 'field_set', set.id, template)
      removed.archived.push(part)
    }
  }
  await removeTypes(tx, actor, template, removed)
  await settleMirrors(tx, actor)
  return removed
}

function reasonToKeep(
  field: MirroredField,
  { isOfTemplate, isHeld }: { isOfTemplate: boolean; isHeld: boolean },
): Because | undefined {
  if (isHeld) return 'values'
  if (field.changeId !== null) return 'beingChanged'
  return isOfTemplate ? undefined : 'fields'
}

async function removeTypes(tx: Tx, actor: Actor, template: TemplateData, removed: Removed): Promise<void> {
  const types = (await findTypes(tx, template.types)).filter(
    (type) => type.template_key === template.key && type.archived_at === null,
  )
  const used = await usedTypes(
    tx,
    types.map((type) => type.id),
  )
  for (const { id, key, name } of types) {
    if (used.has(id)) {
      removed.kept.push({ kind: 'itemType', key, name, because: 'items' })
      continue
    }
    await changeItemType(tx, id, { archived_at: new Date().toISOString() })
    await auditArchive(tx, actor, 'item_type', id, template)
    removed.archived.push({ kind: 'itemType', key, name })
  }
}

function auditArchive(tx: Tx, actor: Actor, entity: string, entityId: string, template: TemplateData): Promise<void> {
  const after = { archivedAt: new Date().toISOString(), templateKey: template.key }
  return audit(tx, actor, { action: 'archive', entity, entityId, before: { archivedAt: null }, after })
}
