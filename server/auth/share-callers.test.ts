import pg from 'pg'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openDatabase } from '#server/db/database.ts'
import { type Founded, type IdentityApp, startIdentityApp } from '#server/testing/identity-app.ts'
import { type CallerAuthenticator, createAuthenticator } from './authenticator.ts'
import { shareCallers } from './share-callers.ts'

let identity: IdentityApp
let shop: Founded
beforeAll(async () => {
  identity = await startIdentityApp()
  shop = await identity.found()
})
afterAll(() => identity.stop())

const silent = { warn: () => undefined }

/** What of an API process knows callers: a memory so long that nothing is forgotten by waiting. */
async function startProcess() {
  const { systemUrl } = identity.urls
  const database = openDatabase({ ...identity.urls, poolSize: 2 })
  const { secret } = inject('services')
  const authenticator = createAuthenticator({ database, secret, publicUrl: identity.publicUrl, memoryMs: 600_000 })
  const shared = shareCallers({
    local: authenticator.callers,
    database,
    systemUrl,
    log: silent,
    onChange: () => undefined,
  })
  return {
    authenticator,
    callers: shared.callers,
    async stop() {
      await shared.close()
      await authenticator.settle()
      await database.close()
    },
  }
}

const isKnown = async (authenticator: CallerAuthenticator, apiKey: string) =>
  (await authenticator.findActor({
    headers: { authorization: `Bearer ${apiKey}` },
    cookies: {},
    method: 'GET',
    ip: '::1',
  } as never)) !== undefined

async function newKey(): Promise<{ id: string; secret: string }> {
  const { body } = await shop.call('POST', '/api-keys', { body: { name: 'k' } })
  return { id: body.apiKey.id, secret: body.secret }
}
const listeners = async (client: pg.Client) =>
  (
    await client.query(
      `select pid from pg_stat_activity where datname = current_database() and application_name = $1`,
      ['inventory-pro callers'],
    )
  ).rows.map(({ pid }) => Number(pid))

it('a key revoked in one process is refused in the others at once, not when their memory ends', async () => {
  const [here, there] = [await startProcess(), await startProcess()]
  await expect.poll(async () => (await listeners(identity.admin)).length).toBe(2)
  const { id, secret } = await newKey()
  for (const { authenticator } of [here, there]) expect(await isKnown(authenticator, secret)).toBe(true)
  await identity.admin.query('update api_key set revoked_at = now() where id = $1', [id])
  expect(await isKnown(there.authenticator, secret)).toBe(true)
  here.callers.forgetApiKey(shop.tenantId, id)
  expect(await isKnown(here.authenticator, secret)).toBe(false)
  await expect.poll(() => isKnown(there.authenticator, secret), { interval: 5, timeout: 20_000 }).toBe(false)
  await here.stop()
  await there.stop()
})

it('what a broken connection missed is forgotten when it stands again', async () => {
  const there = await startProcess()
  await expect.poll(async () => (await listeners(identity.admin)).length).toBe(1)
  const { id, secret } = await newKey()
  expect(await isKnown(there.authenticator, secret)).toBe(true)
  await identity.admin.query('update api_key set revoked_at = now() where id = $1', [id])
  const [pid] = await listeners(identity.admin)
  await identity.admin.query('select pg_terminate_backend($1)', [pid])
  await expect.poll(() => isKnown(there.authenticator, secret)).toBe(false)
  await there.stop()
})
