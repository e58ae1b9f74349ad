/** Physical and commercial quantities a unit measures. */
export type Dimension =
  | 'length'
  | 'mass'
  | 'volume'
  | 'area'
  | 'time'
  | 'data'
  | 'dataRate'
  | 'power'
  | 'energy'
  | 'charge'
  | 'voltage'
  | 'current'
  | 'resistance'
  | 'capacitance'
  | 'inductance'
  | 'frequency'
  | 'temperature'
  | 'pressure'
  | 'torque'
  | 'force'
  | 'speed'
  | 'rotation'
  | 'frameRate'
  | 'light'
  | 'sound'
  | 'angle'
  | 'pixels'
  | 'ratio'
  | 'money'
  | 'count'

export type Unit = { dimension: Dimension; factor: number; offset?: number; currency?: string }

const table: Record<string, [Dimension, number, ...string[]]> = {
  nm: ['length', 1e-9, 'nanometre'],
  um: ['length', 1e-6, 'µm', 'μm', 'micron', 'micrometre'],
  mm: ['length', 1e-3, 'millimetre'],
  cm: ['length', 1e-2, 'centimetre'],
  dm: ['length', 0.1, 'decimetre'],
  m: ['length', 1, 'metre', 'mtr'],
  km: ['length', 1e3, 'kilometre'],
  inch: ['length', 0.0254, 'in', 'inches', '"', '″', '”', 'zoll'],
  ft: ['length', 0.3048, 'foot', 'feet'],
  yd: ['length', 0.9144, 'yard'],
  mi: ['length', 1609.344, 'mile'],
  mcg: ['mass', 1e-9, 'µg', 'ug', 'microgram'],
  mg: ['mass', 1e-6, 'milligram'],
  g: ['mass', 1e-3, 'gram', 'gramme', 'gr'],
  kg: ['mass', 1, 'kilo', 'kilogram', 'kilogramme', 'kgs'],
  t: ['mass', 1e3, 'tonne', 'ton'],
  oz: ['mass', 0.028349523125, 'ounce'],
  lb: ['mass', 0.45359237, 'lbs', 'pound weight'],
  ul: ['volume', 1e-6, 'µl', 'microlitre'],
  ml: ['volume', 1e-3, 'millilitre', 'cc'],
  cl: ['volume', 1e-2, 'centilitre'],
  dl: ['volume', 0.1, 'decilitre'],
  l: ['volume', 1, 'litre', 'ltr'],
  hl: ['volume', 100, 'hectolitre'],
  m3: ['volume', 1e3, 'm³', 'cubic metre', 'cbm'],
  gal: ['volume', 3.785411784, 'gallon'],
  floz: ['volume', 0.0295735295625, 'fl oz', 'fluid ounce'],
  m2: ['area', 1, 'm²', 'sqm', 'square metre'],
  cm2: ['area', 1e-4, 'cm²', 'square centimetre'],
  ns: ['time', 1e-9, 'nanosecond'],
  us: ['time', 1e-6, 'µs', 'microsecond'],
  ms: ['time', 1e-3, 'millisecond', 'msec'],
  s: ['time', 1, 'sec', 'second'],
  min: ['time', 60, 'minute', 'mins'],
  h: ['time', 3600, 'hr', 'hour', 'hrs'],
  d: ['time', 86_400, 'day'],
  wk: ['time', 604_800, 'week'],
  mo: ['time', 2_629_746, 'month'],
  yr: ['time', 31_556_952, 'year'],
  bit: ['data', 0.125],
  b: ['data', 1, 'byte'],
  kb: ['data', 1e3, 'kilobyte'],
  mb: ['data', 1e6, 'megabyte', 'meg'],
  gb: ['data', 1e9, 'gigabyte', 'gig', 'gib'],
  tb: ['data', 1e12, 'terabyte', 'tib'],
  pb: ['data', 1e15, 'petabyte'],
  'kb/s': ['dataRate', 1e3, 'kbps'],
  'mb/s': ['dataRate', 1e6, 'mbps', 'megabytes per second'],
  'gb/s': ['dataRate', 1e9, 'gbps', 'gigabytes per second'],
  'mbit/s': ['dataRate', 125_000, 'megabits per second'],
  'gbit/s': ['dataRate', 1.25e8, 'gigabits per second'],
  mw: ['power', 1e-3, 'milliwatt'],
  w: ['power', 1, 'watt'],
  kw: ['power', 1e3, 'kilowatt'],
  hp: ['power', 745.7, 'horsepower'],
  wh: ['energy', 1, 'watt hour'],
  kwh: ['energy', 1e3, 'kilowatt hour'],
  j: ['energy', 1 / 3600, 'joule'],
  kj: ['energy', 1 / 3.6, 'kilojoule'],
  kcal: ['energy', 1.163, 'calorie', 'kilocalorie'],
  mah: ['charge', 1e-3, 'milliamp hour'],
  ah: ['charge', 1, 'amp hour'],
  mv: ['voltage', 1e-3, 'millivolt'],
  v: ['voltage', 1, 'volt', 'vdc', 'vac'],
  kv: ['voltage', 1e3, 'kilovolt'],
  ua: ['current', 1e-6, 'µa', 'microamp'],
  ma: ['current', 1e-3, 'milliamp', 'milliampere'],
  a: ['current', 1, 'amp', 'ampere'],
  ohm: ['resistance', 1, 'ω', 'ohms', 'r'],
  kohm: ['resistance', 1e3, 'kω', 'kilohm', 'k ohm', 'kilo ohm', 'k'],
  megohm: ['resistance', 1e6, 'megaohm', 'mω', 'mohm'],
  pf: ['capacitance', 1e-12, 'picofarad'],
  nf: ['capacitance', 1e-9, 'nanofarad'],
  uf: ['capacitance', 1e-6, 'µf', 'microfarad'],
  f: ['capacitance', 1, 'farad'],
  uh: ['inductance', 1e-6, 'µh', 'microhenry'],
  mh: ['inductance', 1e-3, 'millihenry'],
  hz: ['frequency', 1, 'hertz'],
  khz: ['frequency', 1e3, 'kilohertz'],
  mhz: ['frequency', 1e6, 'megahertz'],
  ghz: ['frequency', 1e9, 'gigahertz'],
  pa: ['pressure', 1, 'pascal'],
  kpa: ['pressure', 1e3, 'kilopascal'],
  bar: ['pressure', 1e5],
  psi: ['pressure', 6894.757],
  nm_torque: ['torque', 1, 'nm', 'newton metre', 'n m'],
  n: ['force', 1, 'newton'],
  kn: ['force', 1e3, 'kilonewton'],
  'km/h': ['speed', 1 / 3.6, 'kmh', 'kph', 'kilometres per hour'],
  'm/s': ['speed', 1, 'metres per second'],
  mph: ['speed', 0.44704, 'miles per hour'],
  rpm: ['rotation', 1, 'revolutions per minute'],
  fps: ['frameRate', 1, 'frames per second', 'frame per second'],
  lm: ['light', 1, 'lumen'],
  db: ['sound', 1, 'decibel'],
  deg: ['angle', 1, '°', 'degree'],
  mp: ['pixels', 1, 'megapixel'],
  '%': ['ratio', 1, 'percent', 'per cent', 'pct'],
}

const temperatures: Record<string, Unit> = {
  c: { dimension: 'temperature', factor: 1 },
  '°c': { dimension: 'temperature', factor: 1 },
  celsius: { dimension: 'temperature', factor: 1 },
  'degrees celsius': { dimension: 'temperature', factor: 1 },
  '°f': { dimension: 'temperature', factor: 5 / 9, offset: -160 / 9 },
  fahrenheit: { dimension: 'temperature', factor: 5 / 9, offset: -160 / 9 },
}

const currencies: Record<string, string[]> = {
  EUR: ['€', 'eur', 'euro'],
  USD: ['$', 'usd', 'dollar', 'buck'],
  GBP: ['£', 'gbp', 'pound', 'quid'],
  CHF: ['chf', 'franc', 'franken'],
  JPY: ['¥', 'jpy', 'yen'],
  SEK: ['sek'],
  NOK: ['nok'],
  DKK: ['dkk', 'krone', 'kroner'],
  PLN: ['pln', 'zloty'],
  CZK: ['czk'],
  INR: ['inr', 'rupee'],
  CNY: ['cny', 'rmb', 'yuan'],
  CAD: ['cad'],
  AUD: ['aud'],
  BRL: ['brl', 'real'],
}

const byName = new Map<string, Unit[]>()
function name(word: string, unit: Unit): void {
  const known = byName.get(word)
  if (known) known.push(unit)
  else byName.set(word, [unit])
}
for (const [symbol, [dimension, factor, ...names]] of Object.entries(table)) {
  const unit = { dimension, factor }
  if (symbol !== 'nm_torque') name(symbol, unit)
  for (const word of names) {
    name(word, unit)
    if (/[a-z]{3}$/.test(word) && !word.endsWith('s') && !/ per /.test(word)) name(`${word}s`, unit)
    if (word.endsWith('metre') || word.endsWith('litre')) {
      const american = word.replace(/tre$/, 'ter')
      name(american, unit)
      name(`${american}s`, unit)
    }
  }
}
for (const [word, unit] of Object.entries(temperatures)) name(word, unit)
for (const [currency, names] of Object.entries(currencies)) {
  for (const word of names) {
    name(word, { dimension: 'money', factor: 1, currency })
    if (/^[a-z]{4,}$/.test(word)) name(`${word}s`, { dimension: 'money', factor: 1, currency })
  }
}

/** How many words the longest unit name has. */
export const longestUnit = 3

/**
 * The units a word may stand for (`nm`: nanometre and newton metre; none when it is no unit).
 * @param word  small letters; several words parted by one space
 */
export function findUnits(word: string): readonly Unit[] {
  return byName.get(word.toLowerCase()) ?? []
}

/**
 * A value in another unit of the same dimension, rid of float noise at 12 significant digits.
 * @returns undefined when the dimensions or currencies differ
 */
export function convert(value: number, from: Unit, to: Unit): number | undefined {
  if (from.dimension !== to.dimension || (from.currency && to.currency && from.currency !== to.currency))
    return undefined
  const base = value * from.factor + (from.offset ?? 0)
  return Number(((base - (to.offset ?? 0)) / to.factor).toPrecision(12))
}
