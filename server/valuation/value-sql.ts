/**
 * SQL of what every item was worth in every place at an instant, what took effect at that very instant included: `item_id`,
 * `location_id`, `quantity`, `value`. For each item the last month begun by then, and the entries since.
 * @param at  SQL of the instant, of type timestamptz
 */
const valueAt = (at: string) => `
  select part.item_id, part.location_id, sum(part.quantity) as quantity, sum(part.value) as value
  from (
    select v.item_id, coalesce(max(k.starts_on)::timestamp at time zone 'UTC', '-infinity') as since, max(k.starts_on) as starts_on
    from item_value v left join value_checkpoint k on k.item_id = v.item_id and k.starts_on <= (${at} at time zone 'UTC')::date
    group by v.item_id) s
  cross join lateral (
    select k.item_id, k.location_id, k.quantity, k.value from value_checkpoint k where k.item_id = s.item_id and k.starts_on = s.starts_on
    union all
    select e.item_id, e.location_id, e.quantity, e.value from value_entry e
    where e.item_id = s.item_id and e.effective_at >= s.since and e.effective_at <= ${at}) part
  group by part.item_id, part.location_id`

/** SQL of what every item is worth in every place, now or at an instant. */
export const placeValues = (at: string | undefined) =>
  at === undefined ? 'select item_id, location_id, quantity, value from place_value' : valueAt(at)

/** SQL of a value or quantity as the wire carries it: nine places, as a decimal has there. */
export const wireDecimal = (value: string) => `trim_scale(round(${value}, 9))::text`

/** SQL of a transaction that every other one comes before. */
export const everyTransaction = `'18446744073709551615'::xid8`
