/** Headers people write, by what they mean; normalised: lower case, words separated by one space. */
export const headerWords: Readonly<Record<string, readonly string[]>> = {
  sku: list(`
    sku, stock code, stockcode, item code, item no, item number, item id, item, product code, product id,
    product number, product no, product sku, article, article number, article no, article code, part number,
    part no, part, ipn, mpn, code, internal reference, default code, variant sku, asset tag, artikelnummer,
    artikel nr, artnr, artikel, référence, code article, codigo, código, referencia
  `),
  name: list(`
    name, item name, product name, product, title, part name, article name, product title, bezeichnung,
    artikelbezeichnung, produkt, nom, désignation, libellé, nombre, producto, descripción
  `),
  description: list(`
    description, item description, product description, details, long description, beschreibung, body, notes
  `),
  quantity: list(`
    quantity, qty, quantity sold, qty sold, units, units sold, pieces, pcs, sold, amount sold, lineitem
    quantity, order quantity, ordered quantity, menge, anzahl, stück, quantité, cantidad, unidades, sales
  `),
  date: list(`
    date, invoice date, invoicedate, order date, sale date, sales date, sold at, sold on, transaction date,
    created at, datetime, date time, timestamp, day, posting date, document date, paid at, datum,
    rechnungsdatum, belegdatum, fecha, date facture, week, month
  `),
  unitPrice: list(`
    unit price, unitprice, price, price each, sales price, selling price, sale price, item price, lineitem
    price, rate, einzelpreis, preis, vk, prix, prix unitaire, precio, precio unitario
  `),
  lineTotal: list(`
    total, line total, amount, total price, revenue, net amount, subtotal, value, total amount, sales
    amount, gesamtpreis, betrag, umsatz, montant, importe
  `),
  customer: list(`
    customer, customer id, customerid, customer no, customer number, customer name, client, client id,
    buyer, bill to, account, kunde, kundennummer, kunden nr, cliente, email, billing name
  `),
  reference: list(`
    invoice, invoice no, invoiceno, invoice number, invoice id, order, order id, order no, order number,
    reference, receipt, receipt no, receipt number, transaction id, transaction, document number, document
    no, bill no, ticket, rechnungsnummer, rechnung, belegnummer, bestellnummer, factura, facture, pedido,
    commande
  `),
  location: list(`
    location, warehouse, store, shop, branch, site, bin, bin location, shelf, stock location, outlet, lager,
    lagerort, filiale, standort, emplacement, ubicación, almacén, tienda
  `),
  barcode: list(`
    barcode, ean, ean13, ean 13, upc, gtin, isbn, variant barcode, strichcode, code barre, código de barras
  `),
  itemType: list(`
    item type, type, category, product type, product category, group, item group, kategorie, warengruppe,
    typ, catégorie, categoría
  `),
  unit: list(`
    unit, uom, unit of measure, units, base unit, einheit, me, unité, unidad
  `),
  price: list(`
    price, sales price, selling price, retail price, list price, unit price, sale price, variant price, rrp,
    msrp, verkaufspreis, preis, vk, prix, precio
  `),
  cost: list(`
    cost, unit cost, cost price, purchase price, buying price, cost per item, standard cost, einkaufspreis,
    ek, coût, costo, coste
  `),
  reorderPoint: list(`
    reorder point, reorder level, minimum stock, min stock, minimum, min, min qty, minimum quantity, low
    stock, safety stock, mindestbestand, meldebestand
  `),
  openingStock: list(`
    opening stock, stock, on hand, onhand, quantity, qty, quantity on hand, qty on hand, in stock, current
    stock, stock level, stock quantity, inventory, available, count, balance, bestand, lagerbestand, menge,
    anzahl, stock actual, existencias, variant inventory qty
  `),
}

function list(words: string): readonly string[] {
  return words.split(',').map((word) => word.replace(/\s+/g, ' ').trim())
}

/** "InvoiceNo", "invoice_no" and "Invoice  No." are one header: "invoice no". */
export function normaliseHeader(header: string): string {
  return header
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * How well a header names a target, 0 to 1: 1 for a known header, 0.6 for one that holds a known header of two or more
 * words or ends with a known one ("total quantity").
 */
export function headerScore(header: string, target: string): number {
  const normalised = normaliseHeader(header)
  const words = headerWords[target] ?? []
  const at = words.indexOf(normalised)
  if (at >= 0 || words.includes(normalised.replaceAll(' ', ''))) return 1 - Math.min(Math.max(at, 0), 30) / 300
  const parts = ` ${normalised} `
  for (const word of words) {
    if (word.includes(' ') && parts.includes(` ${word} `)) return 0.7
    if (parts.endsWith(` ${word} `)) return 0.6
    if (parts.startsWith(` ${word} `)) return 0.4
  }
  return 0
}
