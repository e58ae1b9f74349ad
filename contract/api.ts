import * as alert from './alert.ts'
import * as alertMute from './alert-mute.ts'
import * as apiKey from './api-key.ts'
import * as audit from './audit.ts'
import * as bulkEdit from './bulk-edit.ts'
import * as category from './category.ts'
import * as change from './change.ts'
import * as checkout from './checkout.ts'
import * as connection from './connection.ts'
import * as count from './count.ts'
import * as countReview from './count-review.ts'
import * as countSheet from './count-sheet.ts'
import * as demandEvent from './demand-event.ts'
import * as duplicate from './duplicate.ts'
import type { Endpoint } from './endpoint.ts'
import * as exporting from './export.ts'
import * as field from './field.ts'
import * as fieldChange from './field-change.ts'
import * as fieldSet from './field-set.ts'
import * as file from './file.ts'
import * as forecast from './forecast.ts'
import * as forecastOverride from './forecast-override.ts'
import * as forecastRecord from './forecast-record.ts'
import * as forecastSums from './forecast-sums.ts'
import * as health from './health.ts'
import * as importing from './import.ts'
import * as item from './item.ts'
import * as itemCode from './item-code.ts'
import * as itemMerge from './item-merge.ts'
import * as itemProposal from './item-proposal.ts'
import * as itemSummary from './item-summary.ts'
import * as itemType from './item-type.ts'
import * as kit from './kit.ts'
import * as labelReading from './label-reading.ts'
import * as ledger from './ledger.ts'
import * as location from './location.ts'
import * as lookAlike from './look-alike.ts'
import * as lot from './lot.ts'
import * as lotTrace from './lot-trace.ts'
import * as member from './member.ts'
import * as movement from './movement.ts'
import * as movementDraft from './movement-draft.ts'
import * as movementPreview from './movement-preview.ts'
import * as operator from './operator.ts'
import * as outsideModel from './outside-model.ts'
import * as pack from './pack.ts'
import * as purchaseOrder from './purchase-order.ts'
import * as reason from './reason.ts'
import * as reorder from './reorder.ts'
import * as report from './report.ts'
import * as reservation from './reservation.ts'
import * as salesOrder from './sales-order.ts'
import * as search from './search.ts'
import * as session from './session.ts'
import * as simulation from './simulation.ts'
import * as stock from './stock.ts'
import * as suggestion from './suggestion.ts'
import * as supplier from './supplier.ts'
import * as supplierItem from './supplier-item.ts'
import * as synonym from './synonym.ts'
import * as task from './task.ts'
import * as template from './template.ts'
import * as tenant from './tenant.ts'
import * as transfer from './transfer.ts'
import * as valuation from './valuation.ts'
import * as variant from './variant.ts'
import * as valueSuggestion from './value-suggestion.ts'
import * as view from './view.ts'
import * as viewWatch from './view-watch.ts'

const nouns = [
  health,
  tenant,
  member,
  apiKey,
  connection,
  session,
  itemType,
  category,
  fieldSet,
  field,
  fieldChange,
  template,
  file,
  item,
  itemCode,
  itemMerge,
  duplicate,
  itemSummary,
  variant,
  pack,
  bulkEdit,
  valueSuggestion,
  lookAlike,
  view,
  viewWatch,
  supplier,
  location,
  movement,
  movementPreview,
  movementDraft,
  lot,
  lotTrace,
  transfer,
  reason,
  stock,
  report,
  reservation,
  kit,
  checkout,
  ledger,
  change,
  valuation,
  supplierItem,
  operator,
  purchaseOrder,
  reorder,
  salesOrder,
  count,
  countSheet,
  countReview,
  search,
  suggestion,
  itemProposal,
  labelReading,
  synonym,
  demandEvent,
  outsideModel,
  forecast,
  forecastOverride,
  forecastRecord,
  forecastSums,
  alert,
  alertMute,
  simulation,
  importing,
  exporting,
  task,
  audit,
]

/** Every endpoint of the API, in the order of its documentation. */
export const api: readonly Endpoint[] = nouns.flatMap((noun) => Object.values(noun).filter(isEndpoint))

function isEndpoint(value: unknown): value is Endpoint {
  return typeof value === 'object' && value !== null && 'access' in value && 'path' in value && 'transport' in value
}
