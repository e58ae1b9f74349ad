import type { Attributes } from '#contract/item.ts'
import { computeFormulas } from '#core/attribute/formula-fields.ts'
import { type FieldView, visibleValues } from './field-view.ts'
import { todayIn } from '#server/http/today.ts'

/** Custom values of a record as a role reads them: with formulas of the day, without what it may not see. */
export function shownAttributes(record: { attributes: Attributes }, view: FieldView): Attributes {
  const { timeZone } = view.schema
  const computed =
    view.live.length === 0
      ? {}
      : computeFormulas(view.live, record.attributes, { columns: { ...record }, today: todayIn(timeZone), timeZone })
  return visibleValues(view, { ...record.attributes, ...computed })
}
