import type { Database } from '#server/db/database.ts'
import { AppError } from '#server/http/app-error.ts'
import { hashToken } from './token-hash.ts'

export interface Allowance {
  /** attempts before the first wait */
  free: number
  /** the first wait; each further attempt doubles it */
  waitSeconds: number
  longestWaitSeconds: number
}

export const signInAllowance: Allowance = { free: 5, waitSeconds: 30, longestWaitSeconds: 15 * 60 }
/** Mails that a person can have sent to an address. */
export const mailAllowance: Allowance = { free: 3, waitSeconds: 120, longestWaitSeconds: 3600 }

type AttemptKind = 'sign-in' | 'reset-mail' | 'change-mail'

/** After so long without an attempt the count begins anew. */
const forgetAfter = '24 hours'

/**
 * Counts an attempt on an e-mail address before it is made, so that parallel guesses cannot slip through together; what
 * succeeds is taken back with `clearAttempts`. The table holds the address's hash: people type passwords into that
 * field. Known and unknown addresses are treated alike.
 * @param kind  what is attempted; each kind counts by itself
 * @throws AppError locked_out  the address must wait; attempts made meanwhile are not counted
 */
export async function countAttempt(
  database: Database,
  kind: AttemptKind,
  email: string,
  allowance: Allowance,
): Promise<void> {
  const key = attemptKey(kind, email)
  const retryAfterSeconds = await database.system(async (tx) => {
    const counted = await tx.query({
      text: `insert into auth.sign_in_failure as f (key, failures) values ($1, 1)
             on conflict (key) do update set
               failures = case when f.last_at < now() - $2::interval then 1 else f.failures + 1 end,
               last_at = now(),
               locked_until = case when f.last_at >= now() - $2::interval and f.failures + 1 >= $3 then
                 now() + make_interval(secs => least($5::float8, $4::float8 * 2 ^ least(f.failures + 1 - $3, 30))) end
             where f.locked_until is null or f.locked_until <= now()
             returning key`,
      values: [key, forgetAfter, allowance.free, allowance.waitSeconds, allowance.longestWaitSeconds],
    })
    if (counted.length > 0) return 0
    const [locked] = await tx.query<{ seconds: number }>({
      text: `select ceil(extract(epoch from locked_until - now()))::int as seconds from auth.sign_in_failure where key = $1`,
      values: [key],
    })
    return Math.max(1, locked?.seconds ?? 1)
  })
  if (retryAfterSeconds > 0) throw new AppError('locked_out', { retryAfterSeconds })
}

/** Forgets the attempts on an address: one has succeeded. */
export async function clearAttempts(database: Database, kind: AttemptKind, email: string): Promise<void> {
  await database.system((tx) =>
    tx.query({ text: 'delete from auth.sign_in_failure where key = $1', values: [attemptKey(kind, email)] }),
  )
}

function attemptKey(kind: AttemptKind, email: string): string {
  return `${kind}:${hashToken(email)}`
}
