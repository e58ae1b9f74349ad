import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser, openPage } from '#e2e/harness/browser.ts'
import { startSystem } from '#e2e/harness/system.ts'
import { type Frames, joinFrames, quantile, watchFrames } from './frames.ts'
import { seedItems, signIn } from './seed.ts'

/**
 * `npm run bench -- grid [--items 100000] [--rounds 3] [--url U [--account E]]` scrolls the items page in a real browser and tells the gaps between
 * frames, beside those of a page that holds nothing but a tall box, in turn on the same machine. Without `--url` it starts a system;
 * `--account` takes one that an earlier run seeded with as many items, and told.
 */
const { values } = parseArgs({
  options: {
    items: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '3' },
    url: { type: 'string' },
    account: { type: 'string' },
  },
})
const items = Number(values.items)
const size = { width: 1440, height: 900 }
const columns = ['sku', 'name', 'onHand', 'price', 'cost', 'colour', 'material', 'weight', 'checked_on', 'fragile']

/** What is done to a page; the same to both. */
const acts: Record<string, (page: Page) => Promise<void>> = {
  'wheel, line by line': (page) => wheel(page, 60, 120),
  'wheel, screen by screen': (page) => wheel(page, 40, 1_500),
  'scrollbar from end to end': (page) =>
    page.evaluate(async () => {
      const box = document.querySelector('[role="grid"]') ?? document.querySelector('#tall')
      if (!box) return
      const steps = 120
      for (let step = 0; step <= steps; step++) {
        box.scrollTop = ((box.scrollHeight - box.clientHeight) * step) / steps
        await new Promise(requestAnimationFrame)
      }
    }),
  'Page down': (page) => press(page, 'PageDown', 40),
  'End and Home': async (page) => {
    for (let n = 0; n < 4; n++) {
      await press(page, 'Control+End', 1)
      await press(page, 'Control+Home', 1)
    }
  },
}

const system = values.url ? undefined : await startSystem()
const address = values.url ?? system?.address ?? ''
const browser = await launchBrowser()
try {
  const { page } = await openPage(browser, address, { viewport: size })
  // a machine that is busy with other work is measured all the same
  page.setDefaultTimeout(180_000)
  const seeded = performance.now()
  if (values.account) await signIn(page, values.account)
  else {
    const account = await seedItems(page, address, items)
    process.stderr.write(`${account}: ${items} items in ${Math.round((performance.now() - seeded) / 1_000)} s\n`)
  }
  const found = { grid: new Map<string, Frames[]>(), empty: new Map<string, Frames[]>() }
  for (let round = 0; round < Number(values.rounds); round++)
    for (const [name, act] of Object.entries(acts))
      for (const kind of ['empty', 'grid'] as const) {
        await (kind === 'grid' ? openGrid(page) : openEmpty(page))
        const frames = await watchFrames(page, () => act(page))
        found[kind].set(name, [...(found[kind].get(name) ?? []), frames])
        process.stderr.write(`${JSON.stringify({ act: name, page: kind, ...told([frames]) })}\n`)
      }
  const rows = Object.keys(acts).flatMap((name) =>
    (['empty', 'grid'] as const).map((kind) => ({ act: name, page: kind, ...told(found[kind].get(name) ?? []) })),
  )
  await openGrid(page)
  const started = performance.now()
  await page.keyboard.press('Control+End')
  await page
    .locator(`[role="row"][aria-rowindex="${items + 1}"]`)
    .getByRole('link')
    .waitFor()
  const lastRowMs = Math.round(performance.now() - started)
  process.stdout.write(`${JSON.stringify({ items, lastRowMs, rows }, null, 2)}\n`)
} finally {
  await browser.close()
  await system?.stop()
}
process.exit(0)

function told(all: readonly Frames[]) {
  const { gaps, mostRows, blank, scriptMs, layoutMs, styleMs } = joinFrames(all)
  const round = (value: number) => Math.round(value * 10) / 10
  return {
    frames: gaps.length,
    medianMs: round(quantile(gaps, 0.5)),
    p95Ms: round(quantile(gaps, 0.95)),
    mostMs: round(Math.max(...gaps)),
    scriptMsPerFrame: round(scriptMs / gaps.length),
    styleMsPerFrame: round(styleMs / gaps.length),
    layoutMsPerFrame: round(layoutMs / gaps.length),
    mostRows,
    blank,
  }
}

async function openGrid(page: Page): Promise<void> {
  const choice = columns.map((id, at) => ({ id: at < 5 ? id : `attributes.${id}`, pixels: null }))
  await page.goto('/items')
  const tenantId = await page.evaluate(async () => (await (await fetch('/api/v1/tenants')).json()).data[0].id as string)
  await page.evaluate(
    ([tenant, chosen]) => localStorage.setItem(`items.columns.${tenant}`, chosen ?? ''),
    [tenantId, JSON.stringify({ columns: choice, frozen: 1 })],
  )
  await page.goto('/items')
  const first = page.locator('[data-row="0"] [data-cell="1"]')
  await page.locator('[role="row"][aria-rowindex="2"]').getByRole('link').waitFor()
  await first.click()
  await page.waitForLoadState('networkidle')
}

async function openEmpty(page: Page): Promise<void> {
  await page.goto('about:blank')
  await page.setContent(
    `<div id="tall" tabindex="0" style="height:700px;overflow:auto"><div style="height:${items * 36}px"></div></div>`,
  )
  await page.locator('#tall').focus()
}

async function wheel(page: Page, steps: number, pixels: number): Promise<void> {
  await page.mouse.move(size.width / 2, size.height / 2)
  for (let step = 0; step < steps; step++) {
    await page.mouse.wheel(0, pixels)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let n = 0; n < times; n++) {
    await page.keyboard.press(key)
    await page.evaluate(() => new Promise(requestAnimationFrame))
  }
}
