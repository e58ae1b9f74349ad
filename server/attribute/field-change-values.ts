import type { Field, ReferenceTarget } from '#contract/field.ts'
import { languages } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { CountedValue } from '#core/attribute/convert-column.ts'
import type { ConversionSetting, ConvertedField } from '#core/attribute/convert-setting.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import { say } from '#core/words/say.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import { tableOf } from './queries.ts'

/** The values of a field, each once. */
export interface ValueGroups {
  groups: CountedValue[]
  /** different values there are */
  distinct: number
  /** records that hold one */
  records: number
}

/** Different values that are looked at: converting them takes up to a second. */
const mostValues = 50_000
const longestMs = 20_000

/**
 * The different values records hold, at most 50,000 of them, drawn by chance where there are more. Groups a million records in two to
 * four seconds and locks nothing.
 * @throws AppError unavailable  it took longer than 20 s
 */
export async function groupValues(tx: Tx, { entity, key }: Pick<Field, 'entity' | 'key'>): Promise<ValueGroups> {
  await tx.query({ text: `set local statement_timeout = ${longestMs}` })
  const rows = await tx
    .query<{ value: AttributeValue; count: number; distinct: number; records: number }>({
      text: `with held as (select attributes -> $2 as value from ${tableOf(entity)} where tenant_id = $1 and attributes ? $2),
               grouped as (select value, count(*) as count from held group by value)
             select value, count::int, (count(*) over ())::int as distinct, (sum(count) over ())::int as records
             from grouped order by hashtextextended(value::text, 0) limit ${mostValues}`,
      values: [tx.tenantId, key],
    })
    .catch((error: unknown) => {
      const isTimeout = typeof error === 'object' && error !== null && 'code' in error && error.code === '57014'
      if (isTimeout) throw new AppError('unavailable', { detail: sentence('fieldChange.tooSlow') }, { cause: error })
      throw error
    })
  await tx.query({ text: 'set local statement_timeout to default' })
  const [first] = rows
  return {
    groups: rows.map(({ value, count }) => ({ value, count })),
    distinct: first?.distinct ?? 0,
    records: first?.records ?? 0,
  }
}

/** The organisation's time zone and words, for conversions. */
export async function findTenantSetting(tx: Tx): Promise<Pick<ConversionSetting, 'timeZone' | 'words'>> {
  const [tenant] = await tx.query<{ time_zone: string; language: string }>({
    text: 'select time_zone, language from tenant where id = $1',
    values: [tx.tenantId],
  })
  const language = languages.find((each) => each === tenant?.language) ?? languages[0]
  const words = { yes: say(sentence('fieldChange.yes'), language), no: say(sentence('fieldChange.no'), language) }
  return { timeZone: tenant?.time_zone ?? 'UTC', words }
}

/** Where the records stand that references point to, and what people call them. */
const targets: Readonly<Record<ReferenceTarget, { from: string; id: string; code: string; name: string }>> = {
  item: { from: 'item', id: 'id', code: 'sku', name: 'name' },
  location: { from: 'location', id: 'id', code: 'code', name: 'name' },
  supplier: { from: 'supplier', id: 'id', code: 'code', name: 'name' },
  member: { from: 'member', id: 'user_id', code: 'email', name: 'name' },
}

/**
 * The records that these values point to, or name: what a conversion from and to references goes by. A name that several
 * records have names none of them; a code goes before a name.
 */
export async function findConversionRecords(
  tx: Tx,
  from: ConvertedField,
  to: ConvertedField,
  values: readonly AttributeValue[],
): Promise<ConversionSetting['records']> {
  if (from.kind === to.kind || (from.kind !== 'reference' && to.kind !== 'reference')) return undefined
  const entries = values.flatMap((value) => (typeof value === 'boolean' ? [] : value))
  if (from.kind === 'reference' && from.referenceTo !== null) {
    const { from: table, id, code } = targets[from.referenceTo]
    const rows = await tx.query<{ id: string; code: string }>({
      text: `select ${id} as id, ${code} as code from ${table} where tenant_id = $1 and ${id} = any($2::uuid[])`,
      values: [tx.tenantId, entries],
    })
    return { labels: new Map(rows.map((row) => [row.id, row.code])), ids: new Map() }
  }
  if (to.referenceTo === null) return undefined
  const { from: table, id, code, name } = targets[to.referenceTo]
  const words = [
    ...new Set(entries.flatMap((text) => [text, ...text.split(/[;|,]/)]).map((text) => text.trim().toLowerCase())),
  ]
  const rows = await tx.query<{ id: string; code: string; name: string }>({
    text: `select ${id} as id, lower(${code}) as code, lower(${name}) as name from ${table}
           where tenant_id = $1 and (lower(${code}) = any($2) or lower(${name}) = any($2))`,
    values: [tx.tenantId, words],
  })
  const named = rows.filter((row) => rows.every((other) => other.id === row.id || other.name !== row.name))
  return {
    labels: new Map(),
    ids: new Map([
      ...named.map((row) => [row.name, row.id] as const),
      ...rows.map((row) => [row.code, row.id] as const),
    ]),
  }
}
