import type { TemplateKey } from '#contract/template.ts'
import { type Language, languages } from '#contract/words/languages.ts'
import type { TemplateData } from '#core/template/template.ts'
import { templates } from '#core/template/templates.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A type or set that stands under a key of a template. */
export interface StandingRow {
  id: string
  key: string
  name: string
  template_key: string | null
  archived_at: string | null
}

export interface StandingSet extends StandingRow {
  everywhere: boolean
}

export function findTypes(tx: Tx, keys: readonly string[]): Promise<StandingRow[]> {
  return tx.query<StandingRow>({
    text: 'select id, key, name, template_key, archived_at from item_type where key = any($1)',
    values: [keys],
  })
}

export function findSets(tx: Tx, keys: readonly string[]): Promise<StandingSet[]> {
  return tx.query<StandingSet>({
    text: 'select id, key, name, template_key, archived_at, everywhere from field_set where key = any($1)',
    values: [keys],
  })
}

/** Attaches a set to types besides those it is attached to. */
export async function attachTypes(tx: Tx, setId: string, typeIds: readonly string[]): Promise<void> {
  await tx.query({
    text: `insert into field_set_target (tenant_id, field_set_id, item_type_id) select $1, $2, t from unnest($3::uuid[]) t
           on conflict do nothing`,
    values: [tx.tenantId, setId, typeIds],
  })
}

/** Templates of which something is in use: a type of theirs, or a set no other template has. */
export async function findApplied(tx: Tx): Promise<Set<TemplateKey>> {
  const rows = await tx.query<{ kind: 'type' | 'set'; key: string; template_key: string }>({
    text: `select 'type' as kind, key, template_key from item_type where template_key is not null and archived_at is null
           union all
           select 'set', key, template_key from field_set where template_key is not null and archived_at is null`,
  })
  const isOwn = ({ key, sets }: TemplateData) =>
    rows.some(
      (row) =>
        row.template_key === key &&
        (row.kind === 'type' || sets.some(({ set }) => set.key === row.key && templatesWith(set.key).length === 1)),
    )
  return new Set(Object.values(templates).flatMap((template) => (isOwn(template) ? [template.key] : [])))
}

/** The templates that have a set. */
export function templatesWith(setKey: string): TemplateKey[] {
  return Object.values(templates).flatMap(({ key, sets }) => (sets.some(({ set }) => set.key === setKey) ? [key] : []))
}

/** Which of these fields of items hold values anywhere; one pass over the items, some two seconds for a million. */
export async function heldKeys(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ key: string }>({
    text: `select distinct k as key from item i cross join lateral jsonb_object_keys(i.attributes) k
           where i.tenant_id = $1 and i.attributes ?| $2 and k = any($2)`,
    values: [tx.tenantId, keys],
  })
  return new Set(rows.map((row) => row.key))
}

/** Which of these types items are of, archived items too. */
export async function usedTypes(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>({
    text: `select t as id from unnest($1::uuid[]) t where exists (select from item where item_type_id = t)`,
    values: [ids],
  })
  return new Set(rows.map((row) => row.id))
}

/** The language of the organisation: what a template makes is named in it. */
export async function findLanguage(tx: Tx): Promise<Language> {
  const [tenant] = await tx.query<{ language: string }>({
    text: 'select language from tenant where id = $1',
    values: [tx.tenantId],
  })
  return languages.find((language) => language === tenant?.language) ?? languages[0]
}
