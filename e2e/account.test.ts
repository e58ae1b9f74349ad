import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { expectAccessible } from './harness/accessible.ts'
import { launchBrowser, openPage } from './harness/browser.ts'
import { fillSignUp, foundOrganisation, PASSWORD } from './harness/newcomer.ts'
import { sharedSystem, waitForOutput } from './harness/shared-system.ts'

/** A person's own account, and what ends when a colleague leaves, as people do it. */
const system = sharedSystem()
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})

/** A program introduces itself. @returns the address it sends a person to, who is to answer to `answers` */
async function askAsAssistant(answers: string): Promise<string> {
  const reply = await fetch(`${system.address}/api/v1/auth/oauth2/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ client_name: 'Robot', redirect_uris: [answers], token_endpoint_auth_method: 'none' }),
  })
  const { client_id } = z.object({ client_id: z.string() }).parse(await reply.json())
  const code_challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
  const asked = {
    response_type: 'code',
    client_id,
    redirect_uri: answers,
    code_challenge,
    code_challenge_method: 'S256',
  }
  return `/api/v1/auth/oauth2/authorize?${new URLSearchParams(asked)}`
}

async function signIn(page: Page, email: string, secret: string): Promise<void> {
  await page.goto('/sign-in')
  await fillSignIn(page, email, secret)
}

async function fillSignIn(page: Page, email: string, secret: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

test('a person changes name, address and password, sees their devices and signs one out', async () => {
  const watched = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 } })
  const { page } = watched
  await foundOrganisation(page, { name: 'Ada Lovelace', email: 'ada@example.com' }, 'Engines')

  await page.getByRole('button', { name: /Your account/ }).click()
  await page.getByRole('menuitem', { name: 'Your account' }).click()
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
  await page.getByLabel('Your name').fill('Ada King')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('button', { name: /Ada King/ }).waitFor()

  const phone = await openPage(browser, system.address, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  await signIn(phone.page, 'ada@example.com', PASSWORD)
  await phone.page.waitForURL((url) => url.pathname === '/')
  await phone.page.goto('/account')
  await phone.page.getByText('This device').waitFor()
  await phone.screenshot('account-narrow-dark')

  await page.reload()
  const sessions = page.getByRole('list', { name: 'Where you are signed in' })
  await expect.poll(() => sessions.getByRole('listitem').count()).toBe(2)
  await watched.screenshot('account-wide-light')
  await sessions.getByRole('button', { name: /Sign out/ }).click()
  await expect.poll(() => sessions.getByRole('listitem').count()).toBe(1)
  await phone.page.reload()
  await phone.page.waitForURL('**/sign-in**')
  phone.assertQuiet(/401/)

  const address = page.locator('section', { has: page.getByRole('heading', { name: 'E-mail address' }) })
  await address.getByLabel('New e-mail address').fill('countess@example.com')
  await address.getByLabel('Current password').fill('not the password')
  await address.getByRole('button', { name: 'Send the confirmation link' }).click()
  await address.getByText('The current password is wrong.').waitFor()
  watched.assertQuiet(/422/)
  await address.getByLabel('Current password').fill(PASSWORD)
  await address.getByRole('button', { name: 'Send the confirmation link' }).click()
  await address.getByText('A link to confirm is on its way to countess@example.com.').waitFor()
  const [, link = ''] = await waitForOutput(/Link to confirm a new e-mail address for countess@example\.com: (\S+)/)
  await page.goto(link.slice(link.indexOf('/confirm-email')))
  await page.getByRole('heading', { name: 'Confirm your new e-mail address' }).waitFor()
  await watched.screenshot('confirm-email')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('You sign in with countess@example.com.').waitFor()

  const secret = page.locator('section', { has: page.getByRole('heading', { name: 'Password', exact: true }) })
  await secret.getByLabel('Current password').fill(PASSWORD)
  await secret.getByLabel('New password').fill('another long password')
  await secret.getByRole('button', { name: 'Change the password' }).click()
  await page.getByText('Your password is changed; your other sessions have ended').waitFor()
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor()
  watched.assertQuiet()

  // an assistant leads them here to ask, and they sign in on the way
  const answers = 'http://127.0.0.1:9/answers'
  await phone.page.route(`${answers}**`, (route) => route.fulfill({ body: 'Back in the program' }))
  await phone.page.goto(await askAsAssistant(answers))
  await phone.page.waitForURL('**/sign-in**')
  await fillSignIn(phone.page, 'countess@example.com', 'another long password')
  await phone.page.getByRole('heading', { level: 1, name: 'Let “Robot” act for you?' }).waitFor()
  await phone.page.getByLabel('Read and write').check()
  await expectAccessible(phone.page)
  await phone.screenshot('connect-narrow-dark')
  await phone.page.getByRole('button', { name: 'Allow', exact: true }).click()
  await phone.page.waitForURL(/answers\?code=\w+/)
  phone.assertQuiet(/401/)
  await phone.close()

  await page.reload()
  const assistants = page.getByRole('list', { name: 'Connected assistants' })
  await assistants.getByText('reads and writes').waitFor()
  await watched.screenshot('account-assistants')
  await assistants.getByRole('button', { name: 'Disconnect Robot' }).click()
  await page.getByRole('alertdialog').or(page.getByRole('dialog')).getByRole('button', { name: 'Disconnect' }).click()
  await page.getByText('The assistant was disconnected').waitFor()
  watched.assertQuiet()
  await watched.close()
})

test('removing a colleague names the API keys that end with them, and they end', async () => {
  const watched = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 } })
  const { page } = watched
  await signIn(page, 'countess@example.com', 'another long password')
  await page.waitForURL((url) => url.pathname === '/')
  await page.goto('/members?invite')
  await page.getByLabel('Admin').check()
  await page.getByRole('button', { name: 'Make the link' }).click()
  const link = await page.getByText(/\/join\?token=/).innerText()
  await page.getByRole('button', { name: 'Done' }).click()

  const colleague = await openPage(browser, system.address, { viewport: { width: 390, height: 844 } })
  await colleague.page.goto(link.slice(link.indexOf('/join')))
  await colleague.page.getByRole('link', { name: 'Create an account' }).click()
  await fillSignUp(colleague.page, { name: 'Charles Babbage', email: 'charles@example.com' })
  await colleague.page.getByRole('button', { name: 'Join as charles@example.com' }).click()
  await colleague.page.waitForURL((url) => url.pathname === '/')
  await colleague.page.goto('/api-keys?new')
  await colleague.page.getByLabel('What is it for?').fill('Difference engine')
  await colleague.page.getByLabel('Admin').check()
  await colleague.page.getByRole('button', { name: 'Create the key' }).click()
  const key = await colleague.page.getByText(/^inv_[\w-]{43}$/).innerText()
  const ask = async () =>
    (await fetch(`${system.address}/api/v1/tenant`, { headers: { authorization: `Bearer ${key}` } })).status
  expect(await ask()).toBe(200)

  await page.goto('/members')
  const role = page.getByLabel('Role of Charles Babbage')
  await role.selectOption('staff')
  await page.getByRole('heading', { name: 'Make Charles Babbage Staff?' }).waitFor()
  await page.getByText(/1 API key made by Charles Babbage is revoked with it: “Difference engine”/).waitFor()
  await watched.screenshot('member-weaker')
  await page.getByRole('button', { name: 'Cancel' }).click()
  expect(await role.inputValue()).toBe('admin')
  expect(await ask()).toBe(200)

  await page.getByRole('button', { name: 'More for Charles Babbage' }).click()
  await page.getByRole('menuitem', { name: 'Remove' }).click()
  await page.getByText(/1 API key made by Charles Babbage is revoked with it/).waitFor()
  await watched.screenshot('member-removed')
  await page.getByRole('button', { name: 'Remove' }).click()
  await page.getByText('Charles Babbage was removed').waitFor()
  expect(await ask()).toBe(401)
  watched.assertQuiet()
  await colleague.close()
  await watched.close()
})
