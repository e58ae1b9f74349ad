import type { z } from 'zod'
import type { LikeItem, suggestValues } from '#contract/suggestion.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { codeForms } from '#core/code/gtin.ts'
import { findDuplicates } from '#core/duplicate/duplicate-model.ts'
import type { CatalogueModel } from '#core/suggest/catalogue-model.ts'
import type { Alike } from '#core/suggest/likeness.ts'
import { say } from '#core/words/say.ts'
import type { Tx } from '#server/db/transaction.ts'
import { listByCode } from './queries.ts'

const leastLikelihood = 0.7
const most = 3

/** Items that the one in the making may be: by the same code in the whole catalogue, by what they are called among those that were learned from. */
export async function findAlike(
  tx: Tx,
  { items, duplicates }: CatalogueModel,
  given: z.output<typeof suggestValues.body>,
  like: Alike,
  language: Language,
): Promise<LikeItem[]> {
  const barcode = given.barcode?.trim() ?? ''
  const byCode =
    given.sku.trim() === '' && barcode === ''
      ? []
      : await listByCode(tx, given.sku.trim(), barcode === '' ? [] : codeForms(barcode))
  const found: LikeItem[] = byCode.map(({ by, ...item }) => ({
    ...item,
    likelihood: 1,
    reason: say(sentence(by === 'sku' ? 'suggestion.sameSku' : 'suggestion.sameBarcode'), language),
  }))
  const named = duplicates && given.name.trim() !== '' ? findDuplicates(duplicates, given, items, like) : []
  for (const { item, likelihood } of named) {
    const { description: _, ...other } = items[item] ?? { id: '', sku: '', name: '', description: '' }
    if (likelihood < leastLikelihood || found.some(({ id }) => id === other.id)) continue
    const isSame = other.name.trim().toLowerCase() === given.name.trim().toLowerCase()
    found.push({
      ...other,
      likelihood,
      reason: say(sentence(isSame ? 'suggestion.sameName' : 'suggestion.nearName'), language),
    })
  }
  return found.slice(0, most)
}
