import type { Browser, BrowserContext, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectAccessible } from './accessible.ts'
import { launchBrowser, openContext, openTab, type WatchedPage } from './browser.ts'
import { foundSample } from './newcomer.ts'
import { sharedSystem } from './shared-system.ts'

const pages = [
  '/',
  '/items',
  '/items/new',
  '/items/duplicates',
  '/items/labels',
  '/items/lines',
  '/items/suggestions',
  '/locations',
  '/locations/labels',
  '/movements',
  '/movements/drafts',
  '/movements/labels',
  '/transfers',
  '/checkouts',
  '/lots',
  '/ledger',
  '/ledger/stock',
  '/reports',
  '/valuation',
  '/sales',
  '/orders',
  '/reorder',
  '/counts',
  '/counts/new',
  '/counts/accuracy',
  '/suppliers',
  '/suppliers/labels',
  '/forecasts',
  '/forecasts/accuracy',
  '/forecasts/events',
  '/forecasts/totals',
  '/alerts',
  '/alerts/watches',
  '/forecasts/simulation',
  '/import',
  '/tasks',
  '/schema',
  '/members',
  '/activity',
  '/api-keys',
  '/settings',
  '/account',
  '/connect',
  '/operator',
]

/**
 * Every page of a filled organisation on one screen: quiet, whole and accessible.
 * @returns what the organisation's founder has open, for what else a journey looks at; there once the tests run
 */
export function describeEveryPage(screen: string, options: BrowserContextOptions): () => BrowserContext {
  let browser: Browser
  let context: BrowserContext
  // The programs of the pages are fetched and compiled once a screen, not once a page.
  let watched: WatchedPage

  beforeAll(async () => {
    browser = await launchBrowser()
    context = await openContext(browser, sharedSystem().address, options)
    watched = await openTab(context)
    const { page } = watched
    await foundSample(page, { name: 'Ada Lovelace', email: `${screen.replace(', ', '-')}@example.com` })
    await page.getByRole('heading', { name: 'What will be needed' }).waitFor()
    // nobody was signed in at first
    watched.assertQuiet(/401/)
  })
  afterAll(() => browser?.close())

  describe.each([screen])('%s', () => {
    test.each(pages)('%s', async (path) => {
      const { page } = watched
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      // skeletons give way to what they stand for
      await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
      // for people to look at, who do not look on CI
      if (process.env['CI'] !== 'true')
        await watched.screenshot(`page${path.replaceAll('/', '-')}-${screen.replace(', ', '-')}`)
      await expectAccessible(page)
      watched.assertQuiet()
    })
  })
  return () => context
}
