import fc from 'fast-check'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type CostMethod, costMethods } from '#contract/cost-method.ts'
import { reverseMovement } from '#contract/movement.ts'
import { updateTenant } from '#contract/tenant.ts'
import { getValuation, listStockValues } from '#contract/valuation.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { applyLine } from '#core/valuation/apply-line.ts'
import { type CostState, valueOf } from '#core/valuation/cost-state.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { goods, moveOne, valueNow } from './valuation-fixture.ts'

let testApp: TestApp
let superuser: Client
/** one of each method */
const tenants = new Map<CostMethod, TestTenant>()
let runs = 0
beforeAll(async () => {
  testApp = await startTestApp()
  superuser = new Client({ connectionString: testApp.urls.adminUrl })
  await superuser.connect()
  for (const costMethod of costMethods) {
    const tenant = await testApp.createTenant({ negativeStock: 'allow' })
    await tenant.admin.call(updateTenant, { body: { costMethod }, ifMatch: 1 })
    tenants.set(costMethod, tenant)
  }
})
afterAll(async () => {
  await superuser.end()
  await testApp.close()
})

const moment = fc
  .integer({ min: 0, max: 300 })
  .map((day) => new Date(Date.UTC(2025, 8, 1) + day * 86_400_000).toISOString())
const step = fc.record({
  kind: fc.constantFrom('receipt', 'receipt', 'sale', 'transfer', 'found', 'return'),
  at: moment,
  second: fc.boolean(),
  forth: fc.boolean(),
  quantity: fc.integer({ min: 1, max: 9_999 }).map((n) => toDecimal(toQuantity(n).div(1000))),
  unitPrice: fc.option(
    fc.integer({ min: 0, max: 9_999 }).map((n) => toDecimal(toQuantity(n).div(100))),
    { nil: undefined },
  ),
  reversed: fc.constantFrom('no', 'no', 'at once', 'in the end'),
  valuedAfter: fc.boolean(),
})

test('whatever is recorded in whatever order and valued whenever, values are those of a computation from the first line', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 1, maxLength: 12 }),
      fc.constantFrom(...costMethods),
      fc.array(moment, { minLength: 2, maxLength: 2 }),
      async (history, costMethod, moments) => {
        const tenant = tenants.get(costMethod)
        if (!tenant) throw new Error('no tenant of the method')
        const { itemId, otherId, x, y } = await goods(tenant, `-${runs++}`)
        const posted: { id: string; step: (typeof history)[number] }[] = []
        const reverse = (movementId: string) =>
          tenant.admin.call(reverseMovement, { params: { movementId }, body: { reason: 'Wrong' } })
        for (const one of history) {
          const [here, there] = one.forth ? [x, y] : [y, x]
          const ends =
            one.kind === 'transfer'
              ? { fromLocationId: here, toLocationId: there }
              : one.kind === 'sale'
                ? { fromLocationId: here }
                : { toLocationId: here }
          const { id } = await moveOne(
            tenant,
            one.kind as 'receipt',
            {
              itemId: one.second ? otherId : itemId,
              quantity: one.quantity,
              ...ends,
              ...(one.unitPrice === undefined ? {} : { unitPrice: one.unitPrice }),
            },
            one.at,
          )
          if (one.reversed === 'at once') await reverse(id)
          if (one.valuedAfter) await valueNow(testApp, tenant)
          posted.push({ id, step: one })
        }
        for (const { id, step: one } of posted) if (one.reversed === 'in the end') await reverse(id)
        await valueNow(testApp, tenant)
        const carried = await readAll([itemId, otherId])

        // from the first line, in memory
        const kept = posted
          .filter(({ step: one }) => one.reversed === 'no')
          .sort((a, b) => (a.step.at + a.id < b.step.at + b.id ? -1 : 1))
        for (const at of [undefined, ...moments]) {
          const states: [CostState, CostState] = [new Map(), new Map()]
          for (const { step: one } of kept) {
            if (at !== undefined && one.at > at) break
            const [here, there] = one.forth ? [x, y] : [y, x]
            applyLine(
              states[one.second ? 1 : 0],
              {
                from: one.kind === 'sale' || one.kind === 'transfer' ? here : undefined,
                to: one.kind === 'sale' ? undefined : one.kind === 'transfer' ? there : here,
                quantity: toQuantity(one.quantity),
                unitCost: one.kind === 'receipt' && one.unitPrice !== undefined ? toQuantity(one.unitPrice) : undefined,
              },
              costMethod,
              undefined,
            )
          }
          const value = (place: string) =>
            states.reduce((sum, state) => sum.plus(valueOf(state.get(place))), toQuantity(0))
          const report = await tenant.staff.call(listStockValues, { query: { by: 'location', ...(at ? { at } : {}) } })
          const told = (place: string) => report.data.find(({ id }) => id === place)?.value ?? '0'
          for (const place of [x, y]) expect(told(place)).toBe(toDecimal(value(place).round(9, 1)))
        }
        expect(await tenant.staff.call(getValuation)).toMatchObject({
          differenceCount: 0,
          waitingLines: 0,
          waitingItems: 0,
        })

        // from the first line, by the product
        for (const table of ['value_entry', 'value_checkpoint', 'place_value', 'item_value', 'valuation'])
          await superuser.query(`delete from ${table} where tenant_id = $1`, [tenant.id])
        await valueNow(testApp, tenant)
        expect(await readAll([itemId, otherId])).toEqual(carried)
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)

/** Everything that is worth something, and everything that made it so. */
async function readAll(itemIds: readonly string[]) {
  const read = async (text: string) => (await superuser.query(text, [itemIds])).rows
  return {
    places: await read(
      `select item_id, location_id, trim_scale(quantity)::text, trim_scale(value)::text, layers, last_cost from place_value
       where item_id = any($1) and (quantity <> 0 or value <> 0) order by 1, 2`,
    ),
    entries: await read(
      `select item_id, effective_at, source_id, line_no, location_id, trim_scale(quantity)::text, trim_scale(value)::text, trim_scale(variance)::text, assumed
       from value_entry where item_id = any($1) order by 1, 2, 3, 4, 5`,
    ),
  }
}
