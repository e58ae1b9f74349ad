import type { NewField } from '#contract/field.ts'
import type { TemplatePart } from '#contract/template.ts'
import type { Language } from '#contract/words/languages.ts'
import type { TemplateData, TemplateField } from '#core/template/template.ts'
import { defineField } from '#server/attribute/define-field.ts'
import { changeFieldSet, insertFieldSet } from '#server/attribute/field-set-queries.ts'
import {
  bumpSchemaVersion,
  changeField,
  changeItemType,
  insertItemType,
  listAllFields,
} from '#server/attribute/queries.ts'
import { settleMirrors } from '#server/attribute/settle-mirrors.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { attachTypes, findLanguage, findSets, findTypes, type StandingRow } from './queries.ts'
import { fieldWords, wordsOf } from './template-words.ts'

export type Applied = Record<'made' | 'restored' | 'reused', TemplatePart[]>

/**
 * Makes a template's types, sets and fields where their keys are free. What stands under a key stays as it is; what an
 * earlier removal archived comes back. Applied twice, the second time makes nothing.
 */
export async function applyTemplate(tx: Tx, actor: Actor, template: TemplateData): Promise<Applied> {
  await bumpSchemaVersion(tx)
  const language = await findLanguage(tx)
  const applied: Applied = { made: [], restored: [], reused: [] }
  const typeIds = await applyTypes(tx, actor, template, { language, applied })
  const standing = new Map(
    (
      await findSets(
        tx,
        template.sets.map(({ set }) => set.key),
      )
    ).map((set) => [set.key, set]),
  )
  for (const { set, types } of template.sets) {
    const found = standing.get(set.key)
    const words = wordsOf('set', set.key, language)
    const id =
      found?.id ??
      (
        await insertFieldSet(tx, {
          tenant_id: tx.tenantId,
          key: set.key,
          ...words,
          entity: set.entity,
          everywhere: false,
          template_key: template.key,
        })
      ).id
    if (found && isRemoved(found)) await changeFieldSet(tx, id, { archived_at: null })
    note(applied, found, { kind: 'fieldSet', key: set.key, name: found?.name ?? words.name })
    if (!found || isRemoved(found))
      await audit(tx, actor, {
        action: found ? 'restore' : 'create',
        entity: 'field_set',
        entityId: id,
        after: { key: set.key, ...words, templateKey: template.key },
      })
    // a set of one's own under this key stays attached as it is
    if (!found || (found.template_key !== null && !found.everywhere))
      await attachTypes(
        tx,
        id,
        types.flatMap((key) => typeIds.get(key) ?? []),
      )
    await applyFields(tx, actor, { setId: id, isOwn: !found || found.template_key !== null }, set.fields, {
      language,
      applied,
    })
  }
  await settleMirrors(tx, actor)
  return applied
}

interface Progress {
  language: Language
  applied: Applied
}

/** @returns identifiers by key */
async function applyTypes(
  tx: Tx,
  actor: Actor,
  template: TemplateData,
  { language, applied }: Progress,
): Promise<Map<string, string>> {
  const standing = new Map((await findTypes(tx, template.types)).map((type) => [type.key, type]))
  const ids = new Map<string, string>()
  for (const key of template.types) {
    const found = standing.get(key)
    const words = wordsOf('type', key, language)
    const row =
      found ?? (await insertItemType(tx, { tenant_id: tx.tenantId, key, ...words, template_key: template.key }))
    if (found && isRemoved(found)) await changeItemType(tx, found.id, { archived_at: null })
    if (!found || isRemoved(found))
      await audit(tx, actor, {
        action: found ? 'restore' : 'create',
        entity: 'item_type',
        entityId: row.id,
        after: { key, ...words, templateKey: template.key },
      })
    note(applied, found, { kind: 'itemType', key, name: found?.name ?? words.name })
    ids.set(key, row.id)
  }
  return ids
}

async function applyFields(
  tx: Tx,
  actor: Actor,
  { setId, isOwn }: { setId: string; isOwn: boolean },
  fields: readonly TemplateField[],
  { language, applied }: Progress,
): Promise<void> {
  const all = await listAllFields(tx)
  for (const field of fields) {
    const found = all.find((each) => each.key === field.key && (each.entity === 'item' || each.entity === 'variant'))
    const words = fieldWords(field, language)
    const wasRemoved = isOwn && found?.fieldSetId === setId && found.archivedAt !== null
    if (!found) await defineField(tx, actor, { ...(field as NewField), ...words, fieldSetId: setId })
    else if (wasRemoved) {
      await changeField(tx, found.id, { archived_at: null })
      await audit(tx, actor, {
        action: 'restore',
        entity: 'field',
        entityId: found.id,
        before: { archivedAt: found.archivedAt },
        after: { archivedAt: null },
      })
    }
    const part: TemplatePart = { kind: 'field', key: field.key, name: found?.name ?? words.name }
    applied[found ? (wasRemoved ? 'restored' : 'reused') : 'made'].push(part)
  }
}

/** Archived, and it came from a template: its removal did that. */
function isRemoved(row: StandingRow): boolean {
  return row.archived_at !== null && row.template_key !== null
}

function note(applied: Applied, found: StandingRow | undefined, part: TemplatePart): void {
  applied[found ? (isRemoved(found) ? 'restored' : 'reused') : 'made'].push(part)
}
