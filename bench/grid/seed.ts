import type { Page } from 'playwright-core'
import { createApiKey } from '#contract/api-key.ts'
import { createClient, toProblem } from '#contract/client.ts'
import { createField } from '#contract/field.ts'
import { startImport, uploadImport } from '#contract/import.ts'
import { getTask } from '#contract/task.ts'

const pollMs = 500
const password = 'correct horse battery'
const colours = ['Red', 'Green', 'Blue', 'Black', 'White']
const materials = ['Steel', 'Oak', 'Brass', 'Glass', 'Cotton', 'Paper', 'Clay']

/** Signs in with an account that was seeded before. */
export async function signIn(page: Page, account: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('E-mail address').fill(account)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL((url) => url.pathname === '/')
}

/**
 * Signs up in the page, and imports so many items into an organisation of its own, as a newcomer's spreadsheet would.
 * @returns the account, to sign in with again
 */
export async function seedItems(page: Page, address: string, items: number): Promise<string> {
  const account = `grid-${Date.now()}@example.com`
  await page.goto('/sign-up')
  await page.getByLabel('Your name').fill('Grid')
  await page.getByLabel('E-mail address').fill(account)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await page.waitForURL('**/welcome')
  await page.getByText('With an empty one').click()
  await page.getByLabel('Name of the organisation').fill('Grid')
  await page.getByRole('button', { name: 'Create the organisation' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  const key = await page.evaluate(async (path) => {
    const tenants = await (await fetch('/api/v1/tenants')).json()
    const reply = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-inventory-csrf': '1', 'x-tenant-id': tenants.data[0].id },
      body: JSON.stringify({ name: 'grid', role: 'admin' }),
    })
    return (await reply.json()).secret as string
  }, `/api/v1${createApiKey.path}`)
  const headers = { authorization: `Bearer ${key}` }
  const api = createClient({ baseUrl: `${address}/api/v1`, headers: () => headers })
  const optionsOf = (labels: readonly string[]) => labels.map((label) => ({ key: label.toLowerCase(), label }))
  await api.call(createField, { body: { name: 'Colour', kind: 'select', options: optionsOf(colours) } })
  await api.call(createField, { body: { name: 'Material', kind: 'multiSelect', options: optionsOf(materials) } })
  await api.call(createField, { body: { name: 'Weight', kind: 'number', unit: 'kg' } })
  await api.call(createField, { body: { name: 'Checked on', kind: 'date' } })
  await api.call(createField, { body: { name: 'Fragile', kind: 'boolean' } })
  const form = new FormData()
  form.append('file', new Blob([csvOf(items)], { type: 'text/csv' }), 'items.csv')
  const reply = await fetch(`${address}/api/v1/imports?kind=items`, { method: 'POST', headers, body: form })
  if (!reply.ok) throw await toProblem(reply)
  const { import: batch, preview } = uploadImport.response.parse(await reply.json())
  const mapping = Object.fromEntries(
    preview.columns.flatMap(({ header, proposedTarget }) => (proposedTarget ? [[header, proposedTarget]] : [])),
  )
  const { task } = await api.call(startImport, {
    params: { importId: batch.id },
    body: { kind: 'items', mapping, options: {} },
  })
  for (;;) {
    const { state, error } = await api.call(getTask, { params: { taskId: task.id } })
    if (state === 'succeeded') return account
    if (state === 'failed' || state === 'cancelled') throw new Error(`The import ${state}: ${error?.message}`)
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

function csvOf(items: number): string {
  const rows = ['SKU,Name,Price,Cost,Colour,Material,Weight,Checked on,Fragile']
  for (let n = 0; n < items; n++) {
    const some = (n * 7_919) % 10_007
    const day = new Date(Date.UTC(2024, 0, 1) + (some % 700) * 86_400_000).toISOString().slice(0, 10)
    rows.push(
      [
        `G-${String(n).padStart(7, '0')}`,
        `${colours[n % 5]} ${materials[some % 7]} thing ${n}`,
        (some / 100).toFixed(2),
        (some / 200).toFixed(2),
        colours[n % 5],
        materials[some % 7],
        some % 90,
        day,
        n % 3 === 0 ? 'yes' : 'no',
      ].join(','),
    )
  }
  return rows.join('\n')
}
