import { findPeriods, type Period } from './dates.ts'
import { occursInName } from './item-index.ts'
import type { Role } from './language.ts'
import type { LanguageMeaning } from './lexicon.ts'
import type { Trie } from './phrase-trie.ts'
import { singularOf } from './stem.ts'
import type { Token } from './tokens.ts'
import { findTypos, isSwap } from './typo-index.ts'
import { findUnits, longestUnit, type Unit } from './units.ts'
import type { End, FieldEntry, Meaning, Vocabulary } from './vocabulary.ts'

/** A number with what its unit may be. */
export type Amount = {
  value: number
  units: readonly Unit[]
  /** the unit as a person wrote it */
  unitName?: string
  /** `12s`: fields whose name begins with the letters glued to the number */
  abbreviated?: readonly FieldEntry[]
  /** a number written as a word, which may be no number: `one` */
  spelled?: boolean
}

/** One reading of the tokens from `start` to `end` (exclusive); readings of other kinds compete with it. */
export type Candidate = { start: number; end: number; weight: number } & (
  | { kind: 'schema'; ends: readonly End[] }
  | { kind: 'language'; meanings: readonly LanguageMeaning[] }
  | { kind: 'amount'; amount: Amount }
  | { kind: 'period'; period: Period }
  | { kind: 'code'; field: 'sku' | 'barcode'; value: string }
  | { kind: 'name' }
)

export type Known = {
  /** ISO day of the person asking */
  today: string
  /** codes found among the tenant's items, by small letters: which column, and the code as stored */
  codes?: ReadonlyMap<string, { field: 'sku' | 'barcode'; value: string }>
}

type Alternative = { stem: string; weight: number }

/** All readings of all parts of a question; the choice among them comes later. */
export function findCandidates(text: string, tokens: readonly Token[], vocabulary: Vocabulary, known: Known): Candidate[] {
  const alternatives = tokens.map((token) => alternativesOf(token, vocabulary))
  const small = tokens.map((token) => smallAlternatives(token, vocabulary))
  const candidates: Candidate[] = []
  for (let start = 0; start < tokens.length; start++) {
    candidates.push(...schemaAt(start, tokens, alternatives, vocabulary))
    candidates.push(...languageAt(start, tokens, small, vocabulary))
    candidates.push(...amountsAt(start, tokens, vocabulary))
    candidates.push(...namesAt(start, tokens, vocabulary))
  }
  candidates.push(...codes(text, tokens, known))
  for (const { start, end, period, weight } of findPeriods(tokens, vocabulary.lexicon.language, known.today)) {
    candidates.push({ kind: 'period', start, end, period, weight })
  }
  return candidates
}

/** The stems a word may be meant as: itself, words of the same meaning, and, where it is unknown, words close to it. */
function alternativesOf(token: Token, vocabulary: Vocabulary): Alternative[] {
  const { lexicon, stems, typos, sortedStems } = vocabulary
  const { language } = lexicon
  const found = new Map<string, number>()
  const add = (stem: string, weight: number) => {
    if ((found.get(stem) ?? 0) < weight) found.set(stem, weight)
  }
  if (token.kind === 'break') return []
  if (token.kind !== 'word') return [{ stem: token.norm, weight: 1 }]
  for (const spelling of new Set([token.norm, token.variant ?? token.norm])) add(language.stem(spelling), 1)
  const isCommon = isStop(token, vocabulary, 'generic')
  if (!isCommon) for (const own of [...found.keys()]) for (const other of lexicon.synonyms.get(own) ?? []) if (stems.has(other)) add(other, stems.has(own) ? 0.62 : 0.86)
  const isKnown = [...found.keys()].some((stem) => stems.has(stem) || lexicon.synonyms.has(stem))
  if (isKnown || lexicon.trie.next.has(token.norm)) return list(found)
  const inNames = vocabulary.items.postings.has(singularOf(token.norm))
  for (const spelling of new Set([token.norm, singularOf(token.norm)])) {
    for (const { word, distance } of findTypos(typos, spelling)) add(vocabulary.spellings.get(word) ?? word, (distance === 1 ? 0.78 : 0.62) - (inNames ? 0.3 : 0))
  }
  if (!inNames && token.norm.length > 1) for (const stem of startingWith(sortedStems, token.norm)) add(stem, 0.7)
  return list(found)
}

const list = (found: Map<string, number>): Alternative[] => [...found].map(([stem, weight]) => ({ stem, weight }))

/** Words that begin with these letters, when there are at most three: `sd` is `sdxc`. */
function startingWith(sorted: readonly string[], letters: string): string[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < letters) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; at < sorted.length && sorted[at]?.startsWith(letters); at++) {
    if (found.length === 3) return []
    found.push(sorted[at] ?? '')
  }
  return found
}

function smallAlternatives(token: Token, vocabulary: Vocabulary): Alternative[] {
  const { lexicon, stems, items } = vocabulary
  if (token.kind !== 'word' || lexicon.stems.has(token.norm)) return [{ stem: token.norm, weight: 1 }]
  const stem = lexicon.language.stem(token.norm)
  if (stems.has(stem) || lexicon.synonyms.has(stem) || items.postings.has(singularOf(token.norm))) return []
  return findTypos(lexicon.typos, token.norm)
    .filter(({ distance }) => distance === 1)
    .map(({ word }) => ({ stem: word, weight: isSwap(word, token.norm) ? 0.8 : slipWeight }))
}

/** Follows the phrases of a trie from one token on; a phrase may be written in one word or with its words apart. */
function* walk<T>(trie: Trie<T>, start: number, alternatives: readonly (readonly Alternative[])[]): Generator<{ end: number; ends: readonly T[]; weight: number }> {
  let open: { node: Trie<T>; at: number; weight: number }[] = [{ node: trie, at: start, weight: 1 }]
  while (open.length > 0) {
    const further: typeof open = []
    for (const { node, at, weight } of open) {
      for (const alternative of alternatives[at] ?? []) {
        const below = node.next.get(alternative.stem)
        if (!below) continue
        const joint = weight * alternative.weight
        if (below.ends.length > 0) yield { end: at + 1, ends: below.ends, weight: joint }
        further.push({ node: below, at: at + 1, weight: joint })
      }
    }
    open = further.length > 64 ? further.slice(0, 64) : further
  }
}

function schemaAt(start: number, tokens: readonly Token[], alternatives: readonly (readonly Alternative[])[], vocabulary: Vocabulary): Candidate[] {
  const found: Candidate[] = []
  const add = (end: number, ends: readonly End[], weight: number) => {
    const length = Math.max(1, end - start)
    const fitting = ends
      .filter((one) => isWorthReading(one.meaning, tokens, start, end))
      .map((one) => ({ meaning: one.meaning, weight: one.weight * weight ** (1 / length) }))
    if (fitting.length > 0) found.push({ kind: 'schema', start, end, ends: fitting, weight: Math.max(...fitting.map((one) => one.weight)) })
  }
  for (const { end, ends, weight } of walk(vocabulary.trie, start, alternatives)) add(end, ends, weight)
  // `show room` for `Showroom`: the parts joined.
  const [first, second] = [tokens[start], tokens[start + 1]]
  if (first?.kind === 'word' && second && second.kind !== 'break' && second.kind !== 'sign') {
    const joined = vocabulary.spellings.get(singularOf(first.norm + second.norm))
    const ends = joined === undefined ? undefined : vocabulary.trie.next.get(joined)?.ends
    if (ends?.length) add(start + 2, ends, 0.95)
  }
  // A location's code in capital letters, or one with a digit.
  if (first && first.kind === 'word' && first.raw === first.raw.toUpperCase()) {
    const code = vocabulary.trie.next.get(`#${first.norm}`)
    if (code?.ends.length) add(start + 1, code.ends, 1)
    const longer = second?.glued ? code?.next.get(`#${second.norm}`) : undefined
    if (longer?.ends.length) add(start + 2, longer.ends, 1)
  }
  return found
}

/** One letter is a value only as written in the schema or beside its field's name; `a` and `i` are words first. */
function isWorthReading(meaning: Meaning, tokens: readonly Token[], start: number, end: number): boolean {
  const token = tokens[start]
  if (!token || end - start > 1 || token.norm.length > 1 || token.kind !== 'word') return true
  if (meaning.kind !== 'option' && meaning.kind !== 'value') return meaning.kind === 'type'
  if (token.raw === meaning.label && (start > 0 || token.norm !== 'a')) return true
  return [tokens[start - 1], tokens[start + 1]].some((near) => near && meaning.field.stems.has(near.norm))
}

const slipWeight = 0.75
const fillers: ReadonlySet<Role> = new Set(['stop', 'generic', 'container', 'show', 'entries', 'everywhere'])

function languageAt(start: number, tokens: readonly Token[], small: readonly (readonly Alternative[])[], vocabulary: Vocabulary): Candidate[] {
  const { lexicon } = vocabulary
  const found: Candidate[] = []
  for (const { end, ends, weight } of walk(lexicon.trie, start, small)) {
    // `a` and `an` count as one only before a unit, which amountsAt sees.
    // A word that says something must not be taken for a filler one letter away: `spelling` is not `selling`.
    const slipped = weight <= slipWeight
    const meanings = ends.filter((meaning) => meaning.kind !== 'fraction' && meaning.kind !== 'number' && !(slipped && meaning.kind === 'role' && fillers.has(meaning.role)))
    if (meanings.length === 0) continue
    const isStop = meanings.some((meaning) => meaning.kind === 'role' && meaning.role === 'stop')
    const isContainer = meanings.every((meaning) => meaning.kind === 'role' && (meaning.role === 'container' || meaning.role === 'stop'))
    const isGeneric = meanings.every((meaning) => meaning.kind === 'role' && ['generic', 'entries', 'stop', 'container'].includes(meaning.role))
    const own = isContainer ? 0.04 : isStop ? 0.3 : isGeneric ? 0.5 : meanings.every((meaning) => meaning.kind === 'core') ? 0.9 : 0.85
    const pure = isStop && meanings.length === 1 ? 0.05 : own
    found.push({ kind: 'language', start, end, meanings, weight: pure * (weight < 1 ? 0.8 : 1) * (end - start > 1 ? 1.05 : 1) })
  }
  return found
}

function amountsAt(start: number, tokens: readonly Token[], vocabulary: Vocabulary): Candidate[] {
  const token = tokens[start]
  if (!token) return []
  const found: Candidate[] = []
  const add = (value: number, after: number, spelled: boolean, mustHaveUnit: boolean) => {
    const bare: Amount = { value, units: [], spelled }
    const named = unitAt(after, tokens, vocabulary)
    const isKept = named?.units.some((unit) => unit.dimension === 'money' || vocabulary.dimensions.has(unit.dimension))
    if (named) found.push({ kind: 'amount', start, end: named.end, weight: isKept ? 0.99 : 0.8, amount: { ...bare, units: named.units, unitName: named.name } })
    if (mustHaveUnit) return
    const glued = tokens[after]
    if (!isKept && glued?.kind === 'word' && glued.glued) {
      const abbreviated = vocabulary.fields.filter((field) => field.kind === 'number' && startsAWord(field, glued.norm))
      if (abbreviated.length > 0) found.push({ kind: 'amount', start, end: after + 1, weight: 0.9, amount: { ...bare, abbreviated } })
    }
    found.push({ kind: 'amount', start, end: after, weight: spelled ? 0.35 : 0.6, amount: bare })
  }
  if (token.kind === 'number' && token.value !== undefined) add(token.value, start + 1, false, false)
  if (token.kind === 'sign') {
    const money = findUnits(token.raw).filter((unit) => unit.dimension === 'money')
    const number = tokens[start + 1]
    if (money.length > 0 && number?.value !== undefined) {
      found.push({ kind: 'amount', start, end: start + 2, weight: 1.02, amount: { value: number.value, units: money, unitName: token.raw } })
    }
  }
  if (token.kind === 'word') {
    const alone = tokens.map((one) => [{ stem: one.norm, weight: 1 }])
    for (const { end, ends } of walk(vocabulary.lexicon.trie, start, alone)) {
      for (const meaning of ends) {
        if (meaning.kind === 'number') add(meaning.value, end, true, false)
        if (meaning.kind === 'fraction') add(meaning.value, end, true, true)
      }
    }
    // `EUR 50`
    const money = findUnits(token.norm).filter((unit) => unit.dimension === 'money')
    const number = tokens[start + 1]
    if (money.length > 0 && number?.value !== undefined) {
      found.push({ kind: 'amount', start, end: start + 2, weight: 1, amount: { value: number.value, units: money, unitName: token.raw } })
    }
  }
  return found
}

function startsAWord(field: FieldEntry, letters: string): boolean {
  return [...field.stems].some((stem) => stem.startsWith(letters)) && !field.unit
}

/** The unit that begins at a token; one letter is a unit only when glued to its number or when a field is kept in it. */
function unitAt(at: number, tokens: readonly Token[], vocabulary: Vocabulary): { end: number; units: readonly Unit[]; name: string } | undefined {
  const first = tokens[at]
  if (!first || first.kind === 'break' || first.kind === 'number') return undefined
  for (let length = longestUnit; length > 0; length--) {
    const part = tokens.slice(at, at + length)
    if (part.length < length || part.some((token) => token.kind === 'break')) continue
    const written = part.map((token) => token.raw)
    const spellings = [written.join(' '), written.join(''), part.map((token) => token.norm).join(' ')]
    const units = spellings.map((spelling) => findUnits(spelling)).find((list) => list.length > 0)
    if (!units) continue
    const fitting = units.filter((unit) => unit.dimension === 'money' || unit.dimension === 'time' || vocabulary.dimensions.has(unit.dimension))
    const isLetter = length === 1 && first.norm.length === 1 && first.kind === 'word'
    // `5 in the hall` is no length.
    if ((first.norm === 'in' && !first.glued && tokens[at + 1]) || (first.norm === 'k' && !first.glued)) continue
    if (fitting.length === 0 || (isLetter && !first.glued && !vocabulary.dimensions.has(fitting[0]?.dimension ?? 'count'))) continue
    return { end: at + length, units: fitting, name: written.join(' ') }
  }
  return undefined
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
  return vocabulary.lexicon.trie.next.get(token.norm)?.ends.some((end) => end.kind === 'role' && (end.role === 'stop' || roles.includes(end.role))) ?? false
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
