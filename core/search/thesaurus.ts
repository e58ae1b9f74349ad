import type { Adjective } from './language.ts'
import { tradeSynonyms } from './languages/en/trade-synonyms.ts'
import type { End } from './meaning.ts'
import { startingWith, walk } from './phrase-trie.ts'
import { singularOf } from './stem.ts'
import { mostTokens, type Token } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Relations between words by the thousand, for words that neither the language's own lists nor the tenant know. */
export interface Thesaurus {
  /** the phrases of each meaning, of one or two words in small letters */
  meanings: readonly (readonly string[])[]
  /** phrase -> places of its meanings */
  places: ReadonlyMap<string, readonly number[]>
  /** adjective -> plainer ones it is a shade of: poisonous -> toxic */
  plainer: ReadonlyMap<string, readonly string[]>
  /** what a thing is called, and the places of what is a kind of it */
  kinds: readonly { words: readonly string[]; below: readonly number[] }[]
  /** phrase -> places of its kinds */
  kindsOf: ReadonlyMap<string, readonly number[]>
  /** adjective -> nouns of its quality: dense -> density */
  qualities: ReadonlyMap<string, readonly string[]>
  /** adjective -> its opposites */
  opposites: ReadonlyMap<string, readonly string[]>
}

/** Reads the lines that `scripts/make-thesaurus.ts` writes; those that begin with `#` are left out. 80,000 take about 150 ms. */
export function readThesaurus(text: string): Thesaurus {
  const meanings: string[][] = []
  const kinds: { words: string[]; below: number[] }[] = []
  const [places, kindsOf] = [new Map<string, number[]>(), new Map<string, number[]>()]
  const [qualities, opposites, plainer] = [
    new Map<string, string[]>(),
    new Map<string, string[]>(),
    new Map<string, string[]>(),
  ]
  const put = <T>(into: Map<string, T[]>, phrase: string, ...values: T[]) => {
    const known = into.get(phrase)
    if (known) known.push(...values)
    else into.set(phrase, values)
  }
  for (const line of [...tradeSynonyms, ...text.split('\n')]) {
    const sign = line[0]
    if (sign === undefined || sign === '#') continue
    if (sign === '>') {
      const [words = '', above = ''] = line.slice(1).split('|')
      const place = kinds.length
      kinds.push({ words: words.split(','), below: [] })
      for (const word of words.split(',')) put(kindsOf, word, place)
      for (const one of above.split(' ')) if (one) kinds[Number(one)]?.below.push(place)
    } else if (sign === '<') {
      const [words = '', heads = ''] = line.slice(1).split('|')
      for (const word of words.split(',')) put(plainer, word, ...heads.split(','))
    } else if (sign === '+' || sign === '!') {
      const [word = '', ...others] = line.slice(1).split(',')
      put(sign === '+' ? qualities : opposites, word, ...others)
    } else {
      const phrases = line.split(',')
      for (const phrase of phrases) put(places, phrase, meanings.length)
      meanings.push(phrases)
    }
  }
  return { meanings, places, kinds, kindsOf, qualities, opposites, plainer }
}

/**
 * Puts what the tenant calls it in place of a word, or two side by side, that nobody here knows: `leash` becomes `lead` where a type or
 * a value is called so in full. A word of several meanings of which the tenant has more than one stays as it is: then it is not understood,
 * rather than guessed. Where nothing means the same, a word stands for the things here that are kinds of it (`hats` for beanies and caps),
 * an opposite for a yes-no field denied, and an adjective compared for the field of its quality (`denser`).
 */
export function expandUnknown(tokens: readonly Token[], vocabulary: Vocabulary, thesaurus: Thesaurus): Token[] {
  const expanded: Token[] = []
  const spoken = inPhrases(tokens, vocabulary)
  for (let at = 0; at < tokens.length && expanded.length < mostTokens; at++) {
    const [token, next] = [tokens[at], tokens[at + 1]]
    if (!token) break
    // `how do I transport it`: what somebody does is no kind of thing
    const isDone = vocabulary.lexicon.language.persons.includes(tokens[at - 1]?.norm ?? '')
    // `with answers` of a yes-no field called Has answers
    const isHad = at > 0 && saysHaving(tokens[at - 1], vocabulary) && isOfYesNo(token, vocabulary)
    const isAny = !spoken.has(at) && !isDone && !isHad && isUnknown(token, vocabulary)
    const isPair =
      next?.kind === 'word' && !next.taught && !spoken.has(at + 1) && (isAny || isUnknown(next, vocabulary))
    const isTied = next?.tied === true && next.kind === 'word' && thesaurus.opposites.has(`${token.norm} ${next.norm}`)
    const isOne = next !== undefined && !isPair && !spoken.has(at) && isOneThing(token, next, vocabulary)
    const named = isOne ? namedAlike([token, next], vocabulary, thesaurus) : []
    const pair =
      isPair || isTied
        ? readingOf([token, next], vocabulary, thesaurus)
        : named.length === 1 && named[0]
          ? { words: named[0] }
          : undefined
    const found = pair ?? (isAny ? readingOf([token], vocabulary, thesaurus) : undefined)
    const end = pair && next ? next.end : token.end
    if (!found) expanded.push(token)
    else if ('words' in found)
      for (const norm of found.words) expanded.push({ ...token, norm, end, variant: undefined })
    else {
      // `bottle openers` are no bottles
      const norm = pair && next ? `${token.norm} ${next.norm}` : token.norm
      expanded.push({ ...token, norm, end, variant: undefined, ...found })
    }
    if (pair) at++
  }
  return expanded
}

/** `washing machines`, where both words are known here and the two together are not: they may be one thing by another name. */
function isOneThing(token: Token, next: Token, vocabulary: Vocabulary): boolean {
  const { trie, lexicon } = vocabulary
  if (token.kind !== 'word' || next.kind !== 'word' || token.taught || next.taught) return false
  if (lexicon.trie.next.has(token.norm) || lexicon.trie.next.has(next.norm)) return false
  const { stem } = lexicon.language
  // `pear shaped`, of a value called Pear
  if (wholeNames([token.norm], vocabulary).length > 0) return false
  return !trie.next.get(stem(token.norm))?.next.has(stem(next.norm))
}

/** What stands in place of a word or two: words of the tenant, or what they mean here. */
type StandIn = { words: readonly string[] } | { meant: readonly End[] } | { compares: Compares }

function readingOf(tokens: readonly Token[], vocabulary: Vocabulary, thesaurus: Thesaurus): StandIn | undefined {
  // `lights you can dim` of a yes-no field called Dimmable: no dark ones
  const [only, other] = tokens
  const isDone = ({ kind, stems }: Vocabulary['fields'][number]) =>
    kind === 'boolean' &&
    [...stems].some((stem) => stem.startsWith(only?.norm ?? '') && stem.length <= (only?.norm.length ?? 0) + 2)
  if (only && !other && only.norm.length > 2 && vocabulary.fields.some(isDone)) return undefined
  const same = namedAlike(tokens, vocabulary, thesaurus)
  // `cornets` where both horns and trumpets are here: nobody knows which is meant
  if (same.length > 1) return undefined
  const words = same[0] ?? plainWord(tokens, vocabulary, thesaurus)
  if (words) return { words }
  const meant = kindsHere(tokens, vocabulary, thesaurus)
  if (meant.length > 0) return { meant }
  const [word, another] = tokens
  if (word && another) {
    const opposite = deniedField(`${word.norm} ${another.norm}`, vocabulary, thesaurus)
    if (opposite) return { words: opposite }
    const compares = degreeOf(word.norm, another.norm, vocabulary, thesaurus)
    return compares && { compares }
  }
  if (!word) return undefined
  const denied = deniedField(word.norm, vocabulary, thesaurus)
  if (denied) return { words: denied }
  const compares = comparedQuality(word.norm, vocabulary, thesaurus)
  return compares && { compares }
}

/** The one plainer word for an adjective that the tenant has. */
function plainWord(
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  { plainer }: Thesaurus,
): readonly string[] | undefined {
  const [word] = phrasesOf(tokens)
  const known = [...new Set(plainer.get(word ?? ''))]
    .map((head) => head.split(' '))
    .filter((head) => wholeNames(head, vocabulary).length > 0)
  const [only] = known
  return known.length === 1 ? only : undefined
}

/** As a word of the same meaning weighs. */
const kindWeight = 0.86

/** More kinds than these are of a word that says next to nothing: `object`. */
const mostKinds = 600

/** The types, or the values of one field, that are kinds of what the words name. */
function kindsHere(tokens: readonly Token[], vocabulary: Vocabulary, { kinds, kindsOf }: Thesaurus): End[] {
  // `photo` of a field called Photographed, not for the proofs that are photos
  const begins = tokens.length === 1 ? (tokens[0]?.norm ?? '') : ''
  if (begins.length > 3 && startingWith(vocabulary.sortedStems, begins).length > 0) return []
  const asked = phrasesOf(tokens)
  const [one] = tokens.length === 1 ? asked : []
  // `wooden`, of the group of `wood`
  const same = one === undefined ? [] : (vocabulary.lexicon.language.same.find((group) => group.includes(one)) ?? [])
  const open = [...new Set([...asked, ...same])].flatMap((phrase) => kindsOf.get(phrase) ?? [])
  const seen = new Set(open)
  const found = new Map<string, End>()
  for (const place of open) {
    const kind = kinds[place]
    if (!kind) continue
    // of a kind that has other names first, a word is seldom meant: `carbon` is no paper
    for (const phrase of kind.words.slice(0, 1))
      for (const end of endsNamed(phrase.split(' '), vocabulary))
        found.set(JSON.stringify(keyOf(end)), { ...end, weight: end.weight * kindWeight })
    for (const below of kind.below) {
      if (seen.has(below)) continue
      seen.add(below)
      open.push(below)
    }
    if (open.length > mostKinds) return []
  }
  const ends = [...found.values()]
  // of `fasteners` bolts and washers are two kinds, and nuts here may be a third that nobody lists: of several it is not known whether they are all
  return new Set(ends.flatMap((end) => wholeNameOf(end) ?? [])).size === 1 ? ends : []
}

function keyOf({ meaning }: End): readonly string[] {
  if (meaning.kind === 'option' || meaning.kind === 'value') return [meaning.field.field, meaning.value]
  return [meaning.kind, 'id' in meaning ? meaning.id : '']
}

/** `blunt` of a yes-no field called Sharp: the words that deny it. */
function deniedField(
  word: string,
  { trie, lexicon }: Vocabulary,
  { opposites, plainer }: Thesaurus,
): string[] | undefined {
  const { stem, denials } = lexicon.language
  const others = [word, ...(plainer.get(word) ?? [])].flatMap((one) => opposites.get(one) ?? [])
  const named = [...new Set(others)].filter((other) => {
    let node: Vocabulary['trie'] | undefined = trie
    for (const part of other.split(' ')) node = node?.next.get(stem(part))
    return node?.ends.some(
      ({ meaning }) => meaning.kind === 'field' && meaning.whole && meaning.field.kind === 'boolean',
    )
  })
  const [only] = named
  return named.length === 1 && only ? [denials.word, ...only.split(' ')] : undefined
}

type Compares = { adjective: Adjective; superlative: boolean }

/** `more acidic`, `least acidic`. */
function degreeOf(degree: string, word: string, vocabulary: Vocabulary, thesaurus: Thesaurus): Compares | undefined {
  const { more, less, most, least } = vocabulary.lexicon.language.phrases
  const [up, superlative] = [
    more.includes(degree) || most.includes(degree),
    most.includes(degree) || least.includes(degree),
  ]
  if (!up && !superlative && !less.includes(degree)) return undefined
  const hints = qualitiesHere([word], vocabulary, thesaurus)
  return hints.length > 0 ? { superlative, adjective: { ...noAdjective, up, hints } } : undefined
}

const noAdjective: Adjective = { up: true, comparative: [], superlative: [], hints: [], dimensions: [] }

/** The nouns of what these adjectives tell that number fields are called by. */
function qualitiesHere(words: readonly string[], { fields, lexicon }: Vocabulary, { qualities }: Thesaurus): string[] {
  const { stem, qualityForms } = lexicon.language
  return words
    .flatMap((base) => [
      ...(qualities.get(base) ?? []),
      ...qualityForms.flatMap(([ending, instead]) =>
        base.endsWith(ending) ? base.slice(0, base.length - ending.length) + instead : [],
      ),
    ])
    .filter((noun) => fields.some(({ kind, stems }) => kind === 'number' && stems.has(stem(noun))))
}

/** `denser`, `spiciest`, where a number field is called by the noun of that quality. */
function comparedQuality(word: string, vocabulary: Vocabulary, thesaurus: Thesaurus): Compares | undefined {
  const { comparativeEndings } = vocabulary.lexicon.language
  for (const superlative of [false, true]) {
    for (const [ending, instead] of comparativeEndings[superlative ? 'most' : 'more']) {
      if (!word.endsWith(ending) || word.length < ending.length + 3) continue
      const bare = word.slice(0, -ending.length)
      const bases = [bare + instead, ...(bare.at(-1) === bare.at(-2) ? [bare.slice(0, -1)] : [])]
      const hints = qualitiesHere(bases, vocabulary, thesaurus)
      if (hints.length > 0) return { superlative, adjective: { ...noAdjective, hints } }
    }
  }
  return undefined
}

/** The places of words that several together mean something to the language: the `point` of `reorder point`. */
function inPhrases(tokens: readonly Token[], { lexicon }: Vocabulary): ReadonlySet<number> {
  const words = tokens.map(({ norm }) => [{ stem: norm, weight: 1 }])
  const places = new Set<number>()
  tokens.forEach((_, start) => {
    for (const { end } of walk(lexicon.trie, start, words))
      if (end > start + 1) for (let at = start; at < end; at++) places.add(at)
  })
  return places
}

/** Whether nothing here reads the word, and no item is called so. */
function isUnknown({ kind, norm, taught }: Token, { lexicon, stems, trie, items }: Vocabulary): boolean {
  if (kind !== 'word' || taught || norm.length < 3 || lexicon.trie.next.has(norm)) return false
  const stem = lexicon.language.stem(norm)
  return (
    (!stems.has(stem) || (lexicon.language.isPlural(norm) && isPartOfYesNo(stem, trie))) &&
    !lexicon.language.qualityEndings.some((ending) => stems.has(lexicon.language.stem(norm + ending))) &&
    !(lexicon.synonyms.get(stem) ?? []).some((other) => stems.has(other)) &&
    !items.postings.has(singularOf(norm))
  )
}

/** `notes` of a yes-no field called Star note, which they do not affirm. */
function isPartOfYesNo(stem: string, trie: Vocabulary['trie']): boolean {
  const node = trie.next.get(stem)
  return (
    node !== undefined &&
    node.ends.length > 0 &&
    node.ends.every(({ meaning }) => meaning.kind === 'field' && !meaning.whole && meaning.field.kind === 'boolean')
  )
}

function isOfYesNo({ norm }: Token, { trie, lexicon }: Vocabulary): boolean {
  return isPartOfYesNo(lexicon.language.stem(norm), trie)
}

function saysHaving(token: Token | undefined, { lexicon }: Vocabulary): boolean {
  const ends = lexicon.trie.next.get(token?.norm ?? '')?.ends ?? []
  return ends.some((end) => end.kind === 'role' && (end.role === 'with' || end.role === 'not'))
}

/** Whether a thesaurus has the word, as typed or in the singular. */
export function isWord(word: string, thesaurus?: Thesaurus): boolean {
  if (!thesaurus) return false
  const { places, kindsOf, plainer, qualities, opposites } = thesaurus
  return [word, singularOf(word)].some((one) =>
    [places, kindsOf, plainer, qualities, opposites].some((list) => list.has(one)),
  )
}

/**
 * Whether a word typed is another one than the word it is near to, and no slip of the keyboard: both are words, of no common meaning
 * (`mentions` is no `sections`, but `anesthesia` is `anaesthesia`), or the word typed is two letters away from a name.
 */
export function isOtherWord(typed: string, near: string, distance: number, thesaurus?: Thesaurus): boolean {
  if (!thesaurus || !isWord(typed, thesaurus)) return false
  if (!isWord(near, thesaurus)) return distance > 1
  const meaningsOf = (word: string) => [word, singularOf(word)].flatMap((one) => thesaurus.places.get(one) ?? [])
  const own = new Set(meaningsOf(typed))
  return !meaningsOf(near).some((place) => own.has(place))
}

const mostNames = 12

/** The words of each thing the tenant has by another name for these. */
function namedAlike(tokens: readonly Token[], vocabulary: Vocabulary, { meanings, places }: Thesaurus): string[][] {
  const asked = new Set(phrasesOf(tokens))
  const found = new Map<string, string[]>()
  for (const phrase of asked) {
    for (const place of places.get(phrase) ?? []) {
      const same = meanings[place] ?? []
      // what has a dozen names is slang, with words of other meanings among them: `plenty`, `mint`
      if (same.length > mostNames) continue
      for (const other of same) {
        if (asked.has(other)) continue
        const words = other.split(' ')
        for (const name of [...wholeNames(words, vocabulary), ...valuesOfThings(words, vocabulary)])
          found.set(name, words)
      }
    }
  }
  return [...found.values()]
}

/** Words as a thesaurus may have them: as typed, and with the last one in the singular. */
function phrasesOf(tokens: readonly Token[]): string[] {
  const typed = tokens.map(({ norm }) => norm)
  const last = typed.at(-1) ?? ''
  const before = typed.slice(0, -1)
  // `alkalis`: of words in -is most are no plurals
  const endings = [last, singularOf(last), ...(/[^aeious]is$/.test(last) ? [last.slice(0, -1)] : [])]
  return endings.map((word) => [...before, word].join(' '))
}

/** What the tenant calls by exactly these words: types, options and values, each by a name that tells it from others. */
function wholeNames(words: readonly string[], vocabulary: Vocabulary): string[] {
  return [...new Set(endsNamed(words, vocabulary).flatMap((one) => wholeNameOf(one) ?? []))]
}

/** `cabin filter` of a type Filter that has a choice of Cabin. */
function valuesOfThings(words: readonly string[], vocabulary: Vocabulary): string[] {
  const [first, second, third] = words
  if (first === undefined || second === undefined || third !== undefined) return []
  const types = new Set(
    endsNamed([second], vocabulary).flatMap(({ meaning }) => (meaning.kind === 'type' ? [meaning.id] : [])),
  )
  return endsNamed([first], vocabulary).some(
    ({ meaning }) => meaning.kind === 'option' && meaning.whole && types.has(meaning.field.itemTypeId ?? ''),
  )
    ? [words.join(' ')]
    : []
}

function endsNamed(words: readonly string[], { trie, lexicon }: Vocabulary): End[] {
  let node: Vocabulary['trie'] | undefined = trie
  for (const word of words) {
    node = node.next.get(lexicon.language.stem(word))
    if (!node) return []
  }
  return node.ends.filter((end) => wholeNameOf(end) !== undefined)
}

/** What the tenant calls a type, an option or a value, in small letters; undefined where the words are but a part of its name. */
function wholeNameOf({ meaning, weight }: End): string | undefined {
  switch (meaning.kind) {
    case 'type':
      return weight >= 0.75 ? meaning.name.toLowerCase() : undefined
    case 'option':
    case 'value':
      return meaning.whole ? meaning.label.toLowerCase() : undefined
    default:
      return undefined
  }
}
