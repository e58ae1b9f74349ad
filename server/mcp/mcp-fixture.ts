import type { AddressInfo } from 'node:net'
import { Client, StreamableHTTPClientTransport, type VersionNegotiationMode } from '@modelcontextprotocol/client'
import { createItem } from '#contract/item.ts'
import { createLocation, listLocations } from '#contract/location.ts'
import { mcpPath } from '#contract/mcp-path.ts'
import { recordMovement } from '#contract/movement.ts'
import { listStock } from '#contract/stock.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'
import type { Caller, TestApp, TestTenant } from '#server/testing/app.ts'

/** What a tool answered, whichever it was: tests read the parts they expect. */
export interface Answer {
  isError: boolean
  value: {
    [part: string]: unknown
    status: string
    code: string
    confirm: string
    action: string
    id: string
    data: { id: string }[]
    changes: unknown[]
    warnings: string[]
  }
}

export interface TestAssistant {
  client: Client
  use(tool: string, input?: Record<string, unknown>): Promise<Answer>
  /** Previews, then confirms what was previewed. */
  carryOut(tool: string, input: Record<string, unknown>): Promise<{ preview: Answer; posted: Answer }>
}

/** Opens a port for the test's API, so that the SDK's own client reaches it. @returns the address of the server */
export async function listen({ app }: TestApp): Promise<string> {
  await app.fastify.listen({ port: 0, host: '127.0.0.1' })
  const { port } = app.fastify.server.address() as AddressInfo
  return `http://127.0.0.1:${port}${mcpPath}`
}

/** An assistant with a key, in the revision of the protocol that its program speaks. */
export async function connect(
  url: string,
  { secret }: Pick<Caller, 'secret'>,
  mode: VersionNegotiationMode = 'legacy',
): Promise<TestAssistant> {
  const client = new Client({ name: 'test-assistant', version: '7' }, { versionNegotiation: { mode } })
  const requestInit = { headers: { authorization: `Bearer ${secret}` } }
  await client.connect(new StreamableHTTPClientTransport(new URL(url), { requestInit }))
  const use = async (name: string, input: Record<string, unknown> = {}): Promise<Answer> => {
    const result = await client.callTool({ name, arguments: input })
    // which parts there are, each test knows
    return { isError: result.isError === true, value: result.structuredContent as Answer['value'] }
  }
  return {
    client,
    use,
    async carryOut(tool, input) {
      const preview = await use(tool, input)
      return { preview, posted: await use(tool, { ...input, confirm: preview.value.confirm }) }
    },
  }
}

/** Ten anvils at MAIN, none at SHOP. */
export async function stockAnvils({ admin }: TestTenant): Promise<{ itemId: string; main: string; shop: string }> {
  const item = await admin.call(createItem, { body: { sku: 'ANVIL', name: 'Anvil', unit: 'pcs' } })
  const [main] = (await admin.call(listLocations)).data
  if (!main) throw new Error('A new organisation has no place.')
  const shop = await admin.call(createLocation, { body: { code: 'SHOP', name: 'Shop' } })
  const lines = [{ itemId: item.id, toLocationId: main.id, quantity: '10' }]
  await admin.call(recordMovement, { body: { kind: 'opening', lines } })
  return { itemId: item.id, main: main.id, shop: shop.id }
}

/** On hand and reserved by location, as the API tells it. */
export async function balancesOf({ admin }: TestTenant, itemId: string): Promise<Record<string, string>> {
  const { data } = await admin.call(listStock, { query: { itemId } })
  return Object.fromEntries(
    data.map(({ locationCode, onHand, reserved }) => [
      locationCode,
      `${canonicalDecimal(onHand)}/${canonicalDecimal(reserved)}`,
    ]),
  )
}
