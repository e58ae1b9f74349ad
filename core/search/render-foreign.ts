import { chosenHere } from './choose-rendering.ts'
import { grammarWord, isSmallWord } from './foreign-grammar.ts'
import { partsOf, translateSlip } from './joined-words.ts'
import { formsOf } from './languages/word-forms.ts'
import type { Lexicon } from './lexicon.ts'
import {
  inNumber,
  isFieldName,
  isOthersWord,
  isOwn,
  isWholeName,
  nameHereFrom,
  ownBeginning,
  ownEnding,
  ownForm,
  ownOfNoun,
  renderingsOf,
  wholeForm,
} from './own-words.ts'
import { singularOf } from './stem.ts'
import { fold, type Token } from './tokens.ts'
import { phraseAt, translateWord, type Translator } from './translator.ts'
import { findUnits } from './units.ts'
import type { Vocabulary } from './vocabulary.ts'

/** @param isMeant  which words alone may be put into English; left out: all */
export function render(
  tokens: readonly Token[],
  translator: Translator,
  vocabulary: Vocabulary,
  isMeant?: (token: Token) => boolean,
): Token[] {
  const { language } = translator
  const { lexicon, items } = vocabulary
  const times = new Set([...lexicon.language.months, ...lexicon.language.weekdays].map(([name]) => name))
  const rendered: Token[] = []
  const words = tokens.map((token) => (token.kind === 'word' && !token.taught ? token.norm : undefined))
  const dropped = new Set<number>()
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at]
    if (!token) break
    // `chambre froide` where a place is called so
    const named = nameHereFrom(tokens, at, vocabulary)
    if (named > 1) {
      rendered.push(...tokens.slice(at, at + named).map((one, place) => (place > 0 ? { ...one, isInName: true } : one)))
      at += named - 1
      continue
    }
    const found = phraseHere(tokens, words, at, translator, vocabulary)
    const isFor = !isMeant || !found || tokens.slice(at, at + found.length).some(isMeant)
    const phrase = isFor ? found : undefined
    const last = tokens[at + (phrase?.length ?? 1) - 1] ?? token
    const put = (english: string, of: Partial<Token> = {}) =>
      english.split(' ').map((norm) => ({
        ...token,
        end: last.end,
        norm,
        variant: undefined,
        glued: false,
        ...(times.has(norm) ? { isTime: true } : {}),
        ...of,
      }))
    if (phrase) {
      const english = put(phrase.english)
      const noun = rendered.at(-1)
      // `pots les plus chers`: English has the noun behind
      if (phrase.isSuperlative && noun && isNoun(noun, lexicon))
        rendered.splice(
          rendered.findLastIndex((one) => !one.isInName),
          0,
          ...english,
        )
      else rendered.push(...english)
      at += phrase.length - 1
      continue
    }
    if (!phrase && isMeant && !isMeant(token)) {
      rendered.push(token)
      continue
    }
    const bound = boundAt(tokens, at, translator, vocabulary)
    if (bound !== undefined) {
      rendered.push(...put(bound))
      continue
    }
    const article = token.elided ? (language.words.get(token.norm) ?? 'the') : undefined
    if (article !== undefined) {
      rendered.push(...put(article))
      continue
    }
    const joined = nameJoinedAt(tokens, at, translator, vocabulary)
    if (joined) {
      const behind = tokens[at + joined.length - 1]
      rendered.push(...put(joined.english, behind ? { end: behind.end } : {}))
      at += joined.length - 1
      continue
    }
    const [first, second] = language.neither ?? []
    if (token.norm === second && words.slice(0, at).includes(first)) {
      rendered.push(...put('nor'))
      continue
    }
    if (token.norm === first) {
      rendered.push(...put('neither'))
      continue
    }
    const particle = language.separable && particleOf(words, at, language.separable)
    if (particle) {
      rendered.push(...put(particle.english))
      dropped.add(particle.place)
      continue
    }
    if (dropped.has(at)) continue
    // `200 Seiten` of a field called so
    const counted =
      tokens[at - 1]?.kind === 'number' && !token.glued && !isFieldName(token.norm, vocabulary)
        ? language.units
        : undefined
    // `réservés` beside a place called Réserve
    const written = token.raw.toLowerCase()
    const exact =
      written === token.norm || token.kind !== 'word' || token.taught ? undefined : language.words.get(written)
    if (exact !== undefined && !isWrittenSo(written, token.norm, vocabulary)) {
      rendered.push(...put(exact))
      continue
    }
    const generic = genericOf(token, translator, vocabulary)
    if (generic !== undefined) {
      rendered.push(...put(generic))
      continue
    }
    // `30 min`, and no minimum
    if (counted && !language.units.has(token.norm) && findUnits(token.norm).length > 0) {
      rendered.push(token)
      continue
    }
    const unit = counted && translateWord(token.norm, language, counted)
    // `120er`
    if (token.glued && tokens[at - 1]?.kind === 'number' && language.numberEndings?.includes(token.norm)) continue
    const keeps = token.kind !== 'word' || token.taught !== undefined
    if (unit) rendered.push(...put(unit.english))
    else if (
      keeps ||
      (isOwn(token, vocabulary) &&
        wholeForm(token.norm, translator, vocabulary) === undefined &&
        !isOthersWord(token.norm, translator, vocabulary) &&
        !(
          isSmallWord(token.norm, translator, lexicon) &&
          (!isWholeName([token.norm], vocabulary) || opensTime(tokens, at, translator, lexicon))
        )) ||
      items.postings.has(singularOf(token.norm))
    )
      rendered.push(token)
    else {
      const told = translateWord(token.norm, language)
      if (told && isSmallWord(token.norm, translator, lexicon)) {
        rendered.push(...put(told.english))
        continue
      }
      const grammar = grammarWord(token.norm, translator, lexicon)
      if (grammar !== undefined) {
        rendered.push(...put(grammar))
        continue
      }
      // `länger` is no `Länge`
      const whole = wholeForm(token.norm, translator, vocabulary)
      if (whole) {
        rendered.push(...put(whole))
        continue
      }
      const own =
        told && !told.isInflected && lexicon.trie.next.has(told.english)
          ? undefined
          : ownForm(token.norm, translator, vocabulary)
      if (own) {
        rendered.push(...put(own))
        continue
      }
      const plain = told ? undefined : deniedBy(token.norm, translator)
      if (plain) {
        rendered.push(...put(`not ${chosenHere(plain, vocabulary)?.english ?? plain[0]}`))
        continue
      }
      const slip = told || isMeant ? undefined : translateSlip(token.norm, translator, vocabulary)
      // nothing is guessed that nobody here has: `encre` of an `encore`
      const isGuess = slip !== undefined && chosenHere(slip.renderings, vocabulary)?.isHere
      const word = told ?? (isGuess ? slip : undefined)
      const done = word && doneHere(token.norm, word.renderings, translator, vocabulary)
      const here = done ?? (word && chosenHere(word.renderings, vocabulary))
      const begun = here?.isHere
        ? undefined
        : (ownBeginning(token.norm, translator, vocabulary) ??
          ownOfNoun(token.norm, translator, vocabulary) ??
          ownEnding(token.norm, translator, vocabulary))
      if (begun) {
        rendered.push(...put(begun))
        continue
      }
      const parts = here?.isHere ? undefined : partsOf(token.norm, language.joints, translator, vocabulary)
      const named = here?.isHere ? undefined : fieldByRoot(token.norm, translator, vocabulary)
      const english = parts ?? named ?? (word && inNumber({ ...word, english: here?.english ?? word.english }, lexicon))
      rendered.push(...(english ? put(english) : [token]))
      // `Rollen Klebeband`, in English rolls of tape
      const next = tokens[at + 1]
      const holds = english !== undefined && language.joints !== undefined && isContainer(english, lexicon)
      if (holds && next?.kind === 'word' && !isSmallWord(next.norm, translator, lexicon)) rendered.push(...put('of'))
    }
  }
  return rendered
}

/** `produits`, though a field is called Produit: more than one of them are things, whatever they are called by. */
function genericOf(token: Token, { language }: Translator, vocabulary: Vocabulary): string | undefined {
  if (token.kind !== 'word' || token.taught || vocabulary.fields.some(({ name }) => fold(name) === token.norm))
    return undefined
  const { stem } = vocabulary.lexicon.language
  const isOnlyField = (word: string) =>
    isFieldName(word, vocabulary) &&
    (vocabulary.trie.next.get(stem(word))?.ends.every(({ meaning }) => meaning.kind === 'field') ?? false)
  const form = [...formsOf(token.norm, language)].find((one) => one.isInflected && isOnlyField(one.word))
  const english =
    form && translateWord(token.norm, language)?.renderings.find((one) => isGeneric(one, vocabulary.lexicon))
  return english
}

function isGeneric(word: string, { trie }: Lexicon): boolean {
  return trie.next.get(word)?.ends.some((end) => end.kind === 'role' && end.role === 'generic') ?? false
}

/** Letters that what was done and the name of its day have in common at least: `revis-ado`, `revis-ión`. */
const shortestRoot = 4

/** `revisadas` where a field is called Última revisión and no other one is like it: of all it may mean, what that field is in English. */
function doneHere(
  word: string,
  renderings: readonly string[],
  { language }: Translator,
  vocabulary: Vocabulary,
): { english: string; isHere: true } | undefined {
  const [, root = ''] = language.participle?.exec(word) ?? []
  if (root.length < shortestRoot || renderings.length < 2) return undefined
  const { stem } = vocabulary.lexicon.language
  const fields = vocabulary.fields.filter(
    ({ kind, core, name }) =>
      kind === 'date' &&
      !core &&
      fold(name)
        .split(/[^a-z]+/)
        .some((one) => one.startsWith(root)),
  )
  const english = renderings.find((one) => fields.length > 0 && fields.every(({ stems }) => stems.has(stem(one))))
  return english === undefined ? undefined : { english, isHere: true }
}

/** `gewaschen` where a field is called Waschtemperatur: the one name of a field that begins with what was done. */
function fieldByRoot(word: string, { language }: Translator, vocabulary: Vocabulary): string | undefined {
  const [, root = ''] = language.participle?.exec(word) ?? []
  if (root.length < shortestRoot) return undefined
  const [only, another] = vocabulary.fields.filter(
    ({ core, name }) => !core && fold(name).startsWith(root) && /^[a-z]+$/.test(fold(name)),
  )
  return only && !another ? fold(only.name) : undefined
}

/** Whether something here is called so with these very letters: an option Réservé, and no place Réserve. */
function isWrittenSo(written: string, norm: string, { trie, lexicon }: Vocabulary): boolean {
  const ends = trie.next.get(lexicon.language.stem(norm))?.ends ?? []
  return ends.some(({ meaning }) => {
    const name = ('label' in meaning ? meaning.label : 'name' in meaning ? meaning.name : '').toLowerCase()
    return name !== '' && written.startsWith(name)
  })
}

/** `ungiftig`: what the word without its beginning means, which it denies. */
function deniedBy(word: string, { language }: Translator): readonly string[] | undefined {
  const beginning = language.denying?.find((one) => word.startsWith(one) && word.length > one.length + 3)
  const renderings = beginning && translateWord(word.slice(beginning.length), language)?.renderings
  return renderings && renderings.length > 0 ? renderings : undefined
}

/** Words at most between `mas` and the `que` of what is compared: `menos existencias que`. */
const farthestThan = 4

/** What a word of the grammar says by what stands around it; undefined where it says what it always says. */
function boundAt(
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

/** The phrase that begins here, as it is meant here; none where its words are the organisation's own and it has no such thing. */
function phraseHere(
  tokens: readonly Token[],
  words: readonly (string | undefined)[],
  at: number,
  translator: Translator,
  vocabulary: Vocabulary,
): ReturnType<typeof phraseAt> {
  const { numbers } = vocabulary.lexicon.language
  const isNumber = (place: number) =>
    tokens[place]?.kind === 'number' ||
    numbers[translateWord(tokens[place]?.norm ?? '', translator.language)?.english ?? ''] !== undefined
  const phrase = phraseAt(words, at, translator, isNumber)
  const here = phrase && chosenHere(phrase.renderings, vocabulary)
  if (!phrase || !here) return phrase
  // `vins rouges` of a type Vin
  const own = tokens
    .slice(at, at + phrase.length)
    .filter(({ norm }) => !isSmallWord(norm, translator, vocabulary.lexicon))
  const isNamed = (token: Token) =>
    isOwn(token, vocabulary) || ownForm(token.norm, translator, vocabulary) !== undefined
  // `balones de fútbol` of an option Balón and another Fútbol, though football is one word in English
  const isTheirs =
    own.length * 2 >= phrase.length && own.length > 0 && own.every(isNamed) && (!here.isHere || own.length > 1)
  return isTheirs && !isGrammar(phrase.english, vocabulary.lexicon) ? undefined : { ...phrase, english: here.english }
}

/** `this year`, `more than`: nothing but what questions are made of. */
function isGrammar(english: string, { trie, language }: Lexicon): boolean {
  const { this: now, last, next } = language.relative
  return english
    .split(' ')
    .every(
      (word) =>
        trie.next.has(word) || language.periods[word] !== undefined || [...now, ...last, ...next].includes(word),
    )
}

/** `filtre à huile`, `cobertizo de botes`, `silla plegable` where something here is called Oil filter, Boat shed, Folding chair. */
function nameJoinedAt(
  tokens: readonly Token[],
  at: number,
  translator: Translator,
  vocabulary: Vocabulary,
): { english: string; length: number } | undefined {
  const { language } = translator
  if (!language.adjectivesFollow) return undefined
  const isNoun = (token: Token | undefined) =>
    token?.kind === 'word' && !token.taught && !isSmallWord(token.norm, translator, vocabulary.lexicon)
  const noun = tokens[at]
  if (!noun || !isNoun(noun)) return undefined
  for (let behind = at + 1; behind < at + 4; behind++) {
    const other = tokens[behind]
    if (!other || other.kind !== 'word') return undefined
    if (!isNoun(other)) {
      if (!linking.has(language.words.get(other.norm) ?? '')) return undefined
      continue
    }
    const heads = renderingsOf(noun.norm, language)
    for (const first of renderingsOf(other.norm, language))
      for (const second of heads)
        if (isWholeName([...first.split(' '), ...second.split(' ')], vocabulary))
          return { english: `${first} ${second}`, length: behind + 1 - at }
    return undefined
  }
  return undefined
}

/** What stands between the two words of a name: `filtre à huile`, and no `ni de lana ni de algodón`. */
const linking = new Set(['of', 'at', 'for', 'in', 'the', 'a', 'from'])

/** `laufen nächste Woche ab`: where the rest of a verb stands at the end of its clause. */
function particleOf(
  words: readonly (string | undefined)[],
  at: number,
  separable: ReadonlyMap<string, string>,
): { english: string; place: number } | undefined {
  const end = words.findIndex((word, place) => place > at && word === undefined && words[place + 1] === undefined)
  const place = (end < 0 ? words.length : end) - 1
  const english = place > at ? separable.get(`${words[at]} ${words[place]}`) : undefined
  return english === undefined ? undefined : { english, place }
}

function isNoun({ kind, norm }: Token, { trie }: Lexicon): boolean {
  return kind === 'word' && !trie.next.has(norm)
}

/** `avant Noël`, though an option is called Avant: a word of the grammar before a day, a month or a feast. */
function opensTime(tokens: readonly Token[], at: number, { language }: Translator, lexicon: Lexicon): boolean {
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

/** `roll`, `bottles`: before what they hold. */
function isContainer(word: string, { trie }: Lexicon): boolean {
  return trie.next.get(word)?.ends.some((end) => end.kind === 'role' && end.role === 'container') ?? false
}
