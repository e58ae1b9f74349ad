import type { Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { findLiterally, type Literally } from '#core/search/literal-index.ts'
import type { Tx } from '#server/db/transaction.ts'
import { getLiteralIndex } from './literal-cache.ts'
import type { ReadQuestion } from './read-question.ts'

const mostFound = 50

/** Items in which all words of a text stand, however they are written; undefined where none has them all. */
export async function lookLiterally(
  tx: Tx,
  { settings, view }: ReadQuestion,
  text: string,
): Promise<Literally | undefined> {
  return findLiterally(await getLiteralIndex(tx, settings, view), text, mostFound)
}

/** The question of the items in which all its words stand: one chip, which says by which words they were found. */
export function literalQuestion(asked: ReadQuestion, text: string, { items, words, isCut }: Literally): ReadQuestion {
  const filter: Filter = { field: 'sku', op: 'in', value: items.map(({ sku }) => sku) }
  return {
    ...asked,
    read: {
      ...asked.read,
      filter,
      sort: [],
      limit: null,
      notUnderstood: [],
      others: [],
      chips: [
        {
          kind: 'text',
          label: isCut
            ? sentence('search.literalBest', { words: words.join(' '), count: items.length })
            : sentence('search.literal', { words: words.join(' ') }),
          words: text,
          start: 0,
          end: text.length,
          filter,
          source: 'rules',
        },
      ],
    },
  }
}
