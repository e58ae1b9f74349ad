import { languages } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { computedMark } from '#core/export/exported-headers.ts'
import { say } from '#core/words/say.ts'
import { headerScore, normaliseHeader } from './header-words.ts'
import type { ItemsTarget } from './import-targets.ts'
import { parseDecimal } from './parse-decimal.ts'

/** Columns that hold the stock of one thing each: of a place, or of a size. */
export interface WideColumns {
  of: 'places' | 'sizes'
  columns: readonly number[]
  /** what each of them is of: "Shop", "XL" */
  names: readonly string[]
  /** columns that hold nothing but their sums */
  sums: readonly number[]
}

/** What the columns are called that stand behind the file's own, where a row stands for one of each place or size. */
export const unfoldedHeaders = {
  places: [headingOf('location'), headingOf('openingStock')],
  sizes: [headingOf('parentSku'), headingOf('variantAxes'), 'Size', headingOf('openingStock')],
} as const

function headingOf(target: ItemsTarget): string {
  return say(sentence(`import.target.${target}`), languages[0])
}

const fewest = { places: 2, sizes: 3 } as const

const stockWords =
  'current quantity|quantity on hand|qty on hand|on hand|quantity|qty|stock|inventory|available|lagerbestand|bestand|menge|anzahl|stock actuel|quantite|stock|existencias|cantidad|giacenza|voorraad|stan|mnozstvi'
const before = new RegExp(`^(?:${stockWords})(?: (?:at|in|on|im|in der|bei|a|en|w|na))? (?<place>.+)$`)
const behind = new RegExp(`^(?<place>.+) (?:${stockWords})$`)
/** Of one place alone only such a heading is of its stock: "Stock grade" is of none. */
const sure = /^(?:current quantity|quantity on hand|qty on hand|on hand|inventory|stock (?:at|in)) /
/** Words beside "stock" that make it something else than the stock of a place. */
const noPlace =
  /\b(?:alert|count|min|max|minimum|maximum|level|total|gesamt|status|date|datum|value|wert|unit|uom|units|einheit|reserved|reserviert|ordered|order|incoming|transit|safety|opening|initial|new|sold|policy|tracker|control|type|location|turnover|days|percent|actual|available|committed|damaged|variant|tax|price|cost|minimo|maximo|minima|massima|mindest\w*|maximal|atual|actuel|aktuell\w*|attuale|ist|soll|inicial|iniziale|anfang\w*|seguridad|securite|sicherheits\w*|scorta|virtual|teorico|theorique|zero|below|above|track|tracked|manage\w*|enabled?|composite|restock|allocated|alerts?|recount|variance|code|no|nr|number|id|year)\b/
const placeWords =
  /(?:^|\b)(?:warehouse|warehouses|wh|shop|store|depot|branch|outlet|showroom|stockroom|backroom|van|lager|aussenlager|hauptlager|zentrallager|filiale|laden|halle|werkstatt|magasin|depot|entrepot|boutique|reserve|almacen|tienda|deposito|magazzino|negozio|magazijn|winkel|filiaal|magazyn|sklep|sklad|prodejna|butik)(?:\b|$)|lager$/

/**
 * The columns of a table that hold the stock of places or sizes, one each: "Warehouse North", "Qty Main Street", "S", "M", "L". A table that says its stock and
 * its place in columns of their own has none.
 * @param rows  records below the headers
 */
export function findWideColumns(
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): WideColumns | undefined {
  const numeric = headers.map((_, column) => holdsAmounts(rows, column))
  const sizes = headers.flatMap((header, column) => {
    const name = numeric[column] ? sizeOf(header) : undefined
    return name === undefined ? [] : [{ column, name }]
  })
  const isTold = ({ column }: { column: number }) => rows.some((row) => (row[column] ?? '').trim() !== '')
  if (sizes.length >= fewest.sizes && sizes.some(isTold)) return withSums('sizes', sizes, rows, numeric)
  const places = headers.flatMap((header, column) => {
    const name = numeric[column] ? placeOf(header) : undefined
    return name === undefined ? [] : [{ column, name }]
  })
  const isClear = new Set(places.map(({ name }) => name.toLowerCase())).size === places.length
  const isSure = places.length === 1 && sure.test(normaliseHeader(headers[places[0]?.column ?? -1] ?? ''))
  if ((places.length < fewest.places && !isSure) || !isClear || !places.some(isTold)) return undefined
  const wide = withSums('places', places, rows, numeric)
  const rest = headers.filter((_, column) => !wide.columns.includes(column) && !wide.sums.includes(column))
  return rest.some((header) => headerScore(header, 'openingStock') > 0.85 || headerScore(header, 'location') > 0.85)
    ? undefined
    : wide
}

/** Whether a column holds amounts, and blanks for none of them. */
function holdsAmounts(rows: readonly (readonly string[])[], column: number): boolean {
  const values = rows.flatMap((row) => row[column]?.trim() || [])
  return values.every((text) => /^-?\d[\d.,' \u00a0]*$/.test(text) || text === '-')
}

function sizeOf(header: string): string | undefined {
  const name = header.replace(/^(?:size|gr\.?|größe|taille|talla|taglia|maat)\s+/i, '').trim()
  if (/^(?:\d?x{1,4}s|s|m|l|\d?x{1,4}l|s\/m|m\/l|l\/xl)$/i.test(name)) return name.toUpperCase()
  const number = /^\d{2,3}(?:[.,]5)?$/.test(name) ? Number(name.replace(',', '.')) : Number.NaN
  return number >= 32 && number <= 62 ? name : undefined
}

function placeOf(header: string): string | undefined {
  // what the product works out itself
  if (header.endsWith(computedMark)) return undefined
  const words = normaliseHeader(header)
  if (headerScore(header, 'reorderPoint') > 0.5 || headerScore(header, 'openingStock') > 0.85) return undefined
  const place = (before.exec(words) ?? behind.exec(words))?.groups?.place
  if (place !== undefined && !noPlace.test(words.replace(/current quantity|on hand/, ''))) return toName(header, place)
  return placeWords.test(words) && !noPlace.test(words) ? header.replace(/\s+/g, ' ').trim() : undefined
}

/** The words of a header that name the place, as they stand. */
function toName(header: string, place: string): string {
  const count = place.split(' ').length
  const words = header.trim().split(/[\s_]+/)
  const isFirst = normaliseHeader(words[0] ?? '') === place.split(' ')[0]
  const name = (isFirst ? words.slice(0, count) : words.slice(-count)).join(' ')
  return name.replace(/^[([:\-–\s]+|[)\]:\-–\s]+$/g, '')
}

function withSums(
  of: WideColumns['of'],
  found: readonly { column: number; name: string }[],
  rows: readonly (readonly string[])[],
  numeric: readonly boolean[],
): WideColumns {
  const columns = found.map(({ column }) => column)
  const amount = (row: readonly string[], column: number) => {
    const text = (row[column] ?? '').trim()
    return Number(parseDecimal(text, '.') ?? parseDecimal(text, ',') ?? 0)
  }
  const isSum = (column: number) =>
    rows.length > 1 &&
    rows.some((row) => amount(row, column) > 0) &&
    rows.every((row) => {
      const sum = columns.reduce((total, other) => total + amount(row, other), 0)
      return Math.abs(amount(row, column) - sum) < 1e-6
    })
  const sums = numeric.flatMap((is, column) => (is && !columns.includes(column) && isSum(column) ? [column] : []))
  return { of, columns, names: found.map(({ name }) => name), sums }
}

/**
 * The rows that a row of such a table stands for. Of places: the row once for each place it tells stock of. Of sizes: the item, and a variant of it for each
 * size it tells stock of.
 * @param width  columns before those that stand for the wide ones
 * @param sku    the column of SKUs, which variants get their own of
 * @param axis   what the field of sizes is called
 */
export function unfold(
  cells: readonly string[],
  { of, columns, names }: WideColumns,
  { width, sku, axis }: { width: number; sku: number | undefined; axis: string },
): string[][] {
  const own = Array.from({ length: width }, (_, column) => cells[column] ?? '')
  const told = columns.flatMap((column, at) => {
    const amount = own[column]?.trim() ?? ''
    return amount === '' || amount === '-' ? [] : [{ name: names[at] ?? '', amount }]
  })
  if (of === 'places')
    return told.length === 0 ? [[...own, '', '']] : told.map(({ name, amount }) => [...own, name, amount])
  const code = sku === undefined ? '' : (own[sku] ?? '').trim()
  if (told.length === 0 || code === '') return [[...own, '', '', '', '']]
  return [
    [...own, '', axis, '', ''],
    ...told.map(({ name, amount }) => [
      ...own.map((_, column) => (column === sku ? `${code}-${name}` : '')),
      code,
      '',
      name,
      amount,
    ]),
  ]
}
