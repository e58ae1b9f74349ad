import { type Steps, toEnd } from './steps.ts'

/**
 * Finds words one or two slips of the keyboard away without comparing with all of them: every word is filed under
 * itself with up to two letters left out, and so is the word looked for (symmetric deletion, W. Garbe 2012).
 * 10,000 words take about 15 MB; a look-up about 20 microseconds.
 */
export type TypoIndex = { byDeletion: Map<string, string[]> }

const prefixLength = 7

export function buildTypoIndex(words: Iterable<string>): TypoIndex {
  return toEnd(typoIndexInSteps(words))
}

/** The same, with a step after every 200 words. */
export function* typoIndexInSteps(words: Iterable<string>): Steps<TypoIndex> {
  const byDeletion = new Map<string, string[]>()
  let count = 0
  for (const word of words) {
    if (++count % 200 === 0) yield
    if (word.length < 3 || word.length > 40 || /\d/.test(word)) continue
    for (const key of deletions(word, slips(word))) {
      const filed = byDeletion.get(key)
      if (filed) filed.push(word)
      else byDeletion.set(key, [word])
    }
  }
  return { byDeletion }
}

/**
 * Words close to this one, the closest first; at most five.
 * One slip in words of 4 letters and more (3: only two neighbours swapped), two from 7 letters (6: only letters that
 * changed places); the first letter may be
 * wrong only in words of 6 letters and more.
 */
export function findTypos(index: TypoIndex, word: string): { word: string; distance: number }[] {
  if (word.length < 3 || word.length > 40 || /\d/.test(word)) return []
  const allowed = slips(word)
  const seen = new Set<string>()
  const found: { word: string; distance: number }[] = []
  for (const key of deletions(word, allowed)) {
    for (const other of index.byDeletion.get(key) ?? []) {
      if (seen.has(other)) continue
      seen.add(other)
      const distance = editDistance(word, other, allowed)
      if (distance === 0 || distance > allowed) continue
      if (word.length < 6 && word[0] !== other[0]) continue
      if (
        distance === 2 &&
        word.length === 6 &&
        !isSwap(word, other) &&
        !leavesOut(other, word) &&
        squeezed(word) !== squeezed(other)
      )
        continue
      if (Math.min(word.length, other.length) < 4 && !isSwap(word, other)) continue
      found.push({ word: other, distance })
    }
  }
  return found
    .sort(
      (a, b) =>
        a.distance - b.distance ||
        Number(a.word[0] !== word[0]) - Number(b.word[0] !== word[0]) ||
        (a.word < b.word ? -1 : 1),
    )
    .slice(0, 5)
}

function slips(word: string): number {
  return word.length >= 6 ? 2 : 1
}

/** Whether two words have the same letters in another order. */
export function isSwap(a: string, b: string): boolean {
  return a.length === b.length && [...a].sort().join() === [...b].sort().join()
}

/** `barell` and `barrel`: without letters that are doubled. */
const squeezed = (word: string) => word.replace(/(.)\1/g, '$1')

/** `makrel`: two letters left out of a long word. */
function leavesOut(word: string, typed: string): boolean {
  if (word.length !== typed.length + 2 || word[0] !== typed[0] || word.at(-1) !== typed.at(-1)) return false
  let at = 0
  for (const letter of word) if (letter === typed[at]) at++
  return at === typed.length
}

function deletions(word: string, count: number): Set<string> {
  const keys = new Set([word.slice(0, prefixLength)])
  let last = [...keys]
  for (let round = 0; round < count; round++) {
    const shorter: string[] = []
    for (const key of last) {
      for (let at = 0; at < key.length; at++) {
        const left = key.slice(0, at) + key.slice(at + 1)
        if (left.length > 1 && !keys.has(left)) {
          keys.add(left)
          shorter.push(left)
        }
      }
    }
    last = shorter
  }
  return keys
}

/** Optimal string alignment distance: insert, delete, replace, swap neighbours; gives up beyond `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
      least = Math.min(least, best)
    }
    if (least > most) return most + 1
    before = above
    above = row
  }
  return above[b.length] ?? most + 1
}
