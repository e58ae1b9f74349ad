/**
 * SQL of what is reserved of a balance by reservations that stand. Those that have ended are given back within a minute, or by the first movement that needs
 * what they hold; until then they are looked for where anything is reserved at all.
 */
export const heldOf = (balance: string) => `(${balance}.reserved - case when ${balance}.reserved > 0 then (
  select coalesce(sum(r.quantity), 0) from reservation r
  where r.tenant_id = ${balance}.tenant_id and r.item_id = ${balance}.item_id and r.location_id = ${balance}.location_id
    and r.lot_id is not distinct from ${balance}.lot_id and r.expires_at <= now()) else 0 end)`

/** SQL: something of a balance is on hand or held. */
export const holdsStock = (balance: string) => `(${balance}.on_hand <> 0 or ${heldOf(balance)} <> 0)`

/** SQL: the organisation's day at an instant. */
const dayOf = (instant: string) => `(${instant} at time zone (select time_zone from tenant))::date`

/**
 * SQL: stock of a balance is promised to nobody: it lies in quarantine, or is of a lot past its day. One look at the places for a whole statement, one into
 * the index of lots for a balance of a lot.
 * @param at  SQL of the instant it is asked for
 */
export const isBlocked = (balance: string, at = 'now()') =>
  `(${balance}.location_id in (select quarantine_and_below()) or ${balance}.lot_id is not null and exists (
    select from lot past where past.id = ${balance}.lot_id and past.expiry_key < ${dayOf(at)}))`

/**
 * SQL of what is available of a balance, the one meaning of that word: on hand, less what is held by reservations that stand, and nothing of what
 * is blocked. Below zero where more is held than there is.
 * @param held  SQL of what is held of it
 * @param at    SQL of the instant it is asked for
 */
export const availableOf = (balance: string, held = heldOf(balance), at = 'now()') =>
  // `least` passes over null
  `least(${balance}.on_hand - ${held}, case when ${balance}.on_hand > 0 and ${isBlocked(balance, at)} then 0 end)`
