import { z } from 'zod'

/** Every error a caller can meet: its stable code, HTTP status and public sentence. */
export const errorCodes = {
  invalid_request: [400, 'The request does not have the form this endpoint takes.'],
  unauthenticated: [401, 'Sign in or send a valid API key.'],
  invalid_email_or_password: [401, 'The e-mail address or the password is wrong.'],
  forbidden: [403, 'Your role does not allow this.'],
  csrf: [403, 'The request did not come from this site.'],
  not_found: [404, 'There is nothing here by that name.'],
  method_not_allowed: [405, 'This address does not take that method.'],
  conflict: [409, 'This is in the way of something that exists.'],
  sku_taken: [409, 'Another item has this SKU.'],
  key_taken: [409, 'Another entry has this key.'],
  code_taken: [409, 'Another entry has this code.'],
  name_taken: [409, 'Another entry has this name.'],
  value_taken: [409, 'Another record has this value in a field that must be unique.'],
  values_in_the_way: [409, 'Existing values do not fit; preview the change first.'],
  change_in_progress: [409, 'The field is being changed already.'],
  change_not_undoable: [409, 'This change cannot be undone.'],
  category_in_use: [409, 'The category, or one below it, still holds items.'],
  category_cycle: [409, 'A category cannot lie below itself.'],
  user_already_exists: [409, 'There is an account with this e-mail address already.'],
  email_taken: [409, 'This person is a member already.'],
  last_admin: [409, 'An organisation keeps at least one Admin.'],
  location_in_use: [409, 'The location still holds stock or other locations.'],
  location_cycle: [409, 'A location cannot lie below itself.'],
  insufficient_stock: [409, 'There is not enough stock.'],
  quantity_changed: [409, 'The stock is not what you expected; someone moved it.'],
  ledger_differs: [409, 'The balances are not what the movements add up to.'],
  lot_required: [409, 'Stock of this item is tracked; say which lot or serial.'],
  lot_not_tracked: [409, 'Stock of this item is not told apart by lots.'],
  lot_unknown: [409, 'The item has no lot or serial of this code.'],
  lot_differs: [409, 'The lot is known with another expiry.'],
  serial_quantity: [409, 'A serial is one unit.'],
  serial_in_stock: [409, 'A serial is in stock already; it can be in one place only.'],
  serial_moved: [409, 'Someone moved one of these serials this very moment.'],
  tracking_in_use: [409, 'Stock on hand does not fit this tracking; bring it to zero first.'],
  already_reversed: [409, 'This has been reversed already.'],
  item_has_variants: [409, 'The item has variants, which hold the stock; it holds none itself.'],
  order_state: [409, 'The order is not in a state that allows this.'],
  over_receipt: [409, 'More than was ordered would be received.'],
  over_return: [409, 'More than was received would go back.'],
  goods_returned: [409, 'Goods of this receipt have gone back to the supplier; reverse that return first.'],
  item_archived: [409, 'The item is archived.'],
  task_not_cancellable: [409, 'The task has ended already.'],
  task_not_retryable: [409, 'Only a failed or cancelled task can be tried again.'],
  import_not_ready: [409, 'The import is not in a state that allows this.'],
  export_not_ready: [409, 'The file is still being written.'],
  idempotency_in_progress: [409, 'A request with this Idempotency-Key is still being answered.'],
  invalid_token: [410, 'This link has expired or was used already; ask for a new one.'],
  invitation_used: [410, 'This invitation has been used, withdrawn or has expired.'],
  version_mismatch: [412, 'Someone changed this since you read it.'],
  too_large: [413, 'The request is larger than allowed.'],
  quota_exceeded: [413, 'There is no room left for files.'],
  unsupported_media_type: [415, 'Send JSON, or a file where the endpoint takes one.'],
  range_not_satisfiable: [416, 'The file does not reach that far.'],
  invalid_value: [422, 'A value is not acceptable.'],
  invalid_password: [422, 'The current password is wrong.'],
  invalid_attributes: [422, 'A field value does not fit its definition.'],
  invalid_file: [422, 'The file cannot be read.'],
  idempotency_reused: [422, 'This Idempotency-Key was used for a different request.'],
  version_required: [428, 'Send If-Match with the version you read.'],
  rate_limited: [429, 'Too many requests; wait a moment.'],
  locked_out: [429, 'Too many failed attempts; wait before trying again.'],
  internal: [500, 'Something went wrong on our side; it has been noted.'],
  unavailable: [503, 'The service is not ready; try again in a moment.'],
} as const satisfies Record<string, readonly [status: number, sentence: string]>

export type ErrorCode = keyof typeof errorCodes

/** RFC 9457 problem details, the body of every error reply (`application/problem+json`). */
export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    instance: z.string().optional(),
    /** what exactly was wrong, by JSON path into the request: `body.attributes.weight` */
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .catchall(z.unknown())
  .meta({ id: 'Problem' })

export type Problem = z.output<typeof problem>
