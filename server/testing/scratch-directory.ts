import { chmodSync, mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A new directory for a database that is thrown away. Other users may pass through it, else root's databases would have
 * to lie somewhere else. Without links in its path, as PostgreSQL reports it.
 */
export function makeScratchDirectory(purpose: string): string {
  const dir = realpathSync(mkdtempSync(join(tmpdir(), `inventory-pro-${purpose}-`)))
  chmodSync(dir, 0o711)
  return dir
}
