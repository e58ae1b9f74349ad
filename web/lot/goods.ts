import type { Tracking } from '#contract/item.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { readSerials, repeatedSerial } from '#web/lot/serials.ts'

/** How much of an item comes in or goes out, as it is typed: an amount, the lots that make it up, or serials. */
export interface Goods {
  quantity: string
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

/** What the API takes of a line: its base quantity, and of tracked goods the lot or serial. */
export interface GoodsPart {
  quantity: string
  lotCode?: string
  expiresOn?: string
}

export type GoodsFault =
  | { fault: 'amountForm' | 'lotMissing' | 'loading' }
  | { fault: 'serialTwice'; serial: string }
  | { fault: 'short'; available: string }

export function goodsOf(quantity: string): Goods {
  return { quantity, lots: undefined, serials: '' }
}

/** The lots that make goods up: as they were typed, else what is proposed. */
export function lotsOf({ lots, quantity }: Goods, way: Way): readonly LotPart[] {
  if (lots !== undefined) return lots
  return way.to === 'in' ? [{ code: '', expiresOn: '', quantity }] : propose(quantity, way.offers ?? [])
}

/** Lots that have not expired, in the order of offers, until the quantity is met. */
function propose(quantity: string, offers: readonly LotOffer[]): LotPart[] {
  let left = toQuantity(parseDecimal(quantity) ?? '0')
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
export function readGoods(goods: Goods, tracking: Tracking, way: Way): { parts: GoodsPart[] } | GoodsFault {
  if (tracking === 'serial') return readSerialGoods(goods)
  const whole = readAmount(goods.quantity)
  if (tracking === 'none' || goods.lots === undefined) {
    if (whole === undefined) return { fault: 'amountForm' }
    if (whole === '0') return { parts: [] }
    if (tracking === 'none') return { parts: [{ quantity: whole }] }
    if (way.to === 'out') {
      if (way.offers === undefined) return { fault: 'loading' }
      const found = sumOf(propose(whole, way.offers))
      if (toQuantity(found).lt(whole)) return { fault: 'short', available: found }
    }
  }
  const parts: GoodsPart[] = []
  for (const { code, expiresOn, quantity } of lotsOf(goods, way)) {
    const amount = readAmount(quantity)
    if (amount === undefined) return { fault: 'amountForm' }
    if (amount === '0') continue
    const lotCode = code.trim()
    if (lotCode === '') return { fault: 'lotMissing' }
    parts.push({ quantity: amount, lotCode, ...(way.to === 'in' && expiresOn ? { expiresOn } : {}) })
  }
  return { parts }
}

function readSerialGoods({ serials }: Goods): { parts: GoodsPart[] } | GoodsFault {
  const codes = readSerials(serials)
  const serial = repeatedSerial(codes)
  if (serial !== undefined) return { fault: 'serialTwice', serial }
  return { parts: codes.map((lotCode) => ({ quantity: '1', lotCode })) }
}

/** @returns canonical; "0" for nothing, undefined for what is no amount */
function readAmount(text: string): string | undefined {
  if (text.trim() === '') return '0'
  const read = parseDecimal(text)
  return read === undefined ? undefined : toDecimal(toQuantity(read))
}
