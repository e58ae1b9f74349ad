import type { SqlText } from '#server/db/sql-text.ts'

/** Whose items are searched, and the keys of attributes that are left out for who reads them. */
interface Reader {
  tenantId: string
  hidden: readonly string[]
}

/** Most items a free text finds; better matches come first. */
export const mostMatches = 10_000

/** SQL of all items whose words match, as rows with `id`; see `toWords`. */
export function allMatches(sql: SqlText, text: string, reader: Reader): string {
  const { begun } = toWords(sql, text, reader.tenantId)
  const found = `search_item_ids(null, ${begun}, ${mostMatches}, 'include')`
  return reader.hidden.length === 0 ? found : matchesSeen(sql, found, begun, reader)
}

/**
 * SQL of the items whose words match best, as rows with `id` and `rank`: those that hold the words whole, then those in
 * which words only begin so. Looking up the beginnings of a word takes three times as long, and is left out where
 * enough hold the whole word.
 * @param limit  so many at most; 10,000 unless told
 */
export function bestMatches(
  sql: SqlText,
  text: string,
  reader: Reader,
  archived: 'exclude' | 'include' | 'only',
  limit = mostMatches,
): string {
  const { whole, begun } = toWords(sql, text, reader.tenantId)
  if (reader.hidden.length > 0)
    return matchesSeen(sql, `search_item_ids(null, ${begun}, ${mostMatches}, '${archived}')`, begun, reader)
  return `search_item_ids(${whole}, ${begun}, ${limit}, '${archived}')`
}

/**
 * Of items found by all their words, those that are found by what the reader may see as well, ranked by that alone: their words
 * are made again, some 60 microseconds each, for organisations that hide fields from the reader's role only.
 */
function matchesSeen(sql: SqlText, found: string, query: string, { hidden }: Reader): string {
  const attributes = `s.attributes - ${sql.bind(hidden, 'text[]')}`
  return `(select f.id, ts_rank(w.words, ${query}) as rank from ${found} f join item s on s.id = f.id
    cross join lateral (select item_words(s.tenant_id, s.sku, s.barcode, s.name, s.description, ${attributes}) as words) w
    where w.words @@ ${query})`
}

/**
 * Text as two queries of PostgreSQL. All words must match, each as its English stem or as it stands; in `begun` also as
 * the beginning of a word or SKU. Words carry the tenant's tag, as `tag_words` gives it to what is indexed.
 */
function toWords(sql: SqlText, text: string, tenantId: string): { whole: string; begun: string } {
  // "27.5" is one word of the index, "27.5cm" two
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu)
      ?.slice(0, 12) ?? []
  if (words.length === 0) return { whole: `''::tsquery`, begun: `''::tsquery` }
  // bound, so that all tenants share a statement and its plan
  const quote = `'''' || ${sql.bind(tenantId.slice(-6), 'text')}`
  const places = words.map((word) => sql.bind(word, 'text'))
  // words hold letters, digits and points between digits only: quoted as they stand, they are words of the query's language
  const toQuery = (end: string) =>
    places
      .map((place) => {
        // a word that is its own stem needs no second alternative to look up and to rank by
        const stem = `coalesce(${quote} || nullif((ts_lexize('english_stem', ${place}))[1], ${place}) || ''' | ', '')`
        return `(${stem} || ${quote} || ${place} || '${end}')::tsquery`
      })
      .join(' && ')
  return { whole: toQuery(`''`), begun: toQuery(`'':*`) }
}
