import { endsOf, noLot } from './ledger-sql.ts'

/** Figures of a year: at the start of each half of a month, and at the year's end. */
const figures = 25
/** The number of the figure of the year's end. */
export const yearEnd = figures
/** Stands for no later year, as migration 0176 has it. */
const never = 2_147_483_647
const key = 'item_id, location_id, lot_key'

const local = (at: string) => `(${at} at time zone 'UTC')`
/** SQL of the half of a month that holds an instant, 1 to 24; the half's figure is what was on hand at its start. */
export const halfOf = (at: string) =>
  `(2 * extract(month from ${local(at)})::int - (extract(day from ${local(at)}) < 16)::int)`
/** SQL of the year (UTC) that holds an instant. */
export const yearOf = (at: string) => `extract(year from ${local(at)})::int`
/** SQL of the start of the half of a month that holds an instant: the first or the sixteenth day. */
export const halfStart = (at: string) =>
  `(date_trunc('month', ${at}, 'UTC') + case when extract(day from ${local(at)}) < 16 then interval '0' else interval '360 hours' end)`

/** SQL of the figure that a row of `ledger_year` has for an instant's half: of its own year, or what it ended with. Null: nothing by then. */
export const figureOf = (row: string, year: string, half: string) =>
  `${row}.figures[case when ${row}.year = ${year} then ${half} else ${figures} end]`

/** SQL: the row stands for a year, its own or one of the years after it in which nothing happened to its balance. */
export const standsFor = (row: string, year: string) => `${row}.year <= ${year} and ${row}.next_year > ${year}`

/** SQL of what every balance's last figure says, as rows of `item_id`, `location_id`, `lot_id`, `total`. */
export const yearEnds = `select item_id, location_id, nullif(lot_key, ${noLot}) as lot_id, figures[${figures}] as total from ledger_year where next_year = ${never}`

/**
 * SQL of CTEs that add lines to `ledger_year`: to the years in which they took effect, and to all years of the same balances after them.
 * $1 is the tenant. Reads a balance's rows from the year before its first line on, by their key, and joins nothing else, so that
 * no estimate of how many lines there are can mislead it. Whoever runs it holds the proof's lock.
 */
export const advanceYears = (lines: string) => `
moved as materialized (
  select item_id, location_id, coalesce(lot_id, ${noLot}) as lot_key, ${yearOf('effective_at')} as year, ${halfOf('effective_at')} as half, sum(delta) as delta
  from (${endsOf(lines)}) ends group by 1, 2, 3, 4, 5),
known as (
  select t.*, y.year, y.figures
  from (select ${key}, min(year) as first from moved group by ${key}) t cross join lateral (
    select k.year, k.figures from ledger_year k
    where k.tenant_id = $1 and k.item_id = t.item_id and k.location_id = t.location_id and k.lot_key = t.lot_key
      and k.year >= coalesce((select max(b.year) from ledger_year b
        where b.tenant_id = $1 and b.item_id = t.item_id and b.location_id = t.location_id and b.lot_key = t.lot_key and b.year < t.first), t.first)
    offset 0) y),
changed_year as (
  select ${key}, year, any_value(figures) filter (where figures is not null) as figures, sum(delta) as whole,
    array[${range((n) => `sum(delta) filter (where half < ${n})`)}] as changes
  from (
    select ${key}, year, null::int as half, null::numeric as delta, figures from known
    union all
    select ${key}, year, half, delta, null from moved) part
  group by ${key}, year),
placed as (
  select *, lead(year) over years as next_year, sum(whole) over (years rows between unbounded preceding and 1 preceding) as before,
    count(figures) over years as block
  from changed_year window years as (partition by ${key} order by year)),
-- a new year begins with what the year before it ended with
based as (
  select *, coalesce(figures, array_fill((first_value(figures) over (partition by ${key}, block order by year))[${figures}], array[${figures}])) as base from placed),
written as (
  insert into ledger_year as y (tenant_id, ${key}, year, next_year, figures)
  select $1, ${key}, year, coalesce(next_year, ${never}), array[${range(
    (n) =>
      `case when coalesce(base[${n}], before, changes[${n}]) is not null then coalesce(base[${n}], 0) + coalesce(before, 0) + coalesce(changes[${n}], 0) end`,
  )}]
  from based order by ${key}, year
  on conflict (tenant_id, ${key}, year) do update set next_year = excluded.next_year, figures = excluded.figures
  where y.next_year <> excluded.next_year or y.figures is distinct from excluded.figures)`

function range(each: (n: number) => string): string {
  return Array.from({ length: figures }, (_, index) => each(index + 1)).join(', ')
}
