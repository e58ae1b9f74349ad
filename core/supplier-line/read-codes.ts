import { toGtin } from '#core/code/gtin.ts'
import { findUnit } from '#core/import/unit-words.ts'
import { claim, claimed, cover, type Draft, findPart } from './part.ts'
import { pieces, word } from './line-words.ts'

const behindLabel = '\\s*[:#=.]*\\s*'
const digits = '\\d(?:[ -]?\\d){7,13}(?![\\p{L}\\p{N}])'
const gtinLabel = `${word('EAN|GTIN|UPC|ISBN|JAN')}(?:-?(?:A|E|8|12|13|14)(?!\\d))?(?:-?(?:Code|Nr|No))?|${word('Barcode|Strichcode')}`
const makerLabel = word(
  "MPN|Hersteller-?(?:art(?:ikel)?\\.?-?)?(?:nr|nummer|no)|Herst\\.?-?(?:Art\\.?-?)?Nr|(?:Mfr|Mfg|Manufacturer)(?:’s|'s)?\\.?\\s?(?:part)?\\s?(?:no|number|#|p/n)",
)
const codeLabel = word(
  'Art(?:ikel)?\\.?\\s?-?\\s?(?:nr|no|nummer|number|code|id)|Art(?=\\.)|Bestell-?\\s?(?:nr|nummer|code)|Best\\.?\\s?-?\\s?Nr|Mat(?:erial)?\\.?-?\\s?(?:nr|nummer|no)|SKU|(?:Item|Part|Product|Stock|(?:Re)?Order|Cat(?:alog(?:ue)?)?|Model|Modell)\\.?\\s?(?:no|nr|number|code|id|#)|P/N|PN',
)
/** Words that are a label only before what cannot be anything but a code. */
const weakLabel = word('Art|Artikel|Item|Material|Ref(?:erence|erenz)?|Modell?|Code|Typ|Type')
const token = '[\\p{Lu}\\p{N}][\\p{L}\\p{N}]*(?:[._/+-]+[\\p{L}\\p{N}]+)*'
const grouped = `(?:\\d{2}(?: \\d{2}){1,4}|\\d{3}(?: \\d{3}){1,4})(?!\\s*(?:\\d|[x×]\\s|${pieces}(?![\\p{L}])))`

const labelledGtin = new RegExp(`(?:${gtinLabel})${behindLabel}(?<code>${digits})`, 'dgiu')
const labelledMaker = new RegExp(`(?:${makerLabel})${behindLabel}(?<code>${token})`, 'dgiu')
const labelledCode = new RegExp(`(?:${codeLabel})${behindLabel}(?<code>${grouped}|${token})`, 'dgiu')
const weaklyLabelled = new RegExp(`(?:${weakLabel})${behindLabel}(?<code>${token})`, 'dgiu')
const bareGtin = /(?<![\p{L}\p{N}.,/-])(?<code>\d{8}|\d{12,14})(?![\p{L}\p{N}]|[.,/-]\d)/dgu

/** Codes that their label names, and trade item numbers. One with a wrong check digit is not understood. */
export function readLabelledCodes(draft: Draft): void {
  const gtin = (code: string | undefined) => (code === undefined ? '' : code.replace(/[ -]/g, ''))
  claim(draft, labelledGtin, ({ code }) =>
    toGtin(gtin(code)) && !findPart(draft, 'barcode')
      ? [['code', 'barcode', gtin(code), 0.99]]
      : [['match', 'unknown', code ?? '', 1]],
  )
  claim(draft, labelledMaker, ({ code }) => (hasDigit(code) ? [['code', 'makerCode', code ?? '', 0.95]] : undefined))
  claim(draft, labelledCode, ({ code }) =>
    hasDigit(code) && !findPart(draft, 'code') ? [['code', 'code', code ?? '', 0.95]] : undefined,
  )
  claim(draft, weaklyLabelled, ({ code = '' }) =>
    code.length > 4 && hasDigit(code) && !findPart(draft, 'code') ? [['code', 'code', code, 0.85]] : undefined,
  )
}

/** Trade item numbers without a label, by their check digit. */
export function readBareGtin(draft: Draft): void {
  claim(draft, bareGtin, ({ code = '' }) =>
    // one in ten numbers has the right check digit by chance
    toGtin(code) && !findPart(draft, 'barcode')
      ? [['code', 'barcode', code, code.length === 8 ? 0.6 : 0.9]]
      : undefined,
  )
}

const strongSegment = /[^\u0001\t|;\n]+/gu
const wholeToken = new RegExp(`^${token}$`, 'u')
/** Threads, paper, protection classes, standards and sizes look like codes and are none. */
const noCode = /^(?:M\d+|A\d|IP\d\d|PH\d|DN\d+|R\d|\d+[x×]\d+.*|\d+er)$/iu

/** A code without a label: what looks like one at the line's beginning, or alone between tabs, bars and semicolons. */
export function readBareCode(draft: Draft): void {
  if (findPart(draft, 'code')) return
  const hasQuantity = findPart(draft, 'quantity') !== undefined
  for (const { 0: segment, index } of draft.open.matchAll(strongSegment)) {
    const start = index + (/^[\s\-–•*,:#]*/.exec(segment)?.[0].length ?? 0)
    const alone = segment.trim().replace(/^[-–•*#]\s*|[,:]$/g, '')
    const [first = '', second = ''] = draft.open.slice(start).split(/[\s,;|\u0001]+/, 2)
    const isAlone = looksLikeCode(alone, '') && !segment.includes(',') && /[\t|;\n]/.test(draft.text)
    const isFirst = !/[\p{L}\p{N}]/u.test(
      draft.open.slice(0, start).replace(/(?<![\p{L}\p{N}])\d{1,3}(?![\p{L}\p{N}])/gu, ''),
    )
    const found = isAlone ? alone : isFirst && looksLikeCode(first, second) ? first : undefined
    if (found === undefined || !hasNameBeside(draft, start, found)) continue
    const confidence = isAlone ? 0.85 : hasQuantity ? 0.8 : 0.7
    const isNumber = /^\d+$/.test(found)
    draft.parts.push({
      kind: 'code',
      value: found,
      from: start,
      to: start + found.length,
      confidence: isNumber ? confidence - 0.15 : confidence,
    })
    cover(draft, start, start + found.length)
    return
  }
}

/** Words that may be the name stand elsewhere in the line. */
function hasNameBeside({ open }: Draft, at: number, code: string): boolean {
  const rest = open.slice(0, at) + open.slice(at + code.length)
  return /\p{L}{2}/u.test(rest.replaceAll(claimed, ' '))
}

function looksLikeCode(text: string, next: string): boolean {
  if (text.length < 4 || text.length > 40 || !wholeToken.test(text) || noCode.test(text) || !hasDigit(text))
    return false
  const letters = text.replace(/[^\p{L}]/gu, '')
  // codes are written in capitals; a number of five digits and more is one unless it is so many of something
  if (letters !== letters.toUpperCase()) return false
  if (/^\d+$/.test(text)) return text.length >= 5 && findUnit(next) === undefined
  // so much to so much
  if (/^\d+-\d+$/.test(text) && findUnit(next) !== undefined) return false
  const unit = /^\d+(?:[.,]\d+)?([\p{L}µ°%]{1,4})$/u.exec(text)?.[1]
  return unit === undefined || findUnit(unit) === undefined
}

function hasDigit(text: string | undefined): boolean {
  return text !== undefined && /\d/.test(text)
}
