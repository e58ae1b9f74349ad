import type { Role } from '#contract/permissions.ts'
import type { Tx } from '#server/db/transaction.ts'

/** A custom field that a role may not see. */
export interface HiddenField {
  key: string
  /** column of `item` that mirrors it */
  slot: string | null
}

/**
 * The fields a role may not see. A formula counts among them as soon as any field of its entity does: whether it reads that one is
 * known to the features above, and the record shows the less of the two.
 */
export async function listHiddenFields(tx: Tx, role: Role): Promise<HiddenField[]> {
  return tx.query<HiddenField>({
    name: 'audit-hidden-fields',
    text: `with hidden as (
             select id, entity from field where rules ? 'visibleTo' and not (rules -> 'visibleTo') ? $1
           )
           select f.key, f.slot from field f
           where f.id in (select id from hidden) or (f.kind = 'formula' and exists (
             select from hidden h where h.entity = f.entity or (h.entity in ('item', 'variant') and f.entity in ('item', 'variant'))))`,
    values: [role],
  })
}

/**
 * What a change's record shows of a row, without the values of hidden fields; a definition of one shows nothing. Rows of items that an
 * import kept carry the mirrors of their values besides.
 */
export function withoutHidden(entity: string, row: unknown, hidden: readonly HiddenField[]): unknown {
  if (hidden.length === 0 || typeof row !== 'object' || row === null) return row
  const keys = new Set(hidden.map((field) => field.key))
  if (entity === 'field') return withoutMention(row, keys)
  const slots = new Set(hidden.flatMap((field) => field.slot ?? []))
  return strip(row, keys, slots)
}

/** A field's definition; nothing of a hidden one, and no condition that names one. */
function withoutMention(field: object, keys: ReadonlySet<string>): unknown {
  if ('key' in field && keys.has(String(field.key))) return null
  if (!('condition' in field)) return field
  const named = [...JSON.stringify(field.condition).matchAll(/"attributes\.([a-z0-9_]+)"/g)].map(([, key = '']) => key)
  return named.some((key) => keys.has(key)) ? { ...field, condition: null } : field
}

function strip(value: unknown, keys: ReadonlySet<string>, slots: ReadonlySet<string>): unknown {
  if (Array.isArray(value)) return value.map((each) => strip(each, keys, slots))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
    .filter(([name]) => !slots.has(name) && !(name === 'facets' && keys.size > 0))
    .map(([name, part]) => [
      name,
      name === 'attributes'
        ? without(part, keys)
        : partLists.has(name)
          ? unnamed(part, keys)
          : strip(part, keys, slots),
    ])
  return Object.fromEntries(entries)
}

/** Lists of names of parts, in the wire form of an item and in its row. */
const partLists: ReadonlySet<string> = new Set(['ownValues', 'variantAxes', 'own_values', 'variant_axes'])

function unnamed(parts: unknown, keys: ReadonlySet<string>): unknown {
  if (!Array.isArray(parts)) return parts
  return parts.filter((part) => !keys.has(String(part).replace(/^attributes\./, '')))
}

function without(attributes: unknown, keys: ReadonlySet<string>): unknown {
  if (typeof attributes !== 'object' || attributes === null || Array.isArray(attributes)) return attributes
  return Object.fromEntries(Object.entries(attributes).filter(([key]) => !keys.has(key)))
}
