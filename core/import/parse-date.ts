/** Order of day, month and year in dates written with numbers. */
export type DateOrder = 'dmy' | 'mdy' | 'ymd'

/** Wall-clock time without a zone; what a spreadsheet holds. */
export interface LocalTime {
  year: number
  /** 1..12 */
  month: number
  day: number
  hour: number
  minute: number
  /** with fraction */
  second: number
  /** minutes east of UTC when the text says so ("Z", "+02:00") */
  offsetMinutes?: number
}

const iso =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d{1,9})?))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i
const numeric =
  /^(\d{1,4})[-/. ](\d{1,2})[-/. ](\d{1,4})\.?(?:,?\s+(?:at\s+)?(\d{1,2})[:.h](\d{2})(?:[:.](\d{2}(?:\.\d{1,9})?))?\s*([ap])?\.?(?:m\.?)?)?$/i
const compact = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?$/
const worded =
  /^(?:\p{L}+\.?,\s*)?(?:(\d{1,2})(?:st|nd|rd|th|\.|º)?[-\s./]*(?:de\s+)?(\p{L}{3,12})\.?|(\p{L}{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?),?[-\s./]*(?:de\s+)?(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap])?\.?(?:m\.?)?)?$/iu
const eastern = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]?(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/
/** Months without a day: 03/2027, 2027-03, 2027年3月. */
const monthOfYear =
  /^(0?[1-9]|1[0-2])\s?[-/. ]\s?((?:19|20)\d{2})$|^((?:19|20)\d{2})\s?[-/.年년]\s?(0?[1-9]|1[0-2])\s?[月월]?$/
/** "Mar 2027", "mars 2027", "mag-27", "Dez. '26", "2027 March". */
const wordedMonth =
  /^(\p{L}{3,12})\.?[-\s./]*(?:de\s+)?(?:((?:19|20)\d{2})|['’-]?\s?(1[5-9]|[2-6]\d))$|^((?:19|20)\d{2})[-\s./]+(\p{L}{3,12})\.?$/iu

/** Names of the months in the languages of the header words, without accents. */
const months: readonly (readonly string[])[] = [
  'january januar janvier enero gennaio janeiro januari styczen stycznia jaenner',
  'february februar fevrier febrero febbraio fevereiro februari luty lutego',
  'march marz maerz mars marzo marco maart marzec marca mrz mrt',
  'april avril abril aprile kwiecien kwietnia',
  'may mai mayo maggio maio mei maj maja',
  'june juni juin junio giugno junho czerwiec czerwca',
  'july juli juillet julio luglio julho lipiec lipca',
  'august aout agosto augustus sierpien sierpnia',
  'september septembre septiembre settembre setembro wrzesien wrzesnia sept',
  'october oktober octobre octubre ottobre outubro pazdziernik pazdziernika',
  'november novembre noviembre novembro listopad listopada',
  'december dezember decembre diciembre dicembre dezembro grudzien grudnia',
].map((names) => names.split(' '))

/** @param word  a name, or its first letters, at least three */
function monthOf(word: string): number | undefined {
  const bare = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '')
  const at = months.findIndex((names) => names.some((name) => name.startsWith(bare)))
  return at < 0 ? undefined : at + 1
}

/**
 * Reads a date with or without a time of day: ISO 8601, day/month/year and month/day/year in digits with any separator
 * and two- or four-digit years, month names in several languages, 2024年1月5日, 12-hour times, and serial days of a spreadsheet ("40513.35").
 * A month without a day ("03/2027", "Mar 2027") is its last day.
 * @param order  decides what "03/04/2011" is
 * @returns undefined when it is no date of the calendar ("31/02/2011")
 */
export function parseDate(text: string, order: DateOrder): LocalTime | undefined {
  const month = parseMonth(text)
  if (month) return month
  const isoMatch = iso.exec(text)
  if (isoMatch) {
    const [, year, month, day, hour, minute, second, zone] = isoMatch
    return checked(Number(year), Number(month), Number(day), hour, minute, second, undefined, zone)
  }
  const match = numeric.exec(text)
  if (match) {
    const [, a = '', b = '', c = '', hour, minute, second, half] = match
    const parts = arrange(a, b, c, order)
    return parts && checked(...parts, hour, minute, second, half)
  }
  const tight = compact.exec(text)
  if (tight) {
    const [, year, month, day, hour, minute, second] = tight
    const read = checked(Number(year), Number(month), Number(day), hour, minute, second)
    if (read && read.year >= 1900 && read.year < 2200) return read
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerialDay(Number(text))
  return parseWorded(text)
}

/** The last day of a month that is written without a day: what is good until March is good on the 31st. */
export function parseMonth(text: string): LocalTime | undefined {
  if (text.length > 24) return undefined
  const digits = monthOfYear.exec(text)
  if (digits) return lastDay(Number(digits[2] ?? digits[3]), Number(digits[1] ?? digits[4]))
  const [, word, year, short, yearFirst, wordSecond] = wordedMonth.exec(text) ?? []
  const month = monthOf(word ?? wordSecond ?? '')
  if (month === undefined || (word ?? wordSecond) === undefined) return undefined
  return lastDay(Number(year ?? yearFirst ?? fullYear(short ?? '')), month)
}

function lastDay(year: number, month: number): LocalTime {
  return { year, month, day: daysInMonth(year, month), hour: 0, minute: 0, second: 0 }
}

/**
 * The order of a column's dates, from a sample: a part above 12 cannot be a month.
 * @returns `ambiguous` when no date of the sample decides between day and month first; `mixed` when they contradict;
 *   undefined when no value is a date in digits, so that the order does not matter
 */
export function detectDateOrder(samples: Iterable<string>): DateOrder | 'ambiguous' | 'mixed' | undefined {
  let seen = false
  let dayFirst = 0
  let monthFirst = 0
  let yearFirst = 0
  let isPointed = true
  for (const sample of samples) {
    const text = sample.trim()
    if (iso.test(text)) {
      yearFirst++
      continue
    }
    const [, a = '', b = ''] = numeric.exec(text) ?? []
    if (!a) continue
    if (a.length === 4) {
      yearFirst++
      continue
    }
    seen = true
    // with points between, the day is first wherever people write dates so
    if (!text.includes('.')) isPointed = false
    if (Number(a) > 12) dayFirst++
    else if (Number(b) > 12) monthFirst++
  }
  if (dayFirst > 0 && monthFirst > 0) return 'mixed'
  if (dayFirst > 0) return 'dmy'
  if (monthFirst > 0) return 'mdy'
  if (seen) return isPointed ? 'dmy' : 'ambiguous'
  return yearFirst > 0 ? 'ymd' : undefined
}

/**
 * The wall-clock time of a spreadsheet's serial day: 1 is 1900-01-01, with the day 1900-02-29 that never was.
 * @param date1904  the workbook counts from 1904 (old Macintosh files)
 */
export function fromSerialDay(serial: number, date1904 = false): LocalTime | undefined {
  if (!(serial >= 0 && serial < 2_958_466)) return undefined
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  // To the millisecond: serials carry about 1e-9 days of rounding.
  const at = new Date(epoch + Math.round(serial * 86_400_000))
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: Math.round(at.getUTCSeconds() + at.getUTCMilliseconds() / 1000),
  }
}

function arrange(a: string, b: string, c: string, order: DateOrder): [number, number, number] | undefined {
  if (a.length === 4) return [Number(a), Number(b), Number(c)]
  if (a.length > 2 || c.length === 3 || c.length === 1) return undefined
  if (order === 'ymd' && c.length === 2) return [fullYear(a), Number(b), Number(c)]
  const year = fullYear(c)
  return order === 'mdy' ? [year, Number(a), Number(b)] : [year, Number(b), Number(a)]
}

/** Two digits mean 1970 to 2069. */
function fullYear(text: string): number {
  const year = Number(text)
  if (text.length > 2) return year
  return year < 70 ? 2000 + year : 1900 + year
}

function parseWorded(text: string): LocalTime | undefined {
  if (text.length > 50) return undefined
  const east = eastern.exec(text)
  if (east) {
    const [, year, month, day, hour, minute, second] = east
    return checked(Number(year), Number(month), Number(day), hour, minute, second)
  }
  const match = worded.exec(text)
  if (!match) return undefined
  const [, dayFirst, monthSecond, monthFirst, daySecond, year = '', hour, minute, second, half] = match
  const month = monthOf(monthSecond ?? monthFirst ?? '')
  return month === undefined
    ? undefined
    : checked(fullYear(year), month, Number(dayFirst ?? daySecond), hour, minute, second, half)
}

function checked(
  year: number,
  month: number,
  day: number,
  hourText = '0',
  minuteText = '0',
  secondText = '0',
  half?: string,
  zone?: string,
): LocalTime | undefined {
  let hour = Number(hourText)
  const minute = Number(minuteText)
  const second = Number(secondText)
  if (half) {
    if (hour < 1 || hour > 12) return undefined
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
  }
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined
  if (hour > 24 || minute > 59 || second >= 61 || (hour === 24 && (minute > 0 || second > 0))) return undefined
  const local: LocalTime = { year, month, day, hour, minute, second }
  if (zone) local.offsetMinutes = toOffset(zone)
  return local
}

function toOffset(zone: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})$/.exec(zone)
  if (!match) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3]))
}

function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
