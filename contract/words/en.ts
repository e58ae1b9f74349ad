import { account } from './en/account.ts'
import { alert } from './en/alert.ts'
import { apiKey } from './en/api-key.ts'
import { assistant } from './en/assistant.ts'
import { audit } from './en/audit.ts'
import { bulkEdit } from './en/bulk-edit.ts'
import { checkout } from './en/checkout.ts'
import { connection } from './en/connection.ts'
import { count } from './en/count.ts'
import { dashboard } from './en/dashboard.ts'
import { definition } from './en/definition.ts'
import { duplicate } from './en/duplicate.ts'
import { event } from './en/event.ts'
import { exportWords } from './en/export.ts'
import { field } from './en/field.ts'
import { fieldChange } from './en/field-change.ts'
import { file } from './en/file.ts'
import { forecast } from './en/forecast.ts'
import { formula } from './en/formula.ts'
import { importWords } from './en/import.ts'
import { item } from './en/item.ts'
import { kit } from './en/kit.ts'
import { label } from './en/label.ts'
import { ledger } from './en/ledger.ts'
import { location } from './en/location.ts'
import { lot } from './en/lot.ts'
import { measure } from './en/measure.ts'
import { member } from './en/member.ts'
import { movement } from './en/movement.ts'
import { operator } from './en/operator.ts'
import { order } from './en/order.ts'
import { outsideModel } from './en/outside-model.ts'
import { pack } from './en/pack.ts'
import { problem } from './en/problem.ts'
import { purchasing } from './en/purchasing.ts'
import { report } from './en/report.ts'
import { schema } from './en/schema.ts'
import { search } from './en/search.ts'
import { selling } from './en/selling.ts'
import { shell } from './en/shell.ts'
import { proposal } from './en/proposal.ts'
import { suggestion } from './en/suggestion.ts'
import { sums } from './en/sums.ts'
import { supplier } from './en/supplier.ts'
import { task } from './en/task.ts'
import { template } from './en/template.ts'
import { tenant } from './en/tenant.ts'
import { transfer } from './en/transfer.ts'
import { ui } from './en/ui.ts'
import { valueSuggestion } from './en/value-suggestion.ts'
import { valuation } from './en/valuation.ts'
import { variant } from './en/variant.ts'
import { view } from './en/view.ts'
import { viewWatch } from './en/view-watch.ts'

/** Every text a person reads, in English: by noun, ICU message syntax. */
export const en = {
  account,
  alert,
  apiKey,
  assistant,
  connection,
  audit,
  bulkEdit,
  checkout,
  count,
  dashboard,
  definition,
  duplicate,
  export: exportWords,
  field,
  fieldChange,
  file,
  event,
  forecast,
  formula,
  import: importWords,
  item,
  kit,
  label,
  ledger,
  location,
  lot,
  measure,
  member,
  movement,
  operator,
  order,
  outsideModel,
  pack,
  problem,
  purchasing,
  report,
  schema,
  search,
  selling,
  shell,
  proposal,
  suggestion,
  sums,
  supplier,
  task,
  template,
  tenant,
  transfer,
  ui,
  valuation,
  valueSuggestion,
  variant,
  view,
  viewWatch,
} as const

/** A catalogue of any language has the keys of the English one. */
export type Words = Widened<typeof en>
type Widened<T> = T extends string ? string : { readonly [K in keyof T]: Widened<T[K]> }
