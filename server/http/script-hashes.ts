import { createHash } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** CSP sources of a page's inline scripts: with them no other inline script runs. */
export function hashInlineScripts(html: string): Set<string> {
  const hashes = new Set<string>()
  for (const [, attributes = '', script = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/gi)) {
    if (/\bsrc\s*=/i.test(attributes) || script === '') continue
    hashes.add(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  }
  return hashes
}

/** The hashes by page, of every HTML file below the folder. Keys are paths relative to it; empty where it is missing. */
export async function readPageHashes(folder: string): Promise<Map<string, Set<string>>> {
  const pages = new Map<string, Set<string>>()
  for await (const file of glob('**/*.html', { cwd: folder }))
    pages.set(file, hashInlineScripts(await readFile(join(folder, file), 'utf8')))
  return pages
}
