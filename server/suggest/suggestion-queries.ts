import type { DescribedItem } from '#core/suggest/catalogue-model.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Found } from './guess-fields.ts'

/** An item that lacks something, and what was said not to be it. */
export type LackingItem = DescribedItem & {
  parentId: string | null
  rejected: { field: string; value: string }[] | null
}

/**
 * Items in use by their id, that have no category or lack one of these fields; variants say what their parent says.
 * @param keys  of fields
 */
export function listLackingItems(
  tx: Tx,
  after: string,
  keys: readonly string[],
  limit: number,
): Promise<LackingItem[]> {
  return tx.query<LackingItem>({
    name: 'suggest_lacking',
    text: `select i.id, i.sku, i.name, left(i.description, 500) as description, i.barcode, i.parent_id as "parentId", i.item_type_id as "itemTypeId",
             i.category_id as "categoryId", i.attributes,
             (select json_agg(json_build_object('field', r.field, 'value', r.value#>>'{}')) from value_rejection r
              where r.tenant_id = i.tenant_id and r.item_id = i.id) as rejected
           from item i where i.tenant_id = $1 and i.id > $2 and i.archived_at is null and i.parent_id is null
             and (i.category_id is null or not i.attributes ?& $3::text[]) order by i.id limit $4`,
    values: [tx.tenantId, after, keys, limit],
  })
}

/** When a search begins, exactly: what it finds carries that. */
export async function beginSearch(tx: Tx): Promise<string> {
  const [row] = await tx.query<{ at: string }>({ text: 'select now()::text as at', values: [] })
  return row?.at ?? ''
}

/** When the last search began that came to its end; null: none did. */
export async function findSearchTime(tx: Tx): Promise<string | null> {
  const [row] = await tx.query<{ at: string }>({
    text: `select to_json(begun_at)#>>'{}' as at from suggestion_search where tenant_id = $1`,
    values: [tx.tenantId],
  })
  return row?.at ?? null
}

/** Keeps what was found, but what a person rejected since. */
export async function storeSuggestions(
  tx: Tx,
  found: readonly (Found & { itemId: string })[],
  foundAt: string,
): Promise<void> {
  await tx.query({
    text: `insert into value_suggestion as s (tenant_id, item_id, field, value, confidence, is_sure, reason, found_at)
           select $1, j."itemId", j.field, j.value, j.confidence, j."isSure", j.reason, $3
           from json_to_recordset($2) as j ("itemId" uuid, field text, value jsonb, confidence float8, "isSure" boolean, reason jsonb)
           where not exists (select from value_rejection r
             where r.tenant_id = $1 and r.item_id = j."itemId" and r.field = j.field and r.value = j.value)
           on conflict (tenant_id, item_id, field) do update set value = excluded.value, confidence = excluded.confidence, is_sure = excluded.is_sure,
             reason = excluded.reason, found_at = excluded.found_at`,
    values: [tx.tenantId, JSON.stringify(found), foundAt],
  })
}

/** Ends a search: drops what none found since, and notes that the catalogue was looked at. */
export async function endSearch(tx: Tx, begunAt: string): Promise<void> {
  await tx.query({
    text: `with dropped as (delete from value_suggestion where tenant_id = $1 and found_at < $2)
           insert into suggestion_search (tenant_id, begun_at) values ($1, $2)
           on conflict (tenant_id) do update set begun_at = excluded.begun_at`,
    values: [tx.tenantId, begunAt],
  })
}

/** A suggestion as it is stored, with its item. */
export interface SuggestionRow {
  id: string
  itemId: string
  sku: string
  name: string
  version: number
  field: string
  value: string | boolean
  confidence: number
  isSure: boolean
  reason: Found['reason']
}

/** Which of the suggestions; `fields` are those the actor fills in, as in filters. */
export interface Selected {
  fields: readonly string[]
  ids?: readonly string[] | undefined
  field?: string | undefined
  /** the value's JSON */
  value?: string | undefined
  sure?: true | undefined
}

/** Suggestions for items that still lack the value. */
const source = `value_suggestion s join item i on i.tenant_id = s.tenant_id and i.id = s.item_id and i.archived_at is null
  and case s.field when 'categoryId' then i.category_id is null else coalesce(i.attributes -> substr(s.field, 12), 'null') = 'null' end`

function whereOf(sql: SqlText, tx: Tx, { fields, ids, field, value, sure }: Selected): string {
  const parts = [`s.tenant_id = ${sql.bind(tx.tenantId, 'uuid')}`, `s.field = any(${sql.bind(fields, 'text[]')})`]
  if (ids) parts.push(`s.id = any(${sql.bind(ids, 'uuid[]')})`)
  if (field !== undefined) parts.push(`s.field = ${sql.bind(field, 'text')}`)
  if (value !== undefined) parts.push(`s.value::text = ${sql.bind(value, 'text')}`)
  if (sure) parts.push('s.is_sure')
  return parts.join(' and ')
}

/** The surest first. */
export function listSuggestionRows(
  tx: Tx,
  selected: Selected,
  page: { limit: number; after?: readonly [confidence: number, id: string] | undefined },
): Promise<SuggestionRow[]> {
  const sql = new SqlText()
  const where = [whereOf(sql, tx, selected)]
  if (page.after)
    where.push(`(s.confidence, s.id) < (${sql.bind(page.after[0], 'float8')}, ${sql.bind(page.after[1], 'uuid')})`)
  return tx.query<SuggestionRow>({
    text: `select s.id, s.item_id as "itemId", i.sku, i.name, i.version, s.field, s.value, s.confidence, s.is_sure as "isSure", s.reason
           from ${source} where ${where.join(' and ')} order by s.confidence desc, s.id desc limit ${page.limit}`,
    values: sql.values,
  })
}

export interface GroupRow {
  field: string
  value: string | boolean
  count: number
  sure: number
  confidence: number
}

/** By field and value, those of most items first. */
export function listGroupRows(tx: Tx, fields: readonly string[], limit: number): Promise<GroupRow[]> {
  const sql = new SqlText()
  return tx.query<GroupRow>({
    text: `select s.field, s.value, count(*)::int as count, (count(*) filter (where s.is_sure))::int as sure, avg(s.confidence) as confidence
           from ${source} where ${whereOf(sql, tx, { fields })} group by s.field, s.value order by count(*) desc, s.field, s.value limit ${limit}`,
    values: sql.values,
  })
}

export async function countSuggestions(tx: Tx, fields: readonly string[]): Promise<{ count: number; sure: number }> {
  const sql = new SqlText()
  const [row] = await tx.query<{ count: number; sure: number }>({
    text: `select count(*)::int as count, (count(*) filter (where s.is_sure))::int as sure from ${source} where ${whereOf(sql, tx, { fields })}`,
    values: sql.values,
  })
  return row ?? { count: 0, sure: 0 }
}

/** Keeps that items do not have what was suggested, and takes the suggestions off the list. @returns how many */
export async function rejectRows(tx: Tx, selected: Selected, name: string): Promise<number> {
  const sql = new SqlText()
  const by = sql.bind(name, 'text')
  const [row] = await tx.query<{ count: number }>({
    text: `with gone as (
             delete from value_suggestion d using (select s.tenant_id, s.id from ${source} where ${whereOf(sql, tx, selected)}) c
             where d.tenant_id = c.tenant_id and d.id = c.id returning d.item_id, d.field, d.value),
           kept as (
             insert into value_rejection (tenant_id, item_id, field, value, rejected_by_name)
             select ${sql.bind(tx.tenantId, 'uuid')}, item_id, field, value, ${by} from gone on conflict do nothing)
           select count(*)::int as count from gone`,
    values: sql.values,
  })
  return row?.count ?? 0
}
