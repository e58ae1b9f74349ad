/**
 * SQL of what is reserved of a balance by reservations that stand. Those that have ended are given back within a minute, or by the first movement that needs
 * what they hold; until then they are looked for where anything is reserved at all.
 */
export const heldOf = (balance: string) => `(${balance}.reserved - case when ${balance}.reserved > 0 then (
  select coalesce(sum(r.quantity), 0) from reservation r
  where r.tenant_id = ${balance}.tenant_id and r.item_id = ${balance}.item_id and r.location_id = ${balance}.location_id
    and r.lot_id is not distinct from ${balance}.lot_id and r.expires_at <= now()) else 0 end)`

/** SQL: stock of a balance, of a lot if any, is promised to nobody: it lies in quarantine, or is past its day. */
export const isBlocked = (balance: string, lot: string) =>
  `(${balance}.location_id in (select quarantine_and_below()) or coalesce(${lot}.expiry_key < (now() at time zone (select time_zone from tenant))::date, false))`
