import { RE2JS } from 're2js'

const compiled = new Map<string, RE2JS>()
const most = 500

/**
 * Whether the whole text matches a field's pattern. RE2 has no backtracking: the time is linear in the text, whatever the pattern.
 * A pattern that does not compile, which `isPattern` refuses when a field is defined, matches nothing.
 */
export function matchesPattern(pattern: string, text: string): boolean {
  return compile(pattern)?.matches(text) ?? false
}

/** Whether a pattern is one, in RE2's syntax: no look-around, no back-references. */
export function isPattern(pattern: string): boolean {
  return compile(pattern) !== undefined
}

function compile(pattern: string): RE2JS | undefined {
  const known = compiled.get(pattern)
  if (known) return known
  try {
    const made = RE2JS.compile(pattern)
    if (compiled.size >= most) compiled.clear()
    compiled.set(pattern, made)
    return made
  } catch {
    return undefined
  }
}
