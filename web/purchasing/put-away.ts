import { type Goods, type GoodsPart, goodsOf } from '#web/lot/goods.ts'
import { type Draft, type DraftLine, emptyLine } from '#web/movement/movement-draft.ts'
import { readTyped } from '#web/pack/typed-amount.ts'
import type { GoodsLine } from '#web/purchasing/goods-draft.ts'

/**
 * Moving on what was just received, where it was put first: the same goods, lots and serials, so that only the place they go to is left to say.
 * @param received  the lines of the receipt's request
 */
export function putAwayDraft(
  rows: readonly GoodsLine[],
  received: readonly (GoodsPart & { lineId: string })[],
  fromLocationId: string,
): Draft {
  const lines = rows.flatMap((row): DraftLine[] => {
    const parts = received.filter(({ lineId }) => lineId === row.line.id)
    const { id: itemId, tracking } = row.item
    return parts.length === 0 ? [] : [{ ...emptyLine, itemId, tracking, goods: goodsFrom(row, parts) }]
  })
  return {
    kind: 'transfer',
    fromLocationId,
    toLocationId: '',
    direction: 'missing',
    when: '',
    reference: '',
    reason: '',
    reasonId: '',
    lines,
  }
}

function goodsFrom({ item, units }: GoodsLine, parts: readonly GoodsPart[]): Goods {
  const [only] = parts
  if (item.tracking === 'serial') return { ...goodsOf(''), serials: parts.map(({ lotCode }) => lotCode).join('\n') }
  if (item.tracking === 'none') return goodsOf(only?.quantity ?? '', only?.unit)
  // lots that go out are in base units, whatever they came in
  const lots = parts.map(({ quantity, unit = '', lotCode = '' }) => {
    const typed = readTyped(quantity, unit, units)
    return { code: lotCode, expiresOn: '', quantity: 'base' in typed ? typed.base : quantity }
  })
  return { ...goodsOf(''), lots }
}
