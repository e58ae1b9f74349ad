import type { Tx } from '#server/db/transaction.ts'

/**
 * Marks alerts as resolved whose cause is gone: the movement was reversed, the item sells again, the day is no longer above what was expected.
 * Looks up open and confirmed alerts only.
 * @param itemIds  of these items; undefined: all
 */
export async function resolveAlerts(
  tx: Tx,
  { itemIds, timeZone, customerId }: { itemIds?: readonly string[]; timeZone: string; customerId: string },
): Promise<void> {
  await tx.query({
    text: `
      update alert a set state = 'resolved', version = a.version + 1
      where a.tenant_id = $1 and a.state in ('open', 'confirmed') and ($2::uuid[] is null or a.item_id = any($2))
        and case
          when a.movement_id is not null then exists (select from movement r where r.tenant_id = $1 and r.reverses_id = a.movement_id)
          when a.kind = 'silence' then (
            select coalesce(sum(case when l.to_location_id = $4 then l.quantity else -l.quantity end), 0) > 0
            from movement_line l join movement m on m.tenant_id = $1 and m.id = l.movement_id and m.kind = 'sale'
            where l.tenant_id = $1 and l.item_id = a.item_id and l.effective_at >= (a.day + 1)::timestamp at time zone $3)
          when a.kind = 'spike' then (
            select coalesce(sum(case when l.to_location_id = $4 then 1 else -1 end * case a.measure when 'orders' then 1 else l.quantity end), 0) <= a.expected_high
            from movement_line l join movement m on m.tenant_id = $1 and m.id = l.movement_id and m.kind = 'sale'
            where l.tenant_id = $1 and l.item_id = a.item_id and l.effective_at >= a.day::timestamp at time zone $3
              and l.effective_at < (a.day + 1)::timestamp at time zone $3)
          else false end`,
    values: [tx.tenantId, itemIds ?? null, timeZone, customerId],
  })
}
