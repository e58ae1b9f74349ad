import type { ItemDifference } from '#contract/bulk-edit.ts'
import type { Attributes, Item } from '#contract/item.ts'
import { canonicalDecimal } from '#core/number/quantity.ts'

type Core = Exclude<keyof ItemDifference, 'attributes'>

/** What of an item people write besides its attributes, by its names on the wire. */
const coreParts: readonly Core[] = [
  'sku',
  'name',
  'description',
  'barcode',
  'itemTypeId',
  'categoryId',
  'unit',
  'price',
  'cost',
  'reorderPoint',
  'archived',
]
const decimals: ReadonlySet<string> = new Set(['price', 'cost', 'reorderPoint'])

/** An item with its archiving as a state. */
export type ItemState = Pick<Item, Exclude<Core, 'archived'> | 'attributes'> & { archived: boolean }

/**
 * What differs between two states of an item, on either side; undefined where nothing does. An attribute that is not there is
 * null on that side.
 * @param computed  keys of attributes that follow from others and are no part of what was written
 */
export function differenceOf(
  before: ItemState,
  after: ItemState,
  computed: ReadonlySet<string>,
): { before: ItemDifference; after: ItemDifference } | undefined {
  const parts = coreParts.filter((part) => !isSamePart(part, before[part], after[part]))
  const keys = [...new Set([...Object.keys(before.attributes), ...Object.keys(after.attributes)])].filter(
    (key) => !computed.has(key) && !isSameValue(valueOf(before.attributes, key), valueOf(after.attributes, key)),
  )
  if (parts.length + keys.length === 0) return undefined
  const side = (state: ItemState): ItemDifference => ({
    ...Object.fromEntries(parts.map((part) => [part, state[part]])),
    ...(keys.length === 0
      ? {}
      : { attributes: Object.fromEntries(keys.map((key) => [key, valueOf(state.attributes, key)])) }),
  })
  return { before: side(before), after: side(after) }
}

/**
 * What takes a change back: of the parts that still hold what it wrote, the values before.
 * @returns `edited`: the first part that holds something else by now
 */
export function takeBack(
  now: ItemState,
  written: { before: ItemDifference; after: ItemDifference },
): { change: ItemDifference; edited: string | undefined } {
  const change: Record<string, unknown> = {}
  let edited: string | undefined
  for (const part of coreParts) {
    if (!Object.hasOwn(written.after, part)) continue
    if (isSamePart(part, now[part], written.after[part])) change[part] = written.before[part]
    else edited ??= part
  }
  const attributes: Attributes = {}
  for (const [key, value] of Object.entries(written.after.attributes ?? {})) {
    if (isSameValue(valueOf(now.attributes, key), value))
      attributes[key] = valueOf(written.before.attributes ?? {}, key)
    else edited ??= `attributes.${key}`
  }
  if (Object.keys(attributes).length > 0) change.attributes = attributes
  return { change, edited }
}

function isSamePart(part: Core, one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string' && decimals.has(part))
    return canonicalDecimal(one) === canonicalDecimal(other)
  return one === other
}

function valueOf(attributes: Attributes, key: string): Attributes[string] {
  return (Object.hasOwn(attributes, key) ? attributes[key] : null) ?? null
}

function isSameValue(one: Attributes[string], other: Attributes[string]): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other
  return one.length === other.length && one.every((each, index) => each === other[index])
}
