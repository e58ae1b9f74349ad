import type { SqlText } from '#server/db/sql-text.ts'

/** Most items a free text finds; better matches come first. */
export const mostMatches = 10_000

/** SQL of all items whose words match, as rows with `id`; see `toWords`. */
export function allMatches(sql: SqlText, text: string, tenantId: string): string {
  const { begun } = toWords(sql, text, tenantId)
  return `search_item_ids(null, ${begun}, ${mostMatches}, 'include')`
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
  tenantId: string,
  archived: 'exclude' | 'include' | 'only',
  limit = mostMatches,
): string {
  const { whole, begun } = toWords(sql, text, tenantId)
  return `search_item_ids(${whole}, ${begun}, ${limit}, '${archived}')`
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
