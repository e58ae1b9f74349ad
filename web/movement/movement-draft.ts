import type { Attributes, Tracking } from '#contract/item.ts'
import type { MovementKind, NewMovement, RecordableKind } from '#contract/movement.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { type Goods, goodsOf, type LotOffer, readGoods, type Way } from '#web/lot/goods.ts'

/** A movement as it is typed: texts, not yet numbers. */
export type Draft = {
  kind: RecordableKind
  fromLocationId: string
  toLocationId: string
  /** adjustment only: does the shelf hold more or less than the books */
  direction: 'found' | 'missing'
  /** `datetime-local` in the organisation's zone; empty: now */
  when: string
  reference: string
  reason: string
  /** one of the organisation's reasons; empty: none in particular */
  reasonId: string
  lines: DraftLine[]
}

/** A line as it is typed. */
export interface DraftLine {
  itemId: string
  goods: Goods
  unitPrice: string
  /** of its item */
  tracking: Tracking
  /** custom values, without those that are the fields' defaults */
  attributes: Attributes
}

export const emptyLine: DraftLine = {
  itemId: '',
  goods: goodsOf(''),
  unitPrice: '',
  tracking: 'none',
  attributes: {},
}

/** What is known of items by their ids, as far as it is read. */
export interface KnownGoods {
  /** lots of it where goods leave */
  offersOf: (itemId: string) => readonly LotOffer[] | undefined
  /** in what it is counted */
  unitsOf: (itemId: string) => UnitsOfItem | undefined
}

/** Which of the two ends a person names, the other being the outside world. */
export function endsOf(draft: Pick<Draft, 'kind' | 'direction'>): { from: boolean; to: boolean } {
  switch (draft.kind) {
    case 'opening':
    case 'receipt':
    case 'return':
    case 'found':
      return { from: false, to: true }
    case 'sale':
    case 'supplierReturn':
    case 'spoilage':
    case 'loss':
      return { from: true, to: false }
    case 'transfer':
      return { from: true, to: true }
    case 'adjustment':
      return draft.direction === 'found' ? { from: false, to: true } : { from: true, to: false }
  }
}

/** Whether a line may name a price: where goods change hands. */
export function hasPrice(kind: MovementKind): 'cost' | 'price' | undefined {
  if (kind === 'receipt' || kind === 'opening') return 'cost'
  return kind === 'sale' || kind === 'return' ? 'price' : undefined
}

/** Which way the goods of a draft go, and of those that go out the lots there are. */
export function wayOf(draft: Pick<Draft, 'kind' | 'direction'>, offers: readonly LotOffer[] | undefined): Way {
  return endsOf(draft).from ? { to: 'out', offers } : { to: 'in' }
}

/**
 * The request of a draft whose fields were checked.
 * @param effectiveAt  instant of `draft.when`; undefined: now
 */
export function toNewMovement(
  draft: Draft,
  effectiveAt: string | undefined,
  { offersOf, unitsOf }: KnownGoods,
): NewMovement {
  const ends = endsOf(draft)
  return {
    kind: draft.kind,
    reference: draft.reference.trim(),
    reason: draft.reason.trim(),
    ...(effectiveAt ? { effectiveAt } : {}),
    lines: draft.lines.flatMap(({ itemId, goods, unitPrice, tracking, attributes }) => {
      const price = hasPrice(draft.kind) ? parseDecimal(unitPrice) : undefined
      const read = readGoods(goods, tracking, wayOf(draft, offersOf(itemId)), unitsOf(itemId))
      if ('fault' in read) return []
      return read.parts.map((part) => ({
        itemId,
        ...part,
        ...(ends.from ? { fromLocationId: draft.fromLocationId } : {}),
        ...(ends.to ? { toLocationId: draft.toLocationId } : {}),
        ...(price === undefined ? {} : { unitPrice: price }),
        ...(draft.reasonId ? { reasonId: draft.reasonId } : {}),
        ...valuesOf(attributes),
      }))
    }),
  }
}

/** Custom values as a request has them: none where there are none. */
export function valuesOf(attributes: Attributes): { attributes?: Attributes } {
  return Object.keys(attributes).length === 0 ? {} : { attributes }
}

/** Whether a draft is filled in so far that it could be recorded as it stands. */
export function isWhole(draft: Draft, { offersOf, unitsOf }: KnownGoods): boolean {
  const ends = endsOf(draft)
  const { fromLocationId: from, toLocationId: to } = draft
  if ((ends.from && !from) || (ends.to && !to) || (ends.from && ends.to && from === to)) return false
  return draft.lines.every(({ itemId, goods, unitPrice, tracking }) => {
    const read = readGoods(goods, tracking, wayOf(draft, offersOf(itemId)), unitsOf(itemId))
    const isPriced = !hasPrice(draft.kind) || unitPrice.trim() === '' || parseDecimal(unitPrice) !== undefined
    return itemId !== '' && 'parts' in read && read.parts.length > 0 && isPriced
  })
}
