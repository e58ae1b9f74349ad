import type { Tracking } from '#contract/item.ts'
import type { NewMovement } from '#contract/movement.ts'
import type { DraftedMovement } from '#contract/movement-draft.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { toLocal } from '#web/lib/zoned-time.ts'
import type { Goods } from '#web/lot/goods.ts'
import { readSerials, repeatedSerial } from '#web/lot/serials.ts'
import {
  type Draft,
  type DraftLine,
  emptyLine,
  endsOf,
  hasPrice,
  type KnownGoods,
  valuesOf,
} from '#web/movement/movement-draft.ts'
import { readTyped } from '#web/pack/typed-amount.ts'

type KeptLine = DraftedMovement['lines'][number]
type KeptGoods = Pick<KeptLine, 'quantity' | 'unit' | 'lotCode' | 'expiresOn'>
type UnitsOf = KnownGoods['unitsOf']

/** Lines with something typed that cannot be kept, because it is no amount. */
export function unreadableLines({ kind, lines }: Draft, unitsOf: UnitsOf): number[] {
  return lines.flatMap((line, index) => {
    const isPriced = !hasPrice(kind) || line.unitPrice.trim() === '' || parseDecimal(line.unitPrice) !== undefined
    return isPriced && keepGoods(line.goods, line.tracking, unitsOf(line.itemId)) ? [] : [index]
  })
}

/**
 * What is kept of a form, whole or not. Lots that are merely proposed are not: they are proposed anew where the draft is opened.
 * @param effectiveAt  instant of `draft.when`; undefined: when it is recorded
 */
export function toDrafted(draft: Draft, effectiveAt: string | undefined, unitsOf: UnitsOf): DraftedMovement {
  const named = endsOf(draft)
  const ends = {
    ...(named.from && draft.fromLocationId ? { fromLocationId: draft.fromLocationId } : {}),
    ...(named.to && draft.toLocationId ? { toLocationId: draft.toLocationId } : {}),
    ...(draft.reasonId ? { reasonId: draft.reasonId } : {}),
  }
  const lines = draft.lines.flatMap(({ itemId, goods, unitPrice, tracking, attributes }): KeptLine[] => {
    const price = hasPrice(draft.kind) ? parseDecimal(unitPrice) : undefined
    return (keepGoods(goods, tracking, unitsOf(itemId)) ?? []).map((part) => ({
      ...(itemId ? { itemId } : {}),
      ...part,
      ...ends,
      ...(price === undefined ? {} : { unitPrice: price }),
      ...valuesOf(attributes),
    }))
  })
  return {
    kind: draft.kind,
    reference: draft.reference.trim(),
    reason: draft.reason.trim(),
    ...(effectiveAt ? { effectiveAt } : {}),
    lines,
  }
}

/** At least one part, so that a line's item and place are kept; undefined where an amount cannot be read. */
function keepGoods(
  { quantity, unit, lots, serials }: Goods,
  tracking: Tracking,
  units: UnitsOfItem | undefined,
): KeptGoods[] | undefined {
  if (tracking === 'serial') {
    const codes = readSerials(serials)
    if (repeatedSerial(codes) !== undefined) return undefined
    return codes.length === 0 ? [{}] : codes.map((lotCode) => ({ quantity: '1', lotCode }))
  }
  const typed = tracking === 'lot' && lots !== undefined ? lots : [{ code: '', expiresOn: '', quantity }]
  const parts: KeptGoods[] = []
  for (const { code, expiresOn, quantity: text } of typed) {
    const amount = readTyped(text, unit, units)
    if ('fault' in amount) return undefined
    const lotCode = code.trim()
    parts.push({
      ...(amount.quantity === '0' ? {} : { quantity: amount.quantity }),
      ...(amount.unit === undefined ? {} : { unit: amount.unit }),
      ...(lotCode ? { lotCode } : {}),
      ...(expiresOn ? { expiresOn } : {}),
    })
  }
  return parts.length === 0 ? [{}] : parts
}

/**
 * The form of a draft.
 * @returns undefined where the form has no place for it: lines of different places or reasons, as a program may leave them
 */
export function toForm(movement: DraftedMovement, timeZone: string): Draft | undefined {
  const [first = {}] = movement.lines
  const isAlike = movement.lines.every(
    (line) =>
      line.fromLocationId === first.fromLocationId &&
      line.toLocationId === first.toLocationId &&
      line.reasonId === first.reasonId &&
      line.lotId === undefined &&
      line.expectedOnHand === undefined,
  )
  if (!isAlike) return undefined
  const lines = toFormLines(movement.lines)
  return {
    kind: movement.kind,
    fromLocationId: first.fromLocationId ?? '',
    toLocationId: first.toLocationId ?? '',
    direction: first.toLocationId === undefined ? 'missing' : 'found',
    when: movement.effectiveAt === undefined ? '' : toLocal(new Date(movement.effectiveAt), timeZone),
    reference: movement.reference,
    reason: movement.reason,
    reasonId: first.reasonId ?? '',
    lines: lines.length === 0 ? [emptyLine] : lines,
  }
}

/** Lots and serials of one item that follow each other are one line of the form. */
function toFormLines(lines: readonly KeptLine[]): DraftLine[] {
  const made: DraftLine[] = []
  let before: KeptLine | undefined
  for (const line of lines) {
    const { itemId = '', quantity = '', unit = '', lotCode, expiresOn = '', unitPrice = '', attributes = {} } = line
    const last = made.at(-1)
    const part = { code: lotCode ?? '', expiresOn, quantity }
    const goesOn = last && lotCode !== undefined && before?.lotCode !== undefined && before.itemId === line.itemId
    const isAlike = before?.unitPrice === line.unitPrice && before?.unit === line.unit
    if (goesOn && isAlike && JSON.stringify(last.attributes) === JSON.stringify(attributes)) {
      last.goods = {
        ...last.goods,
        lots: [...(last.goods.lots ?? []), part],
        serials: `${last.goods.serials}\n${lotCode}`,
      }
    } else
      made.push({
        itemId,
        goods: { quantity, unit, lots: lotCode === undefined ? undefined : [part], serials: lotCode ?? '' },
        unitPrice,
        // known once its item is read
        tracking: 'none',
        attributes,
      })
    before = line
  }
  return made
}

/** Whether a draft holds exactly what would be recorded. */
export function holds(kept: DraftedMovement, movement: Omit<NewMovement, 'unusual'>): boolean {
  const text = ({ kind, effectiveAt, reference, reason, lines }: typeof kept) =>
    JSON.stringify([kind, effectiveAt, reference, reason, lines.map((line) => Object.entries(line).sort())])
  return text(kept) === text(movement)
}
