import { readFileSync } from 'node:fs'
import { alikeItems, readNeed } from '#core/meaning/read-need.ts'
import { readWordVectors, type WordVectors } from '#core/meaning/word-vectors.ts'
import type { ReadQuestion } from './read-question.ts'

const file = new URL('./word-vectors.bin', import.meta.url)
let vectors: WordVectors | undefined

/**
 * A question of which nothing was understood, read by likeness of meaning; otherwise as it was, with what is alike to the words that are left. The words' meanings are read from their file
 * at the first such question (6 MB, 0.3 s) and kept.
 */
export function byMeaning(
  asked: ReadQuestion,
  text: string,
): ReadQuestion & { closest?: string[]; alike?: readonly string[] } {
  const { read, vocabulary } = asked
  if (read.notUnderstood.length === 0) return asked
  vectors ??= readWordVectors(readFileSync(file))
  if (read.chips.length > 0) {
    if (read.sort.length > 0 || read.aggregate) return asked
    const alike = alikeItems(read, vocabulary, vectors)
    return { ...asked, alike: alike.flatMap((ordinal) => vocabulary.items.ids[ordinal] ?? []) }
  }
  const need = readNeed(read, text, vocabulary, vectors)
  if (!need) return asked
  return {
    ...asked,
    read: need.question,
    closest: need.items.flatMap((ordinal) => vocabulary.items.ids[ordinal] ?? []),
  }
}
