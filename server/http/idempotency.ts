import { createHash } from 'node:crypto'
import { sentence } from '#contract/words/sentence.ts'
import type { Transaction } from '#server/db/transaction.ts'
import { AppError } from './app-error.ts'
import type { ReplyVault } from './reply-vault.ts'

/** A write as told apart from others: the same key by the same actor must mean the same request. */
export interface WriteRequest {
  tenantId: string
  actorId: string
  key: string
  /** method, address and body */
  fingerprint: Buffer
}

export interface StoredReply {
  status: number
  body: string
}

/** What a write is answered, and whether an earlier one with its key was. */
export interface Answer extends StoredReply {
  replayed: boolean
}

const form = /^[\x21-\x7e]{1,200}$/

/**
 * The idempotency key of a request, if it carries one.
 * @throws AppError invalid_request  not 1 to 200 visible ASCII characters
 */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && form.test(header)) return header
  throw new AppError('invalid_request', { detail: sentence('request.idempotencyKey') })
}

export function fingerprint(method: string, url: string, body: unknown, ifMatch: string | undefined): Buffer {
  return createHash('sha256')
    .update(`${method} ${url}\n${ifMatch ?? ''}\n${JSON.stringify(body) ?? ''}`)
    .digest()
}

/**
 * Claims the key in the write's own transaction, or returns what the earlier write with it answered. A concurrent
 * twin waits here for the first to end: after a commit it replays the answer, after a rollback it takes over.
 * @throws AppError idempotency_reused  the key stands for a different request
 */
async function claim(tx: Transaction, write: WriteRequest): Promise<StoredReply | undefined> {
  const claimed = await tx.query({
    text: `insert into idempotency (tenant_id, actor_id, key, request_hash) values ($1, $2, $3, $4)
           on conflict do nothing returning key`,
    values: [write.tenantId, write.actorId, write.key, write.fingerprint],
  })
  if (claimed.length > 0) return undefined
  const [earlier] = await tx.query<{ request_hash: Buffer; status: number | null; body: string | null }>({
    text: 'select request_hash, status, body from idempotency where tenant_id = $1 and actor_id = $2 and key = $3',
    values: [write.tenantId, write.actorId, write.key],
  })
  if (!earlier?.status) throw new AppError('idempotency_in_progress')
  if (!earlier.request_hash.equals(write.fingerprint)) throw new AppError('idempotency_reused')
  return { status: earlier.status, body: earlier.body ?? '' }
}

/** Keeps the answer, in the same transaction as what it reports. */
async function remember(tx: Transaction, write: WriteRequest, reply: StoredReply): Promise<void> {
  await tx.query({
    text: 'update idempotency set status = $4, body = $5 where tenant_id = $1 and actor_id = $2 and key = $3',
    values: [write.tenantId, write.actorId, write.key, reply.status, reply.body],
  })
}

/**
 * Does a write once: a repetition of the request with its key answers what the first did. Without a key it is simply done.
 * The kept answer is sealed: it may hold a secret that is shown once.
 * @param work  writes in `tx` and says what is answered
 * @throws AppError idempotency_reused, idempotency_in_progress
 */
export async function once(
  tx: Transaction,
  vault: ReplyVault,
  write: WriteRequest | undefined,
  work: () => Promise<StoredReply>,
): Promise<Answer> {
  if (!write) return { ...(await work()), replayed: false }
  const earlier = await claim(tx, write)
  if (earlier) return { ...earlier, body: vault.open(earlier.body), replayed: true }
  tx.hold()
  const fresh = await work()
  await remember(tx, write, { ...fresh, body: vault.seal(fresh.body) })
  return { ...fresh, replayed: false }
}

/**
 * Claims the keys of several writes of one tenant, in their order, so that no two such claims wait for each other in a circle.
 * @returns those whose keys stood for nothing yet
 */
export async function claimAll(tx: Transaction, writes: readonly WriteRequest[]): Promise<ReadonlySet<WriteRequest>> {
  const rows = await tx.query<{ actor_id: string; key: string }>({
    name: 'claim_keys',
    text: `insert into idempotency (tenant_id, actor_id, key, request_hash)
           select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[]) as w (tenant_id, actor_id, key, request_hash) order by actor_id, key
           on conflict do nothing returning actor_id, key`,
    values: [
      writes.map(({ tenantId }) => tenantId),
      writes.map(({ actorId }) => actorId),
      writes.map(({ key }) => key),
      writes.map((write) => write.fingerprint),
    ],
  })
  const free = new Set(rows.map((row) => `${row.actor_id} ${row.key}`))
  // of two with one key the first is done; the other finds its answer
  return new Set(writes.filter(({ actorId, key }) => free.delete(`${actorId} ${key}`)))
}

/** Keeps the answers of several writes of one tenant. */
export async function rememberAll(
  tx: Transaction,
  vault: ReplyVault,
  answered: readonly { request: WriteRequest; reply: StoredReply }[],
): Promise<void> {
  if (answered.length === 0) return
  await tx.query({
    name: 'remember_replies',
    text: `update idempotency i set status = w.status, body = w.body
           from unnest($1::uuid[], $2::uuid[], $3::text[], $4::int[], $5::text[]) as w (tenant_id, actor_id, key, status, body)
           where i.tenant_id = w.tenant_id and i.actor_id = w.actor_id and i.key = w.key`,
    values: [
      answered.map(({ request }) => request.tenantId),
      answered.map(({ request }) => request.actorId),
      answered.map(({ request }) => request.key),
      answered.map(({ reply }) => reply.status),
      answered.map(({ reply }) => vault.seal(reply.body)),
    ],
  })
}
