import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '#contract/audit.ts'
import { createCategory } from '#contract/category.ts'
import { countPlace, createCount, getCount, listCounts, previewCount, updateCount } from '#contract/count.ts'
import { approveCount, decideCount, getCountAccuracy, reverseCount, reviewCount } from '#contract/count-review.ts'
import { findCountable, handInCount, listCountLines, recordCount } from '#contract/count-sheet.ts'
import { updateItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { getMovement, listMovements, recordMovement, reverseMovement } from '#contract/movement.ts'
import { createPack } from '#contract/pack.ts'
import { proveLedger } from '#contract/stock.ts'
import { startTestApp, type TestApp } from '#server/testing/app.ts'
import { valueNow } from '#server/valuation/valuation-fixture.ts'
import { prepareStock } from './count-fixture.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

describe('from plan to posted adjustment', () => {
  test('a count is planned, counted, reviewed, approved and taken back as a whole', async () => {
    const s = await prepareStock(app)
    const [a, b, c] = [await s.makeItem('A'), await s.makeItem('B'), await s.makeItem('C')]
    for (const item of [a, b, c]) await s.move('opening', item.id, '10', { to: s.bin })
    const made = await s.plan({ selection: { locationIds: [s.shop] } as never })
    expect(made).toMatchObject({
      number: 1,
      state: 'counting',
      blind: true,
      progress: { lines: 3, open: 3, counted: 0 },
    })
    const sheet = await s.sheet(made)
    expect(sheet.map((line) => [line.sku, line.locationCode, line.state, line.quantity, line.expected])).toEqual([
      ['A', 'SHOP-1', 'open', null, null],
      ['B', 'SHOP-1', 'open', null, null],
      ['C', 'SHOP-1', 'open', null, null],
    ])
    await s.enter(made, { A: '10', B: '7.5' })
    const refused = await s.staff.send(approveCount, { params: { countId: made.id }, ifMatch: 1, body: {} })
    expect(refused.problem.code).toBe('forbidden')
    await s.enter(made, { C: '12' })
    const handed = await s.handIn(made)
    expect(handed.state).toBe('review')
    const { data, totals } = await s.review(made)
    expect(data.map((line) => [line.sku, line.counted, line.book, line.discrepancy, line.value])).toEqual([
      ['A', '10', '10', '0', '0'],
      ['B', '7.5', '10', '-2.5', '-5'],
      ['C', '12', '10', '2', '4'],
    ])
    expect(totals).toMatchObject({ lines: 3, exact: 1, different: 2, netValue: '-1', absoluteValue: '9' })
    const approved = await s.approve(handed)
    expect(approved).toMatchObject({ state: 'approved', approvedByName: 'manager key' })
    expect(approved.movementIds).toHaveLength(1)
    expect([await s.onHand(a.id), await s.onHand(b.id), await s.onHand(c.id)]).toEqual(['10', '7.5', '12'])
    expect((await s.admin.call(proveLedger)).differenceCount).toBe(0)

    const accuracy = await s.manager.call(getCountAccuracy, { query: { by: 'location' } })
    expect(accuracy.rows).toMatchObject([{ name: 'Bin 1', counted: 3, exact: 1, netValue: '-1', absoluteValue: '9' }])
    expect(accuracy.overall.accuracy).toBeCloseTo(1 / 3)

    const params = { countId: made.id }
    const reversed = await s.manager.call(reverseCount, { params, body: { reason: 'wrong shelf' } })
    expect(reversed.state).toBe('reversed')
    expect([await s.onHand(b.id), await s.onHand(c.id)]).toEqual(['10', '10'])
    expect((await s.manager.send(reverseCount, { params, body: { reason: 'x' } })).problem.code).toBe('count_not_open')
    expect((await s.manager.call(getCountAccuracy)).overall.counted).toBe(0)
    const actions = (await s.admin.call(listAudit, { query: { entity: 'count', entityId: made.id } })).data
    expect(actions.map(({ action }) => action)).toEqual(['reverse', 'approve', 'hand_in', 'create'])
  })

  test('a difference is told at what a unit is worth by valuation, not at its price', async () => {
    const s = await prepareStock(app)
    const item = await s.makeItem('A', { cost: null, price: '9' })
    const received = { itemId: item.id, quantity: '3', toLocationId: s.bin, unitPrice: '1.5' }
    await s.admin.call(recordMovement, { body: { kind: 'receipt', lines: [received] } })
    await valueNow(app, s.tenant)
    const made = await s.plan()
    expect(await s.manager.call(previewCount, { body: {} as never })).toMatchObject({ lines: 1, value: '4.5' })
    await s.enter(made, { A: '1' })
    await s.handIn(made)
    const { data, totals } = await s.review(made)
    expect(data.map(({ discrepancy, value }) => [discrepancy, value])).toEqual([['-2', '-3']])
    expect(totals).toMatchObject({ netValue: '-3', absoluteValue: '3' })
  })

  test('lines ignored or left uncounted are not posted; uncounted ones can be counted as nothing', async () => {
    const s = await prepareStock(app)
    const [a, b, c] = [await s.makeItem('A'), await s.makeItem('B'), await s.makeItem('C')]
    for (const item of [a, b, c]) await s.move('opening', item.id, '10', { to: s.bin })
    const made = await s.plan()
    await s.enter(made, { A: '4', B: '5' })
    const { staff, manager } = s
    const params = { countId: made.id }
    const early = await s.staff.send(approveCount, { params, ifMatch: 1, body: {} })
    expect(early.status).toBe(403)
    expect((await manager.send(approveCount, { params, ifMatch: made.version, body: {} })).problem.code).toBe(
      'count_not_open',
    )
    const incomplete = await staff.send(handInCount, { params, body: {} as never })
    expect(incomplete.problem).toMatchObject({ code: 'count_incomplete', open: 1 })
    const handed = await s.handIn(made, 'leave')
    const [first] = (await s.review(made)).data
    const decided = await manager.call(decideCount, {
      params,
      ifMatch: handed.version,
      body: { decisions: [{ lineId: first?.id ?? '', decision: 'ignore', reason: 'sold, not booked' }] },
    })
    expect((await manager.send(approveCount, { params, ifMatch: handed.version, body: {} })).problem.code).toBe(
      'version_mismatch',
    )
    await s.approve(decided)
    expect([await s.onHand(a.id), await s.onHand(b.id), await s.onHand(c.id)]).toEqual(['10', '5', '10'])

    const second = await s.plan({ name: 'Nothing there' })
    await s.approve(await s.handIn(second, 'zero'))
    expect([await s.onHand(a.id), await s.onHand(b.id), await s.onHand(c.id)]).toEqual(['0', '0', '0'])
  })

  test('what is found besides is added once, however many counters find it', async () => {
    const s = await prepareStock(app)
    const [a, extra] = [await s.makeItem('A'), await s.makeItem('X', { barcode: '4006381333931' })]
    await s.move('opening', a.id, '1', { to: s.bin })
    const box = { itemId: extra.id, name: 'box', factor: '3', barcode: 'X-BOX' }
    await s.manager.call(createPack, { body: box })
    const made = await s.plan()
    const params = { countId: made.id }
    for (const code of ['4006381333931', 'X-BOX']) {
      const found = await s.staff.call(findCountable, { params, query: { code } })
      expect(found.data).toMatchObject([{ itemId: extra.id, sku: 'X', packs: [{ name: 'box', factor: '3' }] }])
    }
    expect((await s.staff.call(findCountable, { params, query: { code: 'x' } })).data).toHaveLength(1)
    const add = () =>
      s.staff.call(recordCount, {
        params,
        body: { entries: [{ id: randomUUID(), itemId: extra.id, locationId: s.bin, quantity: '1', unit: 'Box' }] },
      })
    await Promise.all([add(), add(), add()])
    const lines = await s.sheet(made)
    expect(lines.map((line) => [line.sku, line.unexpected, line.quantity])).toEqual([
      ['A', false, null],
      ['X', true, '3'],
    ])
    const nowhere = await s.staff.call(recordCount, {
      params,
      body: {
        entries: [
          { id: randomUUID(), itemId: randomUUID(), locationId: s.bin, quantity: '3' },
          { id: randomUUID(), itemId: extra.id, locationId: randomUUID(), quantity: '3' },
          { id: randomUUID(), lineId: randomUUID(), quantity: '3' },
          { id: randomUUID(), itemId: extra.id, locationId: s.bin, quantity: '3', unit: 'pallet' },
        ],
      },
    })
    expect(nowhere.data.map(({ refused }) => refused)).toEqual([
      'itemMissing',
      'locationMissing',
      'lineMissing',
      'unitUnknown',
    ])
    await s.approve(await s.handIn(made, 'leave'))
    expect(await s.onHand(extra.id)).toBe('3')
  })
})

describe('plans', () => {
  test('a plan takes places, categories, filters, classes and risk', async () => {
    const s = await prepareStock(app)
    const drinks = await s.admin.call(createCategory, { body: { name: 'Drinks' } })
    const water = await s.admin.call(createCategory, { body: { name: 'Water', parentId: drinks.id } })
    const best = await s.makeItem('BEST', { cost: '100', categoryId: water.id })
    const some = await s.makeItem('SOME', { cost: '40' })
    const none = await s.makeItem('NONE', { cost: '1' })
    for (const item of [best, some, none]) {
      await s.move('opening', item.id, '20', { to: s.bin })
      await s.move('opening', item.id, '20', { to: s.shop })
    }
    await s.move('sale', best.id, '10', { from: s.bin })
    await s.move('sale', some.id, '5', { from: s.bin })
    await s.move('sale', none.id, '20', { from: s.bin })
    const lines = async (selection: object) => {
      const made = await s.plan({ selection: selection as never })
      return (await s.sheet(made)).map((line) => `${line.sku} ${line.locationCode}`)
    }
    expect(await lines({ locationIds: [s.shop] })).toEqual([
      'BEST SHOP',
      'NONE SHOP',
      'SOME SHOP',
      'BEST SHOP-1',
      'SOME SHOP-1',
    ])
    expect(await lines({ locationIds: [s.bin], includeEmpty: true })).toEqual([
      'BEST SHOP-1',
      'NONE SHOP-1',
      'SOME SHOP-1',
    ])
    expect(await lines({ categoryIds: [drinks.id] })).toEqual(['BEST SHOP', 'BEST SHOP-1'])
    expect(await lines({ filter: { field: 'cost', op: 'lt', value: 10 } })).toEqual(['NONE SHOP'])
    expect(await lines({ abc: ['A'] })).toEqual(['BEST SHOP', 'BEST SHOP-1'])
    expect(await lines({ abc: ['B'] })).toEqual(['SOME SHOP', 'SOME SHOP-1'])
    expect(await lines({ mostAtRisk: 2 })).toEqual(['BEST SHOP', 'BEST SHOP-1'])
    const preview = await s.manager.call(previewCount, { body: { abc: ['B', 'C'] } as never })
    expect(preview).toMatchObject({ lines: 3, items: 2, locations: 2, value: '1420' })

    // a line counted just now is less doubtful than those that never were
    const counted = await s.plan({ selection: { categoryIds: [drinks.id], locationIds: [s.bin] } as never })
    await s.approve(await s.handIn(await enterAll(s, counted, '10')))
    expect(await lines({ mostAtRisk: 2 })).toEqual(['BEST SHOP', 'SOME SHOP'])
    const empty = await s.manager.send(createCount, {
      body: { name: 'x', selection: { filter: { field: 'sku', op: 'eq', value: 'nope' } } } as never,
    })
    expect(empty.problem.code).toBe('invalid_value')
    const stranger = await s.manager.send(createCount, {
      body: { name: 'x', selection: {}, counterIds: [randomUUID()] } as never,
    })
    expect(stranger.problem.errors?.[0]?.path).toBe('body.counterIds')
    expect((await s.staff.send(createCount, { body: { name: 'x', selection: {} } as never })).status).toBe(403)
  })

  test('a count that is called off takes no figure and moves nothing', async () => {
    const s = await prepareStock(app)
    const a = await s.makeItem('A')
    await s.move('opening', a.id, '10', { to: s.bin })
    const made = await s.plan()
    const params = { countId: made.id }
    await s.manager.call(updateCount, { params, ifMatch: made.version, body: { cancelled: true } })
    const [line] = await s.sheet(made)
    const late = await s.staff.send(recordCount, {
      params,
      body: { entries: [{ id: randomUUID(), lineId: line?.id ?? '', quantity: '1' }] },
    })
    expect(late.problem.code).toBe('count_not_open')
    expect((await s.staff.call(listCounts, { query: { state: 'counting' } })).data).toEqual([])
    expect(await s.onHand(a.id)).toBe('10')
  })
})

describe('counting while stock moves', () => {
  test('what moves after a line was counted is no discrepancy; what is booked later for before is', async () => {
    const s = await prepareStock(app)
    const [a, b, c] = [await s.makeItem('A'), await s.makeItem('B'), await s.makeItem('C')]
    for (const item of [a, b, c]) await s.move('opening', item.id, '10', { to: s.bin })
    const wrong = await s.move('sale', c.id, '4', { from: s.bin })
    const made = await s.plan()
    await s.enter(made, { A: '8', B: '9', C: '10' })
    await s.move('sale', a.id, '5', { from: s.bin })
    await s.move('receipt', a.id, '1', { to: s.bin })
    // one was sold before the shelf was counted, and nobody had booked it
    await s.move('sale', b.id, '1', { from: s.bin, effectiveAt: new Date(Date.now() - 3_600_000).toISOString() })
    // four were booked as sold that never left
    await s.admin.call(reverseMovement, { params: { movementId: wrong.id }, body: { reason: 'never left' } })
    const handed = await s.handIn(made)
    const { data } = await s.review(made)
    expect(data.map((line) => [line.sku, line.book, line.discrepancy, line.movedSince, line.stale])).toEqual([
      ['A', '10', '-2', '-4', null],
      ['B', '9', '0', '0', null],
      ['C', '10', '0', '0', null],
    ])
    await s.approve(handed)
    expect([await s.onHand(a.id), await s.onHand(b.id), await s.onHand(c.id)]).toEqual(['4', '9', '10'])
  })

  test('a dated count is of the shelf as it was then, and is posted then; what moved since stays', async () => {
    const s = await prepareStock(app)
    const a = await s.makeItem('A')
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
    await s.move('opening', a.id, '10', { to: s.bin, effectiveAt: daysAgo(3) })
    await s.move('sale', a.id, '4', { from: s.bin, effectiveAt: daysAgo(1) })
    const countedAt = daysAgo(2)
    const made = await s.plan({ countedAt })
    await s.enter(made, { A: '8' })
    // of two figures of one moment the one that was entered last stands
    await s.enter(made, { A: '9' })
    const handed = await s.handIn(made)
    expect((await s.review(made)).data).toMatchObject([
      { book: '10', discrepancy: '-1', movedSince: '-4', stale: null },
    ])
    const { movementIds } = await s.approve(handed)
    expect(await s.onHand(a.id)).toBe('5')
    const posted = await s.manager.call(getMovement, { params: { movementId: movementIds[0] ?? '' } })
    expect(Date.parse(posted.effectiveAt)).toBe(Date.parse(countedAt))
    const refused = async (at: string) => {
      const body = { name: 'Late', selection: {}, countedAt: at } as never
      return (await s.manager.send(createCount, { body })).problem.code
    }
    expect(await refused(new Date(Date.now() + 3_600_000).toISOString())).toBe('invalid_value')
    await app.database.tenant(s.tenant.id, (tx) =>
      tx.query({ text: `update tenant set locked_before = now() - interval '1 day'` }),
    )
    expect(await refused(countedAt)).toBe('period_locked')
  })

  test('a figure that waited on the device counts for the moment it was taken, by whatever clock the device has', async () => {
    const s = await prepareStock(app)
    const a = await s.makeItem('A')
    const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString()
    await s.move('opening', a.id, '10', { to: s.bin, effectiveAt: at(7_200) })
    const made = await s.plan()
    // the count must not be older than its plan: this one was planned two hours ago
    await app.database.tenant(s.tenant.id, (tx) =>
      tx.query({ text: `update count set created_at = now() - interval '2 hours'` }),
    )
    await s.move('sale', a.id, '3', { from: s.bin, effectiveAt: at(600) })
    const [line] = await s.sheet(made)
    const entry = { id: randomUUID(), lineId: line?.id ?? '', quantity: '10', countedAt: '2001-01-01T10:00:00Z' }
    const send = (sentAt: string, quantity = '10') =>
      s.staff.call(recordCount, { params: { countId: made.id }, body: { sentAt, entries: [{ ...entry, quantity }] } })
    const [sent] = (await send('2001-01-01T10:20:00Z')).data
    expect(sent).toMatchObject({ refused: null, line: { state: 'counted', quantity: '10' } })
    // sent again because the answer was lost; another figure under its id is refused
    expect((await send('2001-01-01T10:21:00Z')).data).toMatchObject([{ refused: null }])
    expect((await send('2001-01-01T10:22:00Z', '9')).data).toMatchObject([{ refused: 'idTaken' }])
    await s.handIn(made)
    const { data } = await s.review(made)
    expect(data).toMatchObject([{ book: '10', discrepancy: '0', movedSince: '-3', entries: [{ quantity: '10' }] }])
    const ahead = await s.staff.send(recordCount, {
      params: { countId: made.id },
      body: { sentAt: '2001-01-01T09:00:00Z', entries: [entry] },
    })
    expect(ahead.status).toBeGreaterThanOrEqual(400)
  })

  test('lines whose stock was corrected, or whose item changed, after they were counted are told and not posted', async () => {
    const s = await prepareStock(app)
    const [a, b, c] = [await s.makeItem('A'), await s.makeItem('B'), await s.makeItem('C')]
    for (const item of [a, b, c]) await s.move('opening', item.id, '10', { to: s.bin })
    const made = await s.plan()
    const other = await s.plan({ name: 'The same stock' })
    await s.enter(made, { A: '8', B: '8', C: '8' })
    await s.enter(other, { A: '8', B: '10', C: '10' })
    await s.approve(await s.handIn(other))
    await s.admin.call(updateItem, { params: { itemId: b.id }, ifMatch: b.version, body: { unit: 'box' } })
    const fixed = await s.move('adjustment', c.id, '2', { from: s.bin })
    const handed = await s.handIn(made)
    const params = { countId: made.id }
    const { data, totals } = await s.review(made)
    expect(data.map(({ sku, stale }) => [sku, stale])).toEqual([
      ['A', 'adjusted'],
      ['B', 'unitChanged'],
      ['C', 'adjusted'],
    ])
    expect(totals.stale).toBe(3)
    const only = await s.manager.call(reviewCount, { params, query: { only: 'stale', limit: 2 } })
    expect(only.data).toHaveLength(2)
    expect(only.nextCursor).not.toBeNull()
    const refused = await s.manager.send(approveCount, { params, ifMatch: handed.version, body: {} })
    expect(refused.problem).toMatchObject({ code: 'count_stale', lines: [{ sku: 'A' }, { sku: 'B' }, { sku: 'C' }] })
    expect(await s.onHand(a.id)).toBe('8')
    // what was taken back no longer stands in the way
    await s.admin.call(reverseMovement, { params: { movementId: fixed.id }, body: { reason: 'mistaken' } })
    const [first, second] = data
    const decided = await s.manager.call(decideCount, {
      params,
      ifMatch: handed.version,
      body: {
        decisions: [
          { lineId: first?.id ?? '', decision: 'ignore' },
          { lineId: second?.id ?? '', decision: 'ignore' },
        ],
      },
    })
    await s.approve(decided)
    expect([await s.onHand(a.id), await s.onHand(b.id), await s.onHand(c.id)]).toEqual(['8', '10', '8'])
  })
})

describe('counting again', () => {
  test('a line beyond a threshold is counted again by somebody else, and no third time by itself', async () => {
    const s = await prepareStock(app)
    const [a, b] = [await s.makeItem('A'), await s.makeItem('B')]
    for (const item of [a, b]) await s.move('opening', item.id, '10', { to: s.bin })
    const second = await s.secondCounter()
    const made = await s.plan({ recount: { percent: '10' } as never })
    await s.enter(made, { A: '5' })
    await s.enter(made, { B: '9' }, second)
    const again = await s.handIn(made)
    expect(again).toMatchObject({ state: 'counting', progress: { recount: 1, counted: 1 } })
    const [line] = await s.sheet(made)
    expect(line).toMatchObject({ sku: 'A', state: 'recount', assigneeName: 'Second counter', quantity: null })
    expect((await s.enter(made, { A: '10' })).map(({ refused }) => refused)).toEqual(['countedBefore'])
    expect((await s.enter(made, { B: '10' }, second)).map(({ refused }) => refused)).toEqual(['lineClosed'])
    await s.enter(made, { A: '4' }, second)
    const handed = await s.handIn(made)
    expect(handed.state).toBe('review')
    const { data } = await s.review(made)
    expect(data[0]?.entries.map(({ round, quantity }) => [round, quantity])).toEqual([
      [1, '5'],
      [2, '4'],
    ])
    // the reviewer asks once more
    const asked = await s.manager.call(decideCount, {
      params: { countId: made.id },
      ifMatch: handed.version,
      body: { decisions: [{ lineId: data[0]?.id ?? '', decision: 'recount' }] },
    })
    expect(asked).toMatchObject({ state: 'counting', progress: { recount: 1 } })
    await s.enter(made, { A: '5' })
    await s.approve(await s.handIn(made))
    expect([await s.onHand(a.id), await s.onHand(b.id)]).toEqual(['5', '9'])
  })

  test('who is alone counts again themselves', async () => {
    const s = await prepareStock(app)
    const a = await s.makeItem('A')
    await s.move('opening', a.id, '10', { to: s.bin })
    const made = await s.plan({ recount: { quantity: '1' } as never })
    await s.enter(made, { A: '5' })
    await s.handIn(made)
    expect(await s.sheet(made)).toMatchObject([{ state: 'recount', assigneeId: null }])
    expect((await s.enter(made, { A: '5' })).map(({ refused }) => refused)).toEqual([null])
    expect((await s.handIn(made)).state).toBe('review')
  })

  test('counters who do not agree have the line counted again; what moved between their figures is no disagreement', async () => {
    const s = await prepareStock(app)
    const [a, b] = [await s.makeItem('A'), await s.makeItem('B')]
    for (const item of [a, b]) await s.move('opening', item.id, '10', { to: s.bin })
    const second = await s.secondCounter()
    const made = await s.plan()
    await Promise.all([s.enter(made, { A: '10', B: '10' }), s.enter(made, { A: '9' }, second)])
    await s.move('sale', b.id, '3', { from: s.bin })
    await s.enter(made, { B: '7' }, second)
    // each sees their own figure only
    const figure = async (by: typeof second) => (await s.sheet(made, by)).map(({ quantity }) => quantity)
    expect([await figure(s.staff), await figure(second)]).toEqual([
      ['10', '10'],
      ['9', '7'],
    ])
    await s.handIn(made)
    expect((await s.sheet(made)).map(({ sku, state }) => [sku, state])).toEqual([
      ['A', 'recount'],
      ['B', 'counted'],
    ])
  })
})

test('pages of a sheet and of a review go through all lines once', async () => {
  const s = await prepareStock(app)
  for (const sku of ['A', 'B', 'C', 'D', 'E']) await s.move('opening', (await s.makeItem(sku)).id, '1', { to: s.bin })
  const made = await s.plan()
  await s.enter(made, { A: '1', C: '1' })
  const walk = async (read: (cursor: object) => Promise<{ data: { sku: string }[]; nextCursor: string | null }>) => {
    const seen: string[] = []
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await read(cursor ? { cursor } : {})
      seen.push(...page.data.map(({ sku }) => sku))
      cursor = page.nextCursor
    }
    return seen.join('')
  }
  const params = { countId: made.id }
  expect(await walk((c) => s.staff.call(listCountLines, { params, query: { limit: 2, ...c } }))).toBe('ABCDE')
  expect(await walk((c) => s.staff.call(listCountLines, { params, query: { limit: 2, todo: 'true', ...c } }))).toBe(
    'BDE',
  )
  expect(await walk((c) => s.manager.call(reviewCount, { params, query: { limit: 2, ...c } }))).toBe('ABCDE')
  expect((await s.staff.call(getCount, { params })).progress).toEqual({ lines: 5, counted: 2, open: 3, recount: 0 })
  expect((await s.manager.call(listMovements, { query: { kind: 'count' } })).data).toEqual([])
})

type Stock = Awaited<ReturnType<typeof prepareStock>>
async function enterAll(s: Stock, count: Parameters<Stock['enter']>[0], quantity: string) {
  await s.enter(count, Object.fromEntries((await s.sheet(count)).map(({ sku }) => [sku, quantity])))
  return count
}

describe('a place counted by whoever stands before it', () => {
  test('is counted blind by one who may not plan, tells nothing by counting again, and waits for approval', async () => {
    const s = await prepareStock(app)
    const [a, b] = [await s.makeItem('A'), await s.makeItem('B')]
    await s.move('opening', a.id, '10', { to: s.bin })
    await s.move('opening', b.id, '5', { to: s.bin })
    const { id: elsewhere } = await s.admin.call(createLocation, { body: { code: 'FAR', name: 'Far' } })
    await s.move('opening', a.id, '7', { to: elsewhere })
    expect((await s.staff.send(createCount, { body: { name: 'x', selection: {} } as never })).status).toBe(403)
    const made = await s.staff.call(countPlace, { body: { locationId: s.bin } })
    expect(made).toMatchObject({ name: 'Bin 1', blind: true, progress: { lines: 2 }, state: 'counting' })
    await s.enter(made, { A: '1', B: '5' })
    const handed = await s.handIn(made)
    expect(handed.state).toBe('review')
    expect(
      (await s.staff.send(approveCount, { params: { countId: made.id }, ifMatch: handed.version, body: {} })).status,
    ).toBe(403)
    await s.approve(handed)
    expect([await s.onHand(a.id), await s.onHand(b.id), await s.onHand(a.id, elsewhere)]).toEqual(['1', '5', '7'])
  })

  test('is a place in use with stock', async () => {
    const s = await prepareStock(app)
    const { data } = await s.admin.call(listLocations, { query: { virtual: 'include', limit: 100 } })
    for (const locationId of [data.find(({ isVirtual }) => isVirtual)?.id ?? '', s.bin])
      expect((await s.staff.send(countPlace, { body: { locationId } })).problem.code).toBe('invalid_value')
  })
})
