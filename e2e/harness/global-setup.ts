import { fileURLToPath } from 'node:url'
import { buildWeb } from '#server/launch/web-build.ts'

/** Builds the pages before the first journey, so that journeys that run side by side find them built. */
export async function setup(): Promise<void> {
  await buildWeb(fileURLToPath(new URL('../../', import.meta.url)), new AbortController().signal, () => undefined)
}
