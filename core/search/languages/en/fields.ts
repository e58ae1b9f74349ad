import type { Language } from '../../language.ts'
import { list } from '../phrase-list.ts'

/** What core columns of an item are called. */
export const fields: Language['fields'] = {
  sku: list(
    'sku, skus, article number, article no, item number, part number, stock code, product code, item code, article code',
  ),
  name: list('name, names, title, titles, called, named, product name, item name'),
  description: list('description, descriptions, details, note text'),
  barcode: list('barcode, barcodes, bar code, bar codes, ean, gtin, upc, ean code, scan code'),
  price:
    list(`we sell them for, we sell it for, we sell for, they sell for, it sells for, we get for them, we ask for them, price, prices, worth, selling price, sales price, retail price, list price, rrp, priced, price tag, unit price, that cost, which cost,
    costs, costing, for sale at, customer price, selling for, sell for, retail, priced at, we charge, priced, sale price, price point, pricing`),
  cost: list(`cost, purchase price, buying price, unit cost, cost price, purchasing price, purchase cost, landed cost, that cost us, which cost us, cost us, costs us, costing us, cost to us, we pay, we paid,
    paid, buy-in price, bought for, bought at, purchased for, purchased at, acquisition cost, cost of goods, wholesale price, buy in price`),
  reorderPoint: list(
    `reorder point, reorder level, reorder threshold, minimum stock, min stock, order point, reordering point, reorder points, reorder quantity, minimum stock level, reorder limit, re-order point, safety stock, reorder level`,
  ),
  createdAt: list(
    `created, added, new, creation date, created on, creation, entered, date added, recorded, registered, introduced, set up, came in, arrived, joined, entered into the system, put in the system, created at`,
  ),
  updatedAt: list(
    `updated, changed, modified, edited, last changed, last updated, last modified, last edited, last change, altered, revised, updated at`,
  ),
  category: list('category, categories, product group, product groups, article group, goods group, group of goods'),
  supplier: list(
    'supplier, suppliers, vendor, vendors, wholesaler, wholesalers, source of supply, purveyor, preferred supplier, preferred vendor',
  ),
  lastMovementAt: list(
    'last moved, moved, last movement, movement, movements, last stock movement, stock movement, last movement date, moved last, last time moved, last used',
  ),
  lastSoldAt: list('last sold, last sale, sold last, sale, sales, date of last sale, last sale date, last time sold'),
  soldAt: [],
  'lot.code': list(
    'lot, lots, batch, batches, lot number, batch number, lot no, batch no, lot code, batch code, charge number',
  ),
  'lot.expiresOn': [],
}
