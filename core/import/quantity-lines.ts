import { findUnit } from './unit-words.ts'

/** A line of a list that was typed as a message. */
export interface QuantityLine {
  name: string
  quantity: string
  unit: string
}

/** What stands before the text where a message was copied with its sender: "[12/11/2026, 09:14] Maria: ", and the mark or number of a list. */
const sender =
  /^\u200e?(?:\[\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\.?)?\]\s*[^:]{1,40}:\s+|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},?\s\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?\s[-–]\s[^:]{1,40}:\s+)/iu
const bullet = /^\s*(?:[•·*▪◦–—-]\s+|\d{1,3}[.)]\s+(?=\p{L}))/u
const amount = String.raw`\d[\d.,]*`
const behind = new RegExp(
  String.raw`^(?<name>.*\p{L}.*?)(?:\s*[-–—:=]\s*|\s+[x×]\s?|\s*\t\s*|\s{2,})(?<quantity>${amount})\s*(?<unit>\p{L}[\p{L}.²³]{0,11})?$`,
  'iu',
)
const before = new RegExp(
  String.raw`^(?<quantity>${amount})\s*(?:[x×*]\s*|(?<unit>\p{L}[\p{L}.²³]{0,11})\s+(?:of\s+|de\s+|di\s+|d['’])?|\s)(?<name>.*\p{L}.*)$`,
  'iu',
)
/** What is counted in lists, besides units of measure. */
const counted =
  /^(?:pcs?|pieces?|ea|each|units?|stk|stck|stück|box(?:es)?|bags?|packs?|packets?|bottles?|cans?|jars?|rolls?|pairs?|sets?|sacks?|crates?|cartons?|pallets?|dozen|beutel|dosen?|flaschen?|kartons?|kisten?|säcke?|packung(?:en)?|pkg|gläser|glas|rollen?|paar|pièces?|pces?|bouteilles?|boîtes?|sacs?|cartons|unidades|uds?|botellas?|cajas?|bolsas?|latas?|pz|pezzi|bottiglie|scatole|szt|sztuk|ks|шт|st)\.?$/iu
const least = 3

/** Whether lines are of things with how many there are of each, and nothing else. */
export function isQuantityList(lines: readonly string[]): boolean {
  if (lines.length < least || lines.some((line) => line.length > 200)) return false
  const read = lines.flatMap((line) => readQuantityLine(line) ?? [])
  const units = read.filter(({ unit }) => unit !== '').length
  const told =
    read.length >= lines.length * 0.8 && (units >= read.length * 0.3 || lines.some((line) => sender.test(line)))
  // a table of two columns with headings above it is read as that
  const delimited = lines.filter((line) => /[;\t|]|(?:[^\d\s],|,[^\d\s])/.test(line.replace(sender, ''))).length
  return told && delimited < lines.length * 0.5
}

/** What a line names and how many of it: "3x Milk", "12 kg tomatoes", "Eggs: 30", "Flour - 25 kg"; undefined: it says no quantity. */
export function readQuantityLine(line: string): QuantityLine | undefined {
  const text = line.replace(sender, '').replace(bullet, '').trim()
  for (const pattern of [behind, before]) {
    const { name = '', quantity = '', unit = '' } = pattern.exec(text)?.groups ?? {}
    if (name === '' || quantity === '') continue
    if (unit === '' || findUnit(unit) !== undefined || counted.test(unit))
      return { name: name.replace(/[\s:–—-]+$/, ''), quantity, unit }
    // "4 large eggs": the word is the thing's own
    if (pattern === before) return { name: `${unit} ${name}`, quantity, unit: '' }
  }
  return undefined
}

/** The rows of such a list: what it is called, how many, of what. */
export function toQuantityCells(line: string): string[] {
  const read = readQuantityLine(line)
  return read ? [read.name, read.quantity, read.unit] : [line.replace(sender, '').replace(bullet, '').trim(), '', '']
}
