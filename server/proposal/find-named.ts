import type { LikeItem } from '#contract/suggestion.ts'
import type { Language } from '#contract/words/languages.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { type ReadLine, valueOf } from '#core/supplier-line/read-line.ts'
import { say } from '#core/words/say.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type CodedItem, listBySku, listBySupplierCode } from './queries.ts'

/** Items that lines name by a code. */
export interface NamedItems {
  of: (line: ReadLine, language: Language) => LikeItem[]
}

/** Words of a name that may be an SKU. */
const codeWord = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+(?:[._/+-][\p{L}\p{N}]+)*/gu
const fewestLetters = 3
/** A word of the name that is an item's SKU is most often that item, and may be another's part. */
const wordLikelihood = 0.8

/** Looks up the codes of all lines at once: as the supplier's own, and every word with a digit as an SKU. */
export async function findNamed(tx: Tx, lines: readonly ReadLine[], supplierId: string | null): Promise<NamedItems> {
  const codes = [...new Set(lines.flatMap((line) => [codeOf(line) ?? [], wordsOf(line)].flat()))]
  if (codes.length === 0) return { of: () => [] }
  const sold = supplierId === null ? [] : await listBySupplierCode(tx, supplierId, codes)
  const own = await listBySku(tx, codes)
  const find = (items: readonly CodedItem[], code: string | undefined) => items.filter((item) => item.code === code)
  const toLike = (items: readonly CodedItem[], likelihood: number, why: Sentence, language: Language) =>
    items.map(({ id, sku, name }): LikeItem => ({ id, sku, name, likelihood, reason: say(why, language) }))
  return {
    of: (line, language) => [
      ...toLike(find(sold, codeOf(line)), 1, sentence('suggestion.supplierCode'), language),
      ...toLike(find(own, codeOf(line)), 1, sentence('suggestion.sameSku'), language),
      ...wordsOf(line).flatMap((word) =>
        toLike(find(own, word), wordLikelihood, sentence('suggestion.skuWithin'), language),
      ),
    ],
  }
}

function codeOf(line: ReadLine): string | undefined {
  return valueOf(line, 'code')?.toLowerCase()
}

function wordsOf({ name, parts }: ReadLine): string[] {
  const makers = parts.filter(({ kind }) => kind === 'makerCode').map(({ value }) => value)
  const words = [...(name.match(codeWord) ?? []), ...makers]
  return words.filter((word) => word.length >= fewestLetters && /\d/.test(word)).map((word) => word.toLowerCase())
}
