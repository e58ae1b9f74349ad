import { verifyPassword } from 'better-auth/crypto'
import type { Database } from '#server/db/database.ts'
import type { Person } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import { clearAttempts, countAttempt, signInAllowance } from './attempts.ts'

/**
 * Makes sure that who is signed in also knows the password: before what would let a borrowed session keep the account.
 * Counts as an attempt to sign in. Costs 250 ms of one core.
 * @throws AppError invalid_password, locked_out
 */
export async function assertPassword(database: Database, person: Person, password: string): Promise<void> {
  await countAttempt(database, 'sign-in', person.email, signInAllowance)
  const [account] = await database.system((tx) =>
    tx.query<{ password: string | null }>({
      text: `select password from auth.account where "userId" = $1 and "providerId" = 'credential'`,
      values: [person.id],
    }),
  )
  const hash = account?.password
  if (!hash || !(await verifyPassword({ hash, password }))) throw new AppError('invalid_password')
  await clearAttempts(database, 'sign-in', person.email)
}
