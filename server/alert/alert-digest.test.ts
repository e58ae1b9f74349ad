import { afterAll, beforeAll, expect, test } from 'vitest'
import { getAlertDigest, updateAlertDigest } from '#contract/alert.ts'
import type { Message } from '#server/mail/mailer.ts'
import { silentLog } from '#server/queue/log.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { changeDigest, getDigest } from './alert-digest.ts'
import { dayOf, openShop, steadySales } from './alert-fixture.ts'
import { alertDigestJob, beginAlertDigests } from './jobs.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

async function shopWithReader() {
  const shop = await openShop(app)
  const { Client } = await import('pg')
  const admin = new Client({ connectionString: app.urls.adminUrl })
  await admin.connect()
  const [member] = (await admin.query('select user_id as id, email from member where tenant_id = $1', [shop.tenant.id]))
    .rows
  await admin.end()
  const actor = {
    kind: 'person',
    id: member.id,
    name: 'Reader',
    tenantId: shop.tenant.id,
    role: 'admin',
    source: 'web',
  } as const
  const mails: Message[] = []
  let refuses = false
  const mailer = {
    sends: true,
    publicUrl: 'https://stock.example.com',
    sendMail: async (mail: Message) => {
      if (refuses) throw new Error('later')
      mails.push(mail)
    },
    close: () => undefined,
  }
  const context = {
    database: app.database,
    storage: app.storage,
    mailer,
    log: silentLog,
    signal: new AbortController().signal,
    attempt: 1,
    lastAttempt: false,
  }
  const tenant = shop.tenant.id
  return {
    shop,
    mails,
    email: member.email as string,
    refuse: (value: boolean) => {
      refuses = value
    },
    choose: (hour: number | null) =>
      app.database.tenant(tenant, async (tx) =>
        changeDigest(tx, actor, { hour, version: (await getDigest(tx, actor)).version }),
      ),
    send: (day: string) => alertDigestJob.handle(context, { tenantId: tenant, userId: member.id, day }),
    /** what the schedule queues for this organisation */
    begin: async () => {
      await beginAlertDigests.handle(context, {})
      return app.database.tenant(tenant, async (tx) => {
        const { rows } = {
          rows: await tx.query<{ begun: string | null }>({ text: 'select begun_on::text as begun from alert_digest' }),
        }
        return rows.map(({ begun }) => begun)
      })
    },
  }
}

test('a person who asked for it gets one mail a day with the open alerts, the most telling first; none where there are none', async () => {
  const { shop, mails, email, choose, send, refuse } = await shopWithReader()
  await send(dayOf(0))
  await choose(0)
  await send(dayOf(1))
  expect(mails).toEqual([])
  for (const [sku, quantity] of [
    ['SMALL', 301],
    ['LARGE', 909],
  ] as const)
    await shop.sell(await shop.item(sku), [...steadySales(120, 2), { ago: 1, quantity }])
  await shop.judgeNights()
  refuse(true)
  await expect(send(dayOf(0))).rejects.toThrow('later')
  refuse(false)
  await send(dayOf(0))
  await send(dayOf(0))
  expect(mails).toHaveLength(1)
  expect(mails[0]).toMatchObject({ to: email, link: 'https://stock.example.com/alerts' })
  expect(mails[0]?.subject).toMatch(/^2 alerts at /)
  expect(mails[0]?.text).toMatch(
    /- Item LARGE: 909 pcs sold [^]*https:\/\/stock\.example\.com\/items\/view\?id=[^]*- Item SMALL: 301 pcs sold/,
  )
  await choose(null)
  await send(dayOf(-1))
  expect(mails).toHaveLength(1)
})

test('the schedule begins a digest once a day, and only of those who want one', async () => {
  const { begin, choose } = await shopWithReader()
  expect(await begin()).toEqual([])
  await choose(null)
  expect(await begin()).toEqual([null])
  await choose(0)
  expect(await begin()).toEqual([dayOf(0)])
  expect(await begin()).toEqual([dayOf(0)])
})

test('a key has no mailbox', async () => {
  const { shop } = await shopWithReader()
  expect((await shop.tenant.admin.send(getAlertDigest)).problem.code).toBe('forbidden')
  const refused = await shop.tenant.admin.send(updateAlertDigest, { ifMatch: 1, body: { hour: 7 } })
  expect(refused.problem.code).toBe('forbidden')
})
