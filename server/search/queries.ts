import type { Field } from '#contract/field.ts'
import type { CodeField } from '#core/search/candidate.ts'
import type { NamedItem } from '#core/search/item-index.ts'
import type { Tx } from '#server/db/transaction.ts'

/** What a question is read against besides words, and what tells whether cached words still hold. */
export interface SearchSettings {
  currency: string
  timeZone: string
  /** counts changes of types, fields, options and locations */
  schemaVersion: number
  /** the latest change of an item; empty when there are none */
  itemsChangedAt: string
  suppliersChangedAt: string
  /** how many words are taught and when they last changed; empty when none are */
  synonymsState: string
  /** a language model outside may be asked what words mean */
  hasOutsideModel: boolean
}

export async function getSearchSettings(tx: Tx): Promise<SearchSettings> {
  const [row] = await tx.query<SearchSettings>({
    name: 'search_settings',
    text: `select currency, time_zone as "timeZone", schema_version as "schemaVersion",
      coalesce((select max(updated_at)::text from item), '') as "itemsChangedAt",
      coalesce((select max(updated_at)::text from supplier), '') as "suppliersChangedAt",
      coalesce((select count(*) || ' ' || max(updated_at) from synonym), '') as "synonymsState",
      exists (select from outside_model where is_on) as "hasOutsideModel" from tenant`,
  })
  // a tenant transaction sees exactly its own tenant
  if (!row) throw new Error('The tenant of the transaction is not there.')
  return row
}

export interface Place {
  id: string
  code: string
  name: string
  parentId: string | null
}

/** Real locations in use. */
/** Whether some lot has a day it expires on. */
export async function haveExpiringLots(tx: Tx): Promise<boolean> {
  const [row] = await tx.query<{ has: boolean }>({
    name: 'search_expiring_lots',
    text: 'select exists (select from lot where expires_on is not null) as has',
  })
  return row?.has ?? false
}

export function listPlaces(tx: Tx): Promise<Place[]> {
  return tx.query<Place>({
    name: 'search_places',
    text: `select id, code, name, parent_id as "parentId" from location where not is_virtual and archived_at is null limit 20000`,
  })
}

export function listTypeNames(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.query({ name: 'search_types', text: 'select id, name from item_type where archived_at is null' })
}

export function listCategoryNames(tx: Tx): Promise<{ id: string; name: string; parentId: string | null }[]> {
  return tx.query({
    name: 'search_categories',
    text: `select id, name, parent_id as "parentId" from category where archived_at is null limit 5000`,
  })
}

/** Whom the organisation buys from. */
export function listSupplierNames(tx: Tx): Promise<{ id: string; name: string }[]> {
  return tx.query({
    name: 'search_suppliers',
    text: 'select id, name from supplier where archived_at is null limit 5000',
  })
}

/**
 * What references of the items changed last point to, as choices: the identifier and the name. Reads `most` items, as long as
 * `listFieldValues`, and what they point to by its key; so many for each field at most.
 */
export async function listReferred(
  tx: Tx,
  fields: readonly Pick<Field, 'key' | 'referenceTo'>[],
  most: number,
  mostValues: number,
): Promise<Map<string, { key: string; label: string }[]>> {
  const found = new Map<string, { key: string; label: string }[]>()
  for (const target of ['item', 'location', 'supplier'] as const) {
    const keys = fields.filter(({ referenceTo }) => referenceTo === target).map(({ key }) => key)
    if (keys.length === 0) continue
    const rows = await tx.query<{ key: string; id: string; name: string }>({
      name: `search_referred_${target}`,
      text: `
        with referred as materialized (
          select distinct e.key, r.id
          from (select attributes from item order by updated_at desc limit $2) i
          cross join lateral jsonb_each(i.attributes) e
          cross join lateral jsonb_array_elements_text(
            case jsonb_typeof(e.value) when 'array' then e.value else jsonb_build_array(e.value) end) r (id)
          where e.key = any($1::text[]) and pg_input_is_valid(r.id, 'uuid'))
        select r.key, t.id, t.name from referred r join ${target} t on t.id = r.id::uuid
        where t.archived_at is null limit $3`,
      values: [keys, most, mostValues * keys.length],
    })
    for (const { key, id, name } of rows) {
      const choices = found.get(key) ?? []
      choices.push({ key: id, label: name })
      found.set(key, choices)
    }
  }
  return found
}

/** Names of the items changed last; 20,000 rows in about 60 ms. */
export function listNamedItems(tx: Tx, most: number): Promise<NamedItem[]> {
  return tx.query<NamedItem>({
    name: 'search_named_items',
    text: `select id, name, left(description, 300) as description, item_type_id as "itemTypeId" from item order by updated_at desc limit $1`,
    values: [most],
  })
}

/**
 * Distinct values of text and number fields among the items changed last. Reads `most` items: about 150 ms for 20,000.
 * A field with more than `mostValues` values comes back with so many of them.
 */
export async function listFieldValues(
  tx: Tx,
  keys: readonly string[],
  most: number,
  mostValues: number,
): Promise<Map<string, string[]>> {
  if (keys.length === 0) return new Map()
  const rows = await tx.query<{ key: string; values: string[] }>({
    name: 'search_field_values',
    text: `
      select key, (array_agg(value order by value))[1:$3] as values
      from (
        select distinct e.key, left(e.value, 200) as value
        from (select attributes from item order by updated_at desc limit $2) i
        cross join lateral jsonb_each_text(i.attributes) e
        where e.key = any($1::text[]) and e.value <> '') distinct_values
      group by key`,
    values: [keys, most, mostValues],
  })
  return new Map(rows.map(({ key, values }) => [key, values]))
}

/** Distinct values of fields of all suppliers or places in use; some 10 microseconds each. */
export async function listRecordValues(
  tx: Tx,
  table: 'supplier' | 'location',
  fields: readonly Pick<Field, 'key'>[],
  mostValues: number,
): Promise<Map<string, string[]>> {
  if (fields.length === 0) return new Map()
  const rows = await tx.query<{ key: string; values: string[] }>({
    name: `search_values_of_${table}`,
    text: `
      select key, (array_agg(value order by value))[1:$2] as values
      from (
        select distinct e.key, left(e.value, 200) as value
        from (select attributes from ${table} where archived_at is null and attributes <> '{}' limit 20000) r
        cross join lateral jsonb_each_text(r.attributes) e
        where e.key = any($1::text[]) and e.value <> '') distinct_values
      group by key`,
    values: [fields.map(({ key }) => key), mostValues],
  })
  return new Map(rows.map(({ key, values }) => [key, values]))
}

/** Distinct values of fields of lines, as one of those lines has each: one look into the index of lines' values for each, and one at the line. */
export async function listLineValues(
  tx: Tx,
  fields: readonly Pick<Field, 'id' | 'key'>[],
  mostValues: number,
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>()
  for (const { id, key } of fields) {
    const rows = await tx.query<{ value: string }>({
      name: 'search_values_of_lines',
      text: `
        with recursive word as (
          (select v.text from line_value v where v.field_id = $1::uuid order by v.text limit 1)
          union all
          select (select v.text from line_value v where v.field_id = $1::uuid and v.text > word.text order by v.text limit 1)
          from word where word.text is not null)
        select left(coalesce(l.attributes ->> $2, word.text), 200) as value
        from (select text from word where text is not null limit $3) word
        left join lateral (select v.movement_id, v.line_no from line_value v where v.field_id = $1::uuid and v.text = word.text limit 1) v on true
        left join movement_line l on l.movement_id = v.movement_id and l.line_no = v.line_no`,
      values: [id, key, mostValues],
    })
    found.set(
      key,
      rows.map(({ value }) => value),
    )
  }
  return found
}

/** Which of these words are SKUs, barcodes or codes of lots, by the word in small letters; an item's own code goes before a lot's. */
export async function findCodes(
  tx: Tx,
  words: readonly string[],
): Promise<Map<string, { field: CodeField; value: string }>> {
  if (words.length === 0) return new Map()
  const rows = await tx.query<{ word: string; field: CodeField; value: string }>({
    name: 'search_codes',
    text: `
      select code_key as word, 'lot.code' as field, min(code) as value from lot where code_key = any($1::text[]) group by code_key
      union all
      select lower(barcode), 'barcode', barcode from item where barcode = any($2::text[])
      union all
      select i.sku_key, 'sku', case when i.archived_at is null then i.sku else (select k.sku from item k where k.id = kept_item(i.id)) end
      from item i where i.sku_key = any($1::text[])`,
    values: [words.map((word) => word.toLowerCase()), words],
  })
  return new Map(rows.map(({ word, field, value }) => [word, { field, value }]))
}
