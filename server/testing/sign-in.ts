import { createHmac } from 'node:crypto'
import { sessionCookieName } from '#server/auth/session-cookie.ts'
import { hashToken, newToken } from '#server/auth/token-hash.ts'
import type { Database } from '#server/db/database.ts'

/** Opens a session for a person without asking for a password, for tests where passwords are not the matter. */
export async function openSession(
  database: Database,
  userId: string,
  { secret, publicUrl }: { secret: string; publicUrl: string },
): Promise<{ id: string; cookie: string }> {
  const token = newToken()
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  const [row] = await database.system((tx) =>
    tx.query<{ id: string }>({
      text: `insert into auth.session (token, "userId", "expiresAt") values ($1, $2, now() + interval '1 day') returning id`,
      values: [hashToken(token), userId],
    }),
  )
  if (!row) throw new Error('The session was not returned.')
  return { id: row.id, cookie: `${sessionCookieName(publicUrl)}=${encodeURIComponent(`${token}.${signature}`)}` }
}
