import { ownNameFor } from './choose-rendering.ts'
import { isSmallWord } from './foreign-grammar.ts'
import {
  inEnglishOrder,
  withAgoBehind,
  withDenialOnce,
  withMonthOfBoth,
  withNounFirst,
  withYearsTold,
} from './foreign-order.ts'
import {
  withLetters,
  withMonthsNamed,
  withoutElisions,
  withoutOrdinals,
  withThousands,
  withUndone,
} from './foreign-tokens.ts'
import { partsOf } from './joined-words.ts'
import { translations } from './languages/translations.ts'
import { isOwn, isToldHere, nameHereFrom, ownForm } from './own-words.ts'
import { render } from './render-foreign.ts'
import { singularOf } from './stem.ts'
import { isWord, type Thesaurus } from './thesaurus.ts'
import type { Token } from './tokens.ts'
import { translateWord, type Translator, translatorOf } from './translator.ts'
import { findUnits } from './units.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * Reads a question in another language as an English one: when more of its words belong to that language alone than to
 * English alone, its words and phrases are replaced by English ones, at the same place in the text. The tenant's own
 * words stay as they are.
 */
export function translateQuestion(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  thesaurus?: Thesaurus,
): readonly Token[] {
  const words = tokens.filter((token) => token.kind === 'word')
  if (words.length === 0) return tokens
  const { lexicon } = vocabulary
  const isEnglish = ({ norm }: Token) =>
    lexicon.trie.next.has(norm) ||
    lexicon.synonyms.has(lexicon.language.stem(norm)) ||
    // `kilo` is a word of many languages
    (norm.length > 3 && findUnits(norm).length > 0)
  // `serviettes` alone is no French
  if (words.length === 1 && isWord(words[0]?.norm ?? '', thesaurus)) return tokens
  // `in XL`: the tenant's own words are of no language
  // `1.500 Euro`: what is counted is of no language either
  const isCounted = (token: Token) =>
    tokens[tokens.indexOf(token) - 1]?.kind === 'number' && findUnits(token.norm).length > 0
  const english = words.filter(
    (token) => isEnglish(token) && !(token.norm.length < 3 && isOwn(token, vocabulary)) && !isCounted(token),
  ).length
  let best:
    | { count: number; here: number; known: number; isTheirs: boolean; translator: Translator; parts: readonly Token[] }
    | undefined
  for (const language of translations()) {
    const translator = translatorOf(language)
    const parts = prepared(tokens, translator, vocabulary)
    const known = parts.filter(
      (token) =>
        token.kind === 'word' &&
        (translateWord(token.norm, language) ||
          (!isEnglish(token) && partsOf(token.norm, language.joints, translator, vocabulary))),
    )
    const foreign = known.filter(
      (token) => !isEnglish(token) && (!isOwn(token, vocabulary) || isSmallWord(token.norm, translator, lexicon)),
    )
    // `table`, `pain` are English as well: they tell a language where they mean something here, or nothing else is English or known here
    const sure = foreign.filter(({ norm }) => !isWord(norm, thesaurus) || isToldHere(norm, translator, vocabulary))
    const small = foreign.filter(({ norm }) => isSmallWord(norm, translator, lexicon))
    const strange = parts.filter(
      (token) =>
        token.kind === 'word' &&
        !known.includes(token) &&
        !isEnglish(token) &&
        !isOwn(token, vocabulary) &&
        !token.taught,
    )
    const isTold =
      (sure.length > 0 && (small.length > 0 || known.length >= strange.length)) ||
      small.length > 1 ||
      // `Armbänder bis 1.500 Euro` of an organisation that has a field called Garantie bis
      (language.name === vocabulary.tongue && english === 0 && small.length > 0) ||
      (english === 0 && known.length > strange.length && !words.some((token) => isOwn(token, vocabulary)))
    const alone = isTold ? foreign.length : 0
    const here = foreign.filter(({ norm }) => isToldHere(norm, translator, vocabulary)).length
    // of two languages that have the same small words, the organisation's own, then the one that tells more of what is here, and then the one that has more of all
    const isTheirs = language.name === vocabulary.tongue
    const isMore =
      alone > (best?.count ?? 0) ||
      (alone === best?.count &&
        (isTheirs || (!best.isTheirs && (here > best.here || (here === best.here && known.length > best.known)))))
    if (alone > 0 && known.length > english && isMore)
      best = { count: alone, here, known: known.length, isTheirs, translator, parts }
  }
  const { translator, parts } = best ?? inOwnLanguage(tokens, isEnglish, vocabulary) ?? {}
  if (!translator || !parts) return withForeignWords(tokens, isEnglish, vocabulary, thesaurus)
  const counted = withDenialOnce(withThousands(parts, translator.language.thousands), translator.language)
  const asked = translator.language.adjectivesFollow ? withNounFirst(counted, translator, vocabulary) : counted
  return inOrder(render(asked, translator, vocabulary), translator, vocabulary)
}

/** What was put into English word by word, in the order of English. */
function inOrder(rendered: readonly Token[], { language }: Translator, { lexicon }: Vocabulary): readonly Token[] {
  const told = language.adjectivesFollow ? inEnglishOrder(rendered, lexicon) : rendered
  return withYearsTold(withMonthOfBoth(withAgoBehind(told, lexicon), lexicon), language)
}

/** What stands before a day of a month by its number: `avant le 15/12`. */
const opening = new Set(['the', 'before', 'after', 'since', 'until', 'up to', 'by', 'from', 'between', 'and'])

/** The words as the language's lists have them: elisions parted, ordinal numbers without their mark, letters as they should be. */
function prepared(tokens: readonly Token[], translator: Translator, vocabulary: Vocabulary): readonly Token[] {
  const { language } = translator
  const isKnown = (word: string) =>
    translateWord(word, language) !== undefined ||
    vocabulary.stems.has(vocabulary.lexicon.language.stem(word)) ||
    ownForm(word, translator, vocabulary) !== undefined ||
    partsOf(word, language.joints, translator, vocabulary) !== undefined
  // `moins d'un an`, though an option is called `Plus d'un an`
  const named = new Set<Token>()
  for (let at = 0; at < tokens.length; at++) {
    const length = nameHereFrom(tokens, at, vocabulary)
    for (const token of tokens.slice(at, at + length)) named.add(token)
  }
  const own = (token: Token, behind: string) =>
    isOwn(token, vocabulary) && (named.has(token) || !isSmallWord(behind, translator, vocabulary.lexicon))
  const parted = withoutElisions(tokens, language.elisions, own)
  const opensDay = (word: string) => opening.has(language.words.get(word) ?? '')
  const dated = withMonthsNamed(parted, language, vocabulary.lexicon.language.months, opensDay)
  return withLetters(withUndone(withoutOrdinals(dated, language), language, isKnown), language, isKnown)
}

/**
 * `lifejackets ohne next service`, `dimmable Pendelleuchten`: a question that is of no other language as a whole. Words that are neither
 * English nor the organisation's own are read in the language that knows most of them, English ones of an organisation that calls things
 * in another language as its own names.
 */
function withForeignWords(
  tokens: readonly Token[],
  isEnglish: (token: Token) => boolean,
  vocabulary: Vocabulary,
  thesaurus?: Thesaurus,
): readonly Token[] {
  const { items, lexicon } = vocabulary
  // without the words English has, none is told from them
  if (!thesaurus) return tokens
  const isStrange = (token: Token) =>
    token.kind === 'word' &&
    !token.taught &&
    !token.tied &&
    !/\p{Lu}{2}/u.test(token.raw) &&
    !isEnglish(token) &&
    !isOwn(token, vocabulary) &&
    !isWord(token.norm, thesaurus) &&
    !items.postings.has(singularOf(token.norm))
  // `oil paints, rouges, plus de 50 ml`
  const isTold = (token: Token, translator: Translator) =>
    token.kind === 'word' &&
    !token.taught &&
    !token.tied &&
    !isEnglish(token) &&
    !isOwn(token, vocabulary) &&
    isToldHere(token.norm, translator, vocabulary)
  let best: { count: number; translator: Translator; parts: readonly Token[] } | undefined
  for (const language of translations()) {
    const translator = translatorOf(language)
    const parts = prepared(tokens, translator, vocabulary)
    const count = parts.filter(
      (token) =>
        isStrange(token) &&
        (isSmallWord(token.norm, translator, lexicon) || isToldHere(token.norm, translator, vocabulary)),
    ).length
    if (count > (best?.count ?? 0)) best = { count, translator, parts }
  }
  const told = best
    ? inOrder(
        render(best.parts, best.translator, vocabulary, (token) => isStrange(token) || isTold(token, best.translator)),
        best.translator,
        vocabulary,
      )
    : tokens
  if (!vocabulary.tongue) return told
  return told.map((token) => {
    const own =
      token.kind === 'word' && !token.taught && !lexicon.trie.next.has(token.norm) && !isOwn(token, vocabulary)
    const name = own ? ownNameFor(singularOf(token.norm), vocabulary) : undefined
    return name === undefined ? token : { ...token, norm: name, variant: undefined }
  })
}

/** `matte weiße Farben` of a German schema: all words are its own, in the forms of its language, and none is English alone. */
function inOwnLanguage(
  tokens: readonly Token[],
  isEnglish: (token: Token) => boolean,
  vocabulary: Vocabulary,
): { translator: Translator; parts: readonly Token[] } | undefined {
  const language = translations().find(({ name }) => name === vocabulary.tongue)
  // `under` is no form of `und`, and `the` no `thé`
  const isTold = ({ norm }: Token) => {
    const told = language && translateWord(norm, language)
    const isSmall = language !== undefined && isSmallWord(norm, translatorOf(language), vocabulary.lexicon)
    const isOther = vocabulary.lexicon.trie.next.has(norm) && told?.english !== norm && (told?.isInflected || !isSmall)
    return told !== undefined && !isOther
  }
  const isForeign = (token: Token) => isEnglish(token) && !isOwn(token, vocabulary) && !isTold(token)
  if (!language || tokens.some((token) => token.kind === 'word' && isForeign(token))) return undefined
  const translator = translatorOf(language)
  return { translator, parts: prepared(tokens, translator, vocabulary) }
}
