import type { Item, ItemRow } from '#contract/item.ts'
import { fieldApplies } from '#core/attribute/field-rule.ts'
import { computeFormulas, type FormulaInputs } from '#core/attribute/formula-fields.ts'
import { type FieldView, visibleParts, visibleValues } from '#server/attribute/field-view.ts'
import { toRecordScope } from '#server/attribute/schema-cache.ts'
import { todayIn } from '#server/http/today.ts'

/** Stock over all real locations. */
export interface Stock {
  onHand: string
  reserved: string
  available: string
}

export const noStock: Stock = { onHand: '0', reserved: '0', available: '0' }

type Core = Pick<Item, 'sku' | 'name' | 'description' | 'barcode' | 'unit' | 'price' | 'cost' | 'reorderPoint'>

/** An item's columns by their names in formulas. */
export function formulaColumns(item: Core): FormulaInputs['columns'] {
  const { sku, name, description, barcode, unit, price, cost, reorderPoint } = item
  return { sku, name, description, barcode, unit, price, cost, reorder_point: reorderPoint }
}

/** Whether an item is shown otherwise than it is stored. */
export function differsFromStored(view: FieldView): boolean {
  return view.hidden.length > 0 || view.live.length > 0
}

/** An item as a role reads it: with what is computed from its stock and the day, without what the role may not see. */
export function showItem<I extends Item>(item: I, view: FieldView, stock: Stock): I {
  const seen = (names: string[] | null) => names && visibleParts(view, names)
  return {
    ...item,
    ownValues: seen(item.ownValues),
    variantAxes: seen(item.variantAxes),
    attributes: visibleValues(view, { ...item.attributes, ...liveValues(item, view, stock) }),
  }
}

/** JSON text of a page of items, as a role reads it. */
export function showPage(json: string, view: FieldView): string {
  if (!differsFromStored(view)) return json
  const page = JSON.parse(json) as { data: ItemRow[] }
  return JSON.stringify({ ...page, data: page.data.map((row) => showItem(row, view, row)) })
}

function liveValues(item: Item, view: FieldView, { onHand, reserved, available }: Stock) {
  if (view.live.length === 0) return {}
  const { schema, fields } = view
  const scope = toRecordScope(schema, item.parentId === null ? 'item' : 'variant', item)
  const applying = view.live.filter(({ id }) =>
    fields.some((field) => field.id === id && fieldApplies(field, scope) && field.archivedAt === null),
  )
  const columns = {
    ...formulaColumns(item),
    on_hand: onHand,
    reserved,
    available,
  }
  const { timeZone } = schema
  return computeFormulas(applying, item.attributes, { columns, today: todayIn(timeZone), timeZone })
}
