import type { Role } from '#contract/permissions.ts'
import type { ViewConfig } from '#contract/view.ts'
import type { ViewWatch } from '#contract/view-watch.ts'
import type { Tx } from '#server/db/transaction.ts'

const wire = `json_build_object('id', w.id, 'viewId', w.view_id, 'viewName', w.view_name, 'kind', w.kind, 'threshold', w.threshold, 'items', w.items,
  'problem', case when w.view_id is null then 'viewGone' else w.problem end, 'checkedAt', w.checked_at, 'version', w.version, 'createdAt', w.created_at) as watch`

/** A person's watches, the newest first. */
export async function listWatches(
  tx: Tx,
  userId: string,
  page: { viewId: string | undefined; limit: number; before: string | undefined },
): Promise<ViewWatch[]> {
  const rows = await tx.query<{ watch: ViewWatch }>({
    text: `select ${wire} from view_watch w where w.tenant_id = $1 and w.user_id = $2 and ($3::uuid is null or w.view_id = $3)
             and ($5::uuid is null or w.id < $5) order by w.id desc limit $4`,
    values: [tx.tenantId, userId, page.viewId, page.limit, page.before],
  })
  return rows.map(({ watch }) => watch)
}

/** A person's watch; undefined when there is none, and when it is somebody else's. */
export async function findWatch(tx: Tx, userId: string, id: string): Promise<ViewWatch | undefined> {
  const [row] = await tx.query<{ watch: ViewWatch }>({
    text: `select ${wire} from view_watch w where w.tenant_id = $1 and w.user_id = $2 and w.id = $3`,
    values: [tx.tenantId, userId, id],
  })
  return row?.watch
}

/** A watch whose time has come, with its view as the person sees it now. */
export interface DueWatch {
  id: string
  userId: string
  role: Role
  viewId: string
  kind: ViewWatch['kind']
  threshold: number | null
  isBeyond: boolean
  /** the view's filter is what it was when what is known was read */
  isSame: (selection: object) => boolean
  /** null: it is not shared with the person any more */
  view: { name: string; config: ViewConfig } | null
}

/** The watch that has waited longest, locked until the transaction ends; undefined when none is due. */
export async function lockDueWatch(tx: Tx): Promise<DueWatch | undefined> {
  const [row] = await tx.query<Omit<DueWatch, 'isSame'> & { selection: object }>({
    text: `select w.id, w.user_id as "userId", m.role, w.view_id as "viewId", w.kind, w.threshold, w.is_beyond as "isBeyond", w.selection,
             (select json_build_object('name', v.name, 'config', v.config) from saved_view v
              where v.tenant_id = w.tenant_id and v.id = w.view_id and (v.is_shared or v.owner_id = w.user_id)) as view
           from view_watch w join member m on m.tenant_id = w.tenant_id and m.user_id = w.user_id
           where w.tenant_id = $1 and w.view_id is not null and w.next_check_at <= now()
           order by w.next_check_at, w.id limit 1 for update of w skip locked`,
    values: [tx.tenantId],
  })
  if (!row) return undefined
  const { selection, ...due } = row
  return { ...due, isSame: (other) => inOrder(other) === inOrder(selection) }
}

/** The database orders keys by its own rule. */
function inOrder(value: object): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}

/** Notes what a look found, and when the next is due: changes have it looked at after the pause, the clock after a quarter of an hour. */
export async function settleWatch(
  tx: Tx,
  id: string,
  seen: {
    problem: ViewWatch['problem']
    tookMs: number
    viewName?: string | undefined
    selection?: object
    items?: number | null
    isBeyond?: boolean
  },
): Promise<void> {
  await tx.query({
    text: `update view_watch w set problem = $3, view_name = coalesce($4, w.view_name), selection = coalesce($5, w.selection), items = $6,
             is_beyond = coalesce($7, w.is_beyond), checked_at = now(), soonest_at = now() + pause, next_check_at = now() + greatest(pause, ${between})
           from (select ${pauseAfter('$8', '(select count(*) from view_watch o where o.tenant_id = $1)')} as pause) p
           where w.tenant_id = $1 and w.id = $2`,
    values: [
      tx.tenantId,
      id,
      seen.problem,
      seen.viewName ?? null,
      seen.selection ? JSON.stringify(seen.selection) : null,
      seen.items ?? null,
      seen.isBeyond ?? null,
      seen.tookMs,
    ],
  })
}

/** The clock has a watch looked at so often. */
const between = `interval '15 minutes'`

/**
 * A look of so many milliseconds is not repeated sooner than this: two seconds at least, and as long as keeps all watches of a tenant at a tenth of
 * one connection's time.
 */
function pauseAfter(tookMs: string, watches: string): string {
  return `greatest(interval '2 seconds', 10 * ${tookMs}::float8 * ${watches} * interval '1 millisecond')`
}

/**
 * Has watches looked at for a change, no sooner than their pause allows.
 * @returns milliseconds until the first is due, 0 for now; undefined: there is none
 */
export async function hastenWatches(tx: Tx): Promise<number | undefined> {
  const [row] = await tx.query<{ waitMs: number | null }>({
    text: `with moved as (
             update view_watch set next_check_at = greatest(now(), soonest_at)
             where tenant_id = $1 and view_id is not null and next_check_at > greatest(now(), soonest_at))
           select (extract(epoch from min(least(next_check_at, soonest_at)) - now()) * 1000)::float8 as "waitMs"
           from view_watch where tenant_id = $1 and view_id is not null`,
    values: [tx.tenantId],
  })
  const waitMs = row?.waitMs ?? undefined
  return waitMs && Math.max(0, waitMs)
}

export interface KnownItem {
  id: string
  isTold: boolean
}

export function listKnown(tx: Tx, watchId: string): Promise<KnownItem[]> {
  return tx.query<KnownItem>({
    text: 'select item_id as id, is_told as "isTold" from view_watch_item where tenant_id = $1 and watch_id = $2',
    values: [tx.tenantId, watchId],
  })
}

export async function addKnown(tx: Tx, watchId: string, ids: readonly string[], isTold: boolean): Promise<void> {
  if (ids.length === 0) return
  await tx.query({
    text: `insert into view_watch_item (tenant_id, watch_id, item_id, is_told) select $1, $2, id, $4 from unnest($3::uuid[]) id
           on conflict do nothing`,
    values: [tx.tenantId, watchId, ids, isTold],
  })
}

export async function dropKnown(tx: Tx, watchId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.query({
    text: 'delete from view_watch_item where tenant_id = $1 and watch_id = $2 and item_id = any($3::uuid[])',
    values: [tx.tenantId, watchId, ids],
  })
}

/** Names of the first of these items, by name. */
export async function listNames(tx: Tx, ids: readonly string[], limit: number): Promise<string[]> {
  const rows = await tx.query<{ name: string }>({
    text: 'select name from item where tenant_id = $1 and id = any($2::uuid[]) order by lower(name), id limit $3',
    values: [tx.tenantId, ids, limit],
  })
  return rows.map(({ name }) => name)
}
