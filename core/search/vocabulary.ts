import type { Beside } from '#core/filter/beside.ts'
import { englishFieldName, languagesOfNames } from '#core/words/field-names.ts'
import { type ItemIndex, itemIndexInSteps, type NamedItem } from './item-index.ts'
import type { CoreField, Language, Role } from './language.ts'
import { english } from './languages/en.ts'
import { translations } from './languages/translations.ts'
import { type Lexicon, lexiconOf } from './lexicon.ts'
import type { End, FieldEntry, Meaning } from './meaning.ts'
import { addPhrase, newTrie, stemsOf, type Trie } from './phrase-trie.ts'
import { singularOf } from './stem.ts'
import { type Steps, toEnd } from './steps.ts'
import { fold, type Token, tokenise } from './tokens.ts'
import { type TypoIndex, typoIndexInSteps } from './typo-index.ts'
import { translateWord } from './translator.ts'
import { type Dimension, findQuietUnit, findRatioUnit, findUnits, quietSpellings, type Unit } from './units.ts'

/** What the words of a tenant can be read from; archived entries are left out by the caller. */
export type VocabularySource = {
  itemTypes: readonly { id: string; name: string; aliases?: readonly string[] }[]
  fields: readonly {
    key: string
    name: string
    kind: 'text' | 'number' | 'date' | 'instant' | 'boolean' | 'select'
    /** select: an item may have several values at once */
    several?: boolean
    itemTypeId: string | null
    unit: string | null
    /** with `called`, where the label alone speaks of something else: then it is called so, in full */
    options: readonly { key: string; label: string; called?: string }[]
    /** text: distinct values in use; a list parted by commas counts as several */
    values?: readonly string[]
    /** number: distinct values in use */
    numbers?: readonly number[]
  }[]
  /** the organisation's tree of goods: an item of a category is one of those above it as well */
  categories?: readonly { id: string; name: string; parentId: string | null }[]
  locations: readonly { id: string; code: string; name: string; parentId: string | null }[]
  /** whom the organisation buys from */
  suppliers?: readonly { id: string; name: string }[]
  /** names and descriptions of items, for words that are no schema */
  items?: readonly NamedItem[]
  currency?: string
  /** some lots have a day they expire on */
  lotsExpire?: boolean
  language?: Language
}

/** A tenant's words, indexed; immutable, built once per schema version. */
export type Vocabulary = {
  lexicon: Lexicon
  trie: Trie<End>
  stems: Set<string>
  /** stems in order, for finding words by their first letters */
  sortedStems: readonly string[]
  /** words as written and without a plural ending -> stem */
  spellings: ReadonlyMap<string, string>
  /** over `spellings` */
  typos: TypoIndex
  fields: readonly FieldEntry[]
  core: ReadonlyMap<CoreField, FieldEntry>
  types: ReadonlyMap<string, string>
  /** place -> the one it is in */
  placesAbove: ReadonlyMap<string, string>
  dimensions: ReadonlySet<Dimension>
  /** units that only an entered value has, where a field is kept in one: what a question may call it, in small letters */
  quietUnits: ReadonlyMap<string, Unit>
  items: ItemIndex
  currency?: string
  lotsExpire: boolean
  /** the language besides English that most names of types and fields are in */
  tongue?: string
  /** the fields of what stands beside items, each with a vocabulary of its own */
  beside?: readonly BesideVocabulary[]
}

/** The words of the fields of suppliers, of places or of movement lines. */
export type BesideVocabulary = { beside: Beside; vocabulary: Vocabulary }

const mostValues = 20_000

/**
 * Indexes a tenant's words. 10,000 values take about 150 ms and 30 MB; call it once per tenant and schema version.
 */
export function buildVocabulary(source: VocabularySource): Vocabulary {
  return toEnd(vocabularyInSteps(source))
}

/** The same in steps of about a millisecond. */
export function* vocabularyInSteps(source: VocabularySource): Steps<Vocabulary> {
  const language = source.language ?? english
  const lexicon = lexiconOf(language)
  const trie = newTrie<End>()
  const learnt = new Map<string, string>()
  const learn = (text: string, meaning: (whole: boolean) => Meaning, weights: Weights, share = 1) => {
    for (const { stems, weight, whole } of subPhrases(text, lexicon, weights, learnt)) {
      addPhrase(trie, stems, { meaning: meaning(whole), weight: weight * share })
    }
  }
  // `parts` are anything where there are engine parts and airframe parts
  const lastWord = (name: string) => singularOf(name.toLowerCase().split(/\s+/).at(-1) ?? '')
  const lastWords = source.itemTypes.map(({ name }) => lastWord(name))
  const shared = new Set(lastWords.filter((word, at) => lastWords.indexOf(word) !== at))
  for (const { id, name, aliases } of source.itemTypes) {
    const names = [name, ...(aliases ?? [])]
    // the plural of so short a word is not told from a word of its own: `ICs`
    for (const text of [...names, ...names.filter((one) => /^[A-Z]{2}$/.test(one)).map((one) => `${one}s`)])
      learn(
        text,
        () => ({ kind: 'type', id, name }),
        joinsTwo(name, language) ? joinedTypeWeights : shared.has(lastWord(name)) ? sharedTypeWeights : typeWeights,
      )
  }
  const core = coreFields(source.currency)
  const fields = [...core.values()]
  const tongues = languagesOfNames([...source.fields, ...source.itemTypes].map(({ name }) => name))
  const englishOf = (name: string) => {
    const told = tongues.flatMap((tongue) => englishFieldName(name, tongue) ?? [])
    return told.find(({ isWhole }) => isWhole) ?? told[0]
  }
  let values = 0
  for (const { key, name, kind, several, itemTypeId, unit, options, values: texts, numbers } of source.fields) {
    const told = englishOf(name)
    const stems = new Set([...stemsOfName(name, language), ...(told ? stemsOfName(told.english, language) : [])])
    const entry: FieldEntry = {
      field: `attributes.${key}`,
      name,
      kind,
      several,
      itemTypeId: itemTypeId ?? undefined,
      unit: unit ? (pickUnit(unit, source.currency) ?? foreignUnit(unit)) : undefined,
      unitName: unit ?? undefined,
      numbers: new Set(numbers ?? []),
      stems,
      optionStems: new Set(options.flatMap(({ label }) => tokenise(label).map((token) => language.stem(token.norm)))),
      english: told?.english,
    }
    fields.push(entry)
    const learnField = (called: string) =>
      learn(called, (whole) => ({ kind: 'field', field: entry, whole }), fieldWeights)
    learnField(name)
    // below a name of its own: what is called so is never told from it by these words
    for (const called of told?.isWhole ? [told.english, ...told.others] : [])
      learn(called, (whole) => ({ kind: 'field', field: entry, whole }), fieldWeights, 0.9)
    // `weight` of a Sackgewicht
    if (told && !told.isWhole && !name.trim().includes(' '))
      learn(told.english, () => ({ kind: 'field', field: entry, whole: false }), fieldWeights, 0.55)
    const numbered = withNumberSpelled(name, language)
    if (numbered) learnField(numbered)
    const dated = kind === 'date' ? withDate(name, language) : []
    for (const called of dated)
      addPhrase(trie, stemsOfName(called, language), {
        meaning: { kind: 'field', field: entry, whole: true },
        weight: 0.97,
      })
    const spelled = key.split('_').filter((part) => part.length > 2 || !findUnits(part).length)
    // `dia_metro` of Diámetro: a letter with an accent parts the key where the name has one word
    const isParted = /[^\u0020-\u007f]/.test(name)
    if (!isParted)
      addPhrase(
        trie,
        spelled.map((part) => language.stem(part)),
        { meaning: { kind: 'field', field: entry, whole: false }, weight: 0.5 },
      )
    if (kind === 'select') {
      for (const { key: value, label, called } of options) {
        const meaning = (whole: boolean): Meaning => ({ kind: 'option', field: entry, value, label, whole })
        if (called === undefined) learn(label, meaning, optionWeights)
        else addPhrase(trie, stemsOfName(called, language), { meaning: meaning(true), weight: 1 })
      }
    }
    for (const text of texts ?? []) {
      const parts = text.split(/\s*[,;|]\s*/).filter(Boolean)
      for (const label of parts) {
        if (values++ > mostValues || label.length > 80) continue
        if (values % 50 === 0) yield
        learn(
          label,
          (whole) => ({ kind: 'value', field: entry, value: label, label, whole, listed: parts.length > 1 }),
          optionWeights,
        )
      }
    }
  }
  const category = categoryField(source.categories ?? [])
  core.set('category', category)
  fields.push(category)
  for (const { id, name } of source.categories ?? [])
    learn(name, (whole) => ({ kind: 'option', field: category, value: id, label: name, whole }), optionWeights)
  const supplier = core.get('supplier')
  for (const { id, name } of source.suppliers ?? [])
    if (supplier)
      learn(name, (whole) => ({ kind: 'option', field: supplier, value: id, label: name, whole }), optionWeights)
  const said = new Set(learnt.values())
  for (const { id, code, name } of source.locations) {
    learn(name, () => ({ kind: 'location', id, name }), locationWeights)
    addPhrase(
      trie,
      tokenise(code).map((token) => `#${token.norm}`),
      { meaning: { kind: 'location', id, name }, weight: 0.9 },
    )
    // a code that is a common word, or one of the schema's, is one only in capital letters: `stored` is not `STORE`
    const isWord = isSmall(lexicon, code.toLowerCase()) || said.has(language.stem(code.toLowerCase()))
    if (/\d/.test(code) || (code.length > 3 && !isWord)) {
      addPhrase(
        trie,
        tokenise(code).map((token) => language.stem(token.norm)),
        { meaning: { kind: 'location', id, name }, weight: 0.6 },
      )
    }
  }
  yield
  const stems = stemsOf(trie)
  const sortedStems = [...stems].filter((stem) => !stem.startsWith('#')).sort()
  yield
  const typos = yield* typoIndexInSteps(learnt.keys())
  const items = yield* itemIndexInSteps(source.items ?? [])
  return {
    lexicon,
    trie,
    stems,
    sortedStems,
    spellings: learnt,
    typos,
    fields,
    core,
    types: new Map(source.itemTypes.map(({ id, name }) => [id, name])),
    placesAbove: new Map(source.locations.flatMap(({ id, parentId }) => (parentId === null ? [] : [[id, parentId]]))),
    dimensions: new Set(
      fields.flatMap(({ unit }) => (unit ? [unit.dimension, ...(unit.over ? [unit.over.dimension] : [])] : [])),
    ),
    quietUnits: new Map(
      fields.flatMap(({ unit, unitName }) =>
        unit && unitName && !findUnits(unitName).includes(unit)
          ? quietSpellings(unitName).map((spelling): [string, Unit] => [spelling, unit])
          : [],
      ),
    ),
    items,
    currency: source.currency,
    lotsExpire: source.lotsExpire ?? false,
    tongue: tongues[0],
  }
}

/** `Certificate number` of a field called `Certificate no`, `Certificate #` or just `Certificate nr.`; undefined for other names. */
function withNumberSpelled(name: string, { numberSigns }: Language): string | undefined {
  const words = name.trim().split(/\s+/)
  const last = words.at(-1)?.toLowerCase().replace(/\.$/, '') ?? ''
  return words.length > 1 && numberSigns.includes(last) ? [...words.slice(0, -1), numberSigns[0]].join(' ') : undefined
}

/** `Press and Tank`. */
function joinsTwo(name: string, { phrases }: Language): boolean {
  return tokenise(name).some(({ norm, raw }) => phrases.and.includes(norm) || phrases.or.includes(norm) || raw === '&')
}

/** `donation date` of a field called Donated on; none where no word of the name tells what happened. */
function withDate(name: string, { dateParticles }: Language): string[] {
  const telling = name.split(/\s+/).filter((word) => !dateParticles.includes(word.toLowerCase()))
  if (telling.length === 0 || /\bdate\b/i.test(name)) return []
  return [...new Set([`${telling.join(' ')} date`, `${name} date`])]
}

function stemsOfName(name: string, language: Language): string[] {
  return tokenise(name).map((token) => language.stem(token.norm))
}

type Weights = { last: number; other: number; part: number }
const typeWeights: Weights = { last: 0.75, other: 0.55, part: 0.7 }
/** Of types whose last word others have as well: where it is one of the language's own, it names none of them. */
const sharedTypeWeights: Weights = { ...typeWeights }
/** Of a type called by two things, such as Press and Tank: what is called Steel tank is one of them. */
const joinedTypeWeights: Weights = { ...typeWeights, last: 0.52, other: 0.52 }
const fieldWeights: Weights = { last: 0.5, other: 0.5, part: 0.6 }
const optionWeights: Weights = { last: 0.54, other: 0.52, part: 0.7 }
const locationWeights: Weights = { last: 0.6, other: 0.48, part: 0.7 }

/** A phrase and the shorter ones it may be called by: `Equipment Vault` is `the vault`. */
function* subPhrases(text: string, lexicon: Lexicon, weights: Weights, learnt: Map<string, string>) {
  const { language } = lexicon
  const small = (word: string) => isSmall(lexicon, word)
  const isGeneric = (word: string) =>
    lexicon.trie.next.get(word)?.ends.some((end) => end.kind === 'role' && end.role === 'generic') ?? false
  const tokens = tokenise(text).filter((token) => token.kind !== 'break')
  const words = tokens.map((token) => language.stem(token.norm))
  if (words.length === 0 || words.length > 12) return
  for (const token of tokens) {
    if (token.kind !== 'word') continue
    for (const spelling of [token.norm, singularOf(token.norm)]) learnt.set(spelling, language.stem(token.norm))
  }
  yield { stems: words, weight: 1, whole: true }
  if (words.length > 1)
    yield { stems: [language.stem(tokens.map((token) => token.norm).join(''))], weight: 0.95, whole: true }
  const spelled = tokens.map((token) => language.stem(token.variant ?? token.norm))
  if (spelled.join() !== words.join()) yield { stems: spelled, weight: 1, whole: true }
  for (let length = 1; length < words.length; length++) {
    for (let start = 0; start + length <= words.length; start++) {
      const part = tokens.slice(start, start + length)
      const first = part[0]
      const last = part.at(-1)
      if (!first || !last || first.kind === 'sign' || last.kind === 'sign') continue
      const isClass = weights === locationWeights && length > 1 && isNumbered(tokens.slice(start + length))
      // `both field stores` of Field Store 1 and 2, though both words are the language's own
      // `blanks` of Key Blanks, though what is not filled in is blank as well
      const isNoun =
        weights === typeWeights && length === 1 && start + 1 === words.length && !isBond(lexicon, last.norm)
      if (!isClass && !isNoun && (small(first.norm) || small(last.norm))) continue
      if (part.every(({ kind, norm }) => kind === 'number' || norm.length < 2 || language.numbers[norm] !== undefined))
        continue
      // the class of `Silo 1` is its noun
      const atEnd =
        start + length === words.length || (weights === locationWeights && isNumbered(tokens.slice(start + length)))
      const weight =
        (length > 1 ? weights.part : atEnd ? weights.last : weights.other) *
        (length === 1 &&
        isGeneric(first.norm) &&
        !(weights === typeWeights && atEnd && language.kindNouns.includes(first.norm))
          ? 0.6
          : 1)
      yield { stems: words.slice(start, start + length), weight, whole: false }
      const spelt = spelled.slice(start, start + length)
      if (spelt.join() !== words.slice(start, start + length).join()) yield { stems: spelt, weight, whole: false }
    }
  }
}

/** Whether these end a name as its number: the `1` of `Silo 1`. */
const isNumbered = (rest: readonly Token[]) =>
  rest.length > 0 && rest.every(({ kind, norm }) => kind === 'number' || norm.length < 2)

/** A word of the language that says nothing of its own, so that a name is never called by it alone. */
function isSmall(lexicon: Lexicon, word: string): boolean {
  const node = lexicon.trie.next.get(word)
  return (
    node !== undefined &&
    node.ends.some((end) => end.kind === 'role' && end.role !== 'container' && end.role !== 'generic')
  )
}

/** Of what does no more in a question than to hold it together, no type is called. */
const bonds: ReadonlySet<Role> = new Set([
  'stop',
  'courtesy',
  'and',
  'or',
  'not',
  'with',
  'at',
  'to',
  'by',
  'than',
  'but',
  'any',
  'show',
  'each',
  'before',
  'after',
  'since',
  'until',
  'between',
  'countUnit',
  'onHand',
  'entries',
])

function isBond({ trie }: Lexicon, word: string): boolean {
  return trie.next.get(word)?.ends.some((end) => end.kind !== 'role' || bonds.has(end.role)) ?? false
}

/** The item's place in the tree of goods, as a choice among categories. */
function categoryField(categories: NonNullable<VocabularySource['categories']>): FieldEntry {
  const children = Map.groupBy(categories, ({ parentId }) => parentId)
  const withBelow = (id: string, above: readonly string[] = []): string[] => [
    id,
    ...(children.get(id) ?? []).flatMap((child) =>
      above.includes(child.id) ? [] : withBelow(child.id, [...above, id]),
    ),
  ]
  return {
    field: 'category',
    core: 'category',
    name: 'Category',
    kind: 'select',
    below: new Map(categories.map(({ id }) => [id, withBelow(id)])),
    numbers: new Set(),
    stems: new Set(['category']),
    optionStems: new Set(),
  }
}

/** The unit a field is kept in, as questions reckon with it. */
function pickUnit(name: string, currency?: string): Unit | undefined {
  if (name === currency) return { dimension: 'money', factor: 1, currency }
  const quiet = findQuietUnit(name)
  const unit = findUnits(name).find(({ dimension }) => !quiet || dimension === quiet.dimension) ?? findRatioUnit(name)
  // `mOhm` and `MOhm` are one word to a question; a field is kept in what it says
  const isOtherCase = quiet !== undefined && unit !== undefined && /^m/i.test(name) && quiet.factor !== unit.factor
  return isOtherCase ? quiet : (unit ?? quiet)
}

/** The unit of a field that says it in another language: `Mois`. */
function foreignUnit(name: string): Unit | undefined {
  for (const language of translations()) {
    const told = translateWord(fold(name), language, language.units)
    const [unit] = told ? findUnits(told.english) : []
    if (unit) return unit
  }
  return undefined
}

function coreFields(currency?: string): Map<CoreField, FieldEntry> {
  const none: ReadonlySet<number> = new Set()
  const money: Unit = { dimension: 'money', factor: 1, currency }
  const entry = (core: CoreField, name: string, kind: FieldEntry['kind'], unit?: Unit): [CoreField, FieldEntry] => [
    core,
    {
      field: core,
      name,
      kind,
      core,
      unit,
      unitName: unit ? currency : undefined,
      numbers: none,
      stems: new Set(name.toLowerCase().split(' ')),
      optionStems: new Set<string>(),
    },
  ]
  return new Map([
    entry('sku', 'SKU', 'text'),
    entry('name', 'Name', 'text'),
    entry('description', 'Description', 'text'),
    entry('barcode', 'Barcode', 'text'),
    entry('price', 'Price', 'number', money),
    entry('cost', 'Cost', 'number', money),
    entry('reorderPoint', 'Reorder point', 'number'),
    entry('createdAt', 'Created', 'instant'),
    entry('updatedAt', 'Changed', 'instant'),
    entry('lastMovementAt', 'Last movement', 'instant'),
    entry('lastSoldAt', 'Last sale', 'instant'),
    entry('soldAt', 'Sold', 'instant'),
    entry('supplier', 'Supplier', 'select'),
    entry('lot.code', 'Lot', 'text'),
    entry('lot.expiresOn', 'Lot expires', 'date'),
  ])
}
