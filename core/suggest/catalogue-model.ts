import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { type DuplicateModel, learnDuplicates } from '#core/duplicate/duplicate-model.ts'
import type { DecidedPair } from '#core/duplicate/generate-pairs.ts'
import type { Steps } from '#core/search/steps.ts'
import type { WordVectors } from '#core/meaning/word-vectors.ts'
import { type Compared, compareText } from './compare-text.ts'
import { type Companions, learnCompanions } from './companions.ts'
import { indexTexts, type Likeness } from './likeness.ts'
import { readWritten } from './read-written.ts'
import { suggestedKinds } from './suggested-kinds.ts'
import { type Features, makerFeature, textFeatures } from './text-features.ts'
import { textMeaning } from './text-meaning.ts'
import { type Kind, learnValues, type ValueModel } from './value-model.ts'

/** An item as suggestions are learned from and made for. */
export interface DescribedItem {
  id: string
  sku: string
  name: string
  description: string
  barcode: string | null
  itemTypeId: string | null
  categoryId: string | null
  attributes: Attributes
}

/** What people have decided, which teaches more than items that nobody may have looked at. */
export interface Decisions {
  /** values that were suggested for an item, and rejected; `field` as in filters */
  rejected: readonly { itemId: string; field: string; value: string }[]
  /** pairs of items that are the same, or are not */
  pairs: readonly DecidedPair[]
}

/** What a catalogue's own items teach about the values of a new one. */
export interface CatalogueModel {
  /** in the order of the index */
  items: readonly Pick<DescribedItem, 'id' | 'sku' | 'name' | 'description'>[]
  index: Likeness
  /** where each item stands in the index, by its identifier */
  places: ReadonlyMap<string, number>
  vectors: WordVectors | undefined
  /** by field, as in filters */
  models: ReadonlyMap<string, ValueModel>
  /** how often a value written in an item's text was the field's */
  written: ReadonlyMap<string, { agreeing: number; of: number }>
  /** what values of fields tell of others, and of the category */
  companions: Companions
  /** what tells that a new item is there already; undefined: too few items to tell */
  duplicates: DuplicateModel | undefined
}

/** Fewer items with a value teach nothing of it. */
const fewestLearned = 5
const mostFields = 40
const mostValues = 1_000

/** Learns from items, in slices between which others have their turn. About 2 s of processor time at 10,000 items. */
export function* learnCatalogue(
  items: readonly DescribedItem[],
  fields: readonly Field[],
  { rejected, pairs }: Decisions = { rejected: [], pairs: [] },
  vectors?: WordVectors,
): Steps<CatalogueModel> {
  const texts: Features[] = []
  const meanings: (Float32Array | undefined)[] = []
  for (const item of items) {
    texts.push(itemFeatures(item))
    meanings.push(textMeaning(vectors, itemText(item)))
    yield
  }
  const index = indexTexts(texts)
  yield
  const places = new Map(items.map(({ id }, place) => [id, place]))
  const said = groupRejected(places, rejected)
  const kinds = new Map<string, Kind>()
  const told = new Map<string, readonly (string | undefined)[]>()
  const learn = (name: string, values: readonly (string | undefined)[], isForAll = false) => {
    const known = values.filter((value) => value !== undefined)
    const distinct = new Set(known).size
    if (known.length < fewestLearned || distinct > mostValues || distinct > known.length / 2) return
    kinds.set(name, { values, isForAll, rejections: said.get(name) })
    told.set(name, values)
  }
  learn(
    'categoryId',
    items.map(({ categoryId }) => categoryId ?? undefined),
    true,
  )
  learn(
    'itemTypeId',
    items.map(({ itemTypeId }) => itemTypeId ?? undefined),
  )
  const written = new Map<string, { agreeing: number; of: number }>()
  for (const field of fields.slice(0, mostFields)) {
    if (isGuessed(field))
      learn(
        `attributes.${field.key}`,
        items.map((item) => valueText(item.attributes[field.key])),
      )
    written.set(field.key, countAgreeing(items, field))
    yield
  }
  const companions = yield* learnCompanions(items, fields, told)
  const models = yield* learnValues(index, texts, kinds, meanings)
  const duplicates = yield* learnDuplicates(items, index, texts, pairs)
  return {
    items: items.map(({ id, sku, name, description }) => ({ id, sku, name, description })),
    index,
    places,
    vectors,
    models,
    written,
    companions,
    duplicates,
  }
}

/** An item, ready to be guessed from. @param id  of an item that may be among those that were learned from */
export function compareItem(
  { index, places, vectors }: Pick<CatalogueModel, 'index' | 'places' | 'vectors'>,
  item: Pick<DescribedItem, 'name' | 'description' | 'barcode'>,
  id?: string,
): Compared {
  const place = id === undefined ? undefined : places.get(id)
  return compareText(index, itemFeatures(item), textMeaning(vectors, itemText(item)), place)
}

function groupRejected(places: ReadonlyMap<string, number>, rejected: Decisions['rejected']) {
  const byField = new Map<string, Map<number, Set<string>>>()
  for (const { itemId, field, value } of rejected) {
    const place = places.get(itemId)
    if (place === undefined) continue
    const ofField = byField.get(field) ?? new Map<number, Set<string>>()
    byField.set(field, ofField)
    ofField.set(place, (ofField.get(place) ?? new Set()).add(value))
  }
  return byField
}

/** What an item is compared by: its words, and its maker as far as the barcode tells. Values of fields stay out: a new item has none yet. */
export function itemFeatures(item: Pick<DescribedItem, 'name' | 'description' | 'barcode'>): Features {
  const features = textFeatures(itemText(item))
  const { barcode } = item
  // the first digits of a GTIN are its maker's
  if (barcode && /^\d{8,14}$/.test(barcode)) features.set(`${makerFeature}${barcode.slice(0, 7)}`, 1)
  return features
}

function itemText({ name, description }: Pick<DescribedItem, 'name' | 'description'>): string {
  return `${name} ${description}`
}

function isGuessed({ kind, unique }: Field): boolean {
  return !unique && suggestedKinds.has(kind)
}

/** Between the entries of a list that is guessed as a whole. */
const between = '\n'

/** A value as text, by which it is the same as another's. */
export function valueText(value: Attributes[string] | undefined): string | undefined {
  if (value === undefined || value === null || value === '') return undefined
  return Array.isArray(value) ? value.toSorted().join(between) || undefined : String(value)
}

/** The entries of a list that was written so. */
export function listOf(text: string): string[] {
  return text.split(between)
}

function countAgreeing(items: readonly DescribedItem[], field: Field): { agreeing: number; of: number } {
  let agreeing = 0
  let of = 0
  for (const item of items) {
    const value = valueText(item.attributes[field.key])
    if (value === undefined) continue
    const read = readWritten(`${item.name} ${item.description}`, field)
    if (!read) continue
    of += 1
    if (isSame(read.value, value)) agreeing += 1
  }
  return { agreeing, of }
}

function isSame(a: string, b: string): boolean {
  return a === b || (Number.isFinite(Number(a)) && Number(a) === Number(b))
}
