import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proveLedger } from '#contract/stock.ts'
import { getTenant, updateTenant } from '#contract/tenant.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { datedVerbs, foundCompany, otherVerbs, type Prepared } from './document-verbs-fixture.ts'

/** What holds of every verb that moves or promises stock, whichever document it belongs to. */
let app: TestApp
let company: Awaited<ReturnType<typeof foundCompany>>
let tenant: TestTenant
beforeAll(async () => {
  app = await startTestApp()
  tenant = await app.createTenant()
  company = await foundCompany(tenant)
})
afterAll(() => app.close())

const dayMs = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString()

const sendAs = (who: 'admin' | 'manager' | 'staff', { endpoint, input }: Prepared, more: object = {}) =>
  // the fixture made the input for this very endpoint
  tenant[who].send(endpoint, { ...input, ...more } as never)

const dateIt = ({ endpoint, input }: Prepared, effectiveAt: string): Prepared => ({
  endpoint,
  input: { ...input, body: { ...input.body, effectiveAt } },
})

/** How many movements and documents there are, in which edition, and what lies and is promised anywhere. */
async function booked() {
  return app.database.tenant(tenant.id, async (tx) => {
    const [row] = await tx.query<{ movements: number; stock: string; reserved: string }>({
      text: `select (select count(*)::int from movement) as movements, (select sum(on_hand) from balance where not is_virtual)::text as stock,
               (select sum(reserved) from balance)::text as reserved,
               (select count(*)::int from sales_order) + (select count(*)::int from purchase_order) + (select count(*)::int from transfer)
                 + (select count(*)::int from checkout) + (select count(*)::int from count) + (select count(*)::int from count_entry) as documents,
               (select sum(version)::int from sales_order) as sales, (select sum(version)::int from purchase_order) as purchases, (select sum(version)::int from count) as counts`,
    })
    return row
  })
}

describe.each(Object.keys(datedVerbs))('%s, dated', (name) => {
  const prepare = async () => (await datedVerbs[name]?.(company)) as Prepared

  test('back by staff for a day, further by those who may, and to no day that is still to come', async () => {
    const prepared = await prepare()
    const before = await booked()
    const refused = await sendAs('staff', dateIt(prepared, daysAgo(3)))
    expect([refused.status, refused.problem.code]).toEqual([403, 'backdate_forbidden'])
    const ahead = await sendAs('admin', dateIt(prepared, daysAgo(-2)))
    expect([ahead.status, ahead.problem.code]).toEqual([422, 'invalid_value'])
    expect(await booked()).toEqual(before)
    const hoursAgo = await sendAs('staff', dateIt(prepared, daysAgo(0.5)))
    expect(hoursAgo.status, JSON.stringify(hoursAgo.problem)).toBeLessThan(300)
    const further = await sendAs('manager', dateIt(await prepare(), daysAgo(3)))
    expect(further.status, JSON.stringify(further.problem)).toBeLessThan(300)
  })

  test('into closed books is refused, whoever may date back, and moves nothing', async () => {
    const prepared = await prepare()
    const lock = async (lockedBefore: string | null) => {
      const { version } = await tenant.admin.call(getTenant)
      await tenant.admin.call(updateTenant, { body: { lockedBefore }, ifMatch: version })
    }
    await lock(daysAgo(10))
    try {
      const before = await booked()
      const closed = await sendAs('admin', dateIt(prepared, daysAgo(11)))
      expect([closed.status, closed.problem.code]).toEqual([409, 'period_locked'])
      expect(await booked()).toEqual(before)
      const open = await sendAs('admin', dateIt(prepared, daysAgo(9)))
      expect(open.status, JSON.stringify(open.problem)).toBeLessThan(300)
    } finally {
      await lock(null)
    }
  })
})

const verbs = { ...datedVerbs, ...otherVerbs }

test.each(Object.keys(verbs))(
  '%s with one key, sent three times at once and again later, has one effect and one answer',
  async (name) => {
    const prepared = (await verbs[name]?.(company)) as Prepared
    const before = await booked()
    const idempotencyKey = `key-of-${name}-${crypto.randomUUID()}`
    const send = () => sendAs('admin', prepared, { idempotencyKey })
    const replies = await Promise.all([send(), send(), send()])
    const [first] = replies
    expect(first?.status, JSON.stringify(first?.problem)).toBeLessThan(300)
    for (const reply of replies) expect([reply.status, reply.body]).toEqual([first?.status, first?.body])
    const after = await booked()
    expect(after).not.toEqual(before)
    const again = await send()
    expect([again.status, again.body]).toEqual([first?.status, first?.body])
    expect(await booked()).toEqual(after)
    // another request under the same key is no repetition
    const other = await sendAs(
      'admin',
      { ...prepared, input: { ...prepared.input, body: { ...prepared.input.body, reference: 'Other' } } },
      { idempotencyKey },
    )
    expect(other.status).toBeGreaterThanOrEqual(400)
    expect(await booked()).toEqual(after)
  },
)

test('and the books are proved', async () => {
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
})
