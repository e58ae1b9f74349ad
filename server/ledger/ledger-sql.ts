/** The columns that name a balance: what sums are kept by, in the ledger's own tables and in `balance`. */
export const balanceKey = 'item_id, location_id, lot_id'

/** SQL: two rows that name the same balance. */
export const sameBalance = (one: string, other: string) =>
  `${one}.item_id = ${other}.item_id and ${one}.location_id = ${other}.location_id and coalesce(${one}.lot_id, ${noLot}) = coalesce(${other}.lot_id, ${noLot})`

/**
 * SQL of a row's lot as `ledger_year` has it. A `case`, since row-level security takes `coalesce` for one that might tell of rows it hides, and lets no index be
 * searched by it.
 */
export const lotKeyOf = (row: string) => `case when ${row}.lot_id is null then ${noLot} else ${row}.lot_id end`

/** Stands for no lot where rows are joined from both sides, which takes a plain equality. */
export const noLot = `'00000000-0000-0000-0000-000000000000'`

/**
 * SQL of both ends of every line: its balance, `delta` and `effective_at`.
 * @param lines  table or CTE with the columns of `movement_line`
 */
export const endsOf = (lines: string) => `
  select item_id, from_location_id as location_id, lot_id, -quantity as delta, effective_at from ${lines}
  union all
  select item_id, to_location_id, lot_id, quantity, effective_at from ${lines}`

/**
 * SQL of the SHA-256 of a movement `m` with its lines: everything posted that never changes. Left out is the actor's
 * name, which goes when a person is erased. Nulls are skipped and what may be null is labelled, so a column that is added
 * later, and is null on older lines, leaves their digests as they are.
 * @param edition  SQL of the edition of the movement's batch: 1 leaves out what lines were entered in and their reasons
 */
export const movementDigest = (edition: string) => `sha256(convert_to(concat_ws(e'\\x1f',
  m.id, m.kind, extract(epoch from m.effective_at), extract(epoch from m.recorded_at), m.reference, m.reason, m.source,
  'actor=' || m.actor_id, 'reverses=' || m.reverses_id, 'import=' || m.import_id,
  (select string_agg(concat_ws(e'\\x1f',
      l.line_no, l.item_id, l.from_location_id, l.to_location_id, l.quantity, l.unit, extract(epoch from l.effective_at),
      'price=' || l.unit_price, l.attributes, 'lot=' || l.lot_id,
      case when ${edition} > 1 then 'entered=' || l.entered_quantity || ' ' || l.entered_unit || ' ' || l.factor_numerator || '/' || l.factor_denominator end,
      case when ${edition} > 1 then 'why=' || l.reason_id end), e'\\n' order by l.line_no)
    from movement_line l where l.tenant_id = m.tenant_id and l.movement_id = m.id)), 'UTF8'))`

/**
 * SQL of the visible lines that no batch holds yet: those of transactions the proof has not come to. Through a function that may use the
 * index on transactions: a filter on them under row-level security reads every movement, 90 ms for 60,000.
 */
export const unprovedLines = `
  select l.* from posted_between(coalesce((select summed_to from ledger_proof), '0'::xid8), null) m join movement_line l on l.movement_id = m.id`
