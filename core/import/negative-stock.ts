import type { z } from 'zod'
import { negativeStock } from '#contract/tenant.ts'
import { languages } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { normaliseHeader } from './header-words.ts'

type Policy = z.output<typeof negativeStock>

const policies = new Map(
  negativeStock.options.flatMap((policy) =>
    [policy, ...languages.map((language) => say(sentence(`export.policy.${policy}`), language))].map(
      (word) => [normaliseHeader(word), policy] as const,
    ),
  ),
)

/** What a cell says of stock below zero, by the policy's key or as an export has it; undefined: nothing that is known. */
export function parseNegativeStock(cell: string): Policy | undefined {
  return policies.get(normaliseHeader(cell))
}
