import { live, ready } from '#contract/health.ts'
import type { App } from './app.ts'
import { AppError } from './app-error.ts'
import { routePublic } from './route.ts'

/** What readiness asks, by name: each resolves when its part answers. */
export type Checks = Readonly<Record<string, () => Promise<unknown>>>

export function registerHealthRoutes(app: App, checks: Checks): void {
  routePublic(app, live, async () => ({ status: 'ok' as const }))
  routePublic(app, ready, async () => {
    const entries = Object.entries(checks)
    const results = await Promise.allSettled(entries.map(([, check]) => check()))
    const failed = entries.filter((_, index) => results[index]?.status === 'rejected').map(([name]) => name)
    if (failed.length > 0) throw new AppError('unavailable', { failed })
    return { status: 'ok' as const, checks: Object.fromEntries(entries.map(([name]) => [name, 'ok' as const])) }
  })
}
