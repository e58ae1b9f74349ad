import type { z } from 'zod'
import { type listMovements, mostLinesOfItem, mostListedLines } from '#contract/movement.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import { SqlText } from '#server/db/sql-text.ts'
import type { Tx } from '#server/db/transaction.ts'
import { withinTime } from '#server/db/within-time.ts'
import { parseCursor, toCursor } from '#server/http/cursor.ts'
import { type LineIndexCondition, lineIndexConditions } from './line-index.ts'
import { firstLines, linesInBrief, linesWithLots, movementJson, overLines, reversedBy } from './movement-json.ts'
import { readPage, readRows } from './read-page.ts'
import { showMovements } from './show-movements.ts'
import { wantedMovements } from './wanted-movements.ts'

const latestFirst = '-effectiveAt'

/** How many lines may meet a condition for them to be read at once; of more, the latest movements are tried first, for so long. */
const fewLines = 5_000
const latestMs = 200
/** Movements looked at in one statement where no index tells which ones a filter lets through: 50 ms and a stretch that is never looked at twice. */
const stretch = 5_000
/** For so long a page is looked for before what was found is given, with where to go on. */
const lookingMs = 1_000

/**
 * A page of movements, latest effect first unless told, as JSON text, as its reader sees them. A filter by fields of lines is answered from their index where a
 * condition is met by few lines; where it is met by many, the latest movements are tried first, and then the lines that meet it are read in order. What no index
 * tells of is looked for stretch by stretch, and a page that is not full after a second is given as it is.
 * @param looking  how far is looked in one go, and whether all lines come with a movement
 * @throws SchemaChangedError  the view is of an older schema: the transaction is to be run again
 */
export async function listMovementsJson(
  tx: Tx,
  query: z.output<typeof listMovements.query>,
  view: FieldView,
  given: Partial<Looking> = {},
): Promise<string> {
  const looking = { stretch, lookingMs, whole: false, ...given }
  const { filter, sort = latestFirst, itemId, locationId, importId } = query
  const isOfAll = filter !== undefined && !itemId && !locationId
  // what the filter may not say is refused here
  const latest = pageOf(query, view, looking)
  const indexed = isOfAll && sort === latestFirst ? await bestOf(tx, lineIndexConditions(filter, view)) : undefined
  const read = ({ sql, text }: ReturnType<typeof pageOf>) => readPage(tx, sql, text, query.limit, view.schema)
  // what was recorded in order is in no index: it is sorted as a whole whatever is asked for
  if (!indexed && isOfAll && !importId && sort.endsWith('effectiveAt'))
    return showMovements(await lookThrough(tx, query, view, looking), view)
  if (!indexed) return showMovements(await read(latest), view)
  const early = indexed.isFew ? undefined : await withinTime(tx, latestMs, () => read(latest))
  return showMovements(early ?? (await read(pageOf(query, view, { ...looking, indexed: indexed.condition }))), view)
}

/** How much is looked at in one statement, and for how long in all. */
export interface Looking {
  stretch: number
  lookingMs: number
  /** all lines of each movement, as a file has them */
  whole: boolean
}

/**
 * A page of what a filter lets through, movement by movement in the order of the list. 10 microseconds each, so that a second sees 100,000; then the page is as
 * full as it is, and its cursor says where the next one goes on.
 */
async function lookThrough(
  tx: Tx,
  query: z.output<typeof listMovements.query>,
  view: FieldView,
  { stretch, lookingMs, whole }: Looking,
): Promise<string> {
  const until = Date.now() + lookingMs
  const data: string[] = []
  let found = 0
  let cursor = query.cursor
  do {
    const rest = { ...query, cursor, limit: query.limit - found }
    const { sql, text } = pageOf(rest, view, { whole, most: stretch })
    const page = await readRows(tx, sql, text, view.schema)
    const isFull = page.size > rest.limit
    if (page.data) data.push(page.data.slice(1, -1))
    found += Math.min(page.size, rest.limit)
    const last = isFull ? page.last : page.end
    cursor = last ? toCursor(last) : undefined
    if (isFull || !cursor) break
  } while (found < query.limit && Date.now() < until)
  return `{"data":[${data.join(',')}],"nextCursor":${cursor ? JSON.stringify(cursor) : 'null'}}`
}

interface Way {
  whole: boolean
  /** the condition whose lines are read, in place of the movements */
  indexed?: LineIndexCondition
  /** so many movements are looked at; `end` is where they end, null where no more follow */
  most?: number
}

function pageOf(query: z.output<typeof listMovements.query>, view: FieldView, { whole, indexed, most }: Way) {
  const sql = new SqlText()
  const wanted = wantedMovements(sql, query, view)
  const { where } = wanted
  const after = parseCursor(query.cursor, 2)
  const beyond = after && `(${sql.bind(after[0], 'timestamptz')}, ${sql.bind(after[1], 'uuid')})`
  const sort = query.sort ?? latestFirst
  const column = sort.endsWith('recordedAt') ? 'recorded_at' : 'effective_at'
  const direction = sort.startsWith('-') ? 'desc' : 'asc'
  const { source, key } = indexed
    ? // sorted here, so that movements are looked at in the order of the page, and no more than it holds
      {
        source: `(select distinct v.effective_at, v.movement_id from line_value v where ${indexed(sql)}
          ${beyond ? `and (v.effective_at, v.movement_id) < ${beyond}` : ''}
          order by v.effective_at desc, v.movement_id desc offset 0) t
          cross join lateral (select * from movement m where m.id = t.movement_id offset 0) m`,
        key: ['t.effective_at', 't.movement_id'],
      }
    : { source: wanted.source, key: [`m.${column}`, 'm.id'] }
  const follows = beyond ? [`(${key.join(', ')}) ${direction === 'desc' ? '<' : '>'} ${beyond}`] : []
  const order = key.map((part) => `${part} ${direction}`).join(', ')
  const within = [...wanted.period, ...follows]
  if (most === undefined) where.push(...within)
  // in order by itself, so that a page that is full early looks at no more
  const looked = `from movement m where ${['true', ...within].join(' and ')} order by ${order}`
  const brief = () =>
    query.itemId ? firstLines(mostLinesOfItem, sql.bind(query.itemId, 'uuid')) : firstLines(mostListedLines)
  const json = movementJson(whole ? linesWithLots : brief(), reversedBy, whole ? '' : linesInBrief)
  const text = `
    with picked as (
      select m.id, m.${column} as at from ${most === undefined ? source : `(select m.* ${looked} limit ${most}) m`} where ${where.join(' and ')}
      order by ${order} limit ${query.limit + 1}),
    numbered as (select id, at, row_number() over (order by at ${direction}, id ${direction}) as n from picked)
    select json_agg(${json} order by p.n) filter (where p.n <= ${query.limit})::text as data, count(*) as size,
      (select json_build_array(at, id) from numbered where n = ${query.limit}) as last,
      ${most === undefined ? '' : `(select json_build_array(m.${column}, m.id) ${looked} offset ${most - 1} limit 1) as "end",`}
      (select schema_version from tenant) as version
    from numbered p join movement m on m.id = p.id ${whole ? '' : `cross join ${overLines}`}`
  return { sql, text }
}

/** The condition that the fewest lines meet; undefined: there is none. Counts to 5,000, a millisecond for each. */
async function bestOf(
  tx: Tx,
  conditions: readonly LineIndexCondition[],
): Promise<{ condition: LineIndexCondition; isFew: boolean } | undefined> {
  if (conditions.length === 0) return undefined
  const sql = new SqlText()
  const counts = conditions.map(
    (condition) =>
      `(select count(*) from (select from line_value v where ${condition(sql)} limit ${fewLines + 1}) v)::int`,
  )
  const [row] = await tx.query<{ counts: number[] }>({
    text: `select array[${counts.join(', ')}] as counts`,
    values: sql.values,
    planEachTime: true,
  })
  const least = Math.min(...(row?.counts ?? []))
  const condition = conditions[row?.counts.indexOf(least) ?? 0]
  return condition && { condition, isFew: least <= fewLines }
}
