import { readFileSync } from 'node:fs'
import { inject, vi } from 'vitest'

const OUTPUT_LIMIT_MS = 120_000

/** The system all journeys of a run share, each with people and an organisation of its own. */
export type SharedSystem = {
  /** `http://localhost:<port>`, the one origin of pages and API. */
  address: string
  /** Holds all the system has printed, logs included. */
  outputFile: string
}

declare module 'vitest' {
  interface ProvidedContext {
    system: SharedSystem
  }
}

/** The address of the run's one system, which `global-setup` has started. */
export function sharedSystem(): SharedSystem {
  return inject('system')
}

/**
 * Waits until something the shared system prints matches, such as the link of a password reset.
 * @returns the match, whose groups hold the parts
 */
export function waitForOutput(pattern: RegExp): Promise<RegExpExecArray> {
  const { outputFile } = sharedSystem()
  return vi.waitFor(() => {
    const found = pattern.exec(readFileSync(outputFile, 'utf8'))
    if (found === null) throw new Error(`The system has not said ${pattern} yet`)
    return found
  }, OUTPUT_LIMIT_MS)
}
