import { alikeItems, readNeed } from '#core/meaning/read-need.ts'
import { wordVectors } from '#server/model/word-vectors.ts'
import type { ReadQuestion } from './read-question.ts'

/**
 * A question of which nothing was understood, read by likeness of meaning; otherwise as it was. Where a part was understood, `alike` looks for items that are alike to
 * the words left, which is worth it only where there is something to put in order.
 */
export function byMeaning(
  asked: ReadQuestion,
  text: string,
): ReadQuestion & { closest?: string[]; alike?: () => string[] } {
  const { read, vocabulary } = asked
  const idsOf = (ordinals: readonly number[]) => ordinals.flatMap((ordinal) => vocabulary.items.ids[ordinal] ?? [])
  if (read.notUnderstood.length === 0) return asked
  if (read.chips.length > 0) {
    if (read.sort.length > 0 || read.aggregate) return asked
    return { ...asked, alike: () => idsOf(alikeItems(read, vocabulary, wordVectors())) }
  }
  const need = readNeed(read, text, vocabulary, wordVectors())
  return need ? { ...asked, read: need.question, closest: idsOf(need.items) } : asked
}
