import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { balancesOf, connect, listen, stockAnvils, type TestAssistant } from './mcp-fixture.ts'

let app: TestApp
let url: string
let tenant: TestTenant
let itemId: string
let manager: TestAssistant
let staff: TestAssistant

beforeAll(async () => {
  app = await startTestApp()
  url = await listen(app)
  tenant = await app.createTenant()
  itemId = (await stockAnvils(tenant)).itemId
  manager = await connect(url, tenant.manager)
  staff = await connect(url, tenant.staff)
})
afterAll(() => app.close())
afterEach(() => {
  vi.useRealTimers()
})

/** Tests share the tenant; each begins with ten anvils at MAIN. */
async function tenAnvils() {
  for (const location of ['MAIN', 'SHOP'])
    await manager.carryOut('count', { location, lines: [{ item: 'ANVIL', counted: location === 'MAIN' ? 10 : 0 }] })
  expect(await balances()).toMatchObject({ MAIN: '10/0' })
}
const balances = () => balancesOf(tenant, itemId)
const receipt = { location: 'MAIN', lines: [{ item: 'ANVIL', quantity: 5 }], reference: 'DN-1' }

describe('a confirmation', () => {
  const preview = async (assistant = staff) => String((await assistant.use('receive', receipt)).value.confirm)
  const confirm = (token: string, more: object = {}, assistant = staff) =>
    assistant.use('receive', { ...receipt, ...more, confirm: token })

  test('used again, at once or late, has the answer of its first use and no other effect', async () => {
    await tenAnvils()
    const token = await preview()
    const first = await confirm(token)
    expect(await confirm(token)).toEqual(first)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 60 * 60_000 })
    expect(await confirm(token)).toEqual(first)
    expect(await balances()).toMatchObject({ MAIN: '15/0' })
  })

  test('used ten times at the same moment has one effect', async () => {
    await tenAnvils()
    const token = await preview()
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(token)))
    expect(new Set(answers.map(({ value }) => value.action)).size).toBe(1)
    expect(answers.every(({ isError }) => !isError)).toBe(true)
    expect(await balances()).toMatchObject({ MAIN: '15/0' })
  })

  test('of ten previews of the same stock, one is confirmed, and the others are outdated', async () => {
    await tenAnvils()
    const tokens = await Promise.all(Array.from({ length: 10 }, () => preview()))
    const answers = await Promise.all(tokens.map((token) => confirm(token)))
    const codes = answers.map(({ value }) => value.code ?? value.status).sort()
    expect(codes).toEqual(['posted', ...Array(9).fill('preview_outdated')].sort())
    expect(await balances()).toMatchObject({ MAIN: '15/0' })
  })

  test.each([
    ['another quantity', { lines: [{ item: 'ANVIL', quantity: 6 }] }],
    ['another place', { location: 'SHOP' }],
    ['another reference', { reference: 'DN-2' }],
  ])('holds for no other content: %s', async (_, more) => {
    expect((await confirm(await preview(), more)).value).toMatchObject({ code: 'confirmation_invalid' })
  })

  test('holds for no other caller, tool or tenant', async () => {
    const token = await preview()
    expect((await confirm(token, {}, manager)).value).toMatchObject({ code: 'confirmation_invalid' })
    const stranger = await app.createTenant()
    await stockAnvils(stranger)
    const other = await connect(url, stranger.staff)
    expect((await confirm(token, {}, other)).value).toMatchObject({ code: 'confirmation_invalid' })
    const count = { location: 'MAIN', lines: [{ item: 'ANVIL', counted: 5 }], confirm: token }
    expect((await staff.use('count', count)).value).toMatchObject({ code: 'confirmation_invalid' })
  })

  test('that was tampered with is none, wherever it was touched', async () => {
    await tenAnvils()
    const token = await preview()
    for (let at = 0; at < token.length; at++) {
      const other = token[at] === 'A' ? 'B' : 'A'
      const { value } = await confirm(token.slice(0, at) + other + token.slice(at + 1))
      expect(['confirmation_invalid', 'preview_outdated']).toContain(value.code)
    }
    for (const forged of ['', 'yes', 'A'.repeat(60), `${token}A`])
      expect((await confirm(forged)).value).toMatchObject({ code: 'confirmation_invalid' })
    expect(await balances()).toMatchObject({ MAIN: '10/0' })
  })

  test('ends after ten minutes', async () => {
    await tenAnvils()
    const token = await preview()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 + 1 })
    expect((await confirm(token)).value).toMatchObject({ code: 'confirmation_expired' })
    expect(await balances()).toMatchObject({ MAIN: '10/0' })
  })

  test('is outdated once the stock is another', async () => {
    await tenAnvils()
    const token = await preview()
    await manager.carryOut('receive', receipt)
    expect((await confirm(token)).value).toMatchObject({ code: 'preview_outdated' })
    expect(await balances()).toMatchObject({ MAIN: '15/0' })
  })

  test('of an undo still holds when the same item came to another place meanwhile', async () => {
    await tenAnvils()
    const { posted } = await staff.carryOut('receive', receipt)
    const undo = { action: posted.value.action }
    const shown = await staff.use('undo', undo)
    await manager.carryOut('receive', { ...receipt, location: 'SHOP' })
    const undone = await staff.use('undo', { ...undo, confirm: shown.value.confirm })
    expect(undone.value).toMatchObject({ status: 'posted', changes: shown.value.changes })
    expect(await balances()).toMatchObject({ MAIN: '10/0', SHOP: '5/0' })
  })
})
