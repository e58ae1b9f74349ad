import { word } from './line-words.ts'
import { claim, cover, type Draft } from './part.ts'

const asides = new RegExp(
  `${word('(?:zzgl|zuzügl|inkl|incl|excl|exkl|plus|ohne|mit|ex)\\.?\\s*(?:der\\s)?(?:\\d{1,2}(?:[.,]\\d)?\\s?%\\s*)?(?:ges(?:etzl)?\\.?\\s)?(?:MwSt|USt|VAT|tax|GST|Versand|shipping)')}\\.?|` +
    `${word('ab\\sLager|auf\\sLager|sofort\\slieferbar|lieferbar|in\\sstock|netto|brutto')}|(?<=\\u0001\\s*)${word('net|gross|plus VAT')}`,
  'dgiu',
)
const inStock = new RegExp(
  `(?<stock>\\d{1,6})\\s+(?<aside>in\\sstock|available|auf\\sLager|lieferbar|verfügbar)(?![\\p{L}])`,
  'dgiu',
)
const positions = /^[\s\-–•*]*(?<position>(?:pos(?:ition)?|zeile|line)\.?\s*\d{1,4}(?!\p{N})|\d{1,3}[.)](?=\s))/dgiu
const discounts =
  /(?:(?:rabatt|discount|abzgl\.?|less|nachlass|skonto)\s*:?\s*-?\d{1,2}(?:[.,]\d+)?\s?%|-?\d{1,2}(?:[.,]\d+)?\s?%\s*(?:rabatt|discount|off|skonto|nachlass)|-\d{1,2}\s?%)/dgiu
const addresses = /(?:https?:\/\/|www\.)[^\s\u0001]+|[\w.+-]+@[\w-]+\.[\w.]+/dgiu
const nameLabel = new RegExp(
  `${word('(?:Artikel)?-?bezeichnung|Beschreibung|Description|Desc|Produkt(?:name)?|Product(?:\\sname)?|Item(?:\\sname)?|Artikel|Name|Title|Titel')}\\.?\\s*:\\s*`,
  'dgiu',
)

/** What tells nothing of the item, the number in the document, and what is seen not to be understood. */
export function readAsides(draft: Draft): void {
  claim(draft, addresses, ({ match = '' }) => [['match', 'unknown', match, 1]])
  claim(draft, positions, ({ position = '' }) => [['position', 'position', position, 0.8]])
  claim(draft, inStock, ({ stock = '', aside = '' }) => [
    ['stock', 'unknown', stock, 1],
    ['aside', 'aside', aside, 0.9],
  ])
  claim(draft, asides, ({ match = '' }) => [['match', 'aside', match.trim(), 0.9]])
  claim(draft, discounts, ({ match = '' }) => [['match', 'unknown', match.trim(), 1]])
}

const separator = /\u0001+|[\t|;\n]+|\s+[-–—/]+\s+|\s+[-–—]+$|\s{3,}/gu
/** Words that join what is claimed to the rest. */
const joints = /^(?:à|a|zu|je|at|for|für|of|von|per|pro|und|and|with|mit|the|@|x|im|in|=|no|nr)$/iu

interface Piece {
  from: number
  to: number
  /** stands before a colon, or behind a label that nobody knows */
  isLabel?: boolean
}

/** The name is what is left: its words, without what stands alone as a number or behind a label that nobody knows. */
export function readName(draft: Draft): void {
  const labelAt = [...draft.open.matchAll(nameLabel)].map(({ index, 0: label }) => {
    cover(draft, index, index + label.length)
    return index + label.length
  })
  const pieces = split(draft).flatMap((piece) => partLabel(draft, piece))
  const named = pieces.filter(({ from }) => labelAt.some((at) => at === from))
  const isName = ({ from, to, isLabel }: Piece) =>
    !isLabel && /\p{L}/u.test(draft.text.slice(from, to)) && !/^\s*:/.test(draft.text.slice(to))
  const names = named.length > 0 ? named : pieces.filter(isName)
  const worded = names.filter((piece) => /\p{L}{2}/u.test(draft.text.slice(piece.from, piece.to)))
  const labels = pieces.filter(({ isLabel, from, to }) => isLabel && /\p{L}{2}/u.test(draft.text.slice(from, to)))
  const chosen = worded.length > 0 ? worded : names.length > 0 ? names : labels.slice(0, 1)
  for (const piece of pieces) {
    const { from, to } = piece
    const value = draft.text.slice(from, to)
    if (chosen.includes(piece))
      draft.parts.push({ kind: 'name', value, from, to, confidence: chosen.length === 1 ? 0.8 : 0.55 })
    else if (!joints.test(value)) draft.parts.push({ kind: 'unknown', value, from, to, confidence: 1 })
  }
}

function split({ open }: Draft): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  for (const match of [...open.matchAll(separator), { index: open.length, 0: '' }]) {
    const piece = trim(open, from, match.index)
    if (piece) pieces.push(piece)
    from = match.index + match[0].length
  }
  return pieces
}

/** Without blanks and marks around it, and without brackets that hold all of it or lost their other half. */
function trim(text: string, from: number, to: number): Piece | undefined {
  let [start, end] = [from, to]
  for (let changed = true; changed && start < end; ) {
    const piece = text.slice(start, end)
    const before = /^[\s,:.!•*=\-–—/+]+/.exec(piece)?.[0].length ?? 0
    const after = before === piece.length ? 0 : (/[\s,:!•*=\-–—/+@(]+$|(?<=\s)\.$/.exec(piece)?.[0].length ?? 0)
    start += before
    end -= after
    const rest = text.slice(start, end)
    const opening = rest.startsWith('(') && (!rest.includes(')') || rest.indexOf(')') === rest.length - 1)
    const closing = rest.endsWith(')') && (!rest.includes('(') || opening)
    if (opening) start += 1
    if (closing) end -= 1
    changed = before + after > 0 || opening || closing
  }
  return start < end ? { from: start, to: end } : undefined
}

/** `Wir bieten an: Filtermatte G4` is a label nobody knows and a name; `Batch: 7781` is nothing that is known. */
function partLabel({ text, open }: Draft, piece: Piece): Piece[] {
  const written = text.slice(piece.from, piece.to)
  const colon = /:\s+/.exec(written)
  const rest = colon && trim(open, piece.from + colon.index + colon[0].length, piece.to)
  if (!colon || !rest) return [piece]
  const value = text.slice(rest.from, rest.to)
  const [first = ''] = value.split(/[,;]/)
  if (!/\p{L}{3}/u.test(first)) {
    const more = trim(open, rest.from + first.length, rest.to)
    return [{ from: piece.from, to: rest.from + first.length, isLabel: true }, ...(more ? [more] : [])]
  }
  const isName = value.split(/\s+/).length > 1
  return isName
    ? [{ from: piece.from, to: piece.from + colon.index, isLabel: true }, rest]
    : [{ ...piece, isLabel: true }]
}
