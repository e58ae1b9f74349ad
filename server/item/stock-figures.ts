import type { SqlText } from '#server/db/sql-text.ts'
import { incomingStates } from './goods-on-their-way.ts'
import { availableOf, heldOf } from './held-stock.ts'
import { stockHolders } from './item-column.ts'

/** Figures of balances, over all real locations or one with everything below it. */
const ofBalances: Readonly<Record<string, string>> = {
  'stock.onHand': 'b.on_hand',
  'stock.reserved': heldOf('b'),
  'stock.available': availableOf('b'),
}

/** Names of stock figures in filters and sorts. */
export const stockFigureNames: readonly string[] = [
  ...Object.keys(ofBalances),
  'stock.elsewhere',
  'stock.onOrder',
  'stock.checkedOut',
]

/**
 * SQL: a stock figure of `item i` by its name, everywhere or at one location with everything below it; undefined for other names.
 * `stock.elsewhere` is on hand outside of that location, `stock.onOrder` what open purchase orders still bring there, `stock.checkedOut` units out with
 * somebody that were taken from there. Each reads the item's own rows by index.
 */
export function stockFigure(sql: SqlText, name: string, location: string | undefined): string | undefined {
  const below = () => `(select location_and_below(${sql.bind(location, 'uuid')}))`
  const at = (place: string, not = '') => (location ? ` and ${place} ${not}in ${below()}` : '')
  const ofBalance = (figure: string, where: string) =>
    `(select coalesce(sum(${figure}), 0) from balance b where b.tenant_id = i.tenant_id and b.item_id = ${stockHolders} and not b.is_virtual${where})`
  if (Object.hasOwn(ofBalances, name)) return ofBalance(ofBalances[name] ?? '', at('b.location_id'))
  switch (name) {
    case 'stock.elsewhere':
      return location ? ofBalance('b.on_hand', at('b.location_id', 'not ')) : '0::numeric'
    case 'stock.onOrder':
      return `(select coalesce(sum(l.ordered - l.received), 0) from purchase_order_line l
        join purchase_order o on o.tenant_id = l.tenant_id and o.id = l.order_id
        where l.tenant_id = i.tenant_id and l.item_id = ${stockHolders} and l.received < l.ordered and o.state in ${incomingStates}${at('o.location_id')})`
    case 'stock.checkedOut':
      return `(select count(*) from checkout c where c.tenant_id = i.tenant_id and c.item_id = ${stockHolders} and c.state = 'out'${at('c.from_location_id')})`
    default:
      return undefined
  }
}
