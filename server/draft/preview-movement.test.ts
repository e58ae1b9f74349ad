import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createItem, getItem, updateItem } from '#contract/item.ts'
import { createLocation } from '#contract/location.ts'
import { listMovements, type NewMovement, recordMovement, reverseMovement } from '#contract/movement.ts'
import { type MovementPreview, previewMovement } from '#contract/movement-preview.ts'
import { createReservation } from '#contract/reservation.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { getTenant, updateTenant } from '#contract/tenant.ts'
import { getItemValuation } from '#contract/valuation.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { valueNow } from '#server/valuation/valuation-fixture.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

const dayMs = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * dayMs).toISOString()

interface Act {
  kind: 'receipt' | 'sale' | 'transfer' | 'adjustment'
  lines: { item: number; from: number; finds: boolean; lot: number; quantity: number; price: number }[]
  /** undefined: now */
  daysAgo: number | undefined
  /** what happens before it: the last movement is reversed, the item costs something else, valuation comes to what there is */
  meanwhile: 'reversal' | 'cost' | 'valuation' | undefined
}

const act: fc.Arbitrary<Act> = fc.record({
  kind: fc.constantFrom('receipt', 'receipt', 'sale', 'transfer', 'adjustment'),
  lines: fc.array(
    fc.record({
      item: fc.nat(1),
      from: fc.nat(1),
      finds: fc.boolean(),
      lot: fc.nat(1),
      quantity: fc.integer({ min: 1, max: 9 }),
      price: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 3 },
  ),
  daysAgo: fc.option(fc.integer({ min: 1, max: 120 }), { nil: undefined, freq: 4 }),
  meanwhile: fc.option(fc.constantFrom('reversal' as const, 'cost' as const, 'valuation' as const), {
    nil: undefined,
    freq: 2,
  }),
})

async function shop(negativeStock: 'block' | 'warn' | 'reason' | 'allow' = 'block') {
  const tenant = await app.createTenant({ negativeStock })
  const { admin } = tenant
  const plain = await admin.call(createItem, { body: { sku: 'PLAIN', name: 'Plain', cost: '2.5' } })
  const lots = await admin.call(createItem, { body: { sku: 'LOTS', name: 'Lots', tracking: 'lot' } })
  const x = await admin.call(createLocation, { body: { code: 'X', name: 'X' } })
  const y = await admin.call(createLocation, { body: { code: 'Y', name: 'Y' } })
  const post = (body: NewMovement) => admin.send(recordMovement, { body })
  const preview = (body: NewMovement) => admin.send(previewMovement, { body })
  return { tenant, plain, lots, x, y, post, preview }
}
type Shop = Awaited<ReturnType<typeof shop>>

function toMovement({ kind, lines, daysAgo: days }: Act, { plain, lots, x, y }: Shop): NewMovement {
  const places = [x.id, y.id] as const
  return {
    kind,
    reference: '',
    reason: '',
    ...(days === undefined ? {} : { effectiveAt: daysAgo(days) }),
    lines: lines.map(({ item, from, finds, lot, quantity, price }) => {
      const [here, there] = from === 0 ? places : [places[1], places[0]]
      const enters = kind === 'receipt' || (kind === 'adjustment' && finds)
      return {
        itemId: item === 0 ? plain.id : lots.id,
        quantity: String(quantity),
        ...(item === 0 ? {} : { lotCode: `L${lot}` }),
        ...(enters ? { toLocationId: here } : { fromLocationId: here }),
        ...(kind === 'transfer' ? { toLocationId: there } : {}),
        ...(kind === 'receipt' ? { unitPrice: String(price) } : {}),
      }
    }),
  }
}

/** On hand by item, place and lot. */
async function readStock({ admin }: TestTenant): Promise<Map<string, string>> {
  const { data } = await admin.call(listStock, { query: { limit: 200 } })
  return new Map(data.map((row) => [keyOf(row), row.onHand]))
}
const keyOf = (row: { itemId: string; locationId: string; lotCode: string | null }) =>
  [row.itemId, row.locationId, row.lotCode].join(' ')

/** Every line of the ledger as what it changed where and when, told by the ledger's own list. */
async function readChanges({ admin }: TestTenant) {
  const { data } = await admin.call(listMovements, { query: { limit: 200 } })
  return data.flatMap(({ effectiveAt, lines }) =>
    lines.flatMap(({ itemId, lotCode, fromLocationId, toLocationId, quantity }) => [
      {
        key: keyOf({ itemId, lotCode, locationId: fromLocationId }),
        at: Date.parse(effectiveAt),
        delta: -Number(quantity),
      },
      {
        key: keyOf({ itemId, lotCode, locationId: toLocationId }),
        at: Date.parse(effectiveAt),
        delta: Number(quantity),
      },
    ]),
  )
}

/** The least that a balance stood at from a moment on: by adding up all that happened until then. */
function lowestSince(changes: Awaited<ReturnType<typeof readChanges>>, key: string, since: number): number {
  const own = changes.filter((change) => change.key === key)
  const moments = [since, ...own.map(({ at }) => at).filter((at) => at > since)]
  return Math.min(...moments.map((moment) => own.reduce((sum, { at, delta }) => sum + (at <= moment ? delta : 0), 0)))
}

async function valuesOf({ admin }: TestTenant, { values }: Pick<MovementPreview, 'values'>) {
  const told = values ?? []
  return Promise.all(told.map(async ({ itemId }) => (await admin.call(getItemValuation, { params: { itemId } })).value))
}

async function setCost({ tenant, plain }: Shop, cost: string) {
  const { version } = await tenant.admin.call(getItem, { params: { itemId: plain.id } })
  await tenant.admin.call(updateItem, { params: { itemId: plain.id }, ifMatch: version, body: { cost } })
}

async function replay(history: Act[], method: 'fifo' | 'average' | 'standard', policy: Parameters<typeof shop>[0]) {
  const own = await shop(policy)
  const { tenant, preview, post } = own
  const { version } = await tenant.admin.call(getTenant)
  await tenant.admin.call(updateTenant, { body: { costMethod: method }, ifMatch: version })
  let last: string | undefined
  for (const [step, each] of history.entries()) {
    if (each.meanwhile === 'valuation') await valueNow(app, tenant)
    if (each.meanwhile === 'cost') await setCost(own, String(step + 1))
    if (each.meanwhile === 'reversal' && last)
      // it may be refused: what it brought may have gone on
      await tenant.admin.send(reverseMovement, { params: { movementId: last }, body: { reason: 'x' } })
    const body = toMovement(each, own)
    const before = await readStock(tenant)
    const foreseen = await preview(body)
    // nothing of it stays
    expect(await readStock(tenant)).toEqual(before)
    const weighsValue = step > 1 && step % 4 === 0
    if (weighsValue && foreseen.status === 200) {
      await valueNow(app, tenant)
      if (foreseen.body.values) {
        const worth = foreseen.body.values.map(({ value }) => value?.before)
        expect(worth).toEqual(await valuesOf(tenant, foreseen.body))
      }
    }
    const posted = await post(body)
    last = posted.status === 201 ? posted.body.id : last
    if (foreseen.status !== 200) {
      expect(posted.problem.code).toBe(foreseen.problem.code)
      continue
    }
    const { balances, refusal, values } = foreseen.body
    expect(posted.status === 201 ? undefined : posted.problem.code).toBe(refusal?.code)
    for (const row of balances) expect(row.onHand.before).toBe(before.get(keyOf(row)) ?? '0')
    if (refusal) {
      expect(balances.some(({ short }) => short === 'block' || short === 'reason')).toBe(true)
      expect(values).toBeNull()
      continue
    }
    const after = await readStock(tenant)
    for (const row of balances) expect(row.onHand.after).toBe(after.get(keyOf(row)) ?? '0')
    expect(posted.body.warnings?.length ?? 0).toBe(balances.filter(({ short }) => short === 'warn').length)
    if (body.effectiveAt !== undefined) {
      const changes = await readChanges(tenant)
      const since = Date.parse(body.effectiveAt)
      for (const row of balances)
        expect(Number(row.past?.lowest.after), keyOf(row)).toBe(lowestSince(changes, keyOf(row), since))
    }
    if (weighsValue) {
      await valueNow(app, tenant)
      expect(values?.map(({ value }) => value?.after)).toEqual(await valuesOf(tenant, foreseen.body))
    }
  }
  expect((await tenant.admin.call(proveLedger)).differences).toEqual([])
}

test('whatever the history, a preview says what posting then does: refusals, balances, the past and value', async () => {
  const histories = fc.array(act, { minLength: 5, maxLength: 13 })
  const methods = fc.constantFrom('fifo' as const, 'average' as const, 'standard' as const)
  const policies = fc.constantFrom('block' as const, 'warn' as const, 'reason' as const, 'allow' as const)
  await fc.assert(fc.asyncProperty(histories, methods, policies, replay), { numRuns: 6, endOnFailure: true })
}, 120_000)

test('a sale dated back before its goods came: enough now, below zero then, and which months close otherwise', async () => {
  const { tenant, plain, x, preview, post } = await shop()
  await post({
    kind: 'receipt',
    effectiveAt: daysAgo(100),
    reference: '',
    reason: '',
    lines: [{ itemId: plain.id, toLocationId: x.id, quantity: '2', unitPrice: '3' }],
  })
  const came = daysAgo(40)
  await post({
    kind: 'receipt',
    effectiveAt: came,
    reference: '',
    reason: '',
    lines: [{ itemId: plain.id, toLocationId: x.id, quantity: '10', unitPrice: '4' }],
  })
  const soldAt = daysAgo(70)
  const { body } = await preview({
    kind: 'sale',
    effectiveAt: soldAt,
    reference: '',
    reason: '',
    lines: [{ itemId: plain.id, fromLocationId: x.id, quantity: '5' }],
  })
  expect(body).toMatchObject({
    refusal: null,
    balances: [
      {
        sku: 'PLAIN',
        locationCode: 'X',
        onHand: { before: '12', after: '7' },
        short: null,
        past: { lowest: { before: '2', after: '-3' } },
      },
    ],
    values: [{ sku: 'PLAIN', method: 'average', value: { before: '46', after: '28' } }],
  })
  const [row] = body.balances
  expect([Date.parse(row?.past?.lowest.at ?? ''), Date.parse(row?.past?.belowZeroFrom ?? '')]).toEqual([
    Date.parse(soldAt),
    Date.parse(soldAt),
  ])
  expect(body.closings?.months).toBeGreaterThanOrEqual(2)
  expect((await tenant.admin.call(listMovements)).data).toHaveLength(2)
})

test.each([
  ['block', 'insufficient_stock'],
  ['reason', 'reason_required'],
  ['warn', undefined],
  ['allow', undefined],
] as const)('short by the policy %s: the balances are told, and %s', async (policy, code) => {
  const { plain, x, preview } = await shop(policy)
  const { status, body } = await preview({
    kind: 'sale',
    reference: '',
    reason: '',
    lines: [{ itemId: plain.id, fromLocationId: x.id, quantity: '3' }],
  })
  expect(status).toBe(200)
  expect(body.refusal?.code).toBe(code)
  expect(body.balances).toMatchObject([{ onHand: { before: '0', after: '-3' }, short: policy, past: null }])
})

test('what is reserved is not free, a serial that is not there is refused by any policy, and a lot that is made has no id', async () => {
  const { tenant, plain, lots, x, preview, post } = await shop('allow')
  const { admin } = tenant
  await post({
    kind: 'receipt',
    reference: '',
    reason: '',
    lines: [{ itemId: plain.id, toLocationId: x.id, quantity: '5' }],
  })
  await admin.call(createReservation, { body: { itemId: plain.id, locationId: x.id, quantity: '4' } })
  const sold = await preview({
    kind: 'sale',
    reference: '',
    reason: '',
    lines: [{ itemId: plain.id, fromLocationId: x.id, quantity: '2' }],
  })
  expect(sold.body.balances).toMatchObject([{ onHand: { after: '3' }, reserved: '4', short: 'allow' }])
  const serial = await admin.call(createItem, { body: { sku: 'SERIAL', name: 'Serial', tracking: 'serial' } })
  await post({
    kind: 'receipt',
    reference: '',
    reason: '',
    lines: [{ itemId: serial.id, toLocationId: x.id, quantity: '1', lotCode: 'S1' }],
  })
  const once = { itemId: serial.id, fromLocationId: x.id, quantity: '1', lotCode: 'S1' }
  await post({ kind: 'sale', reference: '', reason: '', lines: [once] })
  const again = await preview({ kind: 'sale', reference: '', reason: '', lines: [once] })
  expect(again.body).toMatchObject({
    refusal: { code: 'insufficient_stock' },
    balances: [{ short: 'block', lotCode: 'S1' }],
  })
  const made = await preview({
    kind: 'receipt',
    reference: '',
    reason: '',
    lines: [{ itemId: lots.id, toLocationId: x.id, quantity: '1', lotCode: 'NEW' }],
  })
  expect(made.body.balances).toMatchObject([{ lotId: null, lotCode: 'NEW', onHand: { before: '0', after: '1' } }])
})

test('the rules of posting hold: a role that may not date back, what is unusual is told, an item that is archived', async () => {
  const { tenant, plain, x, preview, post } = await shop()
  const receipt = (quantity: string, more: Partial<NewMovement> = {}): NewMovement => ({
    kind: 'receipt',
    reference: '',
    reason: '',
    ...more,
    lines: [{ itemId: plain.id, toLocationId: x.id, quantity }],
  })
  for (let n = 0; n < 12; n++) await post(receipt('10'))
  expect((await preview(receipt('9000', { unusual: 'ask' }))).body.questions).toHaveLength(1)
  expect((await preview(receipt('9000'))).body.questions).toEqual([])
  const back = await tenant.staff.send(previewMovement, { body: receipt('1', { effectiveAt: daysAgo(9) }) })
  expect([back.status, back.problem.code]).toEqual([403, 'backdate_forbidden'])
  const { version } = await tenant.admin.call(getItem, { params: { itemId: plain.id } })
  await tenant.admin.call(updateItem, { params: { itemId: plain.id }, ifMatch: version, body: { archived: true } })
  expect((await preview(receipt('1'))).problem.code).toBe('item_archived')
})
