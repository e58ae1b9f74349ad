import { matchExported } from '#core/export/exported-headers.ts'
import { headerScore, normaliseHeader } from './header-words.ts'
import { entityOf, type ImportKind, type RecordsKind } from './import-targets.ts'
import { inferColumns } from './infer-columns.ts'
import type { MatchedField } from './matched-field.ts'

const sampled = 1_000
const sureFrom = 0.6
const recordKinds = ['suppliers', 'locations'] as const satisfies readonly RecordsKind[]

/**
 * What a file is, by its columns: one of dates and one of quantities make a history of sales, and so do kinds of movement, or places from and to; a name with an address, or a place with what it lies in,
 * and nothing that only items have, a list of suppliers or of locations; anything else is a list of items.
 * @param fields  own fields by entity: a file that was exported is known by its headings
 */
export function guessKind(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  fields: Readonly<Record<(typeof entityOf)[ImportKind], readonly MatchedField[]>>,
): ImportKind {
  const sample = rows.slice(0, sampled)
  const sureOf = (kind: ImportKind) => {
    const proposals = inferColumns(headers, sample, { kind, fields: [] })
    return new Set(
      proposals.flatMap(({ target, confidence }) =>
        typeof target === 'string' && confidence >= sureFrom ? target : [],
      ),
    )
  }
  const sales = sureOf('sales')
  const isMoved =
    sales.has('movement') ||
    (sales.has('fromLocation') && sales.has('toLocation')) ||
    (sales.has('quantityIn') && sales.has('quantityOut'))
  if (
    isMoved &&
    sales.has('date') &&
    (sales.has('quantity') || sales.has('quantityIn')) &&
    (sales.has('sku') || sales.has('name'))
  )
    return 'sales'
  if (
    !headers.some(tellsStock) &&
    sales.has('date') &&
    sales.has('quantity') &&
    (sales.has('sku') || sales.has('name')) &&
    (sales.has('reference') || sales.has('customer') || sales.has('unitPrice') || sales.has('lineTotal'))
  )
    return 'sales'
  if (matchExported(headers, fields.item)) return 'items'
  const exported = recordKinds.find((kind) => {
    const matches = matchExported(headers, fields[entityOf[kind]], entityOf[kind])
    // a code, a name and a note may be anybody's
    return [...(matches?.values() ?? [])].some((target) => target !== null && !isAnybodys.has(target))
  })
  if (exported) return exported
  const items = sureOf('items')
  const isOfItems =
    onlyOfItems.some((target) => items.has(target)) ||
    headers.some((header) => normaliseHeader(header) !== 'code' && headerScore(header, 'sku') > 0.8)
  if (isOfItems) return 'items'
  const suppliers = sureOf('suppliers')
  if (suppliers.has('name') && (suppliers.has('email') || suppliers.has('phone'))) return 'suppliers'
  const locations = sureOf('locations')
  if (locations.has('name') && (locations.has('parent') || (locations.has('kind') && locations.has('code'))))
    return 'locations'
  return 'items'
}

/** Whether a column tells what is in stock, or when to order: a history of sales has neither. */
function tellsStock(header: string): boolean {
  return (
    headerScore(header, 'reorderPoint') > 0.65 ||
    (headerScore(header, 'openingStock') > 0.85 && headerScore(header, 'quantity') < 0.85)
  )
}

const isAnybodys: ReadonlySet<string> = new Set(['code', 'name', 'note'])
const onlyOfItems = ['barcode', 'price', 'cost', 'unit', 'reorderPoint', 'openingStock', 'parentSku'] as const
