import type { FieldKind } from '#contract/field.ts'
import { type ColumnContent, describeColumn } from './column-content.ts'
import { headerScore, normaliseHeader } from './header-words.ts'
import { type ImportKind, itemsTargets, salesTargets } from './import-targets.ts'

export interface ProposedColumn {
  header: string
  proposedTarget: string | null
  /** 0 to 1 */
  confidence: number
}

interface KnownField {
  key: string
  name: string
}

/** Least confidence with which a column is proposed at all. */
const least = 0.35

/**
 * Proposes what each column means, from its header and from its values: a header alone may lie, and a file may have
 * none. Each target goes to the column that fits it best; columns of an items list that fit none become fields.
 * @param samples  by column, the values of the file's first rows
 * @param fields   custom fields that exist
 */
export function proposeColumns(
  kind: ImportKind,
  headers: readonly string[],
  samples: readonly (readonly string[])[],
  fields: readonly KnownField[] = [],
): ProposedColumn[] {
  const contents = headers.map((_, column) => describeColumn(samples[column] ?? []))
  const targets: readonly string[] = kind === 'sales' ? salesTargets : itemsTargets
  const scored = headers.flatMap((header, column) =>
    targets.map((target) => ({ column, target, score: score(kind, target, header, contents[column]) })),
  )
  const proposed: (ProposedColumn | undefined)[] = headers.map(() => undefined)
  const given = new Set<string>()
  for (const { column, target, score } of scored.sort((a, b) => b.score - a.score)) {
    if (score < least || given.has(target) || proposed[column]) continue
    proposed[column] = { header: headers[column] ?? '', proposedTarget: target, confidence: round(score) }
    given.add(target)
  }
  return headers.map((header, column) => proposed[column] ?? proposeField(kind, header, contents[column], fields))
}

/** The kind a new field of these values would have. */
export function inferFieldKind(content: ColumnContent): FieldKind {
  if (content.date >= 0.95) return 'date'
  if (content.boolean >= 0.99 && content.options.length <= 2 && content.options.some((value) => !/^[01]$/.test(value)))
    return 'boolean'
  if (content.number >= 0.99) return 'number'
  const repeats = content.values >= 20 && content.options.length <= Math.min(20, content.values / 5)
  return repeats && content.length <= 40 ? 'select' : 'text'
}

function proposeField(
  kind: ImportKind,
  header: string,
  content: ColumnContent | undefined,
  fields: readonly KnownField[],
): ProposedColumn {
  const nothing = { header, proposedTarget: null, confidence: 0 }
  if (kind === 'sales' || !content || content.values === 0 || header.trim() === '') return nothing
  const normalised = normaliseHeader(header)
  const known = fields.find(
    (field) => normaliseHeader(field.name) === normalised || field.key === normalised.replaceAll(' ', '_'),
  )
  if (known) return { header, proposedTarget: `attributes.${known.key}`, confidence: 0.95 }
  // Another system's row numbers mean nothing here.
  if (/^(pk|id|row|no|nr|index|#)?$/.test(normalised) && (content.integer === 1 || content.sequence)) return nothing
  return { header, proposedTarget: `new:${inferFieldKind(content)}`, confidence: 0.5 }
}

/** The header says what it is called, the content whether that can be; content alone proposes with little confidence. */
function score(kind: ImportKind, target: string, header: string, content: ColumnContent | undefined): number {
  if (!content) return 0
  const named = nameScore(kind, target, header)
  const fit = content.values === 0 ? 0.5 : fitOf(kind, target, content)
  if (fit === 0) return 0
  if (named === 0) return contentOnly(kind, target, content)
  return named * (0.6 + 0.4 * fit)
}

function nameScore(kind: ImportKind, target: string, header: string): number {
  const own = headerScore(header, target)
  // A sales history calls an item's name its description, and an item's own description has no place there.
  if (kind === 'sales' && target === 'name') return Math.max(own, headerScore(header, 'description') * 0.95)
  return own
}

/** Whether the values can be what the target needs: 0 rules it out. */
function fitOf(kind: ImportKind, target: string, content: ColumnContent): number {
  switch (target) {
    case 'sku':
      // blank in many rows or the same in all: no identity
      return content.date > 0.5 ||
        content.filled < 0.5 ||
        (kind === 'items' && content.distinct < 0.5 && content.values > 5)
        ? 0
        : content.code
    case 'name':
      return content.date > 0.5 ? 0 : content.number > 0.95 ? 0.1 : 1
    case 'quantity':
    case 'openingStock':
      return content.number < 0.8 || content.date > 0.5 ? 0 : 0.6 + 0.4 * content.integer
    case 'date':
      return content.date < 0.5 && content.number < 0.9 ? 0 : Math.max(content.date, 0.3)
    case 'unitPrice':
    case 'lineTotal':
    case 'price':
    case 'cost':
    case 'reorderPoint':
      return content.number < 0.8 || content.date > 0.5 ? 0 : 1
    case 'barcode':
      return content.values === 0 ? 0.5 : 0.3 + 0.7 * content.barcode
    case 'reference':
    case 'customer':
      return content.date > 0.5 ? 0 : 1
    case 'itemType':
      // a type for every item is none
      return content.number > 0.5 || (content.values > 20 && content.distinct > 0.5) ? 0 : 1
    case 'unit':
      return content.number > 0.5 || content.length > 12 ? 0 : 1
    case 'location':
      return content.number > 0.9 && content.distinct > 0.5 ? 0.2 : 1
    default:
      return 1
  }
}

function contentOnly(kind: ImportKind, target: string, content: ColumnContent): number {
  if (content.values < 3) return 0
  if (kind === 'sales') {
    if (target === 'date' && content.date > 0.95) return 0.45
    if (target === 'name' && content.words > 2 && content.number < 0.1) return 0.4
    if (target === 'quantity' && content.integer > 0.98 && content.date === 0 && content.length < 4) return 0.36
    return 0
  }
  if (target === 'name' && content.words > 1.8 && content.distinct > 0.8 && content.number < 0.1) return 0.4
  if (target === 'barcode' && content.barcode > 0.95 && content.distinct > 0.9) return 0.5
  return 0
}

function round(score: number): number {
  return Math.round(score * 100) / 100
}
