import { attribute } from './attribute.ts'
import { definition } from './definition.ts'
import { formula } from './formula.ts'
import { mail } from './mail.ts'
import { title } from './problem.ts'
import { account } from './replies/account.ts'
import { alert } from './replies/alert.ts'
import { bulkEdit } from './replies/bulk-edit.ts'
import { category } from './replies/category.ts'
import { checkout } from './replies/checkout.ts'
import { count } from './replies/count.ts'
import { event } from './replies/event.ts'
import { exporting } from './replies/export.ts'
import { fieldChange } from './replies/field-change.ts'
import { file } from './replies/file.ts'
import { filter } from './replies/filter.ts'
import { forecast } from './replies/forecast.ts'
import { importing } from './replies/import.ts'
import { item } from './replies/item.ts'
import { kit } from './replies/kit.ts'
import { location } from './replies/location.ts'
import { lot } from './replies/lot.ts'
import { mcp } from './replies/mcp.ts'
import { merge } from './replies/merge.ts'
import { movement } from './replies/movement.ts'
import { outsideModel } from './replies/outside-model.ts'
import { pack } from './replies/pack.ts'
import { purchase } from './replies/purchase.ts'
import { reason } from './replies/reason.ts'
import { report } from './replies/report.ts'
import { request } from './replies/request.ts'
import { reservation } from './replies/reservation.ts'
import { sales } from './replies/sales.ts'
import { search } from './replies/search.ts'
import { suggestion } from './replies/suggestion.ts'
import { supplier } from './replies/supplier.ts'
import { task } from './replies/task.ts'
import { template } from './replies/template.ts'
import { templateField } from './replies/template-field.ts'
import { tenant } from './replies/tenant.ts'
import { transfer } from './replies/transfer.ts'
import { valuation } from './replies/valuation.ts'
import { value } from './replies/value.ts'
import { variant } from './replies/variant.ts'
import { view } from './replies/view.ts'
import { viewWatch } from './replies/view-watch.ts'

/** Every text the server says to a person, in English: by noun, ICU message syntax. Pages have theirs in `en.ts`. */
export const replies = {
  account,
  alert,
  attribute,
  bulkEdit,
  category,
  checkout,
  count,
  definition,
  export: exporting,
  fieldChange,
  file,
  filter,
  formula,
  event,
  forecast,
  import: importing,
  item,
  kit,
  location,
  lot,
  mail,
  mcp,
  merge,
  movement,
  outsideModel,
  pack,
  purchase,
  reason,
  report,
  request,
  reservation,
  sales,
  search,
  suggestion,
  supplier,
  task,
  template,
  templateField,
  tenant,
  title,
  transfer,
  valuation,
  value,
  variant,
  view,
  viewWatch,
} as const
