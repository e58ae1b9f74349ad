import type { Page } from 'playwright-core'

export type Newcomer = {
  name: string
  /** Used by no other journey: all of them sign up on one system. */
  email: string
  password?: string
}

/** What newcomers sign up with who name no other. */
export const PASSWORD = 'correct horse battery'

/** Fills in the form of a new account and sends it. */
export async function fillSignUp(page: Page, { name, email, password = PASSWORD }: Newcomer): Promise<void> {
  await page.getByLabel('Your name').fill(name)
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
}

/** Signs somebody up, and leaves them where they choose how to begin. */
export async function signUp(page: Page, newcomer: Newcomer): Promise<void> {
  await page.goto('/sign-up')
  await fillSignUp(page, newcomer)
  await page.waitForURL('**/welcome')
}

/** Signs somebody up who founds an organisation, and leaves them on its first page, or where they bring their data. */
export async function foundOrganisation(
  page: Page,
  newcomer: Newcomer,
  organisation: string,
  beginning: 'With an empty one' | 'With my own data' = 'With an empty one',
): Promise<void> {
  await signUp(page, newcomer)
  await page.getByText(beginning).click()
  await page.getByLabel('Name of the organisation').fill(organisation)
  await page.getByRole('button', { name: 'Create the organisation' }).click()
  await page.waitForURL((url) => url.pathname !== '/welcome')
}

/** Signs somebody up who begins with the sample organisation, and leaves them on its dashboard. */
export async function foundSample(page: Page, newcomer: Newcomer): Promise<void> {
  await signUp(page, newcomer)
  await page.getByText('With a sample organisation').click()
  await page.getByRole('button', { name: 'Make the sample' }).click()
  await page.waitForURL((url) => url.pathname === '/', { timeout: 240_000 })
}
