import { chosenHere } from './choose-rendering.ts'
import { formsOf } from './languages/word-forms.ts'
import { fold } from './tokens.ts'
import { isSmallWord } from './foreign-grammar.ts'
import { inNumber, isWholeName, ownBeginning, ownEnding, ownForm, renderingsOf } from './own-words.ts'
import { slipOf, translateWord, type Translator } from './translator.ts'
import { findTypos } from './typo-index.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Shorter words are too near to others. */
const shortestSlip = 6

/** `Heizköper`: a word of the language with a slip of the keyboard, unless one of the organisation's own is as near. */
export function translateSlip(
  word: string,
  translator: Translator,
  { typos, items, lexicon }: Vocabulary,
): ReturnType<typeof translateWord> {
  if (word.length < shortestSlip || items.postings.has(word) || findTypos(typos, word).length > 0) return undefined
  const near = slipOf(word, translator)
  const told = near === undefined ? undefined : translateWord(near, translator.language)
  // a word of the grammar is not guessed
  const [first = ''] = told?.english.split(' ') ?? []
  return told && lexicon.trie.next.has(first) ? undefined : told
}

/** Letters that the end of a field's name has at least. */
const shortestTail = 5

/** No word of two is longer. */
const longestJoined = 40

/** `Nitrilhandschuhe`: two words in one, each known to the language or to the tenant. */
export function partsOf(
  word: string,
  joints: readonly string[] | undefined,
  translator: Translator,
  vocabulary: Vocabulary,
): string | undefined {
  const { language } = translator
  if (word.length > longestJoined) return undefined
  const { lexicon, stems } = vocabulary
  const most = mostOf(word, translator, vocabulary) ?? freeOf(word, translator, vocabulary)
  if (most) return most
  const known = (part: string): string | undefined => {
    if (part.length < 3) return undefined
    if (stems.has(lexicon.language.stem(part))) return part
    const own = ownForm(part, translator, vocabulary) ?? ownBeginning(part, translator, vocabulary)
    if (own) return own
    const told = translateWord(part, language)
    // `Kinderräder`, and no word that begins within another: the `rrad` of `Fahrrad`
    const ending =
      told && chosenHere(told.renderings, vocabulary)?.isHere !== true
        ? ownEnding(part, translator, vocabulary)
        : undefined
    if (ending) return ending
    const found = translateWord(part, language)
    if (!found) return undefined
    const { english } = chosenHere(found.renderings, vocabulary) ?? found
    // `Garantiedatum`, and no `Unterlage` that lies below
    return isSmallWord(part, translator, lexicon) ? undefined : inNumber({ ...found, english }, lexicon)
  }
  const ownWord = (one: string) => (one.length > 4 && stems.has(lexicon.language.stem(one)) ? one : undefined)
  const said = saidOfField(word, joints, translator, vocabulary)
  if (said) return said
  for (const joint of joints ?? []) {
    for (let at = 3; at <= word.length - 3; at++) {
      if (!word.slice(0, at).endsWith(joint)) continue
      // `Silberlot`
      if (at > word.length - 4 && !isWholeName([word.slice(at)], vocabulary)) continue
      const [before, behind] = [word.slice(0, at - joint.length), word.slice(at)]
      // `Bremsteile` of an option Bremse
      const [first, second] = [known(before) ?? (joint === '' ? ownWord(`${before}e`) : undefined), known(behind)]
      if (first && second) return `${first} ${second}`
      // `Kartenplotter` where they are called Chartplotter
      const joined =
        first && renderingsOf(before, language).find((one) => stems.has(lexicon.language.stem(one + behind)))
      if (joined) return joined + behind
    }
  }
  return undefined
}

/** `Nierencharakteristik` of an option Niere of a field called Richtcharakteristik, `outdoortauglich` of one called Outdoor: the rest says no more. */
function saidOfField(
  word: string,
  joints: readonly string[] | undefined,
  { language }: Translator,
  { fields, lexicon, trie }: Vocabulary,
): string | undefined {
  const { stem } = lexicon.language
  const isYesNo = (one: string) =>
    trie.next.get(stem(one))?.ends.some(({ meaning }) => meaning.kind === 'field' && meaning.field.kind === 'boolean')
  const forms = [...formsOf(word, language)].map((form) => form.word)
  for (const form of forms) {
    const end = language.aptEndings?.find((one) => form.endsWith(one) && form.length > one.length + 3)
    const of = end === undefined ? '' : form.slice(0, -end.length)
    if (of && isYesNo(of)) return of
  }
  // `Garantiedatum` of a field called Garantie bis, `Karatzahl` of one called Karat
  for (const form of forms) {
    const tail = language.fieldTails?.find(([end]) => form.endsWith(end) && form.length > end.length + 2)
    const of = tail ? form.slice(0, -tail[0].length) : ''
    const [only, another] = tail
      ? fields.filter(({ core, kind, name }) => {
          const words = fold(name).split(/[^a-z0-9]+/)
          return (
            !core &&
            tail[1].includes(kind) &&
            (words[0] === of || words.some((one) => of.length > 4 && one.startsWith(of)))
          )
        })
      : []
    if (only && !another) return fold(only.name)
  }
  for (const { name, kind, optionStems } of fields) {
    if (kind !== 'select' || !optionStems) continue
    const own = fold(name)
    for (const form of forms)
      for (let at = 3; at <= form.length - shortestTail; at++) {
        const behind = form.slice(at)
        if (!own.endsWith(behind) || own === behind) continue
        for (const joint of joints ?? []) {
          const before = form.slice(0, at)
          const of = before.endsWith(joint) ? before.slice(0, before.length - joint.length) : ''
          const option = [of, `${of}e`].find((one) => one.length > 2 && optionStems.has(stem(one)))
          if (option) return option
        }
      }
  }
  return undefined
}

/** `kalorienreichste` as what has the highest of it. */
function mostOf(word: string, translator: Translator, vocabulary: Vocabulary): string | undefined {
  for (const [end, english] of translator.language.mostOf ?? []) {
    const at = word.lastIndexOf(end)
    const rest = word.slice(at + end.length)
    if (at < 3 || !/^(?:e[nrsm]?)?$/.test(rest)) continue
    const of = word.slice(0, at)
    const isKnown = vocabulary.stems.has(vocabulary.lexicon.language.stem(of))
    const own = isKnown ? of : (ownForm(of, translator, vocabulary) ?? ownBeginning(of, translator, vocabulary))
    const told = translateWord(of, translator.language)
    const named = own ?? (told && (chosenHere(told.renderings, vocabulary)?.english ?? told.english))
    if (named !== undefined) return `${english} ${named}`
  }
  return undefined
}

/** `säurefrei` as acid free. */
function freeOf(word: string, translator: Translator, { stems, lexicon }: Vocabulary): string | undefined {
  const { language } = translator
  for (const end of language.freeEndings ?? []) {
    const at = word.lastIndexOf(end)
    if (at < 3 || !/^(?:e[nrsm]?)?$/.test(word.slice(at + end.length))) continue
    const of = word.slice(0, at)
    const told = [of, of.replace(/s$/, '')].flatMap((one) => translateWord(one, language)?.renderings ?? [])
    const here = told.find((one) => stems.has(lexicon.language.stem(one)))
    if (here !== undefined) return `${here} free`
  }
  return undefined
}
