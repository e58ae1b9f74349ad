import type { AlertMute } from '#contract/alert-mute.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'

/** What a kind is muted for; both null: for everything. */
export interface MutedGroup {
  kind: string
  categoryId: string | null
  locationId: string | null
}

/**
 * SQL: whether a kind is muted on a day for a group that an item, or a place, belongs to.
 * @param of  SQL of the tenant, the kind, the item and the place, any of the last two may be null, and the day
 */
export const isInMutedGroup = (of: {
  tenant: string
  kind: string
  item: string
  place: string
  day: string
}): string => `exists (
  select from alert_mute g where g.tenant_id = ${of.tenant} and g.kind = ${of.kind} and g.muted_until >= ${of.day} and ${isInGroup('g', of)})`

/** SQL: whether an item or a place belongs to the group `g`. */
function isInGroup(g: string, { tenant, item, place }: { tenant: string; item: string; place: string }): string {
  return `(${g}.category_id is null or exists (
      select from item c where c.tenant_id = ${tenant} and c.id = ${item} and c.category_id in (select category_and_below(${g}.category_id))))
    and (${g}.location_id is null or ${place} in (select location_and_below(${g}.location_id)))`
}

/**
 * Mutes a kind for a group until a day, in place of what was muted of it before, and puts open alerts of it away.
 * @param until  a day, or `infinity`
 * @returns its id
 */
export async function muteGroup(tx: Tx, actor: Actor, group: MutedGroup, until: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>({
    text: `insert into alert_mute (tenant_id, kind, category_id, location_id, muted_until, muted_by_name) values ($1, $2, $3, $4, $5, $6)
           on conflict (tenant_id, kind, category_id, location_id) do update
             set muted_until = excluded.muted_until, muted_at = now(), muted_by_name = excluded.muted_by_name
           returning id`,
    values: [tx.tenantId, group.kind, group.categoryId, group.locationId, until, actor.name],
  })
  const id = row?.id ?? ''
  await tx.query({
    text: `update alert a
           set state = 'muted', muted_until = g.muted_until, muted_with = g.id, decided_at = now(), decided_by_name = $3, version = version + 1
           from alert_mute g
           where g.tenant_id = $1 and g.id = $2 and a.tenant_id = $1 and a.kind = g.kind and a.state = 'open' and a.user_id is null
             and ${isInGroup('g', { tenant: 'a.tenant_id', item: 'a.item_id', place: 'a.location_id' })}`,
    values: [tx.tenantId, id, actor.name],
  })
  const after = await findMute(tx, id)
  await audit(tx, actor, { action: 'mute', entity: 'alertMute', entityId: id, after })
  return id
}

/**
 * Mutes a group no longer. What was put away with it is open again, unless it was answered since.
 * @throws AppError not_found
 */
export async function liftMute(tx: Tx, actor: Actor, id: string, options: { reopen: boolean }): Promise<void> {
  const before = await findMute(tx, id, { lock: true })
  if (!before) throw new AppError('not_found')
  if (options.reopen)
    await tx.query({
      text: `update alert set state = 'open', muted_until = null, muted_with = null, decided_at = null, decided_by_name = null, version = version + 1
             where tenant_id = $1 and muted_with = $2 and state = 'muted'`,
      values: [tx.tenantId, id],
    })
  await tx.query({ text: 'delete from alert_mute where tenant_id = $1 and id = $2', values: [tx.tenantId, id] })
  await audit(tx, actor, { action: 'remove', entity: 'alertMute', entityId: id, before })
}

const wire = `json_build_object('id', g.id, 'kind', g.kind, 'categoryId', g.category_id, 'categoryName', c.name, 'locationId', g.location_id,
  'locationName', p.name, 'mutedUntil', nullif(g.muted_until, 'infinity'), 'mutedAt', g.muted_at, 'mutedByName', g.muted_by_name,
  'alerts', (select count(*)::int from alert a where a.tenant_id = g.tenant_id and a.muted_with = g.id))`
const source = `alert_mute g left join category c on c.tenant_id = g.tenant_id and c.id = g.category_id
  left join location p on p.tenant_id = g.tenant_id and p.id = g.location_id`

async function findMute(tx: Tx, id: string, options: { lock?: boolean } = {}): Promise<AlertMute | undefined> {
  const [row] = await tx.query<{ mute: AlertMute }>({
    text: `select ${wire} as mute from ${source} where g.tenant_id = $1 and g.id = $2 ${options.lock ? 'for update of g' : ''}`,
    values: [tx.tenantId, id],
  })
  return row?.mute
}

/** Those that hold today, the newest first. */
export async function listMutes(tx: Tx): Promise<AlertMute[]> {
  const rows = await tx.query<{ mute: AlertMute }>({
    text: `select ${wire} as mute from ${source} join tenant t on t.id = g.tenant_id
           where g.tenant_id = $1 and g.muted_until >= (now() at time zone t.time_zone)::date order by g.muted_at desc, g.id`,
    values: [tx.tenantId],
  })
  return rows.map(({ mute }) => mute)
}
