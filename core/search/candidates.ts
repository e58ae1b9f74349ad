import { amountsAt } from './amount-candidates.ts'
import type { Candidate, Known } from './candidate.ts'
import { findPeriods } from './dates.ts'
import { occursInName } from './item-index.ts'
import type { Role } from './language.ts'
import type { LanguageMeaning } from './lexicon.ts'
import type { End, Meaning } from './meaning.ts'
import { type Alternative, startingWith, walk } from './phrase-trie.ts'
import { singularOf } from './stem.ts'
import { fold, type Token, tokenise } from './tokens.ts'
import { isOtherWord, isWord, type Thesaurus } from './thesaurus.ts'
import { findTypos, isSwap } from './typo-index.ts'
import type { Vocabulary } from './vocabulary.ts'

/** All readings of all parts of a question; the choice among them comes later. */
export function findCandidates(
  text: string,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
  known: Known,
): Candidate[] {
  const alternatives = tokens.map((token) => alternativesOf(token, vocabulary, known.thesaurus))
  const small = tokens.map((token) => smallAlternatives(token, vocabulary, known.thesaurus))
  const candidates: Candidate[] = []
  for (let start = 0; start < tokens.length; start++) {
    const { taught } = tokens[start] ?? {}
    if (taught?.meaning.kind === 'filter') {
      const { words, meaning } = taught
      candidates.push({ kind: 'taught', start, end: start + 1, weight: 2, words, filter: meaning.filter })
      continue
    }
    const { meant, compares } = tokens[start] ?? {}
    if (meant) candidates.push({ kind: 'schema', start, end: start + 1, ends: meant, weight: 0.85 })
    if (compares)
      candidates.push({
        kind: 'language',
        start,
        end: start + 1,
        meanings: [{ kind: 'adjective', ...compares }],
        weight: 0.85,
      })
    candidates.push(...schemaAt(start, tokens, alternatives, vocabulary))
    candidates.push(...languageAt(start, tokens, small, vocabulary))
    candidates.push(...amountsAt(start, tokens, vocabulary))
    candidates.push(...namesAt(start, tokens, vocabulary))
  }
  const named = withoutLikenesses(withoutOthersWords(candidates))
  candidates.splice(0, candidates.length, ...named)
  candidates.push(...codes(text, tokens, known))
  for (const { start, end, period, weight } of findPeriods(tokens, vocabulary.lexicon.language, known.today)) {
    candidates.push({ kind: 'period', start, end, period, weight })
  }
  return candidates
}

const ownFirst: ReadonlySet<Role> = new Set(['onOrder', 'checkedOut'])

/** `out on loan` where a field or a value is called `On loan`: the organisation's own words tell it. */
function withoutOthersWords(candidates: readonly Candidate[]): Candidate[] {
  const isWhole = ({ meaning }: End) => 'whole' in meaning && meaning.whole
  // `on shelf 1` of a place called Shelf 1
  const places = candidates.filter(
    ({ start, end, ...one }) =>
      one.kind === 'schema' &&
      end > start + 1 &&
      one.ends.some(({ meaning, weight }) => meaning.kind === 'location' && weight > 0.9),
  )
  const isInPlace = (one: Candidate) =>
    one.kind === 'language' &&
    one.end > one.start + 1 &&
    one.meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'inStock') &&
    places.some(({ start, end }) => start > one.start && start < one.end && end > one.end)
  const own = candidates.filter((one) => one.kind === 'schema' && one.weight > 0.9 && one.ends.some(isWhole))
  const isOwn = (one: Candidate) =>
    one.kind === 'language' &&
    one.meanings.some((meaning) => meaning.kind === 'role' && ownFirst.has(meaning.role)) &&
    own.some(({ start, end }) => start < one.end && end > one.start)
  return candidates.filter((one) => !isOwn(one) && !isInPlace(one))
}

/** Where a type is called so in full, the words are no place named in part (`Guitar Wall`) and no other word for a field (paint for the colour). */
function withoutLikenesses(candidates: readonly Candidate[]): Candidate[] {
  const types = new Set<string>()
  for (const one of candidates)
    if (one.kind === 'schema' && one.ends.some(({ meaning, weight }) => meaning.kind === 'type' && weight >= 0.95))
      types.add(`${one.start} ${one.end}`)
  if (types.size === 0) return [...candidates]
  return candidates.flatMap((one): Candidate[] => {
    if (one.kind !== 'schema' || !types.has(`${one.start} ${one.end}`)) return [one]
    const ends = one.ends.filter(
      ({ meaning, weight }) =>
        !(meaning.kind === 'location' && weight <= 0.6) && !(meaning.kind === 'field' && weight < 0.65),
    )
    return ends.length > 0 ? [{ ...one, ends }] : []
  })
}

/** The stems a word may be meant as: itself, words of the same meaning, and, where it is unknown, words close to it. */
function alternativesOf(token: Token, vocabulary: Vocabulary, thesaurus?: Thesaurus): Alternative[] {
  const { lexicon, stems, typos, sortedStems } = vocabulary
  const { language } = lexicon
  const found = new Map<string, number>()
  const add = (stem: string, weight: number) => {
    if ((found.get(stem) ?? 0) < weight) found.set(stem, weight)
  }
  if (token.kind === 'break') return []
  if (token.kind !== 'word') return [{ stem: token.norm, weight: 1 }]
  // `not` is no `Notes`
  if (isBond(token, vocabulary) && !vocabulary.spellings.has(token.norm)) return []
  for (const spelling of new Set([token.norm, token.variant ?? token.norm])) add(language.stem(spelling), 1)
  for (const ending of language.qualityEndings) {
    const quality = language.stem(token.norm + ending)
    if (stems.has(quality)) add(quality, 0.9)
  }
  const itself = [...found.keys()]
  const isCommon = isStop(token, vocabulary, 'generic')
  if (!isCommon)
    for (const own of itself)
      for (const other of lexicon.synonyms.get(own) ?? [])
        if (stems.has(other)) add(other, stems.has(own) ? 0.62 : 0.86)
  const isKnown = [...found.keys()].some((stem) => stems.has(stem) || lexicon.synonyms.has(stem))
  if (isKnown || lexicon.trie.next.has(token.norm)) return list(found)
  const inNames = vocabulary.items.postings.has(singularOf(token.norm))
  const isSmallWord = lexicon.small.has(token.norm) || slipOfSmallWord(token.norm, vocabulary)
  for (const spelling of isSmallWord ? [] : new Set([token.norm, singularOf(token.norm)])) {
    for (const { word, distance } of findTypos(typos, spelling))
      if (!isOtherWord(spelling, word, distance, thesaurus))
        add(vocabulary.spellings.get(word) ?? word, (distance === 1 ? 0.78 : 0.62) - (inNames ? 0.3 : 0))
  }
  // `chidlren` for `Kids`: a slip in a word of the same meaning
  const isName = /^\p{Lu}\p{Ll}/u.test(token.raw) && token.start > 0
  if (found.size === itself.length && !inNames && !isSmallWord && !isName)
    for (const { word, distance } of findTypos(lexicon.synonymTypos, token.norm))
      if (distance === 1 && !isOtherWord(token.norm, word, distance, thesaurus))
        for (const other of lexicon.synonyms.get(language.stem(word)) ?? []) if (stems.has(other)) add(other, 0.72)
  if (found.size === itself.length && !inNames) for (const stem of derivedFrom(token.norm, vocabulary)) add(stem, 0.7)
  for (const letters of new Set([token.norm, singularOf(token.norm)]))
    if (!inNames && letters.length > 1) for (const stem of startingWith(sortedStems, letters)) add(stem, 0.7)
  return list(found)
}

/** Letters that a word and the noun made of it have in common at least. */
const shortestRoot = 5

/** `embroidery` where a field is called Embroidered. */
function derivedFrom(word: string, { sortedStems, lexicon }: Vocabulary): string[] {
  for (const ending of lexicon.language.derivations) {
    const root = word.endsWith(ending) ? word.slice(0, -ending.length) : ''
    // `insul-ation`, `insul-at(ed)`; `embroid-ery`, `embroid-er(ed)`
    const stems = root.length < shortestRoot ? [] : startingWith(sortedStems, root)
    const near = stems.filter((stem) => stem.length <= root.length + 2)
    if (near.length === 1) return near
  }
  return []
}

const bonds: ReadonlySet<Role> = new Set(['not', 'or', 'and', 'but', 'than', 'with', 'any', 'more', 'less', 'between'])

/** Whether the word ties the others together and says nothing of its own. */
function isBond({ norm }: Token, { lexicon }: Vocabulary): boolean {
  return lexicon.trie.next.get(norm)?.ends.some((end) => end.kind === 'role' && bonds.has(end.role)) ?? false
}

/** `whith`, `thna`: a letter too many, too few or two changed places in a word every question has. */
function slipOfSmallWord(word: string, { lexicon }: Vocabulary): boolean {
  return findTypos(lexicon.typos, word).some(
    ({ word: meant, distance }) =>
      distance === 1 && lexicon.small.has(meant) && (meant.length !== word.length || isSwap(meant, word)),
  )
}

const list = (found: Map<string, number>): Alternative[] => [...found].map(([stem, weight]) => ({ stem, weight }))

function smallAlternatives(token: Token, vocabulary: Vocabulary, thesaurus?: Thesaurus): Alternative[] {
  const { lexicon, stems, items } = vocabulary
  if (token.kind !== 'word' || lexicon.stems.has(token.norm)) return [{ stem: token.norm, weight: 1 }]
  const stem = lexicon.language.stem(token.norm)
  if (
    stems.has(stem) ||
    lexicon.synonyms.has(stem) ||
    isWord(token.norm, thesaurus) ||
    items.postings.has(singularOf(token.norm))
  )
    return []
  return findTypos(lexicon.typos, token.norm)
    .filter(({ distance }) => distance === 1)
    .map(({ word }) => ({
      stem: word,
      weight: isSwap(word, token.norm) ? 0.8 : word[0] === token.norm[0] ? slipWeight : slipWeight - 0.05,
    }))
}

function schemaAt(
  start: number,
  tokens: readonly Token[],
  alternatives: readonly (readonly Alternative[])[],
  vocabulary: Vocabulary,
): Candidate[] {
  const found: Candidate[] = []
  const add = (end: number, ends: readonly End[], weight: number) => {
    const length = Math.max(1, end - start)
    const fitting = ends
      .filter(
        (one) =>
          isWorthReading(one.meaning, tokens, start, end, vocabulary) &&
          !(one.meaning.kind === 'location' && describesNext(one.meaning.name, tokens, start, end, vocabulary)) &&
          !countsPieces(one.meaning, tokens, start, end, vocabulary) &&
          !isOtherForm(one.meaning, tokens, start, end, vocabulary) &&
          !isDone(one.meaning, tokens, start, end, vocabulary) &&
          !isTypesNoun(one.meaning, ends, tokens, start, end, vocabulary) &&
          !isPacking(one.meaning, tokens, start, end, vocabulary) &&
          !isPlaceOfThatName(one.meaning, ends, tokens, start, vocabulary) &&
          !(one.meaning.kind === 'field' && end === start + 1 && asks(tokens[start], vocabulary)) &&
          !(
            one.meaning.kind === 'field' &&
            vocabulary.lexicon.language.prepositions.includes(fold(one.meaning.field.name))
          ),
      )
      .map((one) => ({ meaning: one.meaning, weight: one.weight * weight ** (1 / length) }))
    if (fitting.length > 0)
      found.push({ kind: 'schema', start, end, ends: fitting, weight: Math.max(...fitting.map((one) => one.weight)) })
  }
  const walked = [...walk(vocabulary.trie, start, alternatives)]
  const isPlace = ({ meaning }: End) => meaning.kind === 'location'
  const named = new Set(walked.flatMap(({ end, ends, weight }) => (weight === 1 && ends.some(isPlace) ? [end] : [])))
  for (const { end, ends, weight } of walked) {
    // `the outlet` of a place called Outlet Berlin is no `Store`
    const isOther = weight < 1 && named.has(end)
    add(end, isOther ? ends.filter((one) => !isPlace(one)) : ends, weight)
  }
  // `show room` for `Showroom`: the parts joined.
  const [first, second] = [tokens[start], tokens[start + 1]]
  if (first?.kind === 'word' && !first.tied && second && second.kind !== 'break' && second.kind !== 'sign') {
    const joined = vocabulary.spellings.get(singularOf(first.norm + second.norm))
    const ends = joined === undefined ? undefined : vocabulary.trie.next.get(joined)?.ends
    if (ends?.length) add(start + 2, ends, 0.95)
    // `second hand`, of the words that mean `secondhand`
    const { stem } = vocabulary.lexicon.language
    for (const other of vocabulary.lexicon.synonyms.get(stem(first.norm + second.norm)) ?? [])
      if (vocabulary.stems.has(other)) add(start + 2, vocabulary.trie.next.get(other)?.ends ?? [], 0.86)
    if (!ends?.length && second.kind === 'word' && [first, second].every(({ norm }) => isForeign(norm, vocabulary)))
      for (const { word, distance } of findTypos(vocabulary.typos, first.norm + second.norm)) {
        const meant =
          distance === 1 ? vocabulary.trie.next.get(vocabulary.spellings.get(word) ?? word)?.ends : undefined
        if (meant?.length) add(start + 2, meant, 0.7)
      }
  }
  // A location's code in capital letters, or one with a digit; not where all is in capital letters.
  const shouts = tokens.length > 2 && tokens.every(({ kind, raw }) => kind !== 'word' || raw === raw.toUpperCase())
  if (first && !(shouts && !/\d/.test(first.norm)) && first.kind === 'word' && first.raw === first.raw.toUpperCase()) {
    const code = vocabulary.trie.next.get(`#${first.norm}`)
    if (code?.ends.length) add(start + 1, code.ends, 1)
    const longer = second?.glued ? code?.next.get(`#${second.norm}`) : undefined
    if (longer?.ends.length) add(start + 2, longer.ends, 1)
  }
  return found
}

/** Whether neither the language nor the tenant has the word. */
function isForeign(word: string, { lexicon, stems, items }: Vocabulary): boolean {
  const stem = lexicon.language.stem(word)
  return (
    !lexicon.trie.next.has(word) &&
    !stems.has(stem) &&
    !lexicon.synonyms.has(stem) &&
    !items.postings.has(singularOf(word))
  )
}

/** One letter is a value only as written in the schema or beside its field's name; `a` and `i` are words first. */
function isWorthReading(
  meaning: Meaning,
  tokens: readonly Token[],
  start: number,
  end: number,
  { lexicon }: Vocabulary,
): boolean {
  const token = tokens[start]
  // `filled` is no `Filling Station`
  if (meaning.kind === 'location' && end - start === 1 && token?.norm.endsWith('ed'))
    return fold(meaning.name).includes(token.norm)
  if (!token || end - start > 1 || token.norm.length > 1 || token.kind !== 'word') return true
  if (meaning.kind !== 'option' && meaning.kind !== 'value') return meaning.kind === 'type'
  if (token.raw === meaning.label && (start > 0 || token.norm !== 'a')) return true
  const { stem, phrases } = lexicon.language
  const names = (near: Token | undefined) => near !== undefined && meaning.field.stems.has(stem(near.norm))
  if (names(tokens[start + 1])) return true
  // `size m or l`
  let before = start - 1
  const isJoint = ({ norm, raw, kind }: Token) =>
    phrases.or.includes(norm) || phrases.and.includes(norm) || (kind === 'break' && raw === ',')
  for (let one = tokens[before]; one && (isJoint(one) || one.norm.length === 1); one = tokens[before]) before--
  return names(tokens[before])
}

/** `dive torches` where a place is called `Dive Centre`: one word of its name that is not its last, right before another word of the schema. */
function describesNext(
  name: string,
  tokens: readonly Token[],
  start: number,
  end: number,
  { lexicon, stems }: Vocabulary,
): boolean {
  const [token, next, before] = [tokens[start], tokens[end], tokens[start - 1]]
  if (!token || end - start > 1 || next?.kind !== 'word' || lexicon.trie.next.has(next.norm)) return false
  const words = tokenise(name).filter(({ kind }) => kind === 'word')
  const { stem, phrases } = lexicon.language
  const isPart = words.slice(0, -1).some(({ norm }) => stem(norm) === stem(token.norm))
  const isAt = [before?.norm, tokens[start - 2]?.norm].some((word) => word !== undefined && phrases.at.includes(word))
  const isKnown = [stem(next.norm), ...(lexicon.synonyms.get(stem(next.norm)) ?? [])].some((one) => stems.has(one))
  return isPart && !isAt && isKnown && !words.some(({ norm }) => stem(norm) === stem(next.norm))
}

/** `lights` where a category is called Lighting and a type Stage Light, `fit for` beside Bathroom Fittings: another form of a word is no category. */
function isOtherForm(
  meaning: Meaning,
  tokens: readonly Token[],
  start: number,
  end: number,
  { lexicon }: Vocabulary,
): boolean {
  const token = tokens[start]
  if (!token || end > start + 1 || meaning.kind !== 'option' || meaning.field.core !== 'category') return false
  const words = tokenise(meaning.label).map(({ norm }) => norm)
  const isSameStem = words.some((word) => lexicon.language.stem(word) === lexicon.language.stem(token.norm))
  return isSameStem && !words.some((word) => singularOf(word) === singularOf(token.norm))
}

/** `in the cellar` where both a place and a category are called so: the place. */
function isPlaceOfThatName(
  meaning: Meaning,
  ends: readonly End[],
  tokens: readonly Token[],
  start: number,
  { lexicon }: Vocabulary,
): boolean {
  if (meaning.kind !== 'option' || meaning.field.core !== 'category') return false
  if (!ends.some((one) => one.meaning.kind === 'location' && one.weight > 0.9)) return false
  const before = tokens.slice(Math.max(0, start - 2), start).map(({ norm }) => norm)
  return before.some((word) => lexicon.language.phrases.at.includes(word))
}

/** `6 to 12 bottles`, `bottles of wine` where some beer comes in what is called Bottle: what things are counted in. */
function isPacking(
  meaning: Meaning,
  tokens: readonly Token[],
  start: number,
  end: number,
  { lexicon, stems }: Vocabulary,
): boolean {
  const { holding, phrases, numbers, stem } = lexicon.language
  const word = tokens[start]?.norm ?? ''
  if (meaning.kind !== 'option' || end > start + 1 || !phrases.container.includes(word)) return false
  if (meaning.field.itemTypeId === undefined || !lexicon.language.isPlural(word)) return false
  const before = tokens[start - 1]
  const isNumber = before?.kind === 'number' || numbers[before?.norm ?? ''] !== undefined
  return isNumber || (holding.includes(tokens[end]?.norm ?? '') && stems.has(stem(tokens[end + 1]?.norm ?? '')))
}

/** `skis waxed in May` where a type is called Wax: what was done to a thing is none of another type. */
function isDone(
  meaning: Meaning,
  tokens: readonly Token[],
  start: number,
  end: number,
  { lexicon }: Vocabulary,
): boolean {
  if (meaning.kind !== 'type' || end > start + 1) return false
  const word = tokens[start]?.norm ?? ''
  const { pastEndings, stem } = lexicon.language
  const isOwn = tokenise(meaning.name).some(({ norm }) => stem(norm) === stem(word))
  return isOwn && pastEndings.some((ending) => word.endsWith(ending)) && !fold(meaning.name).includes(word)
}

/** `pneumatic tools` of a type Workshop Tool that has a field called Tool: several of them are the things. */
function isTypesNoun(
  meaning: Meaning,
  ends: readonly End[],
  tokens: readonly Token[],
  start: number,
  end: number,
  { lexicon }: Vocabulary,
): boolean {
  if (meaning.kind !== 'field' || meaning.field.kind !== 'select' || end > start + 1) return false
  const word = tokens[start]?.norm ?? ''
  // `articles` of a field called Article are anything
  if (lexicon.language.isPlural(word) && lexicon.language.phrases.generic.includes(word)) return true
  return (
    lexicon.language.isPlural(word) &&
    ends.some((one) => one.meaning.kind === 'type' && one.meaning.id === meaning.field.itemTypeId)
  )
}

/** `what do we have` where a field is called `What`. */
function asks(token: Token | undefined, { lexicon }: Vocabulary): boolean {
  const { askingWords, prepositions } = lexicon.language
  return token !== undefined && (askingWords.includes(token.norm) || prepositions.includes(token.norm))
}

/** `just one left` where `Left` is a value: behind a number, a word for what is counted. */
function countsPieces(
  meaning: Meaning,
  tokens: readonly Token[],
  start: number,
  end: number,
  { lexicon }: Vocabulary,
): boolean {
  const [token, before] = [tokens[start], tokens[start - 1]]
  if (!token || !before || end - start > 1 || meaning.kind === 'type' || meaning.kind === 'location') return false
  const isNumber = before.kind === 'number' || lexicon.language.numbers[before.norm] !== undefined
  return isNumber && lexicon.language.phrases.countUnit.includes(token.norm) && !meaning.field.stems.has(token.norm)
}

/** `over ten ohms and under five`: the bound is of the number behind it. */
function boundsNext(
  start: number,
  end: number,
  meanings: readonly LanguageMeaning[],
  tokens: readonly Token[],
  { lexicon }: Vocabulary,
): boolean {
  const { language } = lexicon
  const next = tokens[end]
  if (
    end !== start + 2 ||
    !meanings.every((meaning) => meaning.kind === 'role' && (meaning.role === 'orLess' || meaning.role === 'orMore'))
  )
    return false
  // `or longer than 6 m`
  if (next && language.phrases.than.includes(next.norm)) return true
  return (
    language.phrases.and.includes(tokens[start]?.norm ?? '') &&
    next !== undefined &&
    (next.kind === 'number' || language.numbers[next.norm] !== undefined)
  )
}

/** `is over four times the minimum` says of no day that it is over. */
function comparesNext(meanings: readonly LanguageMeaning[], next: Token | undefined, { lexicon }: Vocabulary): boolean {
  const { numbers, multiples } = lexicon.language
  return (
    meanings.every((meaning) => meaning.kind === 'role' && meaning.role === 'overdue') &&
    next !== undefined &&
    (next.kind === 'number' || numbers[next.norm] !== undefined || multiples[next.norm] !== undefined)
  )
}

/** `contracts ending in March`, `in 30 days`: no letters. */
function endsInTime(
  meanings: readonly LanguageMeaning[],
  tokens: readonly Token[],
  end: number,
  { lexicon }: Vocabulary,
): boolean {
  if (!meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'endsWith')) return false
  const [next, another] = [tokens[end], tokens[end + 1]]
  if (!next || (next.kind === 'break' && !(next.raw === '.' && another?.glued))) return true
  const { months, weekdays, periods, relative, stretches } = lexicon.language
  const times = new Set([
    ...[...months, ...weekdays].flat(),
    ...Object.keys(periods),
    ...Object.keys(stretches),
    ...Object.values(relative).flatMap((phrases) => phrases.map((phrase) => phrase.split(' ')[0] ?? '')),
  ])
  const isTime = (token: Token | undefined) => token !== undefined && times.has(token.norm)
  return /^\d{4}$/.test(next.raw) || isTime(next) || isTime(another) || another?.raw === '-' || another?.raw === '/'
}

/** `not in store` where a place is called so. */
function endsInPlace(
  meanings: readonly LanguageMeaning[],
  tokens: readonly Token[],
  start: number,
  end: number,
  { lexicon, trie }: Vocabulary,
): boolean {
  const last = tokens[end - 1]
  if (end < start + 2 || !last) return false
  const isState = meanings.every((one) => one.kind === 'role' && (one.role === 'inStock' || one.role === 'outOfStock'))
  return (
    isState &&
    (trie.next
      .get(lexicon.language.stem(last.norm))
      ?.ends.some(({ meaning, weight }) => meaning.kind === 'location' && weight >= 0.9) ??
      false)
  )
}

const slipWeight = 0.75
const fillers: ReadonlySet<Role> = new Set([
  'archived',
  'stop',
  'generic',
  'container',
  'show',
  'entries',
  'everywhere',
])

function languageAt(
  start: number,
  tokens: readonly Token[],
  small: readonly (readonly Alternative[])[],
  vocabulary: Vocabulary,
): Candidate[] {
  const { lexicon } = vocabulary
  const found: Candidate[] = []
  for (const { end, ends, weight } of walk(lexicon.trie, start, small)) {
    // `a` and `an` count as one only before a unit, which amountsAt sees.
    // A word that says something must not be taken for a filler one letter away: `spelling` is not `selling`.
    const slipped = weight <= slipWeight
    const meanings = ends.filter(
      (meaning) =>
        meaning.kind !== 'fraction' &&
        meaning.kind !== 'number' &&
        !(slipped && meaning.kind === 'role' && fillers.has(meaning.role)),
    )
    if (meanings.length === 0 || comparesNext(meanings, tokens[end], vocabulary)) continue
    if (boundsNext(start, end, meanings, tokens, vocabulary)) continue
    if (endsInTime(meanings, tokens, end, vocabulary)) continue
    if (endsInPlace(meanings, tokens, start, end, vocabulary)) continue
    const isStop = meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'stop')
    const isContainer = meanings.every(
      (meaning) => meaning.kind === 'role' && (meaning.role === 'container' || meaning.role === 'stop'),
    )
    const isGeneric = meanings.every(
      (meaning) => meaning.kind === 'role' && ['generic', 'entries', 'stop', 'container'].includes(meaning.role),
    )
    const own = isContainer
      ? 0.04
      : isStop
        ? 0.3
        : isGeneric
          ? 0.5
          : meanings.every((meaning) => meaning.kind === 'core')
            ? 0.9
            : 0.85
    // `priced at least`: the comparison goes together
    const isBound =
      end - start > 1 &&
      meanings.some((meaning) => meaning.kind === 'role' && (meaning.role === 'atLeast' || meaning.role === 'atMost'))
    const isCourtesy = meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'courtesy')
    const pure = isCourtesy ? 0.94 : isStop && meanings.length === 1 ? 0.05 : own
    found.push({
      kind: 'language',
      start,
      end,
      meanings,
      weight: pure * (weight < 1 ? 0.8 : 1) * (isBound ? 1.12 : end - start > 1 ? 1.05 : 1),
    })
  }
  return found
}

function namesAt(start: number, tokens: readonly Token[], vocabulary: Vocabulary): Candidate[] {
  const { items } = vocabulary
  const found: Candidate[] = []
  const stems: string[] = []
  for (let end = start + 1; end <= Math.min(tokens.length, start + 8); end++) {
    const token = tokens[end - 1]
    if (!token || token.kind === 'break') break
    stems.push(singularOf(token.norm))
    if (end - start < 2) continue
    if (!occursInName(items, stems)) break
    if (tokens.slice(start, end).every((one) => one.kind !== 'word')) continue
    const telling = tokens.slice(start, end).filter((one) => one.norm.length > 1 && !isStop(one, vocabulary)).length
    if (telling >= 2) found.push({ kind: 'name', start, end, weight: end - start > 2 ? 0.92 : 0.56 })
  }
  return found
}

function isStop(token: Token, vocabulary: Vocabulary, ...roles: Role[]): boolean {
  return (
    vocabulary.lexicon.trie.next
      .get(token.norm)
      ?.ends.some((end) => end.kind === 'role' && (end.role === 'stop' || roles.includes(end.role))) ?? false
  )
}

function codes(text: string, tokens: readonly Token[], known: Known): Candidate[] {
  if (!known.codes?.size) return []
  const found: Candidate[] = []
  for (const { word, start, end } of chunks(text)) {
    const code = known.codes.get(word.toLowerCase())
    if (!code) continue
    const first = tokens.findIndex((token) => token.end > start)
    let last = first
    while (last + 1 < tokens.length && (tokens[last + 1]?.start ?? end) < end) last++
    if (first >= 0) found.push({ kind: 'code', start: first, end: last + 1, weight: 1.5, ...code })
  }
  return found
}

/** Pieces of a text between blanks without punctuation around them: what may be an SKU or a barcode. */
export function chunks(text: string): { word: string; start: number; end: number }[] {
  const found: { word: string; start: number; end: number }[] = []
  for (const match of text.matchAll(/[^\s\p{Cc}]+/gu)) {
    const word = match[0].replace(/^["'“”([{<#]+|["'“”)\]}>,;:.!?]+$/g, '')
    if (word.length < 2 || word.length > 80) continue
    const start = match.index + match[0].indexOf(word)
    found.push({ word, start, end: start + word.length })
    if (found.length >= 60) break
  }
  return found
}
