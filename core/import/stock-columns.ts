import type { ColumnContent } from './column-content.ts'
import { meaningOf } from './field-meanings.ts'
import { normaliseHeader } from './header-words.ts'
import type { InferredKind } from './infer-kind.ts'

/** Headings of places by how high they lie: a house, a part of it, a place for one thing in that. */
const placeWords = [
  `warehouse, warehouse name, warehouse code, store, store name, site, shop, branch, location, location name, stock location, building, plant, depot, lager, lagerort,
   filiale, standort, werk, gebäude, magasin, entrepôt, dépôt, site de stockage, almacén, tienda, edificio, sede, magazzino, deposito, armazém, depósito, loja, magazijn, magazyn, sklad,
   main location, folder, primary folder`,
  `area, zone, aisle, room, section, sublocation, sub location, storage area, floor, row, bay, bereich, raum, gang, halle, etage, allée, salle, zona, pasillo, sala, corsia, corridoio,
   corredor, gangpad, strefa, subfolder level1`,
  `bin, bin location, bin code, bin no, shelf, rack, drawer, slot, position, storage bin, cell, box, lagerplatz, lagerfach, regal, regalfach, fach, schublade, stellplatz, emplacement, casier,
   étagère, tiroir, estante, estantería, cajón, ubicación, scaffale, cassetto, ripiano, prateleira, gaveta, stelling, schap, półka, regał`,
].map((words) => new Set(words.split(',').map(normaliseHeader)))

const lotHeader =
  /^(?:lot|batch|charge[n]?|ch b|los|lote|lotto|partij|partia|parti|šarže|sarze|batch lot|lot batch)(?: ?(?:no|nr|num|number|code|id|nummer|bez|bezeichnung|#))?$|^lot serial(?: no| number)?$|^(?:no|n|num|numero|nummer) (?:de |di |du )?(?:lot|lote|lotto|charge)$/
const serialHeader =
  /^(?:serial|serial ?(?:no|nr|number|num|s)|s n|sn|imei|serien ?(?:nr|nummer)|seriennummer|numero de serie|n de serie|n serie|numero seriale|matricola|serienummer)$/
const expiryHeader =
  /^(?:exp|expiry|expires|expiration|best before|use by|bb|bbe|mhd|verfall|ablauf|haltbar|dlc|dluo|ddm|peremption|date de peremption|caducidad|caduca|vence|vencimiento|scadenza|validade|houdbaar|tht|data waznosci)(?: (?:date|on|dat|datum|bis|until|end))*$|^(?:date|fecha|data) (?:d |de |di |da )?(?:expiration|expiry|expiracion|peremption|caducidad|vencimiento|scadenza|validade)$/

export function isSerialHeader(header: string): boolean {
  const name = normaliseHeader(header)
  return serialHeader.test(name) || isMeant(name, 'serialnumber')
}

function isLotHeader(header: string): boolean {
  const name = normaliseHeader(header)
  return lotHeader.test(name) || isMeant(name, 'lot')
}

function isExpiryHeader(header: string): boolean {
  const name = normaliseHeader(header)
  return expiryHeader.test(name) || isMeant(name, 'expirydate')
}

function isMeant(name: string, meant: string): boolean {
  const meaning = meaningOf(name.replaceAll(' ', ''))
  return meaning !== undefined && meaning === meaningOf(meant)
}

/** 0 is highest; undefined: the heading is of no place. */
function placeRank(header: string): number | undefined {
  const rank = placeWords.findIndex((words) => words.has(normaliseHeader(header)))
  return rank < 0 ? undefined : rank
}

/** Whether a file has a column by which several rows may be of one item: of lots, of serials or of places. */
export function mayRepeatItems(headers: readonly string[]): boolean {
  return headers.some((header) => isLotHeader(header) || isSerialHeader(header) || placeRank(header) !== undefined)
}

interface Proposed {
  target: unknown
  confidence: number
  reason: string
}

/**
 * What a list says of its stock besides the figure: a place within a place ("Warehouse" beside "Bin"), and lots, serials and the days they expire on.
 * Without a column of stock none of it is of stock. Rows that repeat an item with other lots tell that the lots are of its stock, also where a field of
 * that name is there; serials are of stock only then, else each is of its own item.
 * @returns targets by column, to go before those proposed
 */
export function stockColumns(
  headers: readonly string[],
  contents: readonly ColumnContent[],
  kinds: readonly (InferredKind | undefined)[],
  rows: readonly (readonly string[])[],
  matches: ReadonlyMap<number, Proposed>,
): Map<number, 'location' | 'area' | 'bin' | 'lot' | 'expiresOn'> {
  const found = new Map<number, 'location' | 'area' | 'bin' | 'lot' | 'expiresOn'>()
  const columnOf = (target: string) => [...matches].find(([, match]) => match.target === target)?.[0]
  if (columnOf('openingStock') === undefined) return found
  const ofField = (column: number) => String(matches.get(column)?.target ?? '').startsWith('attributes.')
  for (const [column, target] of placesOf(headers, contents, ofField)) found.set(column, target)
  const key = columnOf('sku') ?? columnOf('name')
  const differ = (column: number) => key !== undefined && differsWithin(rows, key, column)
  // rows of one model, each with a serial of its own, are of one item
  const lot =
    pick(headers, contents, (header, column) => isLotHeader(header) && (!ofField(column) || differ(column))) ??
    pick(headers, contents, (header, column) => isSerialHeader(header) && differ(column))
  if (lot !== undefined) found.set(lot, 'lot')
  const expiry = pick(
    headers,
    contents,
    (header, column) =>
      isExpiryHeader(header) &&
      (kinds[column]?.kind === 'date' || (contents[column]?.date ?? 0) > 0.5) &&
      (lot !== undefined ? !ofField(column) || differ(lot) : differ(column)),
  )
  if (expiry !== undefined) found.set(expiry, 'expiresOn')
  return found
}

function pick(
  headers: readonly string[],
  contents: readonly ColumnContent[],
  test: (header: string, column: number) => boolean,
): number | undefined {
  const at = headers.findIndex((header, column) => (contents[column]?.values ?? 0) > 0 && test(header, column))
  return at < 0 ? undefined : at
}

function placesOf(
  headers: readonly string[],
  contents: readonly ColumnContent[],
  ofField: (column: number) => boolean,
): [number, 'location' | 'area' | 'bin'][] {
  const byRank = new Map<number, number>()
  for (const [column, header] of headers.entries()) {
    const rank = placeRank(header)
    const isEmpty = (contents[column]?.values ?? 0) === 0
    if (rank !== undefined && !byRank.has(rank) && !ofField(column) && !isEmpty) byRank.set(rank, column)
  }
  const columns = [...byRank].sort(([one], [other]) => one - other).map(([, column]) => column)
  const names = columns.length === 2 ? (['location', 'bin'] as const) : (['location', 'area', 'bin'] as const)
  return columns.length < 2 ? [] : columns.map((column, at) => [column, names[at] ?? 'bin'])
}

/** Whether rows of one key have different values of the column. */
function differsWithin(rows: readonly (readonly string[])[], key: number, column: number): boolean {
  const values = new Map<string, string>()
  for (const row of rows) {
    const [item, value] = [row[key] ?? '', row[column] ?? ''].map((cell) => cell.trim().toLowerCase())
    if (!item || !value) continue
    const other = values.get(item)
    if (other !== undefined && other !== value) return true
    values.set(item, value)
  }
  return false
}
