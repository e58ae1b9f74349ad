import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
const all = [...wcag, 'best-practice']

/**
 * Fails where the page as it stands breaks a rule of WCAG 2.2 AA that a program can see, or is wider than its screen.
 * Only violations are worked out, in the page itself: our pages have no frames, and both halve the time.
 * @param rules  `all`: what is good practice beyond the standard as well
 */
export async function expectAccessible(page: Page, rules: 'wcag' | 'all' = 'wcag'): Promise<void> {
  // what is still fading in has not its colours yet
  await page.waitForFunction(() =>
    document
      .getAnimations()
      .every(({ playState, effect }) => playState !== 'running' || effect?.getComputedTiming().endTime === Infinity),
  )
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules === 'all' ? all : wcag)
    .setLegacyMode(true)
    .analyze()
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
    [],
  )
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(overflow, 'pixels the page is wider than the screen').toBeLessThanOrEqual(0)
}
