import { findCurrency } from '#core/import/cell-kinds.ts'
import { findUnit } from '#core/import/unit-words.ts'
import { fromSerialDay, type LocalTime } from '#core/import/parse-date.ts'

/** What a cell format makes of a number. */
export type NumberStyle =
  | { shows: 'number' | 'day' | 'month' | 'time' | 'percent' }
  /** a currency's sign or code, put behind the number */
  | { shows: 'money'; currency: string }
  /** a unit of measure, put behind the number */
  | { shows: 'measure'; unit: string }
  /** digits filled up with zeros in front, as article and postal codes are kept */
  | { shows: 'digits'; width: number }

const plain: NumberStyle = { shows: 'number' }

/** Formats built into Excel, by their number. */
export function builtInStyle(id: number): NumberStyle {
  if (id === 9 || id === 10) return { shows: 'percent' }
  if (id === 17) return { shows: 'month' }
  if (id === 14 || id === 15 || id === 16 || (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 58))
    return { shows: 'day' }
  if ((id >= 18 && id <= 22) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47)) return { shows: 'time' }
  return plain
}

/** A format's code: letters of dates outside of quotes, brackets and escapes, a percent sign, a currency, nothing but zeros. */
export function styleOfCode(code: string): NumberStyle {
  const positive = code.split(';')[0] ?? ''
  const bare = positive.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/general/i.test(bare)) return plain
  if (/[hs]/i.test(bare)) return { shows: 'time' }
  if (/[ymd]/i.test(bare)) return { shows: /d/i.test(bare) || !/m/i.test(bare) || !/y/i.test(bare) ? 'day' : 'month' }
  if (bare.includes('%')) return { shows: 'percent' }
  const currency =
    /\[\$([^\]-]{1,5})(?:-[^\]]*)?\]/.exec(positive)?.[1] ??
    /"\s*(\p{Sc}|[A-Z]{3})\s*"/u.exec(positive)?.[1] ??
    /\p{Sc}/u.exec(bare)?.[0]
  // A sign of several letters reads better as its code: "zł" is PLN.
  const sign = currency?.trim() ?? ''
  if (sign !== '') return { shows: 'money', currency: sign.length > 1 ? (findCurrency(sign) ?? sign) : sign }
  const unit = findUnit(/"\s*([^"]{1,8}?)\s*"\s*$/.exec(positive)?.[1] ?? '')
  if (unit !== undefined) return { shows: 'measure', unit }
  return /^0{2,}$/.test(bare.trim()) ? { shows: 'digits', width: bare.trim().length } : plain
}

/**
 * A cell's number as a person sees it, in one notation whatever the workbook's country: "2.55", "2011-12-09",
 * "2011-12-09 10:30:00", "15%", "12.5 €", "00123".
 */
export function showNumber(number: number, style: NumberStyle, date1904: boolean): string {
  switch (style.shows) {
    case 'month':
    case 'day':
    case 'time': {
      if (style.shows === 'time' && number >= 0 && number < 1) return clockText(number)
      const local = fromSerialDay(number, date1904)
      // typed as a month, a spreadsheet keeps its first day; one of another day was typed as that
      if (local?.day === 1 && style.shows === 'month') return dateText(local, false).slice(0, 7)
      return local ? dateText(local, style.shows === 'time' || !Number.isInteger(number)) : plainNumber(number)
    }
    case 'percent':
      return `${plainNumber(number * 100)}%`
    case 'money':
      return `${plainNumber(number)} ${style.currency}`
    case 'measure':
      return `${plainNumber(number)} ${style.unit}`
    case 'digits': {
      const text = plainNumber(number)
      return /^\d+$/.test(text) ? text.padStart(style.width, '0') : text
    }
    case 'number':
      return plainNumber(number)
  }
}

/** As Excel shows it, which keeps 15 digits: 2.5499999999999998 is 2.55. */
function plainNumber(number: number): string {
  const rounded = Number(number.toPrecision(15))
  const text = String(rounded)
  if (!text.includes('e')) return text
  return Number.isInteger(rounded) ? BigInt(rounded).toString() : rounded.toFixed(20).replace(/0+$/, '')
}

const two = (value: number) => String(value).padStart(2, '0')

function dateText(local: LocalTime, withTime: boolean): string {
  const day = `${String(local.year).padStart(4, '0')}-${two(local.month)}-${two(local.day)}`
  return withTime ? `${day} ${two(local.hour)}:${two(local.minute)}:${two(local.second)}` : day
}

/** A time of day without a day. */
function clockText(share: number): string {
  const seconds = Math.round(share * 86_400)
  return `${two(Math.floor(seconds / 3600) % 24)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}
