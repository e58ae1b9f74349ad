import { readFileSync } from 'node:fs'
import { readNeed } from '#core/meaning/read-need.ts'
import { readWordVectors, type WordVectors } from '#core/meaning/word-vectors.ts'
import type { ReadQuestion } from './read-question.ts'

const file = new URL('./word-vectors.bin', import.meta.url)
let vectors: WordVectors | undefined

/**
 * A question of which nothing was understood, read by likeness of meaning; otherwise as it was. The words' meanings are read from their file
 * at the first such question (6 MB, 0.3 s) and kept.
 */
export function byMeaning(asked: ReadQuestion, text: string): ReadQuestion & { closest?: string[] } {
  const { read, vocabulary } = asked
  if (read.chips.length > 0 || read.notUnderstood.length === 0) return asked
  vectors ??= readWordVectors(readFileSync(file))
  const need = readNeed(read, text, vocabulary, vectors)
  if (!need) return asked
  return {
    ...asked,
    read: need.question,
    closest: need.items.flatMap((ordinal) => vocabulary.items.ids[ordinal] ?? []),
  }
}
