import { normaliseHeader } from './header-words.ts'

/** Kinds of movement that rows of a list may be. */
export type ListedKind = 'receipt' | 'sale' | 'return' | 'transfer' | 'adjustment' | 'spoilage'

/** Words for each kind in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish, as cells have them. */
const words: Readonly<Record<ListedKind, string>> = {
  receipt: `receipt, receipts, received, receive, receiving, goods in, goods receipt, goods received, grn, purchase, purchased, po receipt, purchase receipt, in, inbound, incoming, stock in, check in,
    put away, putaway, restock, restocked, replenishment, produced, production, production in, manufactured, opening, opening balance, opening stock, initial, initial stock, zugang, wareneingang,
    we, eingang, einkauf, lagerzugang, produktion, anfangsbestand, entrée, entrée en stock, réception, achat, approvisionnement, entrada, compra, recepción, entrata, carico, acquisto, ricevimento,
    recebimento, ontvangst, inkoop, binnenkomst, przyjęcie, pz, zakup`,
  sale: `sale, sales, sold, issue, issued, goods issue, goods out, out, outbound, outgoing, stock out, check out, ship, shipped, shipment, dispatch, dispatched, despatch, pick, picked, invoice, order, payment,
    pos, consumption, consumed, consume, used, use, usage, withdrawal, withdrawn, abgang, warenausgang, wa, ausgang, verkauf, verkauft, entnahme, verbrauch, lagerabgang, lieferung, sortie, sortie de stock,
    vente, expédition, consommation, prélèvement, salida, venta, consumo, uscita, vendita, scarico, prelievo, saída, venda, verkoop, uitgifte, verbruik, wydanie, wz, rw, sprzedaż`,
  return: `return, returned, returns, customer return, sales return, refund, refunded, rma, credit note, credit memo, retoure, rücksendung, rückgabe, gutschrift, kundenretoure, retour, retour client, avoir,
    remboursement, devolución, devolución de cliente, reembolso, reso, reso cliente, rimborso, devolução, retour klant, zwrot`,
  transfer: `transfer, transferred, transfer out, transfer in, stock transfer, move, moved, internal move, internal transfer, relocation, relocated, umlagerung, umbuchung, transfert, déplacement, traslado, transferencia,
    trasferimento, spostamento, transferência, overboeking, verplaatsing, przesunięcie, mm`,
  adjustment: `adjustment, adjust, adjusted, adj, stock adjustment, inventory adjustment, correction, corrected, count, cycle count, stock count, stocktake, stock take, recount, reconcile, reconciliation, inventur,
    inventurdifferenz, korrektur, bestandskorrektur, ajustement, inventaire, correction de stock, régularisation, ajuste, ajuste de inventario, inventario, regularización, rettifica, rettifica inventario,
    correctie, telling, korekta, inwentaryzacja`,
  spoilage: `scrap, scrapped, waste, wasted, spoilage, spoiled, spoilt, damage, damaged, breakage, broken, expired, expiry, write off, written off, writeoff, loss, lost, theft, stolen, shrinkage, disposed, disposal,
    ausschuss, schwund, bruch, verderb, abschreibung, verlust, entsorgt, entsorgung, casse, perte, rebut, démarque, périmé, merma, rotura, pérdida, caducado, scarto, perdita, rottura, perda, quebra, afval, breuk,
    verlies, strata, likwidacja`,
}

const known = new Map<string, ListedKind>()
for (const [kind, list] of Object.entries(words) as [ListedKind, string][])
  for (const word of list.split(',')) known.set(normaliseHeader(word), kind)

/** What takes a receipt back: goods that leave to a supplier are no kind of a list's. */
const toSupplier =
  /\b(?:to|an|au|al) (?:the )?(?:supplier|vendor|lieferant\w*|fournisseur|proveedor|fornitore)\b|\b(?:purchase|supplier|vendor) returns?\b/

/**
 * The kind of movement a cell names: the whole of it, else its first or last words ("Receipt from supplier", "Customer sale"). "+" is a receipt and "-" a sale, as
 * programs that know nothing else write them.
 * @returns undefined: not understood
 */
export function readMovementKind(cell: string): ListedKind | undefined {
  const text = cell.trim()
  if (text === '+') return 'receipt'
  if (text === '-' || text === '−') return 'sale'
  const name = normaliseHeader(text)
  if (name === '' || toSupplier.test(name)) return undefined
  const whole = known.get(name)
  if (whole) return whole
  const parts = name.split(' ')
  for (let length = Math.min(3, parts.length - 1); length > 0; length--) {
    const kinds = [parts.slice(0, length), parts.slice(-length)].map((some) => known.get(some.join(' ')))
    const [first, last] = kinds
    // "sales return" begins with the one and is the other; where both tell, they must tell the same
    if (first && last && first !== last) return undefined
    // a single short word within others may be anything: "In transit", "Out of order"
    const found = first ?? last
    if (found && (length > 1 || (name.length > 4 && (parts[0] ?? '').length > 3))) return found
  }
  return undefined
}

/** What a row does: its kind, and whether stock comes or leaves; between two places it does both. */
export interface ListedMovement {
  kind: ListedKind
  direction: 'in' | 'out' | 'between'
  /** exact, above zero */
  quantity: string
}

/**
 * What a row is by its word and sign.
 * @param signed  the file writes what leaves below zero: then "Sale -12" is a sale of 12, else goods that came back
 * @returns undefined: the two contradict each other
 */
export function toListedMovement(kind: ListedKind, quantity: string, signed: boolean): ListedMovement | undefined {
  const isNegative = quantity.startsWith('-')
  const amount = isNegative ? quantity.slice(1) : quantity
  switch (kind) {
    case 'receipt':
      return isNegative ? undefined : { kind, direction: 'in', quantity: amount }
    case 'return':
      // a point of sale counts what is sold, and what comes back below zero
      return { kind, direction: 'in', quantity: amount }
    case 'sale':
      return isNegative === signed
        ? { kind, direction: 'out', quantity: amount }
        : { kind: 'return', direction: 'in', quantity: amount }
    case 'spoilage':
      return { kind, direction: 'out', quantity: amount }
    case 'adjustment':
      return { kind, direction: isNegative ? 'out' : 'in', quantity: amount }
    case 'transfer':
      return { kind, direction: 'between', quantity: amount }
  }
}
