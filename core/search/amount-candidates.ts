import { canonicalSpelling } from '#core/unit/find-unit.ts'
import { parseMeasure } from '#core/unit/parse-measure.ts'
import type { Amount, Candidate } from './candidate.ts'
import { followsBound } from './word-before-time.ts'
import type { FieldEntry } from './meaning.ts'
import { walk } from './phrase-trie.ts'
import { addedAt, numberAt } from './spelled-number.ts'
import { singularOf } from './stem.ts'
import { fold, type Token } from './tokens.ts'
import { convert, findRatioUnit, findUnits, longestUnit, type Unit } from './units.ts'
import type { Vocabulary } from './vocabulary.ts'

export function amountsAt(start: number, tokens: readonly Token[], vocabulary: Vocabulary): Candidate[] {
  const token = tokens[start]
  if (!token || isNumbered(token)) return []
  const found: Candidate[] = []
  const add = (plain: number, after: number, spelled: boolean, mustHaveUnit: boolean) => {
    // `a T rating` is no tonne
    const isLetter = isArticle(token) && after === start + 1 && (tokens[after]?.norm.length ?? 0) < 2
    const unit = isLetter ? undefined : unitAt(after, tokens, vocabulary)
    // `a metre and a half`
    const more = unit && Number.isInteger(plain) ? addedAt(tokens, unit.end, vocabulary.lexicon.language) : undefined
    const value = plain + (more?.value ?? 0)
    const bare: Amount = { value: plain, units: [], spelled }
    const named = unit && { ...unit, end: more?.end ?? unit.end }
    const isKept = named?.units.some((unit) => unit.dimension === 'money' || vocabulary.dimensions.has(unit.dimension))
    if (named)
      found.push({
        kind: 'amount',
        start,
        end: named.end,
        // `a day rate` is no length of time
        weight:
          isArticle(token) &&
          after === start + 1 &&
          !followsBound(tokens[start - 1], vocabulary.lexicon.language) &&
          named.units.every(({ dimension }) => dimension === 'time')
            ? 0.5
            : isKept
              ? 0.99
              : 0.8,
        amount: { ...bare, value, units: named.units, unitName: named.name },
      })
    const isMoney = named?.units.some(({ dimension }) => dimension === 'money') ?? false
    const rate = named && !isMoney ? undefined : rateFieldsAt(named?.end ?? after, tokens, vocabulary)
    if (rate)
      found.push({
        kind: 'amount',
        start,
        end: rate.end,
        weight: 0.99,
        amount: { ...bare, value, abbreviated: rate.fields },
      })
    if (mustHaveUnit) return
    const glued = tokens[after]
    const kept = named ? [] : fieldsKeptIn(after, tokens, vocabulary)
    if (kept.length > 0)
      found.push({ kind: 'amount', start, end: after + 1, weight: 0.9, amount: { ...bare, abbreviated: kept } })
    const own = ownUnitAt(after, tokens, vocabulary)
    if (own)
      found.push({ kind: 'amount', start, end: own.end, weight: 0.95, amount: { ...bare, abbreviated: own.fields } })
    if (!isKept && glued?.kind === 'word' && glued.glued) {
      const abbreviated = vocabulary.fields.filter((field) => field.kind === 'number' && startsAWord(field, glued.norm))
      if (abbreviated.length > 0)
        found.push({ kind: 'amount', start, end: after + 1, weight: 0.9, amount: { ...bare, abbreviated } })
    }
    found.push({
      kind: 'amount',
      start,
      end: after,
      weight: spelled ? 0.35 : after > start + 2 ? 0.75 : 0.6,
      amount: bare,
    })
    // `10x magnification`, and no `4x4`
    if (glued && /^[x×]$/.test(glued.norm) && glued.glued && !tokens[after + 1]?.glued)
      found.push({ kind: 'amount', start, end: after + 1, weight: 0.6, amount: bare })
  }
  const addMoney = (value: number, units: readonly Unit[], weight: number) => {
    const thousands = isThousands(tokens[start + 2])
    const amount = { value: thousands ? value * 1000 : value, units, unitName: token.raw }
    const end = thousands ? start + 3 : start + 2
    found.push({ kind: 'amount', start, end, weight, amount })
    const rate = rateFieldsAt(end, tokens, vocabulary)
    if (rate)
      found.push({ kind: 'amount', start, end: rate.end, weight, amount: { ...amount, abbreviated: rate.fields } })
  }
  const written = numberAt(tokens, start, vocabulary.lexicon.language)
  if (token.kind === 'number' && token.value !== undefined) {
    const marked = markedAt(start, tokens, vocabulary)
    if (marked) found.push({ kind: 'amount', start, end: start + 2, weight: 1.01, amount: marked })
    add(token.value, start + 1, false, false)
    if (written && written.end > start + 1) add(written.value, written.end, false, false)
    if (isThousands(tokens[start + 1])) add(token.value * 1000, start + 2, false, false)
  }
  if (token.kind === 'sign') {
    const money = findUnits(token.raw).filter((unit) => unit.dimension === 'money')
    const number = tokens[start + 1]
    if (money.length > 0 && number?.value !== undefined) addMoney(number.value, money, 1.02)
  }
  if (token.kind === 'word') {
    if (written) add(written.value, written.end, written.mayBeNone, false)
    const note = noteAt(start, tokens, vocabulary)
    if (note) found.push({ kind: 'amount', start, end: start + 1, weight: 0.95, amount: note })
    const alone = tokens.map((one) => [{ stem: one.norm, weight: 1 }])
    for (const { end, ends } of walk(vocabulary.lexicon.trie, start, alone)) {
      for (const meaning of ends) {
        if (meaning.kind === 'fraction') add(meaning.value, end, true, true)
      }
    }
    const one = unitAlone(start, tokens, vocabulary)
    if (one) found.push({ kind: 'amount', start, end: start + 1, weight: 0.8, amount: one })
    // `EUR 50`
    const money = findUnits(token.norm).filter((unit) => unit.dimension === 'money')
    const number = tokens[start + 1]
    // `euro 45` of a profile called Euro
    const isOwn = vocabulary.trie.next
      .get(vocabulary.lexicon.language.stem(token.norm))
      ?.ends.some(({ meaning }) => meaning.kind === 'option' && meaning.whole)
    if (money.length > 0 && number?.value !== undefined && !isOwn) addMoney(number.value, money, 1)
  }
  return found
}

/** `0000097`, `LA-00512`: digits of a code; nobody says how many, or how much, with two zeros before it. */
function isNumbered({ raw }: Token): boolean {
  return /^00\d+$/.test(raw)
}

/** `under a tenner`: a banknote by what people call it, where the organisation has no such word. */
function noteAt(at: number, tokens: readonly Token[], { stems, lexicon }: Vocabulary): Amount | undefined {
  const { moneyWords, stem } = lexicon.language
  const word = tokens[at]?.norm ?? ''
  const value = moneyWords[word]
  if (value === undefined || stems.has(stem(word))) return undefined
  const before = tokens[at - 1]
  const times = before?.kind === 'number' ? (before.value ?? 1) : (lexicon.language.numbers[before?.norm ?? ''] ?? 1)
  return { value: value * times, units: [{ dimension: 'money', factor: 1 }] }
}

function isArticle({ norm }: Token): boolean {
  return norm === 'a' || norm === 'an'
}

/** Letters of a unit written out at least. */
const shortestUnitName = 4

/** `kilo bars`, `litre bottles`: one of the unit, where a field has that value. */
function unitAlone(at: number, tokens: readonly Token[], { fields, stems, lexicon }: Vocabulary): Amount | undefined {
  const [token, next, before] = [tokens[at], tokens[at + 1], tokens[at - 1]]
  const { language } = lexicon
  if (!token || token.norm.length < shortestUnitName || language.isPlural(token.norm)) return undefined
  if (next?.kind !== 'word' || !stems.has(language.stem(next.norm)) || stems.has(language.stem(token.norm)))
    return undefined
  if (before?.kind === 'number' || language.numbers[before?.norm ?? ''] !== undefined) return undefined
  const units = findUnits(token.norm).filter(({ dimension }) => dimension !== 'money' && dimension !== 'time')
  const isKept = fields.some(({ unit, numbers }) =>
    units.some((own) => {
      const value = unit && convert(1, own, unit)
      return value !== undefined && numbers.has(Number(value.toPrecision(12)))
    }),
  )
  return isKept ? { value: 1, units, unitName: token.raw } : undefined
}

/** The `k` of `2.5k euros`. */
function isThousands(token: Token | undefined): boolean {
  return token?.kind === 'word' && token.glued && token.norm === 'k'
}

/** Number fields whose unit is a word of the tenant's own: `4 persons`. */
function fieldsKeptIn(at: number, tokens: readonly Token[], vocabulary: Vocabulary): FieldEntry[] {
  const token = tokens[at]
  if (token?.kind !== 'word') return []
  const { language, synonyms } = vocabulary.lexicon
  const word = language.stem(token.norm)
  const words = new Set([word, ...(synonyms.get(word) ?? [])])
  return vocabulary.fields.filter(
    (field) =>
      field.kind === 'number' && !field.unit && field.unitName && words.has(language.stem(fold(field.unitName))),
  )
}

/** How parts are marked (IEC 60062), where a field is kept in such a unit: `4k7`, `10R`, `2u2`, `100n`. */
function markedAt(at: number, tokens: readonly Token[], vocabulary: Vocabulary): Amount | undefined {
  const [number, mark] = [tokens[at], tokens[at + 1]]
  if (!number || mark?.kind !== 'word' || !mark.glued || !/^(?:[rkmgµunp]\d{1,3}|[rµunp])$/i.test(mark.raw))
    return undefined
  const name = number.raw + mark.raw
  const isResistance = /^[rkmg]/i.test(mark.raw)
  for (const field of vocabulary.fields) {
    const { unit, unitName } = field
    if (!unit || !unitName || !marked[isResistance ? 'resistance' : 'others'].has(unit.dimension)) continue
    const read = parseMeasure(name, unitName)
    if ('value' in read) return { value: Number(read.value), units: [unit], unitName: mark.raw }
  }
  return undefined
}
const marked = {
  resistance: new Set<string>(['resistance']),
  others: new Set<string>(['capacitance', 'inductance']),
}

/** Number fields whose unit of the tenant's own is written in several signs: `ppm/K`. */
function ownUnitAt(at: number, tokens: readonly Token[], { fields }: Vocabulary) {
  for (let end = at + 4; end > at + 1; end--) {
    const part = tokens.slice(at, end)
    if (part.length < end - at || part.some((token, place) => place > 0 && !token.glued)) continue
    const name = part
      .map(({ raw }) => raw)
      .join('')
      .toLowerCase()
    const kept = fields.filter(
      ({ kind, unit, unitName }) => kind === 'number' && !unit && unitName?.toLowerCase() === name,
    )
    if (kept.length > 0) return { end, fields: kept }
  }
  return undefined
}

function startsAWord(field: FieldEntry, letters: string): boolean {
  return [...field.stems].some((stem) => stem.startsWith(letters)) && !field.unit
}

/** `mg/ml` where a field is kept in one such unit by another. */
function ratioAt(at: number, tokens: readonly Token[], vocabulary: Vocabulary) {
  const { dimensions, fields } = vocabulary
  const part = tokens.slice(at, at + 3)
  const name = part.map(({ raw }) => raw).join('')
  const told = ratioToldAt(part, vocabulary)
  if (told && dimensions.has(told.dimension)) return { end: at + 3, units: [told], name }
  if (part.length < 3 || part[1]?.raw !== '/' || !part[1].glued || !part[2]?.glued) return undefined
  const kept = fields.find(({ unitName }) => unitName?.toLowerCase() === name.toLowerCase())?.unit
  const unit = kept ?? findRatioUnit(name)
  return unit && dimensions.has(unit.dimension) ? { end: at + 3, units: [unit], name } : undefined
}

/** `litres a minute`, `grams per litre`. */
function ratioToldAt([over, by, under]: readonly Token[], { lexicon }: Vocabulary): Unit | undefined {
  if (over?.kind !== 'word' || under?.kind !== 'word' || !lexicon.language.rateWords.includes(by?.norm ?? ''))
    return undefined
  return findRatioUnit(`${singularOf(over.norm)}/${singularOf(under.norm)}`)
}

/** `80 a week` where a field of money is called Weekly fee: the fields meant, and the token behind. */
function rateFieldsAt(at: number, tokens: readonly Token[], { fields, lexicon }: Vocabulary) {
  const { rateWords, rateNames, stem } = lexicon.language
  const names = rateNames[singularOf(tokens[at + 1]?.norm ?? '')]
  if (!names || !rateWords.includes(tokens[at]?.norm ?? '')) return undefined
  const kept = fields.filter(
    ({ kind, core, unit, stems }) =>
      kind === 'number' && !core && unit?.dimension === 'money' && names.some((name) => stems.has(stem(name))),
  )
  return kept.length > 0 ? { end: at + 2, fields: kept } : undefined
}

/** `hooks >= 200 yard` of a place called Yard: several of the unit would be yards. */
function isPlaceNamed({ norm, kind, glued }: Token, { trie, lexicon }: Vocabulary): boolean {
  const { stem, isPlural } = lexicon.language
  if (kind !== 'word' || glued || norm.length < 4 || isPlural(norm)) return false
  return (
    trie.next.get(stem(norm))?.ends.some(({ meaning, weight }) => meaning.kind === 'location' && weight > 0.9) ?? false
  )
}

/** The unit that begins at a token; one letter is a unit only when glued to its number or when a field is kept in it. */
function unitAt(
  at: number,
  tokens: readonly Token[],
  vocabulary: Vocabulary,
): { end: number; units: readonly Unit[]; name: string } | undefined {
  const first = tokens[at]
  if (!first || first.kind === 'break' || first.kind === 'number' || isPlaceNamed(first, vocabulary)) return undefined
  const ratio = ratioAt(at, tokens, vocabulary)
  if (ratio) return ratio
  for (let length = longestUnit; length > 0; length--) {
    const part = tokens.slice(at, at + length)
    if (part.length < length || part.some((token) => token.kind === 'break')) continue
    const written = part.map((token) => token.raw)
    // `3 m in length` are no minutes
    const isOne = part.slice(1).every(({ glued }) => glued)
    const spellings = [written.join(' '), ...(isOne ? [written.join('')] : []), part.map(({ norm }) => norm).join(' ')]
    const quiet = vocabulary.quietUnits.get(canonicalSpelling(written.join(' ')).toLowerCase())
    const units = quiet ? [quiet] : spellings.map((spelling) => findUnits(spelling)).find((list) => list.length > 0)
    if (!units) continue
    const fitting = units.filter(
      (unit) => unit.dimension === 'money' || unit.dimension === 'time' || vocabulary.dimensions.has(unit.dimension),
    )
    const isLetter = length === 1 && first.norm.length === 1 && first.kind === 'word'
    // `5 in the hall` is no length.
    if ((first.norm === 'in' && !first.glued && tokens[at + 1]) || (first.norm === 'k' && !first.glued && !quiet))
      continue
    if (
      fitting.length === 0 ||
      (isLetter && !first.glued && !vocabulary.dimensions.has(fitting[0]?.dimension ?? 'count'))
    )
      continue
    return { end: at + length, units: fitting, name: written.join(' ') }
  }
  return undefined
}
