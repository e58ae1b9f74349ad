import { afterAll, beforeAll, expect, it } from 'vitest'
import { type IdentityApp, startIdentityApp } from '#server/testing/identity-app.ts'
import { cleanUpAccounts } from './clean-up.ts'

let identity: IdentityApp
beforeAll(async () => {
  identity = await startIdentityApp()
})
afterAll(() => identity.stop())

it('what has ended goes, what counts stays', async () => {
  const { userId } = await identity.person()
  await identity.admin.query(
    `insert into auth.session (token, "userId", "expiresAt") values ('ended', $1, now() - interval '1 second')`,
    [userId],
  )
  await identity.admin.query(
    `insert into auth.verification (identifier, value, "expiresAt")
     values ('old', 'x', now() - interval '1 second'), ('new', 'x', now() + interval '1 hour')`,
  )
  await identity.admin.query(
    `insert into auth.sign_in_failure (key, failures, last_at)
     values ('old', 9, now() - interval '25 hours'), ('new', 9, now() - interval '23 hours')`,
  )
  // of a job's context it uses the database only
  await cleanUpAccounts.handle({ database: identity.database } as never, {})
  const rows = async (text: string) => (await identity.admin.query(text)).rows
  expect(await rows(`select "userId" from auth.session`)).toEqual([{ userId }])
  expect(await rows('select identifier from auth.verification')).toEqual([{ identifier: 'new' }])
  expect(await rows('select key from auth.sign_in_failure')).toEqual([{ key: 'new' }])
})
