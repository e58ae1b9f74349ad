import type { Tx } from '#server/db/transaction.ts'

/**
 * Marks alerts as resolved whose cause is gone: the movement was reversed, the item sells or moves again, the day (of returns, the
 * week) is no longer above what was expected.
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
      where a.tenant_id = $1 and a.state in ('open', 'confirmed') and ($2::uuid[] is null or a.item_id is null or a.item_id = any($2))
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
          when a.kind = 'returns' then (
            select coalesce(sum(case when l.from_location_id = $4 then 1 else -1 end), 0) <= a.expected_high
            from movement_line l join movement m on m.tenant_id = $1 and m.id = l.movement_id and m.kind = 'return'
            where l.tenant_id = $1 and l.item_id = a.item_id and l.effective_at >= (a.day - 6)::timestamp at time zone $3
              and l.effective_at < (a.day + 1)::timestamp at time zone $3)
          when a.kind = 'shrinkage' then (
            select coalesce(sum(case when l.from_location_id = a.location_id then 1 else -1 end * l.quantity * coalesce(i.cost, i.price)), 0) <= a.expected_high
            from movement m join movement_line l on l.tenant_id = $1 and l.movement_id = m.id
            join item i on i.tenant_id = $1 and i.id = l.item_id
            where m.tenant_id = $1 and m.kind in ('loss', 'adjustment', 'count') and a.location_id in (l.from_location_id, l.to_location_id)
              and m.effective_at >= a.day::timestamp at time zone $3 and m.effective_at < (a.day + 1)::timestamp at time zone $3)
          when a.kind = 'dead' then exists (
            select from movement_line l join movement m on m.tenant_id = $1 and m.id = l.movement_id and m.kind in ('sale', 'supplierReturn', 'assembly', 'disassembly', 'checkOut')
            where l.tenant_id = $1 and l.item_id = a.item_id and l.effective_at >= (a.day + 1)::timestamp at time zone $3)
            or not exists (select from balance b where b.tenant_id = $1 and b.item_id = a.item_id and not b.is_virtual and b.on_hand > 0)
          else false end`,
    values: [tx.tenantId, itemIds ?? null, timeZone, customerId],
  })
}
