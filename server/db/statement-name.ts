import { createHash } from 'node:crypto'

/** Most texts that get a name: each costs every connection some memory for its plan. */
const most = 300
const names = new Map<string, string>()

/**
 * A name for a generated statement, so that a connection plans it once and not at every call; undefined for shapes
 * beyond the first 300, which are planned each time.
 */
export function statementName(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  if (names.size >= most) return undefined
  const name = createHash('sha1').update(text).digest('base64url').slice(0, 20)
  names.set(text, name)
  return name
}
