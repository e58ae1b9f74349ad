import { getItem, type Item } from '#contract/item.ts'
import { findItemsByCode } from '#contract/item-code.ts'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'
import type { Call } from './call.ts'

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/**
 * The item of an id, a SKU or another code. A SKU goes before codes that other items have.
 * @throws AppError not_found, invalid_value (several items have the code)
 */
export async function getItemByName({ ask }: Call, name: string): Promise<Item> {
  if (uuid.test(name)) {
    return ask(getItem, { params: { itemId: name } }).catch((error) => {
      throw error instanceof AppError && error.code === 'not_found' ? notFound('mcp.noItem', name) : error
    })
  }
  const { data } = await ask(findItemsByCode, { query: { code: name } })
  // a pack's code means several of an item, which no name of one can say
  const active = data.filter(({ item, pack }) => item.archivedAt === null && pack === null)
  const found = active.find(({ field }) => field === 'sku') ?? active[0]
  if (!found) throw notFound('mcp.noItem', name)
  if (found.field !== 'sku' && active.length > 1) {
    const names = active.map(({ item }) => item.sku).join(', ')
    throw new AppError('invalid_value', { detail: sentence('mcp.several', { name, names }) })
  }
  return found.item
}

export interface Named {
  id: string
  code: string
  name: string
}

/** The real location in use of an id, a code or a name. @throws AppError not_found, invalid_value (several have the name) */
export async function getLocationByName({ tx }: Call, name: string): Promise<Named> {
  const rows = await tx.query<Named>({
    name: 'location_by_name',
    text: `select id, code, name from location
           where tenant_id = current_tenant() and not is_virtual and archived_at is null
             and (id::text = lower($1) or lower(code) = lower($1) or lower(name) = lower($1))
           order by id::text = lower($1) desc, lower(code) = lower($1) desc, code limit 3`,
    values: [name],
  })
  return pickNamed(rows, name, 'mcp.noLocation')
}

/** The supplier in use of an id, a code or a name. @throws AppError not_found, invalid_value (several have the name) */
export async function getSupplierByName({ tx }: Call, name: string): Promise<Named> {
  const rows = await tx.query<Named>({
    name: 'supplier_by_name',
    text: `select id, code, name from supplier
           where tenant_id = current_tenant() and archived_at is null
             and (id::text = lower($1) or lower(code) = lower($1) or lower(name) = lower($1))
           order by id::text = lower($1) desc, lower(code) = lower($1) desc, code limit 3`,
    values: [name],
  })
  return pickNamed(rows, name, 'mcp.noSupplier')
}

/** The id of an item's lot by its code. @throws AppError lot_unknown */
export async function getLotId({ tx }: Call, item: Item, code: string): Promise<string> {
  const [row] = await tx.query<{ id: string }>({
    name: 'lot_by_code',
    text: 'select id from lot where tenant_id = current_tenant() and item_id = $1 and code_key = lower($2)',
    values: [item.id, code],
  })
  if (!row) throw new AppError('lot_unknown', { detail: sentence('movement.lotUnknown', { sku: item.sku, lot: code }) })
  return row.id
}

/** The first is meant where its id or code is the name, or where it is alone. */
function pickNamed(rows: Named[], name: string, missing: 'mcp.noLocation' | 'mcp.noSupplier'): Named {
  const [first, second] = rows
  if (!first) throw notFound(missing, name)
  const isExact = first.id === name.toLowerCase() || first.code.toLowerCase() === name.toLowerCase()
  if (second && !isExact) {
    const names = rows.map(({ code }) => code).join(', ')
    throw new AppError('invalid_value', { detail: sentence('mcp.several', { name, names }) })
  }
  return first
}

function notFound(key: 'mcp.noItem' | 'mcp.noLocation' | 'mcp.noSupplier', name: string): AppError {
  return new AppError('not_found', { detail: sentence(key, { name }) })
}
