import type { AlertDigest } from '#contract/alert.ts'
import { allows, type Role } from '#contract/permissions.ts'
import type { Language } from '#contract/words/languages.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { toAlert } from './alert-json.ts'
import { countNewAlerts, listNewAlertRows } from './queries.ts'

/** Alerts that a digest tells one by one; the others are counted. */
const told = 20

/**
 * When the person gets alerts by e-mail; those who never said get none.
 * @throws AppError forbidden: a key has no mailbox
 */
export async function getDigest(tx: Tx, actor: Actor): Promise<AlertDigest> {
  if (actor.kind !== 'person') throw new AppError('forbidden')
  const [row] = await tx.query<AlertDigest>({
    text: 'select hour, version from alert_digest where tenant_id = $1 and user_id = $2',
    values: [tx.tenantId, actor.id],
  })
  return row ?? { hour: null, version: 1 }
}

/** @throws AppError forbidden, version_mismatch */
export async function changeDigest(
  tx: Tx,
  actor: Actor,
  { hour, version }: { hour: number | null; version: number },
): Promise<AlertDigest> {
  const before = await getDigest(tx, actor)
  const [after] = await tx.query<AlertDigest>({
    text: `insert into alert_digest as d (tenant_id, user_id, hour, version) select $1, $2, $3, 2 where $4 = 1
             or exists (select from alert_digest where tenant_id = $1 and user_id = $2)
           on conflict (tenant_id, user_id) do update set hour = excluded.hour, version = d.version + 1 where d.version = $4
           returning hour, version`,
    values: [tx.tenantId, actor.id, hour, version],
  })
  if (!after) throw new AppError('version_mismatch', { currentVersion: before.version })
  await audit(tx, actor, { action: 'update', entity: 'alert_digest', entityId: actor.id, before, after })
  return after
}

/** What a person is told by e-mail. */
export interface DigestContent {
  email: string
  name: string
  tenant: string
  language: Language
  /** all that are open of the last day, and the most surprising and costly of them */
  count: number
  alerts: { about: string; itemId: string | null; viewId: string | null; reason: string }[]
}

/**
 * Marks a person's digest of a day as sent, and reads what it tells. In a transaction of its own before the mail goes out, so that a worker that ends in
 * between sends none rather than two.
 * @returns undefined: nothing is to be sent, because it was before, there is nothing to tell, or the person may not know or does not want to any more
 */
export async function takeDigest(
  tx: Tx,
  { userId, day }: { userId: string; day: string },
): Promise<DigestContent | undefined> {
  const [taken] = await tx.query<{ email: string; name: string; role: Role; tenant: string; language: Language }>({
    text: `update alert_digest d set sent_on = $3 from member m join tenant t on t.id = m.tenant_id
           where d.tenant_id = $1 and d.user_id = $2 and d.hour is not null and (d.sent_on is null or d.sent_on < $3::date)
             and m.tenant_id = d.tenant_id and m.user_id = d.user_id
           returning m.email, m.name, m.role, t.name as tenant, t.language`,
    values: [tx.tenantId, userId, day],
  })
  if (!taken || !allows(taken.role, 'alert:read')) return undefined
  const count = await countNewAlerts(tx, { id: userId })
  if (count === 0) return undefined
  const { email, name, tenant, language } = taken
  const alerts = (await listNewAlertRows(tx, { id: userId }, told)).map((row) => {
    const { itemId, itemName, locationName, view, reason } = toAlert(row, language)
    return { itemId, viewId: view?.id ?? null, reason, about: view?.name ?? itemName ?? locationName ?? '' }
  })
  return { email, name, tenant, language, count, alerts }
}

/** The mail server did not take it: it may be tried again. */
export async function releaseDigest(tx: Tx, { userId, day }: { userId: string; day: string }): Promise<void> {
  await tx.query({
    text: 'update alert_digest set sent_on = null where tenant_id = $1 and user_id = $2 and sent_on = $3',
    values: [tx.tenantId, userId, day],
  })
}
