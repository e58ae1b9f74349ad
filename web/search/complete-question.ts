/** The last words of a question that may be the beginning of a name. */
const mostWords = 4
/** One letter says nothing yet. */
const fewestLetters = 2
const most = 4

/**
 * What a question may go on as, where its last words begin a name: the most words first, then in the order of the names.
 * @param names  what questions speak of, as a person writes it
 * @returns whole questions that begin with what was typed before the name
 */
export function completeQuestion(text: string, names: readonly string[]): string[] {
  const found = new Map<string, string>()
  for (const start of startsOf(text)) {
    const typed = text.slice(start).toLowerCase().replaceAll(/\s+/g, ' ')
    if (typed.length < fewestLetters) continue
    const isName = names.some((name) => name.toLowerCase() === typed)
    for (const name of names) {
      const key = name.toLowerCase()
      if (key !== typed && key.startsWith(typed) && !found.has(key)) found.set(key, text.slice(0, start) + name)
    }
    // The last words of a whole name begin no other.
    if (isName) break
  }
  return [...found.values()].slice(0, most)
}

/** Where the last words begin, of the longest row of them first; none behind a blank. */
function startsOf(text: string): number[] {
  if (/\s$/.test(text)) return []
  return [...text.matchAll(/\S+/g)].slice(-mostWords).map(({ index }) => index)
}
