import type { DayFromToday } from '#contract/filter.ts'
import { holdsYears, tellsYear } from './holds-years.ts'
import type { FieldEntry } from './meaning.ts'
import { applies, hasRole, isFiller, type Reading } from './reading.ts'

/** The days a question allows, and the segments it says so with. */
export type Bounds = {
  from?: string
  to?: string
  indexes: number[]
  overdue?: boolean
  /** a year was told with one of two days */
  ofYear?: boolean
  /** days a length of time was counted to from today */
  shifted?: ReadonlyMap<string, DayFromToday>
}

/** Whether the dates asked for lie ahead: expiry and due dates do, creation does not. */
export function speaksOfFuture(reading: Reading): boolean {
  // `laptops older than 3 years`, though all they have is a warranty that ends
  if (reading.segments.some((_, at) => saysAge(reading, at))) return false
  const own = reading.vocabulary.fields.filter(
    (field) => field.kind === 'date' && field.itemTypeId && applies(reading, field),
  )
  const named = reading.segments.some(
    (segment) =>
      segment.kind === 'field' && segment.fields.some((field) => field.kind === 'date' || field.kind === 'instant'),
  )
  if (!named && reading.types.size > 0 && own.length > 0 && own.every((field) => liesAhead(reading, field))) return true
  return reading.segments.some(
    (segment, at) =>
      !reading.taken[at] &&
      (hasRole(segment, 'expiring', 'upcoming') ||
        (segment.kind === 'field' && segment.fields.some((field) => liesAhead(reading, field)))),
  )
}

/** Whether a field's days are days to come, by its name: `Retire by`, `Inspection due`. */
export function liesAhead(reading: Reading, field: FieldEntry): boolean {
  const { language } = reading.vocabulary.lexicon
  const words = language.futureNames.map((word) => language.stem(word))
  return field.kind === 'date' && (isExpiry(reading, field) || words.some((word) => field.stems.has(word)))
}

/** Whether a field's days are days that were, by its name: `Serviced on`. */
export function liesBehind(reading: Reading, field: FieldEntry): boolean {
  const { pastEndings } = reading.vocabulary.lexicon.language
  const words = (field.english ?? field.name.toLowerCase()).split(' ')
  return !liesAhead(reading, field) && words.some((word) => pastEndings.some((ending) => word.endsWith(ending)))
}

/** The fields that tell when items expire, and their lots where no field does or some lots have a day as well. */
export function expiryFields(reading: Reading): FieldEntry[] {
  const named = (isMeant: (reading: Reading, field: FieldEntry) => boolean) =>
    reading.vocabulary.fields.filter(
      (field) => !field.core && applies(reading, field) && isMeant(reading, field) && tellsOfItself(reading, field),
    )
  const lasting = named(isExpiry)
  // `expired flares` that are valid until a day
  const own = lasting.length > 0 || reading.types.size === 0 ? lasting : named(isValidity)
  const lots = reading.vocabulary.core.get('lot.expiresOn')
  if (!lots) return own
  return own.length === 0 ? [lots] : reading.vocabulary.lotsExpire ? [...own, lots] : own
}

function isExpiry(reading: Reading, field: FieldEntry): boolean {
  const { language } = reading.vocabulary.lexicon
  const name = field.english ?? field.name.toLowerCase()
  return (
    field.kind === 'date' &&
    ([...language.phrases.expiring, ...language.expiryNames].some((phrase) => name.includes(phrase)) ||
      field.stems.has('expir'))
  )
}

/** Whether a field tells until when a thing is good for its use. */
function isValidity(reading: Reading, field: FieldEntry): boolean {
  const { expiringValidity } = reading.vocabulary.lexicon.language
  const name = field.english ?? field.name.toLowerCase()
  return field.kind === 'date' && expiringValidity.some((phrase) => name.startsWith(phrase))
}

export type DateFields = {
  fields: FieldEntry[]
  indexes: number[]
  denied?: boolean
  /** any sale within the time will do, not the last one alone */
  ofAnySale?: boolean
  /** the word that hints at the field, where it is none of its name */
  hint?: number
}

/** `not tested`, `no movement`: the word before a date or its field that turns it round; -1 for none. */
export function denialBefore(reading: Reading, { indexes, hint = -1 }: DateFields, bounds: Bounds): number {
  // `since 2025 not overhauled`
  const places = [...indexes, hint, ...bounds.indexes].filter((at) => at >= 0)
  for (let at = Math.min(...places) + 1; at < Math.max(...places); at++) {
    if (denies(reading, at) && !places.includes(at)) return at
  }
  for (let at = Math.min(...indexes, ...bounds.indexes) - 1; at >= 0; at--) {
    const segment = reading.segments[at]
    if (denies(reading, at)) return at
    if (!isFiller(segment)) return -1
  }
  return -1
}

/** A word that denies, also one that elsewhere says that nothing was entered: `not maintained in the last six months`. */
function denies({ segments, tokens, taken, vocabulary }: Reading, at: number): boolean {
  const segment = segments[at]
  if (segment?.kind !== 'word' || taken[at]) return false
  const { not } = vocabulary.lexicon.language.phrases
  return hasRole(segment, 'not') || (hasRole(segment, 'missing') && not.includes(tokens[segment.start]?.norm ?? ''))
}

/** `never moved`, said of a stretch of time: the time is the last movement's, and denied. */
function neverWithin(reading: Reading): DateFields | undefined {
  for (const [role, core] of [
    ['neverMoved', 'lastMovementAt'],
    ['neverSold', 'lastSoldAt'],
  ] as const) {
    const at = reading.segments.findIndex(
      (segment, index) => segment.kind === 'word' && hasRole(segment, role) && !reading.taken[index],
    )
    const field = reading.vocabulary.core.get(core)
    if (at >= 0 && field) return { fields: [field], indexes: [at], denied: true, ofAnySale: core === 'lastSoldAt' }
  }
  return undefined
}

/** `sold since March`, `in May we sold`: the time is a sale's. */
function soldWithin({ segments, tokens, taken, vocabulary }: Reading, first: number, last: number) {
  const { soldWords } = vocabulary.lexicon.language
  const hint = segments.findIndex(
    (segment, at) =>
      segment.kind === 'word' &&
      !taken[at] &&
      at >= first - 3 &&
      at <= last + 3 &&
      segment.end === segment.start + 1 &&
      soldWords.includes(tokens[segment.start]?.norm ?? ''),
  )
  const field = hint >= 0 ? vocabulary.core.get('lastSoldAt') : undefined
  return field && { fields: [field], indexes: [], ofAnySale: true, hint }
}

/** A date field that only a word of no weight speaks of: `purchased after June` of `Purchased on`. */
export function hintedField(reading: Reading, all: readonly FieldEntry[], first: number): DateFields | undefined {
  const { stem, dateParticles } = reading.vocabulary.lexicon.language
  const particles = new Set(dateParticles.map(stem))
  let best: { distance: number; fields: FieldEntry[]; hint: number } | undefined
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'word' || reading.taken[index]) return
    const words = reading.tokens
      .slice(segment.start, segment.end)
      .map((token) => stem(token.norm))
      .flatMap((word) => [word, ...(reading.vocabulary.lexicon.synonyms.get(word) ?? [])])
    const fields = all.filter((field) => words.some((word) => !particles.has(word) && field.stems.has(word)))
    const distance = Math.abs(index - first)
    if (fields.length > 0 && distance < (best?.distance ?? 6)) best = { distance, fields, hint: index }
  })
  return best && { fields: best.fields, indexes: [], hint: best.hint }
}

/** The field of days or years that tells how old things are; undefined where none or several do. */
export function birthField(reading: Reading): FieldEntry | undefined {
  const { language } = reading.vocabulary.lexicon
  const { stem, birthNames } = language
  const births = new Set(birthNames.map(stem))
  const own = reading.vocabulary.fields.filter(
    (field) =>
      !field.core &&
      applies(reading, field) &&
      (field.kind === 'date'
        ? [...field.stems].some((one) => births.has(one))
        : holdsYears(field, language) && tellsYear(field, language)),
  )
  const ofTypes = own.filter((field) => field.itemTypeId !== undefined)
  const [only, another] = ofTypes.length > 0 ? ofTypes : own
  return reading.types.size > 0 && !another ? only : undefined
}

/** The date field meant: the one named nearest, one of expiry where that is the word, the only one the types have, or the creation. */
export function dateField(
  reading: Reading,
  first: number,
  last: number,
  bounds: Bounds,
  own = false,
): DateFields | undefined {
  const named: { index: number; fields: FieldEntry[]; distance: number }[] = []
  reading.segments.forEach((segment, index) => {
    if (segment.kind !== 'field' || reading.taken[index]) return
    const fields = segment.fields.filter(
      (field) => (field.kind === 'date' || field.kind === 'instant') && applies(reading, field),
    )
    if (fields.length > 0)
      named.push({ index, fields, distance: Math.min(Math.abs(index - first), Math.abs(index - last)) })
  })
  const nearest = named.sort((a, b) => a.distance - b.distance || Number(b.index < first) - Number(a.index < first))[0]
  if (nearest) {
    const ownDay = ownInPart(reading, nearest)
    if (ownDay) return { fields: [ownDay], indexes: [nearest.index] }
    const again = named.find((one) => one !== nearest && saysAgain(reading, one.fields, nearest.index))
    return again
      ? { fields: again.fields, indexes: [again.index, nearest.index] }
      : {
          fields: stillToCome(reading, nearest, bounds) ?? ofThatSide(reading, nearest.fields, bounds),
          indexes: [nearest.index],
        }
  }
  const told = own ? toldBy(reading, first) : undefined
  if (told) return told
  const never = own ? undefined : neverWithin(reading)
  if (never) return never
  const all = reading.vocabulary.fields.filter(
    (field) => field.kind === 'date' && applies(reading, field) && !field.core,
  )
  const word = reading.segments.findIndex(
    (segment, at) =>
      !reading.taken[at] &&
      (hasRole(segment, 'expiring') ||
        // `expired last week`, said with a time of its own
        (!own && segment.kind === 'word' && hasRole(segment, 'overdue') && saysExpiry(reading, at))),
  )
  const expiry = expiryFields(reading)
  const ofItems = expiry.filter((field) => !field.core)
  if (
    word >= 0 ||
    (own && bounds.overdue && saysExpiry(reading, first)) ||
    (own && ofItems.length > 0 && saysExpired(reading, first)) ||
    (own &&
      bounds.overdue &&
      saysExpired(reading, first) &&
      !all.some((field) => liesAhead(reading, field) && tellsOfItself(reading, field)))
  )
    return expiry.length > 0 ? { fields: expiry, indexes: [word] } : undefined
  const hinted = own ? undefined : hintedField(reading, all, first)
  if (hinted) return hinted
  const sold = own ? undefined : soldWithin(reading, first, last)
  if (sold) return sold
  const isAge = [first, first - 1].some((at) => saysAge(reading, at))
  const birth = isAge ? birthField(reading) : undefined
  if (birth) return { fields: [birth], indexes: [] }
  // nothing else that happened to a thing tells how old it is
  const entered = isAge && !own ? reading.vocabulary.core.get('createdAt') : undefined
  if (entered) return { fields: [entered], indexes: [] }
  // `overdue` is what was due, and was not done on a day that lies behind: an appointment, and no day that goods last to
  if (own) {
    const isOfGoods = saysExpired(reading, first)
    const ahead = all.filter((field) => liesAhead(reading, field) && (isOfGoods || !isExpiry(reading, field)))
    const ofThese = ahead.filter((field) => field.itemTypeId !== undefined && reading.types.size > 0)
    const due = ofThese.length > 0 ? ofThese : ahead
    if (due.length > 0 && new Set(due.map(({ name }) => name)).size === 1) return { fields: due, indexes: [] }
  }
  // what is past is no day that lies ahead
  const isPast = !own && bounds.to !== undefined && bounds.to < reading.today
  const ofTypes = all.filter(
    (field) =>
      field.itemTypeId !== undefined && !(isPast && liesAhead(reading, field)) && !(own && liesBehind(reading, field)),
  )
  const names = new Set((reading.types.size > 0 ? ofTypes : all).map((field) => field.name))
  if (reading.types.size > 0 && names.size === 1) return { fields: ofTypes, indexes: [] }
  // nothing was entered on a day that is still to come
  if (own || (bounds.from ?? '') >= reading.today) return undefined
  // `best sellers last month`: what nobody knows may be what happened then, and that was no entry into the records
  let before = first - 1
  while (isFiller(reading.segments[before])) before--
  const unread = reading.segments[before]
  if (unread?.kind === 'unknown' && reading.tokens[unread.start]?.kind === 'word') return undefined
  const created = reading.vocabulary.core.get('createdAt')
  return created ? { fields: [created], indexes: [] } : undefined
}

/** `no longer valid` of a field called `Price valid until`: the words themselves are of its name, and others beside them. */
function toldBy(reading: Reading, at: number): DateFields | undefined {
  const { segments, tokens, vocabulary, taken } = reading
  const { stem, dateParticles } = vocabulary.lexicon.language
  const wordsAt = (index: number) =>
    tokens
      .slice(segments[index]?.start, segments[index]?.end)
      .flatMap(({ norm }) => (dateParticles.includes(norm) ? [] : stem(norm)))
  const words = wordsAt(at)
  const fields = vocabulary.fields.filter(
    (field) =>
      !field.core &&
      applies(reading, field) &&
      liesAhead(reading, field) &&
      words.some((word) => field.stems.has(word)),
  )
  const [only, another] = fields
  if (!only || another) return undefined
  const again = segments.flatMap((segment, index) => {
    const own = wordsAt(index)
    const isSaid =
      segment.kind === 'field' && !taken[index] && own.length > 0 && own.every((word) => only.stems.has(word))
    return isSaid && Math.abs(index - at) < 4 ? [index] : []
  })
  return { fields: [only], indexes: again }
}

/** `due for service` of `Last serviced` and `Next service due`: of days behind and days ahead, those that the question is about. */
function ofThatSide(reading: Reading, fields: FieldEntry[], bounds: Bounds): FieldEntry[] {
  const ahead = fields.filter((field) => liesAhead(reading, field))
  if (ahead.length === 0 || ahead.length === fields.length) return fields
  const isAhead =
    bounds.overdue ||
    (bounds.from ?? '') > reading.today ||
    reading.segments.some((segment) => segment.kind === 'word' && hasRole(segment, 'upcoming', 'overdue'))
  return isAhead ? ahead : fields.filter((field) => !ahead.includes(field))
}

/** `calibration due in the coming month` where `Last calibrated` is named in part: the one field of the type whose days lie ahead. */
function stillToCome(
  reading: Reading,
  { index, fields }: { index: number; fields: readonly FieldEntry[] },
  bounds: Bounds,
): FieldEntry[] | undefined {
  const segment = reading.segments[index]
  if (segment?.kind !== 'field' || segment.whole || (bounds.from ?? '') < reading.today) return undefined
  if (fields.some((field) => field.core || liesAhead(reading, field))) return undefined
  const saysSo = reading.segments.some((one) => one.kind === 'word' && hasRole(one, 'upcoming'))
  const types = new Set(fields.map((field) => field.itemTypeId))
  const ahead = reading.vocabulary.fields.filter(
    (field) =>
      !field.core &&
      tellsOfSame(reading, field, fields) &&
      types.has(field.itemTypeId) &&
      liesAhead(reading, field) &&
      tellsOfItself(reading, field),
  )
  return saysSo && ahead.length === 1 ? ahead : undefined
}

/** Whether a field to come is called like those that were, or by no word of its own: `Due on` beside `Last calibrated`. */
function tellsOfSame({ vocabulary }: Reading, ahead: FieldEntry, fields: readonly FieldEntry[]): boolean {
  const { stem, dateParticles, futureNames } = vocabulary.lexicon.language
  const plain = new Set([...dateParticles, ...futureNames].map(stem))
  const telling = [...ahead.stems].filter((one) => !plain.has(one))
  return telling.length === 0 || telling.some((one) => fields.some(({ stems }) => stems.has(one) || isLike(stems, one)))
}

/** `Cal` and `calibr`: the one begins the other. */
function isLike(stems: ReadonlySet<string>, word: string): boolean {
  return [...stems].some((one) => word.length > 2 && one.length > 2 && (one.startsWith(word) || word.startsWith(one)))
}

/** `bulb was changed`: the word for a change of the record is one of the name of the organisation's own field, `Bulb changed on`. */
function saysAgain({ segments, tokens, vocabulary }: Reading, fields: readonly FieldEntry[], index: number): boolean {
  const segment = segments[index]
  if (segment?.kind !== 'field' || !segment.fields.some((field) => field.core)) return false
  const { stem, dateParticles } = vocabulary.lexicon.language
  const words = tokens
    .slice(segment.start, segment.end)
    .flatMap(({ norm }) => (dateParticles.includes(norm) ? [] : stem(norm)))
  return words.length > 0 && fields.some((field) => !field.core && words.every((word) => field.stems.has(word)))
}

/** `inverters updated since May` of a field called Firmware updated: the one day of their own that the things asked for have by this word, and no change of the record. */
function ownInPart(
  { types, tokens, segments, vocabulary }: Reading,
  { index, fields }: { index: number; fields: readonly FieldEntry[] },
): FieldEntry | undefined {
  const segment = segments[index]
  if (types.size === 0 || !segment || !fields.every(({ core, kind }) => core && kind === 'instant')) return undefined
  const { stem, dateParticles } = vocabulary.lexicon.language
  const words = tokens
    .slice(segment.start, segment.end)
    .flatMap(({ norm }) => (dateParticles.includes(norm) ? [] : stem(norm)))
  // `bread that came in today` of a day called Arrived
  const { arrivalNames } = vocabulary.lexicon.language
  const arrivals = new Set(arrivalNames.map(stem))
  const said = tokens.slice(segment.start, segment.end).map(({ norm }) => norm)
  const isArrival = arrivalNames.includes(said.join(' '))
  const [only, another] = vocabulary.fields.filter(
    ({ kind, core, itemTypeId, stems }) =>
      kind === 'date' &&
      !core &&
      itemTypeId !== undefined &&
      types.has(itemTypeId) &&
      ((words.length > 0 && words.every((word) => stems.has(word))) ||
        (isArrival && [...stems].some((one) => arrivals.has(one)))),
  )
  return another ? undefined : only
}

/** Whether a day to come is that of the thing, and not of a licence or a contract that the question does not name. */
function tellsOfItself({ tokens, vocabulary }: Reading, field: FieldEntry): boolean {
  const { stem, coverNames } = vocabulary.lexicon.language
  const covers = coverNames.map(stem).filter((name) => field.stems.has(name))
  const said = new Set(tokens.map(({ norm }) => stem(norm)))
  return covers.every((name) => said.has(name))
}

/** `expired`, `past its date` speak of goods; `overdue` of an appointment. */
function saysExpired({ segments, tokens }: Reading, index: number): boolean {
  const segment = segments[index]
  return !tokens.slice(segment?.start, segment?.end).some(({ norm }) => /due|schedule/.test(norm))
}

/** `expired`, `past its best before`: of goods, whatever appointments there are. */
function saysExpiry({ segments, tokens }: Reading, index: number): boolean {
  const segment = segments[index]
  return tokens.slice(segment?.start, segment?.end).some(({ norm }) => /^(?:expire[ds]?|expiry|best|stale)$/.test(norm))
}

/** `older than`, `newer than`: of the thing itself. */
function saysAge({ segments, tokens }: Reading, index: number): boolean {
  const segment = segments[index]
  return tokens.slice(segment?.start, segment?.end).some(({ norm }) => /^(?:old|new|young)er$/.test(norm))
}
