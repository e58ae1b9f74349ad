import type { ItemDifference } from '#contract/bulk-edit.ts'
import type { Attributes, Item } from '#contract/item.ts'
import { isSamePart, isSameValue } from '#core/item/same-part.ts'

type Core = Exclude<keyof ItemDifference, 'attributes' | 'ownValues'>

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
/** An item with its archiving as a state. */
export type ItemState = Pick<Item, Exclude<Core, 'archived'> | 'attributes' | 'ownValues'> & { archived: boolean }

/** An item as differences are told. */
export function toState(item: Item): ItemState {
  return { ...item, archived: item.archivedAt !== null }
}

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
  const isOwnChanged = !isSameSet(before.ownValues, after.ownValues)
  if (parts.length + keys.length === 0 && !isOwnChanged) return undefined
  const side = (state: ItemState): ItemDifference => ({
    ...Object.fromEntries(parts.map((part) => [part, state[part]])),
    ...(isOwnChanged ? { ownValues: state.ownValues ?? [] } : {}),
    ...(keys.length === 0
      ? {}
      : { attributes: Object.fromEntries(keys.map((key) => [key, valueOf(state.attributes, key)])) }),
  })
  return { before: side(before), after: side(after) }
}

/**
 * What takes a change back: of the parts that still hold what it wrote, the values before. A part that the change made a variant's own is
 * its parent's again.
 * @returns `edited`: the first part that holds something else by now
 */
export function takeBack(
  now: ItemState,
  written: { before: ItemDifference; after: ItemDifference },
): { change: ItemDifference; edited: string | undefined } {
  const change: Record<string, unknown> = {}
  const edited: string[] = []
  for (const part of coreParts) {
    if (!Object.hasOwn(written.after, part)) continue
    if (isSamePart(part, now[part], written.after[part])) change[part] = written.before[part]
    else edited.push(part)
  }
  const attributes: Attributes = {}
  for (const [key, value] of Object.entries(written.after.attributes ?? {})) {
    if (isSameValue(valueOf(now.attributes, key), value))
      attributes[key] = valueOf(written.before.attributes ?? {}, key)
    else edited.push(`attributes.${key}`)
  }
  if (Object.keys(attributes).length > 0) change.attributes = attributes
  const own = takeBackOwn(now.ownValues, written, edited)
  if (own) change.ownValues = own
  return { change, edited: edited[0] }
}

/** What a variant holds itself, without what the change added and with what it took away; what was edited since stays as it is. */
function takeBackOwn(
  now: ItemState['ownValues'],
  written: { before: ItemDifference; after: ItemDifference },
  edited: readonly string[],
): string[] | undefined {
  const [was, became] = [new Set(written.before.ownValues), new Set(written.after.ownValues)]
  const stays = (part: string) => edited.includes(part)
  const added = [...became].filter((part) => !was.has(part) && !stays(part))
  const taken = [...was].filter((part) => !became.has(part) && !stays(part))
  if (now === null || added.length + taken.length === 0) return undefined
  return [...new Set([...now.filter((part) => !added.includes(part)), ...taken])]
}

function isSameSet(one: readonly string[] | null, other: readonly string[] | null): boolean {
  const [left, right] = [new Set(one), new Set(other)]
  return left.size === right.size && [...left].every((part) => right.has(part))
}

function valueOf(attributes: Attributes, key: string): Attributes[string] {
  return (Object.hasOwn(attributes, key) ? attributes[key] : null) ?? null
}
