import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { CHROMIUM_FLAGS, findChromium } from './chromium.ts'

const screenshotDir = fileURLToPath(new URL('../../build/screenshots/', import.meta.url))

const FRAME_TIMEOUT_MS = 15_000
/** A step that takes so long hangs, on a slow and crowded machine too. */
const STEP_TIMEOUT_MS = 120_000

/** A page that remembers what went wrong behind the user's back. */
export type WatchedPage = {
  page: Page
  /**
   * Fails with every console error, page error, failed request and reply of 400 or above since the last call.
   * @param expected  what this step was meant to provoke, such as /401/ after a wrong password
   */
  assertQuiet(expected?: RegExp): void
  /** Keeps a picture of the whole page, or of what is in sight, as `build/screenshots/<name>.png`. */
  screenshot(name: string, part?: 'whole' | 'in sight'): Promise<void>
  close(): Promise<void>
}

/** Starts the machine's Chromium. @throws Error where there is none: tests skip by `findChromium` */
export function launchBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error('Chromium is not installed')
  return chromium.launch({ executablePath, args: CHROMIUM_FLAGS })
}

/** Opens a page in a context of its own: nobody is signed in. Phones and dark mode by `options`. */
export async function openPage(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await openContext(browser, address, options)
  return { ...(await openTab(context)), close: () => context.close() }
}

/** One person's browser at the application's address, whose tabs share its cookies and its cache. */
export async function openContext(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<BrowserContext> {
  const context = await browser.newContext({
    baseURL: address,
    viewport: { width: 1280, height: 800 },
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    // What is fading has not its colours, and what is moving is not where it was clicked.
    reducedMotion: 'reduce',
    ...options,
  })
  context.setDefaultTimeout(STEP_TIMEOUT_MS)
  return context
}

/** Opens one more page in a context. */
export async function openTab(context: BrowserContext): Promise<WatchedPage> {
  const page = await context.newPage()
  const problems = watchForProblems(page)
  return {
    page,
    assertQuiet(expected) {
      const unexpected = problems.splice(0).filter((problem) => !expected?.test(problem))
      if (unexpected.length > 0) throw new Error(`The page was not quiet:\n${unexpected.join('\n')}`)
    },
    async screenshot(name, part = 'whole') {
      mkdirSync(screenshotDir, { recursive: true })
      const path = `${screenshotDir}${name}.png`
      const fullPage = part === 'whole'
      const take = () => page.screenshot({ path, fullPage, animations: 'disabled', timeout: FRAME_TIMEOUT_MS })
      // Without a graphics card Chromium now and then never delivers the frame it was asked for; the next one it does.
      await take().catch(() => take())
    },
    close: () => page.close(),
  }
}

function watchForProblems(page: Page): string[] {
  const problems: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} ${message.location().url}`)
  })
  page.on('pageerror', (error) => problems.push(`error: ${error.stack ?? error.message}`))
  page.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? 'no reason'
    // Leaving a page aborts what it was loading or listening to.
    if (reason !== 'net::ERR_ABORTED') problems.push(`request: ${request.method()} ${request.url()} ${reason}`)
  })
  page.on('response', (response) => {
    if (response.status() >= 400)
      problems.push(`reply: ${response.status()} ${response.request().method()} ${response.url()}`)
  })
  return problems
}
