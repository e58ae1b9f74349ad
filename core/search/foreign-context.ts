import type { Translation } from './languages/translation.ts'
import { isSmallWord } from './foreign-grammar.ts'
import type { Lexicon } from './lexicon.ts'
import { isFieldName, nameHereFrom, renderingsOf } from './own-words.ts'
import type { Token } from './tokens.ts'
import { translateWord, type Translator } from './translator.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Words at most between `mas` and the `que` of what is compared: `menos existencias que`. */
const farthestThan = 4

/** What a word of the grammar says by what stands around it; undefined where it says what it always says. */
export function boundAt(
  tokens: readonly Token[],
  at: number,
  translator: Translator,
  vocabulary: Vocabulary,
): string | undefined {
  const { language } = translator
  const norm = tokens[at]?.norm ?? ''
  const clause = (from: number, to: number) => {
    const part = tokens.slice(Math.max(0, from), to)
    return part.slice(part.findLastIndex(({ kind }) => kind === 'break') + 1)
  }
  const { weakDenial, degrees, groupedBy, range, lacking, averageBefore, averageBehind, belonging, longTime } = language
  const isNumber = (place: number) => tokens[place]?.kind === 'number'
  // `de 5 à 20 kg`, `de 5 kg à 20 kg`
  if (norm === range?.from && isNumber(at + 1)) {
    const to = [at + 2, at + 3].find((place) => tokens[place]?.norm === range.to)
    if (to !== undefined && isNumber(to + 1)) return 'from'
  }
  if (norm === range?.to && isNumber(at + 1)) {
    const first = [at - 1, at - 2].find(isNumber)
    if (first !== undefined && tokens[first - 1]?.norm === range.from) return 'to'
  }
  if (lacking?.includes(norm) && !tokens.some((token) => namesField(token, translator, vocabulary)))
    return 'out of stock'
  // `ne roulent pas`: the second word says it
  if (weakDenial?.first.includes(norm)) {
    const end = tokens.findIndex(({ kind }, place) => place > at && kind === 'break')
    const rest = tokens.slice(at + 1, end < 0 ? undefined : end)
    if (rest.some((token) => weakDenial.second.includes(token.norm))) return 'do'
  }
  // `länger als sechs Monate her`, and `länger als 30 cm`
  if (norm === longTime?.[0] && tokens[at + 1]?.norm === longTime[1]) {
    const english = translateWord(tokens[at + 3]?.norm ?? '', language)?.english ?? ''
    if (vocabulary.lexicon.language.periods[english] !== undefined) return 'more'
  }
  if (norm === degrees?.than) {
    const before = clause(at - farthestThan, at)
    const degree = before.findLastIndex((token) => [degrees.more, degrees.less].includes(token.norm))
    const between = before.slice(degree + 1)
    if (degree >= 0 && between.length > 0 && !between.some((token) => token.kind === 'number' || token.norm === norm))
      return 'than'
  }
  // `el libro con más páginas`, and not `con más de 200`
  if (degrees?.mostAfter && [degrees.more, degrees.less].includes(norm) && tokens[at - 1]?.norm === degrees.mostAfter) {
    const rest = tokens.slice(at + 1, at + 1 + farthestThan)
    const isThan = (token: Token) => [degrees.than, degrees.thanNumber].includes(token.norm) || token.kind === 'number'
    const end = rest.findIndex(({ kind }) => kind === 'break')
    if (rest[0]?.kind === 'word' && !rest.slice(0, end < 0 ? undefined : end).some(isThan))
      return norm === degrees.more ? 'the most' : 'the fewest'
  }
  // `plus en réserve`, and not `plus de 5`, `le plus cher`
  if (norm === degrees?.noMore && isPlace(tokens[at + 1], language)) return 'not'
  // `Konfetti ist alle`, and not `sind alle Kabel da`
  const isEnd = at + 1 === tokens.length || tokens[at + 1]?.kind === 'break'
  if (isEnd && language.goneBehind?.includes(`${tokens[at - 1]?.norm} ${norm}`)) return 'out of stock'
  // `kein Natrium mehr`
  if (language.noneLeft?.second === norm && !isNumber(at + 1) && tokens[at + 1]?.norm !== degrees?.than)
    if (clause(at - farthestThan, at).some((token) => language.noneLeft?.first.includes(token.norm))) return 'left'
  // `Ringweite 52 bis 56`
  if (isNumber(at - 1) && isNumber(at + 1) && language.words.get(norm) === 'up to') return 'to'
  // `ohne Revision seit 5 Jahren`, which English says with `for`
  const lacks = clause(at - farthestThan, at).some((token) => language.words.get(token.norm) === 'without')
  if (lacks && isNumber(at + 1) && language.words.get(norm) === 'since') {
    const unit = translateWord(tokens[at + 2]?.norm ?? '', language, language.units)?.english ?? ''
    if (vocabulary.lexicon.language.periods[unit] !== undefined) return 'for'
  }
  // `mittlere Höhe`, and `mittlere Rollen`
  const after = tokens[at + 1]
  const of = tokens[at - 1]
  if (averageBehind?.includes(norm) && of && isFieldName(of.norm, vocabulary)) return 'average'
  // `durchschnittliche Länge von Rohren`
  if (norm === belonging && after?.kind === 'word' && of?.kind === 'word' && namesField(of, translator, vocabulary))
    return 'of'
  if (averageBefore?.includes(norm) && after && isFieldName(after.norm, vocabulary)) return 'average'
  // `Bestand nach Lagerort`
  if (norm === groupedBy) {
    const next = tokens[at + 1]
    const isNoun = next?.kind === 'word' && !isSmallWord(next.norm, translator, vocabulary.lexicon)
    const isNamed = nameHereFrom(tokens, at + 1, vocabulary) > 1
    if (next && isNoun && (isNamed || namesGroup(next.norm, translator, vocabulary))) return 'by'
  }
  return undefined
}

/** What stands before a place: `en`, `au`, `dans`. */
function isPlace(token: Token | undefined, { words }: Translation): boolean {
  return token?.kind === 'word' && ['in', 'at', 'on', 'at the'].includes(words.get(token.norm) ?? '')
}

/** Whether a word names a field, of the organisation or of every item. */
function namesField({ kind, norm }: Token, { language }: Translator, vocabulary: Vocabulary): boolean {
  if (kind !== 'word') return false
  const core = Object.values(vocabulary.lexicon.language.fields).flat()
  const { stem } = vocabulary.lexicon.language
  const isPart = (word: string) => vocabulary.fields.some(({ stems, core: own }) => !own && stems.has(stem(word)))
  return (
    isPart(norm) ||
    renderingsOf(norm, language).some(
      (one) => core.includes(one) || isFieldName(one, vocabulary) || one.split(' ').some(isPart),
    )
  )
}

/** Whether things can be parted by what this word is: a field, or where and of what kind they are. */
function namesGroup(word: string, { language }: Translator, vocabulary: Vocabulary): boolean {
  const { lexicon } = vocabulary
  const { groupNames, fields } = lexicon.language
  const names = [
    ...groupNames.location,
    ...groupNames.itemType,
    ...fields.supplier,
    ...fields.category,
    ...fields.price,
  ]
  return (
    isFieldName(word, vocabulary) ||
    renderingsOf(word, language).some((one) => names.includes(one) || isFieldName(one, vocabulary))
  )
}

/** `laufen nächste Woche ab`: where the rest of a verb stands at the end of its clause. */
export function particleOf(
  words: readonly (string | undefined)[],
  at: number,
  separable: ReadonlyMap<string, string>,
): { english: string; place: number } | undefined {
  const end = words.findIndex((word, place) => place > at && word === undefined && words[place + 1] === undefined)
  const place = (end < 0 ? words.length : end) - 1
  const english = place > at ? separable.get(`${words[at]} ${words[place]}`) : undefined
  return english === undefined ? undefined : { english, place }
}

/** `avant Noël`, though an option is called Avant: a word of the grammar before a day, a month or a feast. */
export function opensTime(tokens: readonly Token[], at: number, { language }: Translator, lexicon: Lexicon): boolean {
  const { months, weekdays, holidays, movableFeasts, periods } = lexicon.language
  const isArticle = ({ norm }: Token) => ['the', 'a'].includes(language.words.get(norm) ?? '')
  const next = tokens.slice(at + 1).find((token) => !isArticle(token))
  if (next?.kind === 'number') return true
  const english = translateWord(next?.norm ?? '', language)?.english ?? ''
  const [first = ''] = english.split(' ')
  return (
    [...months, ...weekdays].some((names) => names.includes(english)) ||
    periods[first] !== undefined ||
    holidays[english] !== undefined ||
    movableFeasts[english] !== undefined ||
    ['end', 'beginning', 'today', 'tomorrow', 'yesterday', 'next', 'last', 'this'].includes(first)
  )
}
