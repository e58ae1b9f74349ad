import type { Location } from '#contract/location.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'

/** A kind of location as people call it, which an import reads again. */
export function kindText(kind: Location['kind'], language: Language): string {
  return say(sentence(`export.locationKind.${kind}`), language)
}

/** What happens where stock would fall below zero, in a word that an import reads again; empty: as above it. */
export function policyText(policy: Location['negativeStock'], language: Language): string {
  return policy === null ? '' : say(sentence(`export.policy.${policy}`), language)
}

export function yesOrNo(is: boolean, language: Language): string {
  return say(sentence(is ? 'export.yes' : 'export.no'), language)
}
