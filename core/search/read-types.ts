import { sentence } from '#contract/words/sentence.ts'
import { anyOf } from './label.ts'
import type { Role } from './language.ts'
import type { Segment } from './segment.ts'
import { singularOf } from './stem.ts'
import { fold } from './tokens.ts'
import { addClause, hasRole, isContainer, isFiller, type Reading } from './reading.ts'

/** The item types a question names, or denies. */
export function readTypes(reading: Reading): void {
  reading.segments = reading.segments.map((segment, index) =>
    segment.kind === 'type' && saysPartsOf(reading, segment, index)
      ? { kind: 'word', start: segment.start, end: segment.end, roles: new Set<Role>(['generic', 'stop']) }
      : segment,
  )
  const places = reading.segments.flatMap((segment, index) => (segment.kind === 'type' ? [index] : []))
  if (places.length === 0) {
    if (!readHeadContainer(reading)) readHeadField(reading)
    return
  }
  const positive: number[] = []
  const ids = new Set<string>()
  for (const index of places) {
    const segment = reading.segments[index]
    if (segment?.kind !== 'type') continue
    const negation = [index - 1, index - 2].find(
      (at) => hasRole(reading.segments[at], 'not') && (at === index - 1 || isFiller(reading.segments[index - 1])),
    )
    const saysWithout =
      negation !== undefined &&
      !hasRole(reading.segments[negation], 'missing') &&
      places.length === 1 &&
      (onlyGenericBefore(reading, negation) || excludes(reading, negation) || isNoneOf(reading, negation))
    if (saysWithout && negation !== undefined) {
      addClause(
        reading,
        {
          kind: 'type',
          label: sentence('search.not', {
            what: anyOf(segment.ids.map((id) => reading.vocabulary.types.get(id) ?? id)),
          }),
          filter: { field: 'itemType', op: 'nin', value: [...segment.ids] },
        },
        [index, negation],
      )
      reading.types = new Set()
      continue
    }
    positive.push(index)
    for (const id of segment.ids) ids.add(id)
  }
  if (positive.length === 0) return
  const list = [...ids]
  const [only] = list
  addClause(
    reading,
    {
      kind: 'type',
      label: anyOf(list.map((id) => reading.vocabulary.types.get(id) ?? id)),
      filter:
        list.length === 1 && only
          ? { field: 'itemType', op: 'eq', value: only }
          : { field: 'itemType', op: 'in', value: list },
      types: ids,
    },
    [positive[0] ?? 0],
  )
  for (const index of positive) reading.taken[index] = true
}

/** `bottles in the hall` where one type has a field called Bottle shape, and nothing else tells what is asked for. */
function readHeadContainer(reading: Reading): boolean {
  const { segments, tokens, vocabulary } = reading
  const { isPlural, stem } = vocabulary.lexicon.language
  if (segments.some(({ kind }) => kind === 'value' || kind === 'name' || kind === 'code' || kind === 'taught'))
    return false
  const index = segments.findIndex(
    (segment) =>
      (segment.kind === 'word' && hasRole(segment, 'container')) ||
      (segment.kind === 'field' && !segment.whole && isContainer(reading, segment.start, segment.end)),
  )
  const word = tokens[segments[index]?.start ?? tokens.length]?.norm ?? ''
  if (!isPlural(word) || hasRole(segments[index], 'countUnit', 'generic')) return false
  if (
    !segments
      .slice(0, index)
      .every(
        (segment) =>
          isFiller(segment) ||
          segment.kind === 'adjective' ||
          segment.kind === 'amount' ||
          hasRole(segment, 'howMany', 'count', 'total', 'top'),
      )
  )
    return false
  const first = (name: string) => stem(fold(name).split(/[\s-]+/)[0] ?? '')
  const ids = new Set(
    vocabulary.fields.flatMap(({ name, core, itemTypeId }) =>
      !core && itemTypeId !== undefined && first(name) === stem(word) ? [itemTypeId] : [],
    ),
  )
  const [id] = ids
  if (id === undefined || ids.size > 1) return false
  addTypeClause(reading, id, index)
  return true
}

/** `cloth wider than 1.2 m` of a field called Cloth, which tells what things of the one type are: the thing itself. */
function readHeadField(reading: Reading): void {
  const { segments, vocabulary } = reading
  const index = segments.findIndex((segment) => !isFiller(segment) && !hasRole(segment, 'howMany', 'count', 'total'))
  const segment = segments[index]
  const [field, another] =
    segment?.kind === 'field' && (segment.whole || namesKind(reading, segment)) ? segment.fields : []
  const word = reading.tokens[segment?.start ?? 0]?.norm ?? ''
  // `articles` are anything
  if (vocabulary.lexicon.language.phrases.generic.includes(word)) return
  if (!field || another || field.kind !== 'select' || field.core || !field.itemTypeId) return
  const { qualityNames, relationNames } = vocabulary.lexicon.language
  // `fittings`, which are no fit
  const names = fold(field.english ?? field.name)
    .split(/[\s-]+/)
    .flatMap((name) => [name, singularOf(name)])
  if ([...qualityNames, ...relationNames].some((name) => names.includes(name))) return
  // `supplied by` of a choice called Supply
  if (vocabulary.lexicon.language.pastEndings.some((ending) => word.endsWith(ending)) && !names.includes(word)) return
  const next = segments[index + 1]
  const others = segments.filter((one, at) => at !== index && (one.kind === 'value' || one.kind === 'field'))
  const isOwn = others.every((one) => {
    const fields =
      one.kind === 'value' ? one.meanings.map((meaning) => meaning.field) : one.kind === 'field' ? one.fields : []
    return fields.some((other) => other.itemTypeId === undefined || other.itemTypeId === field.itemTypeId)
  })
  // `produce not in the van`, `produce older than 3 days` of what is called Fresh produce: a choice is not compared
  const isNamed =
    segment !== undefined && namesTypeAsWell(reading, segment, field.itemTypeId) && hasRole(next, ...aboutThing)
  if (
    !isOwn ||
    (next !== undefined && next.kind !== 'adjective' && !isFiller(next) && !hasRole(next, 'with', 'at') && !isNamed)
  )
    return
  addTypeClause(reading, field.itemTypeId, index)
}

/** `suspension parts` where a category is called Suspension and a type Door Part: whatever is of the category. */
function saysPartsOf(
  { segments, tokens, vocabulary }: Reading,
  { ids, start, end }: Extract<Segment, { kind: 'type' }>,
  index: number,
): boolean {
  const before = segments[index - 1]
  const [id, another] = ids
  if (end > start + 1 || id === undefined || another !== undefined || before?.kind !== 'value') return false
  const isPlainNoun = vocabulary.lexicon.language.kindNouns.includes(tokens[start]?.norm ?? '')
  return (
    isPlainNoun &&
    /[\s-]/.test(vocabulary.types.get(id) ?? '') &&
    before.meanings.every(({ field, whole }) => whole && field.core === 'category')
  )
}

/** Words behind a thing that say something of it. */
const aboutThing: readonly Role[] = [
  'not',
  'more',
  'less',
  'atLeast',
  'atMost',
  'between',
  'before',
  'after',
  'since',
  'newest',
  'oldest',
]

/** Whether the type is called by the last word of the field as well. */
function namesTypeAsWell({ vocabulary, tokens }: Reading, { end }: Segment, id: string): boolean {
  const { stem } = vocabulary.lexicon.language
  const last = fold(vocabulary.types.get(id) ?? '')
    .split(/[\s-]+/)
    .at(-1)
  return last !== undefined && stem(last) === stem(tokens[end - 1]?.norm ?? '')
}

/** `fixtures under 1 kW` of a choice called Fixture type: several of what it is the type of. */
function namesKind({ tokens, vocabulary }: Reading, segment: Extract<Segment, { kind: 'field' }>): boolean {
  const { isPlural, groupNames, stem } = vocabulary.lexicon.language
  const word = tokens[segment.start]?.norm ?? ''
  const kinds = new Set(groupNames.itemType?.map(stem))
  return (
    segment.end === segment.start + 1 &&
    isPlural(word) &&
    segment.fields.length === 1 &&
    segment.fields.every(
      ({ stems }) => stems.size === 2 && stems.has(stem(word)) && [...stems].some((one) => kinds.has(one)),
    )
  )
}

function addTypeClause(reading: Reading, id: string, index: number): void {
  reading.types = new Set([id])
  addClause(
    reading,
    {
      kind: 'type',
      label: anyOf([reading.vocabulary.types.get(id) ?? id]),
      filter: { field: 'itemType', op: 'eq', value: id },
      types: new Set([id]),
    },
    [index],
  )
}

/** `everything from Navimo except paint`. */
export function excludes({ segments, tokens, vocabulary }: Reading, negation: number): boolean {
  const segment = segments[negation]
  const words = tokens.slice(segment?.start, segment?.end).map(({ norm }) => norm)
  return vocabulary.lexicon.language.exclusions.includes(words.join(' '))
}

/** `anything from Italy that isn't a pot`: of everything, what is no such thing. */
function isNoneOf({ segments, tokens, vocabulary }: Reading, negation: number): boolean {
  const opener = segments.find((segment) => !hasRole(segment, 'courtesy', 'show') || hasRole(segment, 'generic'))
  const word = tokens[(segments[negation]?.end ?? 0) - 1]?.norm ?? ''
  return hasRole(opener, 'generic') && vocabulary.lexicon.language.copulas.includes(word)
}

/** `everything except tyres` denies the type; `tyres without a tube` does not. */
function onlyGenericBefore(reading: Reading, negation: number): boolean {
  return reading.segments
    .slice(0, negation)
    .every((segment) => isFiller(segment) || segment.kind === 'break' || hasRole(segment, 'everywhere', 'or', 'and'))
}
