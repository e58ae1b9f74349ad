import type { CDPSession, Page } from 'playwright-core'

/** What the browser did while something was done to a page. */
export type Frames = {
  /** milliseconds from each frame to the next */
  gaps: number[]
  /** most lines in the document at any frame */
  mostRows: number
  /** frames in which a part of the list in sight had no line yet */
  blank: number
  /** milliseconds of the page's own thread, besides what other processes took */
  scriptMs: number
  layoutMs: number
  styleMs: number
}

/** Watches the frames of a page while `act` runs. */
export async function watchFrames(page: Page, act: () => Promise<void>): Promise<Frames> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const before = await readMetrics(session)
  await page.evaluate(() => {
    const watch = { gaps: [] as number[], mostRows: 0, blank: 0, last: performance.now(), stopped: false }
    // what stands when a frame's callbacks run is what it paints
    const isBlank = () => {
      const box = document.querySelector('[role="grid"]')
      const [head, ...lines] = [...(box?.querySelectorAll('[role="row"]') ?? [])].map((row) =>
        row.getBoundingClientRect(),
      )
      if (!box || !head || lines.length === 0) return false
      // lines are used again in place: their order in the document is not that on the screen
      const top = Math.min(...lines.map((line) => line.top))
      const bottom = Math.max(...lines.map((line) => line.bottom))
      const isBelow = bottom < box.getBoundingClientRect().bottom - 1
      return top > head.bottom + 1 || (isBelow && box.scrollTop + box.clientHeight < box.scrollHeight - 1)
    }
    const look = (now: number) => {
      watch.gaps.push(now - watch.last)
      watch.last = now
      watch.mostRows = Math.max(watch.mostRows, document.querySelectorAll('[role="row"]').length)
      if (isBlank()) watch.blank += 1
      if (!watch.stopped) requestAnimationFrame(look)
    }
    requestAnimationFrame((now) => {
      watch.last = now
      requestAnimationFrame(look)
    })
    Object.assign(window, { frameWatch: watch })
  })
  await act()
  const seen = await page.evaluate(() => {
    const { frameWatch } = window as unknown as {
      frameWatch: { gaps: number[]; mostRows: number; blank: number; stopped: boolean }
    }
    frameWatch.stopped = true
    return { gaps: frameWatch.gaps, mostRows: frameWatch.mostRows, blank: frameWatch.blank }
  })
  const after = await readMetrics(session)
  await session.detach()
  const spent = (name: string) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) * 1_000
  return {
    ...seen,
    scriptMs: spent('ScriptDuration'),
    layoutMs: spent('LayoutDuration'),
    styleMs: spent('RecalcStyleDuration'),
  }
}

async function readMetrics(session: CDPSession): Promise<Map<string, number>> {
  const { metrics } = await session.send('Performance.getMetrics')
  return new Map(metrics.map(({ name, value }) => [name, value]))
}

/** Several watches of the same act as one. */
export function joinFrames(all: readonly Frames[]): Frames {
  const sum = (of: (one: Frames) => number) => all.reduce((so, one) => so + of(one), 0)
  return {
    gaps: all.flatMap(({ gaps }) => gaps),
    mostRows: Math.max(...all.map(({ mostRows }) => mostRows)),
    blank: sum(({ blank }) => blank),
    scriptMs: sum(({ scriptMs }) => scriptMs),
    layoutMs: sum(({ layoutMs }) => layoutMs),
    styleMs: sum(({ styleMs }) => styleMs),
  }
}

/** The gap that a share of all gaps stays within. */
export function quantile(gaps: readonly number[], share: number): number {
  const sorted = gaps.toSorted((one, other) => one - other)
  return sorted[Math.min(Math.floor(sorted.length * share), sorted.length - 1)] ?? 0
}
