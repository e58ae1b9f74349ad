import { stem } from '#core/search/stem.ts'
import { fold } from '#core/search/tokens.ts'

/** What a text is told apart by: each part it has, with its weight. */
export type Features = Map<string, number>

/** A text is looked at this far. */
const longestText = 1_000
const pairWeight = 0.7
/** Parts of words stand in for compounds, spellings and codes of one family. */
const partWeight = 0.4
const partLength = 4
const word = /[\p{L}\p{N}]+(?:[.-][\p{L}\p{N}]+)*/gu

/**
 * Cuts a text into words, pairs of words that follow each other and parts of words of four letters.
 * @returns weights by part: words as `w…`, pairs as `b… …`, parts as `c…`
 */
export function textFeatures(text: string): Features {
  const features: Features = new Map()
  let before: string | undefined
  for (const [found] of fold(text.slice(0, longestText)).matchAll(word)) {
    const stemmed = stem(found)
    features.set(`w${stemmed}`, 1)
    if (before !== undefined) features.set(`b${before} ${stemmed}`, pairWeight)
    before = stemmed
    const framed = `^${found}$`
    for (let at = 0; at + partLength <= framed.length; at++)
      features.set(`c${framed.slice(at, at + partLength)}`, partWeight)
  }
  return features
}

/** Before the digits of a barcode that are its maker's. */
export const makerFeature = 'm'

/** A word or pair of words as the text itself writes it; undefined for what is no word of it. */
export function writtenAs(text: string, feature: string): string | undefined {
  let before: { stemmed: string; end: number; start: number } | undefined
  for (const match of text.slice(0, longestText).matchAll(word)) {
    const stemmed = stem(fold(match[0]))
    const end = match.index + match[0].length
    if (feature === `w${stemmed}`) return match[0]
    if (before && feature === `b${before.stemmed} ${stemmed}`) return text.slice(before.start, end)
    before = { stemmed, end, start: match.index }
  }
  return undefined
}
