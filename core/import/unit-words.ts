import { findBaseUnit, type MeasureUnit } from '#core/unit/find-unit.ts'
import { normaliseHeader } from './header-words.ts'

/** Ways people write units in other languages and in lists, besides those that the table of units knows. */
// biome-ignore format: a table of words, one line for many
const spellings: Readonly<Record<string, string>> = {
  kilo: 'kg', kilogramm: 'kg', kilogramme: 'kg', kilogrammes: 'kg', gr: 'g', gramm: 'g', gramme: 'g', grammes: 'g', gramos: 'g', milligramm: 'mg',
  tonnes: 't', tonne: 't', tonnen: 't', pfund: 'lb', zentimeter: 'cm', metro: 'm', metros: 'm', mètre: 'm', mètres: 'm', micron: 'µm', zoll: 'in',
  '″': 'in', '”': 'in', sqm: 'm²', qm: 'm²', cbm: 'm³', ccm: 'cm³', litri: 'l', litros: 'l', l: 'l', lt: 'l', ltr: 'l', stunden: 'h', std: 'h', sek: 's', minuten: 'min',
  tage: 'd', jours: 'd', prozent: '%', pct: '%', percent: '%', grad: '°', ampere: 'A', celsius: '°C', gsm: 'g/m²',
  кг: 'kg', г: 'g', гр: 'g', мг: 'mg', т: 't', л: 'l', мл: 'ml', м: 'm', см: 'cm', мм: 'mm', 'м²': 'm²', 'м2': 'm²', 'м³': 'm³', 'м3': 'm³', 千克: 'kg', 公斤: 'kg', 克: 'g', 米: 'm', 升: 'l',
}

/** What a column without units measures, by the word its header has; the unit its numbers are then taken to be in. */
// biome-ignore format: a table of words, one line for many
const quantities: Readonly<Record<string, string>> = {
  resistance: 'Ω', widerstand: 'Ω', résistance: 'Ω', resistencia: 'Ω', capacitance: 'F', kapazität: 'F', capacité: 'F', inductance: 'H',
  induktivität: 'H', voltage: 'V', spannung: 'V', tension: 'V', current: 'A', strom: 'A', frequency: 'Hz', frequenz: 'Hz', power: 'W', leistung: 'W',
}

const known = new Map<string, MeasureUnit | undefined>()
const mostKnown = 2_000

function lookUp(text: string): MeasureUnit | undefined {
  if (known.has(text)) return known.get(text)
  const lower = text.toLowerCase()
  const unit = findBaseUnit(Object.hasOwn(spellings, lower) ? (spellings[lower] ?? text) : text)
  if (known.size > mostKnown) known.clear()
  known.set(text, unit)
  return unit
}

/**
 * The unit a text names, as its symbol: "kilograms" is kg, "uF" is µF.
 * @returns undefined when it is no unit of measure
 */
export function findUnit(text: string): string | undefined {
  const bare = text.trim().replace(/\.$/, '')
  // a lone prefix is no unit
  return bare === '' || bare.length > 14 || /^(?:\d|[kK]$)/.test(bare) ? undefined : lookUp(bare)?.symbol
}

/** What a unit measures: units of one dimension convert into each other. */
export function unitDimension(symbol: string): string | undefined {
  return symbol === '' ? undefined : lookUp(symbol)?.dimension
}

/** The unit that a header's own word implies where the cells leave it to a prefix ("10k"): "Resistance" is in ohm. */
export function impliedUnit(header: string): string | undefined {
  const words = new Set(normaliseHeader(header).split(' '))
  for (const [word, unit] of Object.entries(quantities)) if (words.has(normaliseHeader(word))) return unit
  return undefined
}

export interface NamedUnit {
  /** the header without its unit */
  name: string
  unit: string
}

/** The unit a header tells: "Weight (kg)", "Dose [mg]", "Length, mm", "Height in cm", "weight_kg". */
export function unitOfHeader(header: string): NamedUnit | undefined {
  const match =
    /^(?<name>.*\S)\s*[([{]\s*(?:in\s+)?(?<unit>[^)\]}]{1,14}?)\s*[)\]}]\s*$/u.exec(header) ??
    /^(?<name>.*\S)\s*[,/:]\s*(?:in\s+)?(?<unit>\S{1,14})$/u.exec(header) ??
    /^(?<name>.*\S)\s+in\s+(?<unit>\S{1,14})$/iu.exec(header) ??
    /^(?<name>.*\S)[\s_-]+(?<unit>[^\s_-]{1,5}|\p{Lu}?\p{Ll}{3,11})$/u.exec(header)
  const { name = '', unit: text = '' } = match?.groups ?? {}
  const unit = findUnit(text)
  if (unit === undefined) return undefined
  // "Plan A", "Vitamin C" and "Made in" end with letters that are no units there; "weight_g" ends with one.
  const marked = /[([{,/:]\s*(?:in\s+)?[^\s([{,/:]+\s*[)\]}]?\s*$|\s(?:in)\s+\S+$/i.test(header)
  const told = marked || (text.length > 1 && text.toLowerCase() !== 'in') || /_[glmh]$/.test(header)
  if (!told) return undefined
  return { name: name.replace(/[\s_-]+$/, ''), unit }
}
