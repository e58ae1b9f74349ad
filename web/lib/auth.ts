import { z } from 'zod'
import { ApiProblem } from '#contract/client.ts'

const session = z.object({
  user: z.object({ id: z.string(), name: z.string(), email: z.string(), emailVerified: z.boolean().optional() }),
})
export type Person = z.output<typeof session>['user']

/** Creates an account and signs it in. */
export async function signUp(input: { name: string; email: string; password: string }): Promise<void> {
  await post('/sign-up/email', input)
}

/** @throws ApiProblem  401 wrong e-mail or password, 429 too many attempts */
export async function signIn(input: { email: string; password: string }): Promise<void> {
  await post('/sign-in/email', { ...input, rememberMe: true })
}

/** Ends the session on this device. */
export async function signOut(): Promise<void> {
  await post('/sign-out', {})
}

/** Sends a link for a new password; answers the same whether or not the address is known. */
export async function requestPasswordReset(email: string): Promise<void> {
  await post('/request-password-reset', { email, redirectTo: '/reset-password' })
}

/** Sets a new password with the token of the link. */
export async function resetPassword(input: { token: string; newPassword: string }): Promise<void> {
  await post('/reset-password', input)
}

/** Changes how one is called, in every organisation. */
export async function changeName(name: string): Promise<void> {
  await post('/update-user', { name })
}

/** Sets a new password and ends every other session. @throws ApiProblem  422 the current one is wrong */
export async function changePassword(input: { currentPassword: string; newPassword: string }): Promise<void> {
  await post('/change-password', input)
}

/** Sends a link to the new address, which changes it when it is opened. @throws ApiProblem  409 it is somebody's */
export async function changeEmail(input: { newEmail: string; currentPassword: string }): Promise<void> {
  await post('/change-email', input)
}

/** Takes the new address with the token of the link. */
export async function confirmEmail(token: string): Promise<void> {
  await post('/verify-email', { token })
}

/** Who is signed in here; null for nobody. */
export async function getSession(): Promise<Person | null> {
  const reply = await fetch('/api/v1/auth/get-session', { headers: { accept: 'application/json' } })
  if (reply.status === 401) return null
  if (!reply.ok) throw await refusal(reply)
  const body: unknown = await reply.json()
  return body === null ? null : session.parse(body).user
}

async function post(path: string, body: unknown): Promise<void> {
  const reply = await fetch(`/api/v1/auth${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', 'x-inventory-csrf': '1' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) throw await refusal(reply)
}

const refused = z.object({ code: z.string().optional(), message: z.string().optional(), title: z.string().optional() })

/** The auth routes answer `{ code, message }` in their own words; the rest of the app knows problems only. */
async function refusal(reply: Response): Promise<ApiProblem> {
  const read = refused.safeParse(await reply.json().catch(() => ({})))
  const body = read.success ? read.data : {}
  const byStatus: Record<number, string> = { 401: 'unauthenticated', 403: 'forbidden', 429: 'rate_limited' }
  return new ApiProblem({
    type: 'about:blank',
    status: reply.status,
    code: body.code?.toLowerCase() ?? byStatus[reply.status] ?? 'internal',
    title: body.title ?? body.message ?? reply.statusText,
  })
}
