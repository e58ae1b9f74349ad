import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import type { Steps } from '#core/search/steps.ts'

/** What items with one value of a field mostly have of another. */
export interface Companion {
  value: string
  /** so many of those that have any have it */
  having: number
  of: number
  /** 0 to 1 */
  confidence: number
}

/** What goes together in a catalogue: by what is told, then by the value that tells it, as `tellerKey` writes it. */
export type Companions = ReadonlyMap<string, ReadonlyMap<string, Companion>>

type Told = Pick<Field, 'key' | 'kind'>

/** Kinds whose values sort a catalogue. */
const sorting: ReadonlySet<Field['kind']> = new Set(['select', 'multiSelect', 'boolean', 'reference', 'text'])
const mostTellers = 16
/** A field of more values sorts nothing. */
const mostTellerValues = 60
/** Of fewer items nothing is told. */
const fewestItems = 5
/** What all items have is not told by one of their fields: so much more often than in all it has to be there. */
const lift = 0.1
/** What all items together say counts as so many of those with the value. */
const prior = 2
const leastShare = 0.6

/**
 * Learns which values of fields go together, each pair of fields counted over all items: 10,000 items with 16 fields that tell and 20 that are told take about
 * half a second, in slices. Only what is told is kept.
 * @param told  by what is told, as in filters: the value of each item; undefined: it has none
 */
export function* learnCompanions(
  items: readonly { attributes: Attributes }[],
  fields: readonly Told[],
  told: ReadonlyMap<string, readonly (string | undefined)[]>,
): Steps<Companions> {
  const tellers: { key: string; ofItem: string[][] }[] = []
  for (const field of fields) {
    if (!sorting.has(field.kind) || tellers.length === mostTellers) continue
    const ofItem = items.map(({ attributes }) => tellingValues(attributes[field.key]))
    if (new Set(ofItem.flat()).size <= mostTellerValues && ofItem.some((values) => values.length > 0))
      tellers.push({ key: field.key, ofItem })
    yield
  }
  const companions = new Map<string, Map<string, Companion>>()
  for (const [name, values] of told) {
    const all = countAll(values)
    const found = new Map<string, Companion>()
    for (const { key, ofItem } of tellers) {
      if (name === `attributes.${key}`) continue
      const counts = new Map<string, Map<string, number>>()
      for (const [at, telling] of ofItem.entries()) {
        const value = values[at]
        if (value === undefined) continue
        for (const one of telling) {
          const ofTeller = counts.get(one) ?? new Map<string, number>()
          counts.set(one, ofTeller.set(value, (ofTeller.get(value) ?? 0) + 1))
        }
      }
      for (const [one, ofTeller] of counts) {
        const companion = mostCommon(ofTeller, all)
        if (companion) found.set(tellerKey(key, one), companion)
      }
      yield
    }
    if (found.size > 0) companions.set(name, found)
  }
  return companions
}

/** The surest of what the values given tell, and the field whose value tells it. */
export function companionOf<Given extends Told>(
  companions: Companions,
  name: string,
  given: readonly { field: Given; value: Attributes[string] | undefined }[],
): (Companion & { field: Given }) | undefined {
  const known = companions.get(name)
  if (!known) return undefined
  let best: (Companion & { field: Given }) | undefined
  for (const { field, value } of given)
    for (const telling of tellingValues(value)) {
      const found = known.get(tellerKey(field.key, telling))
      if (found && found.confidence > (best?.confidence ?? 0)) best = { ...found, field }
    }
  return best
}

function tellerKey(key: string, value: string): string {
  return `${key}=${value}`
}

function tellingValues(value: Attributes[string] | undefined): string[] {
  return [value ?? []]
    .flat()
    .map(String)
    .filter((one) => one !== '' && one.length <= 80)
}

interface All {
  counts: ReadonlyMap<string, number>
  known: number
}

function countAll(values: readonly (string | undefined)[]): All {
  const counts = new Map<string, number>()
  let known = 0
  for (const value of values) {
    if (value === undefined) continue
    counts.set(value, (counts.get(value) ?? 0) + 1)
    known += 1
  }
  return { counts, known }
}

function mostCommon(counts: ReadonlyMap<string, number>, all: All): Companion | undefined {
  let of = 0
  let best: [value: string, having: number] = ['', 0]
  for (const [value, having] of counts) {
    of += having
    if (having > best[1]) best = [value, having]
  }
  const [value, having] = best
  const base = (all.counts.get(value) ?? 0) / all.known
  const confidence = (having + prior * base) / (of + prior)
  return of >= fewestItems && confidence >= leastShare && confidence >= base + lift
    ? { value, having, of, confidence }
    : undefined
}
