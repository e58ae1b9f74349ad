import type { Page } from 'playwright-core'
import { createApiKey } from '#contract/api-key.ts'
import { type Client, createClient } from '#contract/client.ts'

/** A client of the API with an Admin's key of the first organisation of whoever is signed in on the page. */
export async function openApi(page: Page, address: string): Promise<Client> {
  const key = await page.evaluate(async (path) => {
    const tenants = await (await fetch('/api/v1/tenants')).json()
    const reply = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-inventory-csrf': '1', 'x-tenant-id': tenants.data[0].id },
      body: JSON.stringify({ name: 'outside', role: 'admin' }),
    })
    return (await reply.json()).secret as string
  }, `/api/v1${createApiKey.path}`)
  return createClient({ baseUrl: `${address}/api/v1`, headers: () => ({ authorization: `Bearer ${key}` }) })
}
