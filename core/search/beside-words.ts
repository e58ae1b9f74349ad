import type { RecordableKind } from '#contract/movement.ts'
import type { Beside } from '#core/filter/beside.ts'
import { fold } from './tokens.ts'

type SaidKind = Extract<RecordableKind, 'receipt' | 'sale' | 'transfer' | 'return'>

/** What a word says of that which stands beside an item. */
export interface BesideWord {
  beside: Beside
  /** `stored`, `received`: what is said of it follows; a noun may have it in front as well: `cold places` */
  isVerb: boolean
  /** lines: of movements of this kind */
  kind?: SaidKind
}

const list = (words: string) => words.split(', ')

const nouns: readonly (readonly [Beside, string, SaidKind?])[] = [
  [
    'supplier',
    'supplier, suppliers, vendor, vendors, wholesaler, wholesalers, lieferant, lieferanten, fournisseur, fournisseurs, proveedor, proveedores',
  ],
  [
    'location',
    'place, places, location, locations, site, sites, spot, spots, warehouse, warehouses, room, rooms, bin, bins, shelf, shelves, zone, zones, ort, orte, orten, lagerort, lagerorte, lagerorten, platz, plätze, plätzen, lagerplatz, lagerplätze, lagerplätzen, emplacement, emplacements, lieu, lieux, endroit, endroits, entrepôt, entrepôts, ubicación, ubicaciones, lugar, lugares, almacén, almacenes, sitio, sitios',
  ],
  [
    'line',
    'movement, movements, bewegung, bewegungen, mouvement, mouvements, movimiento, movimientos, delivery, deliveries, shipment, shipments',
  ],
  [
    'line',
    'receipt, receipts, wareneingang, wareneingänge, wareneingängen, réception, réceptions, recepción, recepciones',
    'receipt',
  ],
  ['line', 'sale, sales, verkauf, verkäufe, verkäufen, vente, ventes, venta, ventas', 'sale'],
  ['line', 'transfer, transfers, umlagerung, umlagerungen, transfert, transferts', 'transfer'],
  ['line', 'return, returns, retoure, retouren, retour, retours, devolución, devoluciones', 'return'],
]
const verbs: readonly (readonly [Beside, string, SaidKind?])[] = [
  [
    'location',
    'stored, kept, held, lying, located, stocked, gelagert, lagern, liegen, stocké, stockée, stockés, stockées, rangé, rangés, almacenado, almacenada, almacenados, almacenadas',
  ],
  [
    'line',
    'received, erhalten, empfangen, reçu, reçue, reçus, reçues, recibido, recibida, recibidos, recibidas',
    'receipt',
  ],
  ['line', 'sold, verkauft, vendu, vendue, vendus, vendues, vendido, vendida, vendidos, vendidas', 'sale'],
  ['line', 'transferred, moved, umgelagert, transféré, transférés, transferido, transferidos', 'transfer'],
  ['line', 'returned, retourniert, retourné, retournés, devuelto, devueltos', 'return'],
  [
    'line',
    'delivered, shipped, brought, arrived, came, geliefert, gebracht, livré, livrée, livrés, livrées, entregado, entregada, entregados, entregadas',
  ],
]

/** By a word as questions are compared, in small letters without accents. */
export const besideWords: ReadonlyMap<string, BesideWord> = new Map(
  [nouns, verbs].flatMap((table, at) =>
    table.flatMap(([beside, words, kind]) =>
      list(words).map((word): [string, BesideWord] => [
        fold(word),
        { beside, isVerb: at === 1, ...(kind ? { kind } : {}) },
      ]),
    ),
  ),
)
