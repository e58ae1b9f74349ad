/** Where the longest of these phrases that stands here ends; -1 for none. */
export function longest(words: readonly string[], at: number, phrases: readonly string[]): number {
  let end = -1
  for (const phrase of phrases) {
    const parts = partsOf(phrase)
    if (words[at] !== parts[0]) continue
    if (parts.every((part, offset) => words[at + offset] === part)) end = Math.max(end, at + parts.length)
  }
  return end
}

const parted = new Map<string, string[]>()

/** The words of one of the language's phrases, as tokens are written. */
function partsOf(phrase: string): string[] {
  let parts = parted.get(phrase)
  if (!parts) {
    parts = phrase.replace(/'s/g, '').replace(/'/g, '').trim().split(' ')
    parted.set(phrase, parts)
  }
  return parts
}
