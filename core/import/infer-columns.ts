import type { MappingTarget } from '#contract/import.ts'
import type { ColumnProblem, ImportedField, ProposalReason } from '#contract/import-column.ts'
import { matchExported } from '#core/export/exported-headers.ts'
import { type ColumnContent, describeColumn } from './column-content.ts'
import { columnProblems } from './column-problems.ts'
import { meaningOf } from './field-meanings.ts'
import { toFieldName } from './field-name.ts'
import { normaliseHeader } from './header-words.ts'
import { entityOf, type ImportKind, targetsOf } from './import-targets.ts'
import { type InferredKind, inferKind } from './infer-kind.ts'
import type { MatchedField } from './matched-field.ts'
import { detectDateOrder } from './parse-date.ts'
import { detectDecimalMark } from './parse-decimal.ts'
import { scoreField } from './score-fields.ts'
import { scoreTarget } from './score-targets.ts'
import { readOut, type ShopVariants, shopVariantReader } from './shop-variants.ts'
import { mayRepeatItems, stockColumns } from './stock-columns.ts'
import type { WideColumns } from './wide-columns.ts'

export interface ColumnProposal {
  header: string
  /** null: better left out */
  target: MappingTarget | null
  /** 0 to 1 */
  confidence: number
  reason: ProposalReason
  /** the field it would become, also where something there is fits better; null: the column is empty */
  newField: ImportedField | null
  /** distinct values, the commonest kinds of them first */
  examples: string[]
  problems: ColumnProblem[]
}

export interface InferOptions {
  kind: ImportKind
  /** custom fields of what the rows are about, without archived ones */
  fields: readonly MatchedField[]
  /** the organisation's, ISO 4217: what prices and costs are in */
  currency?: string | undefined
  /** columns that stand for rows; what is read out of them is behind the file's own columns */
  wide?: { of: WideColumns; width: number; sectionColumn: number | undefined } | undefined
  /** rows of a shop's products and variants, with what is read out of them behind the file's own columns */
  shop?: { of: ShopVariants } | undefined
}

/** Least confidence with which a core target is proposed at all. */
const least = 0.35
const shownExamples = 5

/**
 * Proposes what each column means, from its header and from its values: a header alone may lie, and a file may have
 * none. Each target and field goes to the column that fits it best; columns of a list that fit none become new fields of
 * the kind, unit and options their values show. The same sample gives the same proposals. 10,000 rows of 50 columns take
 * about 0.3 s.
 * @param headers  unique, as the mapping names them
 * @param rows     the file's first rows below the headers, as cells; short rows lack their last columns
 */
export function inferColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  { kind, fields, currency, wide, shop }: InferOptions,
): ColumnProposal[] {
  const contents = headers.map((_, column) => describeColumn(rows.map((row) => row[column] ?? '')))
  const kinds = headers.map((header, column) => inferredOf(header, contents[column]))
  const names = new Set(fields.map((field) => field.name.toLowerCase()))
  const unfolded = new Map([
    ...(wide ? matchWide(headers, wide, { kind, fields, names }) : []),
    ...(shop ? matchShop(headers, rows, shop, { kind, fields, names }) : []),
  ])
  const assigned = (given: ReadonlyMap<number, Match>) =>
    assign(headers, contents, kinds, kind, kind === 'sales' ? [] : fields, given)
  let given = assigned(unfolded)
  // variants have SKUs made of their item's: each row needs one of its own
  const [sku] = [...given].find(([, { target }]) => target === 'sku') ?? []
  if (wide?.of.of === 'sizes' && (contents[sku ?? -1]?.distinct ?? 0) < 0.98)
    given = assigned(
      new Map([...unfolded].flatMap(([at, match]) => (at < wide.width ? [] : [[at, { ...match, target: null }]]))),
    )
  if (kind === 'sales') given = withoutHalves(given)
  if (kind === 'items') given = withStock(given, stockColumns(headers, contents, kinds, rows, given))
  const proposals = headers.map((header, column): ColumnProposal => {
    const content = contents[column]
    const inferred = kinds[column]
    const newField = inferred ? toNewField(header, inferred, names) : null
    const match = given.get(column) ?? withoutMatch(kind, header, content, inferred, newField)
    return {
      header,
      ...match,
      newField,
      examples: content ? [...content.counts.keys()].slice(0, shownExamples) : [],
      problems:
        content && inferred && match.target !== null
          ? columnProblems(match.target, content, inferred, { fields, currency })
          : [],
    }
  })
  return withCommonMark(withCommonDateOrder(proposals, contents), contents)
}

/** Numbers that may have either mark have the one that the file's other numbers show. */
function withCommonMark(proposals: ColumnProposal[], contents: readonly ColumnContent[]): ColumnProposal[] {
  const numbers = contents.flatMap(({ number, spread }) => (number > 0.8 ? spread : []))
  if (detectDecimalMark(numbers) === undefined) return proposals
  return proposals.map((proposal) => ({
    ...proposal,
    problems: proposal.problems.filter((problem) => problem.code !== 'ambiguous_decimal_mark'),
  }))
}

/** A column whose dates leave the order open is written as the file's other dates are, where those agree. */
function withCommonDateOrder(proposals: ColumnProposal[], contents: readonly ColumnContent[]): ColumnProposal[] {
  const orders = new Set(
    proposals.flatMap(({ newField }, column) => {
      const dated = newField?.kind === 'date' || newField?.kind === 'dateTime'
      const order = dated ? detectDateOrder(contents[column]?.spread ?? []) : undefined
      return order === 'dmy' || order === 'mdy' ? [order] : []
    }),
  )
  if (orders.size !== 1) return proposals
  return proposals.map((proposal) => ({
    ...proposal,
    problems: proposal.problems.filter((problem) => problem.code !== 'ambiguous_date_order'),
  }))
}

type Match = Pick<ColumnProposal, 'target' | 'confidence' | 'reason'>

function inferredOf(header: string, content: ColumnContent | undefined): InferredKind | undefined {
  if (!content || content.values === 0) return undefined
  const inferred = inferKind(header, content)
  return namesSuppliers(header, inferred)
    ? { kind: 'reference', referenceTo: 'supplier', reason: 'names_suppliers', confidence: 0.85 }
    : inferred
}

/** "Supplier", "Hauptlieferant", "Preferred vendor", "Supplier name", "Vendors/Vendor"; but no code or number of theirs. */
const ofSuppliers =
  /(?:^|\s)(?:suppliers?|vendors?|\p{L}*lieferant(?:en)?|fournisseurs?|proveedor(?:es)?|fornitor[ei]|fornecedor(?:es)?|leveranciers?|dostawca|dodavatel|leverantor|leverandor|toimittaja|tedarikci|szallito|furnizor|поставщик|供应商|供應商|仕入先)(?:\s?(?:name|nom|nombre|nome|naam|nazwa|名称|名))?(?:\s1)?$/u

/** Whether a column is of suppliers by its name, and its cells are names or codes. */
function namesSuppliers(header: string, { kind }: InferredKind): boolean {
  const name = normaliseHeader(header)
  const meaning = meaningOf(name.replaceAll(' ', ''))
  const isOfSuppliers = (meaning !== undefined && meaning === meaningOf('supplier')) || ofSuppliers.test(name)
  return isOfSuppliers && (kind === 'text' || kind === 'select')
}

/** What came and what left stand in columns of their own, or neither is told so; one of them beside a quantity says no more than it. */
function withoutHalves(matches: ReadonlyMap<number, Match>): Map<number, Match> {
  const targets = new Set([...matches.values()].map(({ target }) => target))
  const isWhole = targets.has('quantityIn') && targets.has('quantityOut')
  const left = isWhole ? new Set<unknown>(['quantity']) : new Set<unknown>(['quantityIn', 'quantityOut'])
  return new Map([...matches].filter(([, { target }]) => !left.has(target)))
}

/** With the columns that say of what stock is: another that was taken for its place or its lot is none. */
function withStock(matches: ReadonlyMap<number, Match>, ofStock: ReadonlyMap<number, string>): Map<number, Match> {
  if (ofStock.size === 0) return new Map(matches)
  const taken = new Set(ofStock.values())
  const others = [...matches].filter(([, { target }]) => typeof target !== 'string' || !taken.has(target))
  const own = [...ofStock].map(([column, target]): [number, Match] => [
    column,
    { target, confidence: 0.9, reason: 'header' },
  ])
  return new Map([...others, ...own])
}

/** Gives each core target and each field to the column that fits it best, the best fits first. */
function assign(
  headers: readonly string[],
  contents: readonly ColumnContent[],
  kinds: readonly (InferredKind | undefined)[],
  kind: ImportKind,
  fields: readonly MatchedField[],
  unfolded: ReadonlyMap<number, Match>,
): Map<number, Match> {
  const exported = kind === 'sales' ? undefined : matchExported(headers, fields, entityOf[kind])
  const ours = new Map(
    [...(exported ?? [])].map(([column, target]): [number, Match] => [
      column,
      { target, confidence: 1, reason: target === null ? 'computed' : 'exported' },
    ]),
  )
  const targets: readonly string[] = targetsOf[kind]
  const isRepeated = mayRepeatItems(headers)
  const scored = contents.flatMap((content, column) => {
    const header = headers[column] ?? ''
    return [
      ...targets.map((target) => ({ column, target, ...scoreTarget(kind, target, header, content, isRepeated) })),
      ...fields.map((field) => ({
        column,
        target: `attributes.${field.key}`,
        ...scoreField(field, header, content, kinds[column]),
      })),
    ].filter(
      ({ target, score, reason }) =>
        score >= least && !(target === 'name' && reason === 'content' && kinds[column]?.kind !== 'text'),
    )
  })
  const matches = new Map<number, Match>([...ours, ...unfolded])
  const taken = new Set([...matches.values()].map(({ target }) => target))
  for (const { column, target, score, reason } of scored.sort((a, b) => b.score - a.score)) {
    if (taken.has(target) || matches.has(column)) continue
    matches.set(column, { target, confidence: round(Math.min(1, score)), reason })
    taken.add(target)
  }
  return ours.size > 0 || kind !== 'items' ? matches : withName(headers, matches, contents, kinds)
}

/** Columns of places or sizes are left out themselves; what is read out of them is stock, and of what. */
function matchWide(
  headers: readonly string[],
  { of: { of, columns, names: labels, sums }, width, sectionColumn }: NonNullable<InferOptions['wide']>,
  { kind, fields, names }: Pick<InferOptions, 'kind' | 'fields'> & { names: Set<string> },
): Map<number, Match> {
  const match = (target: MappingTarget | null): Match => ({ target, confidence: 0.9, reason: 'unfolded' })
  const first = width + (sectionColumn === undefined ? 0 : 1)
  const virtual = headers.map((_, column) => column).slice(first)
  // a field of that name is what the column has been until now
  const isField = columns.some((column) => names.has((headers[column] ?? '').toLowerCase()))
  if (isField) return new Map(virtual.map((column) => [column, match(null)]))
  const size = () => {
    const known = fields.find((field) => field.kind === 'select' && field.name.toLowerCase() === 'size')
    if (known) return `attributes.${known.key}`
    return {
      newField: toNewField('Size', { kind: 'select', options: [...labels], reason: 'lists', confidence: 1 }, names),
    }
  }
  const targets: (MappingTarget | null)[] =
    of === 'places' ? ['location', 'openingStock'] : ['parentSku', 'variantAxes', size(), 'openingStock']
  return new Map([
    ...[...columns, ...sums].map((column) => [column, match(null)] as const),
    ...virtual.map((column, at) => [column, match(kind === 'items' ? (targets[at] ?? null) : null)] as const),
  ])
}

/** The columns a shop tells its variants by are left out; what is read out of them is which product a variant is of, and what it is of each axis. */
function matchShop(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  { of }: NonNullable<InferOptions['shop']>,
  { kind, fields, names }: Pick<InferOptions, 'kind' | 'fields'> & { names: Set<string> },
): Map<number, Match> {
  const match = (target: MappingTarget | null): Match => ({ target, confidence: 0.9, reason: 'unfolded' })
  const virtual = headers.map((_, column) => column).slice(headers.length - of.axes.length - 2)
  if (kind !== 'items') return new Map(virtual.map((column) => [column, match(null)]))
  const read = shopVariantReader(of)
  const told = rows.flatMap((row) => read(row))
  const fieldOf = (axis: string): MappingTarget => {
    const known = fields.find((field) => field.kind === 'select' && field.name.toLowerCase() === axis.toLowerCase())
    if (known) return `attributes.${known.key}`
    const options = [...new Set(told.flatMap(({ choices }) => choices.get(axis) || []))].slice(0, 500)
    return { newField: toNewField(axis, { kind: 'select', options, reason: 'lists', confidence: 1 }, names) }
  }
  const targets: MappingTarget[] = ['parentSku', 'variantAxes', ...of.axes.map(fieldOf)]
  return new Map([
    ...readOut(of, headers).map((column) => [column, match(null)] as const),
    ...virtual.map((column, at) => [column, match(targets[at] ?? null)] as const),
  ])
}

/**
 * What an item is called is often headed "Description": that column is its name where none else is and it is as short as names are. Of a file without a name and a
 * SKU, or without headers, the first texts that tell its rows apart.
 */
function withName(
  headers: readonly string[],
  matches: Map<number, Match>,
  contents: readonly ColumnContent[],
  kinds: readonly (InferredKind | undefined)[],
): Map<number, Match> {
  const all = [...matches]
  const has = (wanted: string) => all.some(([, { target }]) => target === wanted)
  if (has('name')) return matches
  const [described, match] = all.find(([, { target }]) => target === 'description') ?? []
  const content = contents[described ?? -1]
  const isOfEach = content !== undefined && content.length < 60 && content.filled > 0.8 && content.distinct > 0.5
  if (described !== undefined && match && isOfEach) return new Map([...all, [described, { ...match, target: 'name' }]])
  const texts = contents.findIndex(
    ({ values, distinct, number }, column) =>
      !matches.has(column) && kinds[column]?.kind === 'text' && values > 0 && distinct > 0.8 && number < 0.1,
  )
  if ((has('sku') && !/^Column \d+$/.test(headers[texts] ?? '')) || texts < 0) return matches
  return new Map([...all, [texts, { target: 'name', confidence: least, reason: 'content' }]])
}

function withoutMatch(
  kind: ImportKind,
  header: string,
  content: ColumnContent | undefined,
  inferred: InferredKind | undefined,
  newField: ImportedField | null,
): Match {
  if (!content || !inferred || !newField) return { target: null, confidence: 0, reason: 'empty' }
  if (kind === 'sales') return { target: null, confidence: 0, reason: 'not_needed' }
  // Another system's row numbers mean nothing here.
  const numbered = /^(?:pk|id|row|row no|no|nr|lfd nr|pos|index|)$/.test(normaliseHeader(header))
  const padded = content.spread.some((value) => /^0\d/.test(value))
  if (numbered && !padded && (content.sequence || content.integer === 1))
    return { target: null, confidence: 0.8, reason: 'row_number' }
  return { target: { newField }, confidence: inferred.confidence, reason: inferred.reason }
}

/** @param names  of fields there are and fields proposed so far, in lower case; the new one's is added */
function toNewField(header: string, inferred: InferredKind, names: Set<string>): ImportedField {
  const stem = toFieldName(header, inferred.unit ?? inferred.currency)
  let name = stem
  for (let n = 2; names.has(name.toLowerCase()); n++) name = `${stem.slice(0, 74)} (${n})`
  names.add(name.toLowerCase())
  const { kind, unit, currency, options, referenceTo } = inferred
  return {
    name,
    kind,
    ...(unit === undefined ? {} : { unit }),
    ...(currency === undefined ? {} : { currency }),
    ...(referenceTo === undefined ? {} : { referenceTo }),
    ...(options === undefined ? {} : { options: options.map((label) => label.replace(/\s+/g, ' ')) }),
  }
}

function round(score: number): number {
  return Math.round(score * 100) / 100
}
