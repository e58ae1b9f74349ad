import { conditionsOf, type Filter } from '#contract/filter.ts'
import { sentence } from '#contract/words/sentence.ts'
import { locationNear } from './amount-stock.ts'
import { allOf, anyOf, choiceLabel, compareLabel, fieldLabel, inPlaces } from './label.ts'
import type { FieldEntry } from './meaning.ts'
import { negationBefore } from './negation.ts'
import { translations } from './languages/translations.ts'
import { namesThing } from './names-thing.ts'
import { onlyBeside, onlyThere } from './only-there.ts'
import { leaveUnread } from './read-letters.ts'
import { readFilled, readMissing } from './read-presence.ts'
import { readStates } from './read-states.ts'
import {
  addClause,
  type Clause,
  countAt,
  applies,
  either,
  hasRole,
  isFiller,
  neighbour,
  type Reading,
  typesOf,
  wordsOfSegment,
} from './reading.ts'
import type { Segment, ValueMeaning } from './segment.ts'
import { singularOf } from './stem.ts'
import { figureNamed, figureRoles } from './stock-figure.ts'
import { fold } from './tokens.ts'

/** States, missing values, options, yes-no fields, places and codes become conditions. */
export function readValues(reading: Reading): void {
  readStates(reading)
  readMissing(reading)
  const each = (rule: (segment: Segment, index: number) => void) =>
    reading.segments.forEach((segment, index) => {
      if (!reading.taken[index]) rule(segment, index)
    })
  each((segment, index) => {
    if (segment.kind === 'value') readOption(reading, segment, index)
    else if (segment.kind === 'field') readBoolean(reading, segment, index)
    else if (segment.kind === 'taught') readTaught(reading, segment, index)
    else if (segment.kind === 'code') {
      const label =
        segment.field === 'lot.code'
          ? sentence('search.is', { field: sentence('search.field.lotCode'), value: segment.value })
          : segment.value
      addClause(reading, { kind: 'text', label, filter: { field: segment.field, op: 'eq', value: segment.value } }, [
        index,
      ])
    }
  })
  each((segment, index) => {
    if (segment.kind === 'word' && hasRole(segment, ...figureRoles)) readHeld(reading, index)
  })
  each((segment, index) => {
    if (segment.kind === 'location') readLocation(reading, segment, index)
  })
  each((segment, index) => {
    if (segment.kind === 'field') readFilled(reading, segment, index)
  })
}

function readTaught(reading: Reading, segment: Extract<Segment, { kind: 'taught' }>, index: number): void {
  const negation = negationBefore(reading, index)
  const label = segment.label ?? sentence('search.words', { words: segment.words })
  const kind = segment.label ? 'field' : 'taught'
  addClause(
    reading,
    negation < 0
      ? { kind, label, filter: segment.filter }
      : { kind, label: sentence('search.notSo', { what: label }), filter: { not: segment.filter } },
    [index, negation],
  )
}

/** `V-Lock mount` of a choice that has a Gold mount as well: a part of one value right beside another in full is that other one's. */
function isPartOfOtherChoice(
  { segments }: Reading,
  { meanings }: Extract<Segment, { kind: 'value' }>,
  index: number,
): boolean {
  if (meanings.some(({ whole }) => whole)) return false
  return [index - 1, index + 1].some((at) => {
    const other = segments[at]
    return (
      other?.kind === 'value' &&
      other.meanings.some(({ whole, field }) => whole && meanings.every((own) => own.field === field && !field.several))
    )
  })
}

/** `pallet lot 12` of a Pallet truck: a part of a name that is not its noun, right before a code, says what the code is of. */
function isBesideCode(
  { segments, tokens, vocabulary }: Reading,
  { meanings, end }: Extract<Segment, { kind: 'value' }>,
  index: number,
): boolean {
  const next = segments[segments[index + 1]?.kind === 'field' ? index + 2 : index + 1]
  const { stem } = vocabulary.lexicon.language
  const noun = stem(tokens[end - 1]?.norm ?? '')
  const lastOf = (label: string) =>
    stem(
      fold(label)
        .split(/[\s-]+/)
        .at(-1) ?? '',
    )
  return next?.kind === 'code' && meanings.every(({ whole, label }) => !whole && lastOf(label) !== noun)
}

function readOption(reading: Reading, segment: Extract<Segment, { kind: 'value' }>, index: number): void {
  if (isPartOfOtherChoice(reading, segment, index) || isBesideCode(reading, segment, index)) return
  const fitting = segment.meanings.filter((meaning) => applies(reading, meaning.field))
  const near = [neighbour(reading, index, -1, 2), neighbour(reading, index, 1, 1)].filter(
    (at) => at >= 0 && reading.segments[at]?.kind === 'field' && !reading.taken[at],
  )
  const named = near.flatMap((at) => {
    const field = reading.segments[at]
    return field?.kind === 'field' ? field.fields : []
  })
  const ofNamed = fitting.filter((meaning) => named.includes(meaning.field))
  const chosen = preferred(reading, ofNamed.length > 0 ? ofNamed : fitting, segment)
  const [first] = chosen
  if (!first) return
  // things of several fields that are of one kind are not told from each other
  const isGuess = reading.tokens[segment.start]?.meant !== undefined
  if (isGuess && chosen.some(({ field }) => field.name !== first.field.name)) return
  if (first.field.core === 'category' && saysWhose(reading, segment, index)) {
    reading.taken[index] = true
    return
  }
  if (first.field.core === 'category' && isEitherOfOne(reading, segment)) return
  const negation = negationBefore(reading, index)
  const negated = negation >= 0
  const fields = [...new Set(chosen.map((meaning) => meaning.field))]
  const used = near.filter((at) => {
    const field = reading.segments[at]
    return field?.kind === 'field' && field.fields.some((one) => fields.includes(one))
  })
  const filters = fields.map((field) =>
    conditionFor(
      field,
      chosen.filter((meaning) => meaning.field === field),
      negated,
    ),
  )
  const labels = [...new Set(chosen.map((meaning) => meaning.label))]
  // a value of several fields says so
  const title = anyOf([...new Map(fields.map((field) => [field.name, fieldLabel(field)])).values()])
  addClause(
    reading,
    {
      kind: 'field',
      denies: negated,
      label: choiceLabel(title, labels, negated),
      filter: negated && filters.length > 1 ? { and: filters } : either(filters),
      types: typesOf(fields),
      choice:
        // of several values that an item has at once, two that are named are both meant
        fields.length === 1 && first.kind === 'option' && !first.field.several
          ? {
              field: first.field.field,
              values: valuesOf(chosen),
              labels,
              negated,
              title,
            }
          : undefined,
    },
    [index, ...used, negated && reading.segments[negation]?.kind === 'word' ? negation : -1],
  )
}

/** `on either boat`, of which one group of goods is called so: several of something else are meant. */
function isEitherOfOne({ segments, tokens, vocabulary }: Reading, { start, end }: Segment): boolean {
  const { opensChoice } = vocabulary.lexicon.language
  const joins = segments.some((segment) => segment.start >= end && hasRole(segment, 'or', 'and'))
  return !joins && opensChoice.includes(tokens[start - 1]?.norm ?? '')
}

/** `toys for children of 6` where a category is called Children: whose age the number behind is. */
function saysWhose({ segments, tokens, taken, vocabulary }: Reading, { start, end }: Segment, index: number): boolean {
  const { whoever } = vocabulary.lexicon.language.phrases
  if (end > start + 1 || !whoever.includes(tokens[start]?.norm ?? '')) return false
  let at = index + 1
  while (segments[at]?.kind !== 'amount' && at < index + 4 && segments[at] && segments[at]?.kind !== 'break') at++
  return segments[at]?.kind === 'amount' && taken[at] === true
}

/** Among several fields that have the value, those of a type that another condition speaks of already. */
function preferred(reading: Reading, meanings: readonly ValueMeaning[], segment: Segment): ValueMeaning[] {
  const whole = narrowed(meanings, ({ whole: isWhole }) => isWhole)
  const words = singularOf(fold(wordsOfSegment(reading, segment)))
  // `France` is no `Franc`
  const spelled = narrowed(whole, ({ label }) => singularOf(fold(label)) === words)
  const listed = fieldsBeside(reading, reading.segments.indexOf(segment))
  const list = narrowed(spelled, ({ field }) => listed.has(field))
  if (reading.types.size > 0) return whatItIs(reading, list, segment)
  const implied = impliedTypes(reading)
  const inside = narrowed(
    list,
    ({ field }) => field.itemTypeId === undefined || implied?.has(field.itemTypeId) === true,
  )
  const own = whatItIs(reading, inside, segment)
  const told = own.length > 1 ? typesTold(reading, segment) : undefined
  return narrowed(
    own,
    ({ field }) => field.itemTypeId === undefined || told === undefined || told.has(field.itemTypeId),
  )
}

/** `blue or grey`: the fields of the values that stand in a list with this one. */
function fieldsBeside({ segments, tokens }: Reading, index: number): ReadonlySet<FieldEntry> {
  const isJoint = (segment: Segment | undefined) =>
    hasRole(segment, 'or', 'and') || (segment?.kind === 'break' && tokens[segment.start]?.raw === ',')
  const others = [-1, 1].flatMap((step) => {
    const other = segments[index + 2 * step]
    return isJoint(segments[index + step]) && other?.kind === 'value' ? other.meanings : []
  })
  return new Set(others.map(({ field }) => field))
}

/** Those that pass, or all where none does. */
function narrowed<T>(list: readonly T[], passes: (one: T) => boolean): T[] {
  const passing = list.filter(passes)
  return passing.length > 0 ? passing : [...list]
}

/** `violins` where instruments are called so, and cases by what they fit: what a thing is goes before what it is for, unless that is said. */
function whatItIs(reading: Reading, all: readonly ValueMeaning[], { start, end }: Segment): ValueMeaning[] {
  const { stem, relationNames, aimNames, prepositions, qualityNames, isPlural } = reading.vocabulary.lexicon.language
  // `glasses` are things, and nothing is made of them
  const qualities = new Set(qualityNames.map(stem))
  const isMany = end === start + 1 && isPlural(reading.tokens[start]?.norm ?? '')
  const list = isMany ? narrowed(all, ({ field }) => ![...field.stems].some((one) => qualities.has(one))) : all
  const relations = new Set([...relationNames, ...aimNames].map(stem))
  const isRelation = ({ field }: ValueMeaning) => [...field.stems].some((one) => relations.has(one))
  const before = reading.tokens.slice(Math.max(0, start - 3), start).map(({ norm }) => norm)
  if (before.some((word) => relations.has(stem(word)) && (prepositions.includes(word) ? before.at(-1) === word : true)))
    return [...list]
  // `red panda` and nothing else: either
  const isOne = !isPlural(fold(reading.tokens[end - 1]?.raw ?? ''))
  if (isOne && reading.segments.every((one) => one.start === start || isFiller(one) || one.kind === 'break'))
    return [...list]
  return narrowed(list, (one) => !isRelation(one))
}

/** The types that all other conditions can hold for, read already or still to be read; undefined where they do not tell. */
function typesTold(reading: Reading, asked: Segment): ReadonlySet<string> | undefined {
  const others = reading.segments.flatMap((segment, at) => {
    if (segment === asked || reading.taken[at] || segment.kind !== 'field' || !segment.whole) return []
    return typesOf(segment.fields) ?? []
  })
  const clauses = reading.clauses.flatMap(({ types, kind }) => (types && kind !== 'type' ? types : []))
  let told: ReadonlySet<string> | undefined
  for (const types of [...clauses, ...others]) {
    const common: ReadonlySet<string> = told ? told.intersection(types) : types
    if (common.size === 0) return undefined
    told = common
  }
  return told
}

/** Of a value that a part of its name stands for. */
const partWeight = 0.7

/** The types that have every value the question names, where it names no type; where none has, those that have most of them, first named first. */
export function impliedTypes(reading: Reading): ReadonlySet<string> | undefined {
  const named = reading.segments.flatMap((segment) => {
    if (segment.kind === 'value') {
      const own = typesOf(segment.meanings.map((meaning) => meaning.field))
      // `ivory card`, of what is ivory and of business cards: a name in full says more than a part of one
      const weight = segment.meanings.some(({ whole }) => whole) ? 1 : partWeight
      return own ? [{ own, isThing: namesThing(segment, reading), isValue: true, weight }] : []
    }
    if (segment.kind !== 'field' || !segment.whole) return []
    const own = typesOf(segment.fields)
    return own ? [{ own, isThing: false, isValue: false, weight: partWeight }] : []
  })
  if (!named.some(({ isValue }) => isValue)) return undefined
  const votes = new Map<string, number>()
  for (const { own, weight } of named) for (const id of own) votes.set(id, (votes.get(id) ?? 0) + weight)
  const most = Math.max(0, ...votes.values())
  const leading = new Set([...votes.keys()].filter((id) => votes.get(id) === most))
  // types that tie without a value in common are told apart by what the thing is called, or by the value named first
  const values = named.filter(({ own, isValue }) => isValue && [...own].some((id) => leading.has(id)))
  const first = values.findLast(({ isThing }) => isThing) ?? values[0]
  const isOfAll = [...leading].some((id) => named.every(({ own }) => own.has(id)))
  const told = first && new Set([...leading].filter((id) => first.own.has(id)))
  if (told?.size === 0) return first?.own
  return first && (!isOfAll ? new Set([...leading].filter((id) => first.own.has(id))) : leading)
}

function conditionFor(field: FieldEntry, meanings: readonly ValueMeaning[], negated: boolean): Filter {
  const listed = meanings.some((meaning) => meaning.kind === 'value' && (meaning.listed || !meaning.whole))
  const values = valuesOf(meanings)
  if (listed) {
    const contains = either(values.map((value): Filter => ({ field: field.field, op: 'contains', value })))
    return negated ? { not: contains } : contains
  }
  const [only] = values
  if (values.length === 1 && only !== undefined) return { field: field.field, op: negated ? 'ne' : 'eq', value: only }
  return { field: field.field, op: negated ? 'nin' : 'in', value: values }
}

/** The values meant, with those below them. */
function valuesOf(meanings: readonly ValueMeaning[]): string[] {
  return [...new Set(meanings.flatMap(({ field, value }) => field.below?.get(value) ?? [value]))]
}

let without: readonly string[] | undefined

/** `ohne`, `sans`, `sin`: what a field denies that is called Sin conservantes. */
function foreignWithout(): readonly string[] {
  without ??= translations().flatMap(({ ownWords }) =>
    [...(ownWords ?? [])].flatMap(([word, english]) => (english === 'without' ? [word] : [])),
  )
  return without
}

function readBoolean(reading: Reading, segment: Extract<Segment, { kind: 'field' }>, index: number): void {
  const fields = segment.fields.filter((field) => field.kind === 'boolean' && applies(reading, field))
  // `failed inspection` of a field called Passed inspection
  const [only, another] = fields
  let against = index - 1
  while (against > index - 4 && isFiller(reading.segments[against])) against--
  const opposes = only !== undefined && another === undefined && opposesName(reading, only, against)
  // `right-handed` is no `Left-handed`
  const isFragment = !segment.whole && reading.tokens[segment.start]?.tied === true
  if (
    fields.length === 0 ||
    isFragment ||
    isHeadNoun(reading, segment, fields, index) ||
    (isOtherThan(reading, segment, index) && !opposes)
  )
    return
  // `renewing in February` where a field is called `Auto renew`: the word goes with the date, which is read already
  const behind = reading.segments.findIndex((one, at) => at > index && !isFiller(one) && !hasRole(one, 'at'))
  if (!segment.whole && reading.segments[behind]?.kind === 'period' && reading.taken[behind]) {
    reading.taken[index] = true
    return
  }
  const before = negationBefore(reading, index)
  // `missing buttons` of a field called Buttons missing
  const isOwn = before >= 0 && before === index - 1 && isOfName(reading, reading.segments[before], fields)
  const negation = isOwn ? negationBefore(reading, before) : before
  const after = reading.segments[neighbour(reading, index, 1, 1)]
  const missing = hasRole(after, 'missing') && after?.kind === 'word'
  const no =
    /^(?:no|false|not)$/i.test(after ? wordsOfSegment(reading, after) : '') &&
    reading.segments[index + 1]?.kind !== 'value'
  const { freeOf, stem } = reading.vocabulary.lexicon.language
  const words = reading.tokens.slice(segment.start, segment.end).map((token) => token.norm)
  // `sin gluten` of a field called so, which English calls gluten free
  const lacks = [...freeOf, ...foreignWithout()]
  const turned =
    lacks.some((word) => fields[0]?.stems.has(stem(word))) &&
    !lacks.some((word) => words.some((one) => one.endsWith(word)))
  const denied = negation >= 0 || missing || (no && isLast(reading, index))
  const value = (denied === turned) !== opposes
  // `without a spray you can pull out`: other words of the name of the one field
  const said = reading.clauses.find(
    ({ filter }) => filter && 'field' in filter && fields.length === 1 && filter.field === fields[0]?.field,
  )
  // `whose bindings are not mounted`: the later words deny what the first ones name
  if (said && !segment.whole && negation > said.last && said.filter && 'field' in said.filter) {
    said.filter = { ...said.filter, value }
    said.label = sentence(value ? 'search.yes' : 'search.no', { field: fieldLabel(fields[0]) })
    said.last = Math.max(said.last, index)
    for (const at of [index, before, negation]) if (at >= 0) reading.taken[at] = true
    return
  }
  if (said && !segment.whole && negation < 0) {
    said.last = Math.max(said.last, index)
    reading.taken[index] = true
    return
  }
  addClause(
    reading,
    {
      kind: 'field',
      label: sentence(value ? 'search.yes' : 'search.no', { field: fieldLabel(fields[0]) }),
      filter: either(fields.map((field): Filter => ({ field: field.field, op: 'eq', value }))),
      types: typesOf(fields),
    },
    [
      index,
      opposes ? against : -1,
      before,
      negation,
      missing || (no && isLast(reading, index)) ? neighbour(reading, index, 1, 1) : -1,
    ],
  )
}

/** `torn notes` of a field called Star note: a plural of the noun itself says nothing of its being so, unless things have it (`with notes`). */
function isHeadNoun(
  { tokens, segments, vocabulary }: Reading,
  segment: Extract<Segment, { kind: 'field' }>,
  fields: readonly FieldEntry[],
  index: number,
): boolean {
  const { isPlural, stem } = vocabulary.lexicon.language
  const word = tokens[segment.end - 1]?.norm ?? ''
  if (segment.whole || segment.end > segment.start + 1 || !isPlural(word)) return false
  // `kids' helmets` of a field called For kids
  if (hasRole(segments[index - 1], 'with', 'not') || segments[index + 1]?.kind === 'type') return false
  return fields.every(
    ({ name }) =>
      stem(
        fold(name)
          .split(/[\s-]+/)
          .at(-1) ?? '',
      ) === stem(word),
  )
}

/** Whether a word is the opposite of one in the name of a yes-no field. */
function opposesName({ segments, tokens, vocabulary }: Reading, { stems }: FieldEntry, at: number): boolean {
  const segment = segments[at]
  const { opposites, stem } = vocabulary.lexicon.language
  const word = segment && segment.end === segment.start + 1 ? stem(tokens[segment.start]?.norm ?? '') : ''
  return opposites.some(([one, other]) =>
    [
      [one, other],
      [other, one],
    ].some(([said, named]) => stem(said ?? '') === word && stems.has(stem(named ?? ''))),
  )
}

/** `water based` of a field called Solvent based: another word stands where the name has its own. */
function isOtherThan(
  { segments, tokens, vocabulary }: Reading,
  segment: Extract<Segment, { kind: 'field' }>,
  index: number,
): boolean {
  const { stem } = vocabulary.lexicon.language
  const last = stem(tokens[segment.end - 1]?.norm ?? '')
  return (
    !segment.whole &&
    ['unknown', 'field'].includes(segments[index - 1]?.kind ?? '') &&
    segment.fields.every(
      ({ name }) =>
        stem(
          name
            .toLowerCase()
            .split(/[\s-]+/)
            .at(-1) ?? '',
        ) === last,
    )
  )
}

/** Whether the words of a segment are of the names of all these fields. */
function isOfName(
  { tokens, vocabulary }: Reading,
  segment: Segment | undefined,
  fields: readonly FieldEntry[],
): boolean {
  const words = tokens.slice(segment?.start, segment?.end).map(({ norm }) => vocabulary.lexicon.language.stem(norm))
  return fields.every(({ stems }) => words.every((word) => stems.has(word)))
}

function isLast(reading: Reading, index: number): boolean {
  return neighbour(reading, index, 1, 1) >= reading.segments.length - 1
}

/** `anything reserved at the main clinic`, `none available`: some of it, or none, there. */
function readHeld(reading: Reading, index: number): void {
  const figure = figureNamed(reading.segments[index]) ?? 'stock.available'
  // `hired out at up to 80 a week`: the price of it
  const price = reading.clauses.find(({ kind, first }) => kind === 'field' && first > index && first <= index + 3)
  if (figure === 'stock.checkedOut' && price && isMoneyOf(reading, price)) {
    reading.taken[index] = true
    return
  }
  const negation = negationBefore(reading, index)
  const denied = negation >= 0 && negation >= index - 2
  const place = locationNear(reading, index, index)
  const location = reading.segments[place]
  // `available only in the cellar` says the place more narrowly than any figure
  if (!denied && figure === 'stock.available' && onlyBeside(reading, place) >= 0) {
    reading.taken[index] = true
    return
  }
  const holder = figure === 'stock.checkedOut' && location === undefined ? holderField(reading) : undefined
  if (holder) {
    addClause(
      reading,
      {
        kind: 'field',
        label: sentence(denied ? 'search.isEmpty' : 'search.isFilled', { field: fieldLabel(holder) }),
        filter: { field: holder.field, op: denied ? 'empty' : 'notEmpty' },
        types: typesOf([holder]),
      },
      [index, denied ? negation : -1],
    )
    return
  }
  const places = location?.kind === 'location' ? location.ids : [undefined]
  const filters = places.map(
    (id): Filter => ({
      field: figure,
      op: denied ? 'lte' : 'gt',
      value: 0,
      ...(id ? { location: id } : {}),
    }),
  )
  const name = sentence(`search.${figure}`)
  const what = location?.kind === 'location' ? inPlaces(name, location.names) : name
  addClause(
    reading,
    { kind: 'stock', label: compareLabel(what, [{ op: denied ? 'lte' : 'gt', value: 0 }]), filter: either(filters) },
    [index, place, denied ? negation : -1],
  )
}

/** `not lent to anyone` of a text called On loan to: the things asked for tell themselves who has them, in words of their own. */
function holderField({ vocabulary, types, tokens }: Reading): FieldEntry | undefined {
  const { stem, lendingWords, whomever } = vocabulary.lexicon.language
  if (types.size === 0 || !tokens.some(({ norm }) => whomever.includes(norm))) return undefined
  const lending = new Set(lendingWords.map(stem))
  const [field, another] = vocabulary.fields.filter(
    ({ kind, itemTypeId, stems }) =>
      kind === 'text' &&
      itemTypeId !== undefined &&
      types.has(itemTypeId) &&
      [...stems].some((one) => lending.has(one)),
  )
  return another ? undefined : field
}

/** Whether a condition is on an amount of money. */
function isMoneyOf({ vocabulary }: Reading, { filter }: Clause): boolean {
  const names = filter ? conditionsOf(filter).map(({ field }) => field) : []
  return vocabulary.fields.some(({ field, unit }) => unit?.dimension === 'money' && names.includes(field))
}

/** `both vans`, `every van`: at each of the places called so. */
function saysEach({ tokens, vocabulary }: Reading, { start }: Segment): boolean {
  const { ofEach, phrases } = vocabulary.lexicon.language
  const before = tokens.slice(Math.max(0, start - 3), start).map(({ norm }) => norm)
  const place = before.findLastIndex((word) => ofEach.includes(word))
  return place >= 0 && before.slice(place + 1).every((word) => phrases.stop.includes(word))
}

/** `only on truck 1 and truck 2`: a place with others beside it. */
function isListedPlace({ segments }: Reading, index: number): boolean {
  return [-1, 1].some(
    (step) => hasRole(segments[index + step], 'or', 'and') && segments[index + 2 * step]?.kind === 'location',
  )
}

function readLocation(reading: Reading, segment: Extract<Segment, { kind: 'location' }>, index: number): void {
  const negation = negationBefore(reading, index)
  const negated = negation >= 0
  const filters = segment.ids.map(
    (id): Filter => ({ field: 'stock.onHand', op: negated ? 'lte' : 'gt', value: 0, location: id }),
  )
  // a total at both is that of the two together
  const isEach = !negated && filters.length > 1 && !reading.aggregate && saysEach(reading, segment)
  const [only, ...others] = negated ? [] : segment.ids
  const alone = negated ? -1 : onlyBeside(reading, index)
  // of several places nothing says what is in none but them
  const isListed = alone >= 0 && isListedPlace(reading, index)
  if (alone >= 0 && (others.length > 0 || isListed)) leaveUnread(reading, [alone])
  if (only) countAt(reading, segment.ids)
  if (only && others.length === 0) {
    // `the most of in the cellar`: there, and not in sum
    reading.sort = reading.sort.map((order) =>
      order.field.startsWith('stock.') ? { ...order, location: order.location ?? only } : order,
    )
  }
  if (only && others.length === 0 && alone >= 0 && !isListed) {
    const label = sentence('search.onlyInPlace', { places: anyOf(segment.names) })
    addClause(reading, { kind: 'location', label, filter: onlyThere(only) }, [index, alone])
    return
  }
  // `location`, `places` beside a place's own name say nothing more.
  addClause(
    reading,
    {
      kind: 'location',
      label: sentence(negated ? 'search.notInPlace' : 'search.inPlace', {
        places: isEach ? allOf(segment.names) : anyOf(segment.names),
      }),
      filter: (negated || isEach) && filters.length > 1 ? { and: filters } : either(filters),
    },
    [index, negated && reading.segments[negation]?.kind === 'word' ? negation : -1],
  )
}
