import type { Tracking } from '#contract/item.ts'
import type { MovementKind, NewMovement, RecordableKind } from '#contract/movement.ts'

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
  quantity: string
  unitPrice: string
  /** of its item: which of the following hold */
  tracking: Tracking
  lotCode: string
  /** of a lot that enters: a day, or empty */
  expiresOn: string
  /** one a line */
  serials: string
}

export const emptyLine: DraftLine = {
  itemId: '',
  quantity: '',
  unitPrice: '',
  tracking: 'none',
  lotCode: '',
  expiresOn: '',
  serials: '',
}

/** Serials as people scan and paste them: one a line, or with commas between them. */
export function readSerials(text: string): string[] {
  return text
    .split(/[\n,;\t]/)
    .map((serial) => serial.trim())
    .filter((serial) => serial !== '')
}

/** A serial that stands in the text twice, whatever the case of its letters. */
export function repeatedSerial(serials: readonly string[]): string | undefined {
  const folded = serials.map((serial) => serial.toLowerCase())
  return serials.find((_, index) => folded.indexOf(folded[index] ?? '') !== index)
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

/**
 * A decimal as a person types it: `1,234.50`, `12,5`, `1 200`; at most nine digits after the point. A comma is a thousands
 * mark where it can be one (`1,234`), else a decimal comma (`12,5`).
 * @returns the wire's form; undefined when it is no number
 */
export function parseDecimal(text: string): string | undefined {
  const compact = text.replace(/[\s\u00a0\u202f']/g, '')
  const plain = /^\d+$/.test(compact)
    ? compact
    : /^\d*[.,]\d+$/.test(compact) && !/^[1-9]\d{0,2},\d{3}$/.test(compact)
      ? compact.replace(',', '.')
      : /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)
        ? compact.replaceAll(',', '')
        : undefined
  if (plain === undefined) return undefined
  const [whole = '', fraction = ''] = plain.split('.')
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  if (digits.length > 18 || fraction.length > 9) return undefined
  return fraction ? `${digits}.${fraction}` : digits
}

/**
 * The request of a draft whose fields were checked.
 * @param effectiveAt  instant of `draft.when`; undefined: now
 */
export function toNewMovement(draft: Draft, effectiveAt: string | undefined): NewMovement {
  const ends = endsOf(draft)
  return {
    kind: draft.kind,
    reference: draft.reference.trim(),
    reason: draft.reason.trim(),
    ...(effectiveAt ? { effectiveAt } : {}),
    lines: draft.lines.flatMap((line) => {
      const unitPrice = hasPrice(draft.kind) ? parseDecimal(line.unitPrice) : undefined
      const common = {
        itemId: line.itemId,
        ...(ends.from ? { fromLocationId: draft.fromLocationId } : {}),
        ...(ends.to ? { toLocationId: draft.toLocationId } : {}),
        ...(unitPrice === undefined ? {} : { unitPrice }),
        ...(draft.reasonId ? { reasonId: draft.reasonId } : {}),
      }
      if (line.tracking === 'serial')
        return readSerials(line.serials).map((lotCode) => ({ ...common, quantity: '1', lotCode }))
      const quantity = parseDecimal(line.quantity) ?? line.quantity
      if (line.tracking === 'none') return [{ ...common, quantity }]
      const expiresOn = !ends.from && line.expiresOn ? { expiresOn: line.expiresOn } : {}
      return [{ ...common, quantity, lotCode: line.lotCode.trim(), ...expiresOn }]
    }),
  }
}
