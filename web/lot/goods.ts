import type { Tracking } from '#contract/item.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { UnitsOfItem } from '#core/unit/entered-unit.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { readSerials, repeatedSerial } from '#web/lot/serials.ts'
import { type AmountFault, readTyped, type TypedAmount } from '#web/pack/typed-amount.ts'

/** How much of an item comes in or goes out, as it is typed: an amount, the lots that make it up, or serials. */
export interface Goods {
  /** a number, or one with its unit */
  quantity: string
  /** what bare numbers count; empty: the base unit. Lots that go out are always in base units */
  unit: string
  /** undefined: one lot that is yet to be named where goods come in; first to expire first where they go out */
  lots: readonly LotPart[] | undefined
  /** one a line */
  serials: string
}

export interface LotPart {
  code: string
  /** of a lot that comes in: a day, or empty */
  expiresOn: string
  quantity: string
}

/** A lot in stock where goods are taken from. */
export interface LotOffer {
  code: string
  expiresOn: string | null
  /** on hand less what is reserved */
  available: string
  isExpired: boolean
}

/** Which way goods go, and of goods that go out the lots there are: undefined until they are read. */
export type Way = { to: 'in' } | { to: 'out'; offers: readonly LotOffer[] | undefined }

/** What the API takes of a line: its quantity and in what it was entered, and of tracked goods the lot or serial. */
export interface GoodsPart {
  quantity: string
  /** left out: the base unit */
  unit?: string
  lotCode?: string
  expiresOn?: string
}

export type GoodsFault =
  | AmountFault
  | { fault: 'lotMissing' | 'loading' }
  | { fault: 'serialTwice'; serial: string }
  | { fault: 'short'; available: string }

export function goodsOf(quantity: string, unit = ''): Goods {
  return { quantity, unit, lots: undefined, serials: '' }
}

/** The lots that make goods up: as they were typed, else what is proposed. */
export function lotsOf({ lots, quantity, unit }: Goods, way: Way, units?: UnitsOfItem): readonly LotPart[] {
  if (lots !== undefined) return lots
  if (way.to === 'in') return [{ code: '', expiresOn: '', quantity }]
  const typed = readTyped(quantity, unit, units)
  return propose('fault' in typed ? '0' : typed.base, way.offers ?? [])
}

/** Lots that have not expired, in the order of offers, until a quantity in base units is met. */
function propose(quantity: string, offers: readonly LotOffer[]): LotPart[] {
  let left = toQuantity(quantity)
  const parts: LotPart[] = []
  for (const { code, available, isExpired } of offers) {
    if (isExpired || left.lte(0)) continue
    const taken = left.lt(available) ? left : toQuantity(available)
    parts.push({ code, expiresOn: '', quantity: toDecimal(taken) })
    left = left.minus(taken)
  }
  return parts
}

/** What some lots are together, as far as they are numbers. */
export function sumOf(lots: readonly LotPart[]): string {
  return toDecimal(lots.reduce((sum, { quantity }) => sum.plus(parseDecimal(quantity) ?? '0'), toQuantity('0')))
}

/** The amount that goods are, as it is shown: typed, or counted where lots or serials are named. */
export function quantityOf(goods: Goods, tracking: Tracking): string {
  if (tracking === 'serial') return String(readSerials(goods.serials).length || '')
  return tracking === 'lot' && goods.lots !== undefined ? sumOf(goods.lots) : goods.quantity
}

/** The parts of a request, none where nothing is typed; or what is wrong with what is. */
export function readGoods(
  goods: Goods,
  tracking: Tracking,
  way: Way,
  units?: UnitsOfItem,
): { parts: GoodsPart[] } | GoodsFault {
  if (tracking === 'serial') return readSerialGoods(goods)
  const whole = readTyped(goods.quantity, goods.unit, units)
  if (tracking === 'none' || goods.lots === undefined) {
    if ('fault' in whole) return whole
    if (whole.base === '0') return { parts: [] }
    if (tracking === 'none') return { parts: [amountOf(whole)] }
    if (way.to === 'out') {
      if (way.offers === undefined) return { fault: 'loading' }
      const proposed = propose(whole.base, way.offers)
      const found = sumOf(proposed)
      if (toQuantity(found).lt(whole.base)) return { fault: 'short', available: found }
      const [lot, second] = proposed
      // all of one lot: it is what was entered
      if (lot && !second) return { parts: [{ ...amountOf(whole), lotCode: lot.code }] }
    }
  }
  const parts: GoodsPart[] = []
  const unit = way.to === 'in' ? goods.unit : ''
  for (const { code, expiresOn, quantity } of lotsOf(goods, way, units)) {
    const amount = readTyped(quantity, unit, units)
    if ('fault' in amount) return amount
    if (amount.base === '0') continue
    const lotCode = code.trim()
    if (lotCode === '') return { fault: 'lotMissing' }
    parts.push({ ...amountOf(amount), lotCode, ...(way.to === 'in' && expiresOn ? { expiresOn } : {}) })
  }
  return { parts }
}

function amountOf({ quantity, unit }: TypedAmount): GoodsPart {
  return { quantity, ...(unit === undefined ? {} : { unit }) }
}

function readSerialGoods({ serials }: Goods): { parts: GoodsPart[] } | GoodsFault {
  const codes = readSerials(serials)
  const serial = repeatedSerial(codes)
  if (serial !== undefined) return { fault: 'serialTwice', serial }
  return { parts: codes.map((lotCode) => ({ quantity: '1', lotCode })) }
}
