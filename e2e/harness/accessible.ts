import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const all = [...wcag, 'best-practice']
const program = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** The rows of a table are made alike: more of them find nothing more, and took most of the time. */
const alike = 'tbody tr:nth-child(n+9)'

/**
 * Fails where the page as it stands breaks a rule of WCAG 2.2 AA that a program can see, or is wider than its screen.
 * Axe runs in the page itself, once loaded there, and works out violations only: our pages have no frames, and its own
 * runner took more than twice the time.
 * @param rules  `all`: what is good practice beyond the standard as well
 */
export async function expectAccessible(page: Page, rules: 'wcag' | 'all' = 'wcag'): Promise<void> {
  // a scheme or width that was just set is heard of with the next frame, and drawn by the one after
  await page.evaluate(
    () => new Promise<void>((drawn) => requestAnimationFrame(() => requestAnimationFrame(() => drawn()))),
  )
  // what is still fading in has not its colours yet
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  )
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(program)
  const violations = await page.evaluate(runAxe, { exclude: alike, tags: rules === 'all' ? all : wcag })
  expect(violations).toEqual([])
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'pixels the page is wider than the screen').toBeLessThanOrEqual(0)
}

/** Runs in the page. @returns a line for each rule broken, with the places */
async function runAxe({ exclude, tags }: { exclude: string; tags: string[] }): Promise<string[]> {
  const { axe: loaded } = globalThis as unknown as { axe: typeof axe }
  const { violations } = await loaded.run(
    { exclude: [[exclude]] },
    { runOnly: tags, resultTypes: ['violations'], preload: false },
  )
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)
}
