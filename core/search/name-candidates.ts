import type { Candidate } from './candidate.ts'
import { occursInName } from './item-index.ts'
import { singularOf } from './stem.ts'
import type { Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isStop } from './word-alternatives.ts'

/** Words side by side that stand so in the name of an item. */
export function namesAt(start: number, tokens: readonly Token[], vocabulary: Vocabulary): Candidate[] {
  const { items } = vocabulary
  const found: Candidate[] = []
  const stems: string[] = []
  for (let end = start + 1; end <= Math.min(tokens.length, start + 8); end++) {
    const token = tokens[end - 1]
    if (!token || token.kind === 'break') break
    stems.push(singularOf(token.norm))
    if (end - start < 2) continue
    if (!occursInName(items, stems)) break
    if (tokens.slice(start, end).every((one) => one.kind !== 'word')) continue
    const telling = tokens.slice(start, end).filter((one) => one.norm.length > 1 && !isStop(one, vocabulary)).length
    if (telling >= 2) found.push({ kind: 'name', start, end, weight: end - start > 2 ? 0.92 : 0.56 })
  }
  return found
}
