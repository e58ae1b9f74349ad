import { hasCheckDigit, isUrl, unitOf } from './cell-kinds.ts'
import type { ColumnContent } from './column-content.ts'
import { headerScore, normaliseHeader } from './header-words.ts'
import { type ImportKind, isRecordsKind } from './import-targets.ts'
import { readMovementKind } from './movement-words.ts'
import { nameHints } from './name-hints.ts'
import { scoreRecordTarget } from './score-record-targets.ts'
import type { TargetScore } from './target-score.ts'

/**
 * How well a column fits a core target: the header says what it is called, the content whether that can be; content alone
 * proposes with little confidence, and content that cannot be the target rules it out whatever the header says.
 * @param isRepeated  several rows of the file may be of one item, such as one for each of its lots
 */
export function scoreTarget(
  kind: ImportKind,
  target: string,
  header: string,
  content: ColumnContent,
  isRepeated = false,
): TargetScore {
  if (isRecordsKind(kind)) return scoreRecordTarget(kind, target, header, content)
  const named = nameScore(kind, target, header, content)
  const fit =
    content.values === 0
      ? 0.5
      : fitOf(kind, target, content, { isRepeated: isRepeated && named >= 0.9, isOwnWord: named > 0.99 })
  // an amount in whole numbers is of things, another of money
  const isMoney = target === 'openingStock' && normaliseHeader(header) === 'amount' && content.integer < 0.95
  if (fit === 0 || isMoney) return { score: 0, reason: 'header' }
  if (named === 0) return { score: contentOnly(kind, target, header, content), reason: 'content' }
  return { score: named * (0.6 + 0.4 * fit), reason: 'header' }
}

const whole: ReadonlySet<string> = new Set(['movement', 'fromLocation', 'toLocation', 'quantityIn', 'quantityOut'])

function nameScore(kind: ImportKind, target: string, header: string, content: ColumnContent): number {
  const own = headerScore(header, target)
  // "Ship to" and "Created in" are none of these
  if (whole.has(target) && own <= 0.7) return 0
  // what things are, or are made of, is as often headed so as what programs call their number
  if (target === 'sku' && thing.test(normaliseHeader(header)) && content.values > 0 && !isNumbered(content)) return 0
  // A sales history calls an item's name its description, and an item's own description has no place there.
  if (kind === 'sales' && target === 'name') return Math.max(own, headerScore(header, 'description') * 0.95)
  return own
}

/** Whether the values can be what the target needs: 0 rules it out. */
function fitOf(
  kind: ImportKind,
  target: string,
  content: ColumnContent,
  { isRepeated, isOwnWord }: { isRepeated: boolean; isOwnWord: boolean },
): number {
  switch (target) {
    case 'sku':
      // blank in many rows or the same in all: no identity
      return content.date > 0.5 ||
        // what is headed SKU is one, however few rows have it: others are known by their names
        (content.filled < 0.5 && !(isOwnWord && content.values > 0)) ||
        (kind === 'items' && !isRepeated && content.distinct < (content.values > 5 ? 0.5 : 0.35) && content.values > 2)
        ? 0
        : codes(content)
    case 'name':
      if (content.spread.filter(isUrl).length > content.spread.length * 0.5) return 0
      return content.date > 0.5 ? 0 : content.number > 0.95 ? 0.1 : 1
    case 'movement': {
      const understood = content.spread.filter((value) => readMovementKind(value) !== undefined).length
      return content.spread.length > 0 && understood >= content.spread.length * 0.5 ? 1 : 0
    }
    case 'fromLocation':
    case 'toLocation':
      return content.date > 0.5 || (content.number > 0.9 && content.distinct > 0.5) ? 0 : 1
    case 'quantity':
    case 'quantityIn':
    case 'quantityOut':
    case 'openingStock':
      return !areNumbers(content) || content.date > 0.5 ? 0 : 0.6 + 0.4 * content.integer
    case 'date':
      return content.date < 0.5 && content.number < 0.9 ? 0 : Math.max(content.date, 0.3)
    case 'unitPrice':
    case 'lineTotal':
      return content.number < 0.8 || content.date > 0.5 ? 0 : 1
    case 'price':
    case 'cost':
    case 'reorderPoint':
      return !areNumbers(content) || content.date > 0.5 ? 0 : 1
    case 'barcode':
      return 0.3 + 0.7 * content.barcode
    case 'reference':
    case 'customer':
      return content.date > 0.5 ? 0 : 1
    case 'itemType':
      // a type for every item is none
      return content.number > 0.5 || (content.values > 20 && content.distinct > 0.5) ? 0 : 1
    case 'category':
      return content.number > 0.5 || (content.values > 20 && content.distinct > 0.8) ? 0 : 1
    case 'unit':
    case 'stockUnit':
      return content.number > 0.5 || content.length > 12 ? 0 : 1
    case 'parentSku':
    case 'variantAxes':
      return content.date > 0.5 ? 0 : 1
    case 'location':
      // "-18 °C" is no place
      if (content.spread.filter((value) => unitOf(value) !== undefined).length > content.spread.length * 0.5) return 0
      return content.number > 0.9 && content.distinct > 0.5 ? 0.2 : 1
    default:
      return 1
  }
}

const numbering = /^(?:nr|no|n|id|num|number|nummer|lfd nr|pos)?$/
const thing = /^(?:material|article|artikel|artículo|articulo|articolo|artigo|part|item|product)$/

function isNumbered({ spread, distinct }: ColumnContent): boolean {
  return distinct > 0.9 && spread.filter((value) => /\d/.test(value)).length > spread.length * 0.9
}

/** The share of values that may be codes: without spaces, or of two words with a digit. */
function codes({ spread, code }: ColumnContent): number {
  const wordy = spread.filter((value) => /\s\S+\s/.test(value)).length
  return Math.max(0, code - wordy / Math.max(1, spread.length))
}

/** Most values are numbers, or all but one: in a short file a single slip is no fifth column of text. */
function areNumbers({ number, spread }: ColumnContent): boolean {
  return number >= 0.8 || (spread.length > 1 && Math.round((1 - number) * spread.length) <= 1)
}

function contentOnly(kind: ImportKind, target: string, header: string, content: ColumnContent): number {
  if (content.values < 3) return 0
  if (kind === 'sales') {
    if (target === 'date' && content.date > 0.95) return 0.45
    if (target === 'name' && content.words > 2 && content.number < 0.1) return 0.4
    if (target === 'quantity' && content.integer > 0.98 && content.date === 0 && content.length < 4) return 0.36
    return 0
  }
  if (target === 'name' && content.words > 1.8 && content.distinct > 0.8 && content.number < 0.1 && content.length < 80)
    return 0.4
  // one word in every row, another in each, and no code: "Hammer", "Saw"
  const worded = content.spread.filter((value) => /^\p{L}[\p{L}\s'’.-]{2,}$/u.test(value)).length
  if (target === 'name' && content.distinct > 0.95 && content.filled > 0.9 && worded > content.spread.length * 0.9)
    return nameHints(header).size === 0 ? 0.4 : 0
  // letters and digits mixed, another in every row: what else would it be
  const mixed = content.spread.filter((value) => /^(?=.*\p{L})(?=.*\d)\S{3,24}$/u.test(value)).length
  if (target === 'sku' && content.distinct === 1 && content.filled > 0.95 && mixed > content.spread.length * 0.9)
    return 0.38
  const short = content.spread.filter((value) => /^(?=.*\p{L})(?=.*\d)\S{2,24}$/u.test(value)).length
  if (
    target === 'sku' &&
    numbering.test(normaliseHeader(header)) &&
    content.distinct === 1 &&
    short === content.spread.length
  )
    return 0.5
  const checked = content.spread.filter(hasCheckDigit).length
  if (target === 'barcode' && checked > content.spread.length * 0.8 && content.distinct > 0.9) return 0.5
  return 0
}
