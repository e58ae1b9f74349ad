import { cover, type Draft } from './part.ts'

const unit =
  '(?:[mµ]g|kg|g(?:r|rams?|rammes?|ramos?)?|lbs?|(?:fl\\.?\\s?)?oz|ml|cl|dl|hl|l|liters?|litres?|litros?)(?![\\p{L}\\p{N}])\\.?'
const amount = `\\d{1,6}(?:[.,]\\d{1,3})?\\s?${unit}(?:\\s?(?:℮|e(?![\\p{L}\\p{N}])))?`
const kind = '(?:nett?o?|brutt?o|gross|drained|égoutté|escurrido|tara|tare)'
/** What a declared weight or volume is called, in English, German, French and Spanish. */
const ofAmount =
  `(?:${kind}[\\s-]*)?(?:weight|wt|contents?|volume|gewicht|inhalt|volumen)|(?:netto|nenn)?(?:füllmenge|füllgewicht)|abtropfgewicht|` +
  `(?:poids|masse|contenance|contenu|peso|masa|contenido|volumen)(?:\\s${kind}){0,2}|(?:quantité|cantidad)\\snet(?:te|a)|${kind}`
/** What is said of a date. */
const ofDate =
  'best\\s(?:before|by)(?:\\send)?|bbe?|use\\sby|sell\\sby|exp(?:iry)?(?:\\sdate)?|expires|mf[gd]|(?:manufactured|produced|packed)(?:\\son)?|(?:production|manufacturing|expiration)\\sdate|' +
  'mhd|(?:mindestens\\s)?haltbar\\sbis(?:\\sende)?|(?:zu\\s)?verw(?:endbar|enden)\\sbis|zu\\sverbrauchen\\sbis|verfall(?:s?datum)?|(?:hergestellt|abgefüllt)\\sam|(?:herstellungs|herstell|produktions|abfüll)datum|' +
  'à\\sconsommer(?:\\sde\\spréférence)?\\s(?:avant|jusqu.au)(?:\\s(?:le|fin))?|dlc|ddm|dluo|(?:fabriqué|emballé)\\sle|date\\sde\\s(?:fabrication|péremption)|' +
  'consumir(?:\\spreferentemente)?\\santes\\sdel?|cons\\.?\\spref|fecha\\sde\\s(?:caducidad|fabricación|vencimiento|consumo\\spreferente)|caduca(?:\\sel)?|caducidad|vence|fabricado\\sel'
const date =
  '\\d{1,4}(?:[./\\s-]+(?:\\d{1,4}|\\p{L}{3,10}\\.?)){0,2}(?![\\p{L}\\p{N}])|\\p{L}{3,10}\\.?\\s\\d{2,4}(?![\\p{L}\\p{N}])'
/** What the number of a batch or of one piece is called. */
const ofLot =
  '(?:lot|batch|lote|charge|los)(?:n-?(?:nr|nummer))?(?:[\\s.-]*(?:no|nr|number|nummer|n[°º]|code))?|(?:n[°º]|numéro|número)\\.?\\s(?:de\\s)?(?:lote?|série|serie)|serial\\s?(?:no|number)|serien-?(?:nr|nummer)|s/n'
const lot = '(?=[\\p{L}/._-]*\\d)[\\p{L}\\p{N}/._-]+'
const label = (names: string) => `(?:${names})(?![\\p{L}])\\.?\\s*[:=#]?\\s*`
const amounts = `(?:${label(ofAmount)})?${amount}(?:\\s*[(/]\\s*${amount}\\s*\\)?)?(?:\\s${kind}(?!\\p{L}))?`
const amountForm = new RegExp(`^${amounts}`, 'iu')
const statement = new RegExp(`${amounts}|${label(ofDate)}(?:${date})|${label(ofLot)}${lot}`, 'iuy')
const between = /[\s,;|·•*–—-]*/uy

/**
 * Lines that say nothing but how much is in it, until when it is good or of which batch it is: so of one pack, and no part of what the thing
 * is called. Within a line such words stay, as they may tell one thing from another.
 */
export function readStatements(draft: Draft): void {
  for (const { 0: line, index } of draft.open.matchAll(/[^\n]+/gu)) {
    const found = statementsOf(line)
    for (const [from, to] of found) {
      const value = draft.text.slice(index + from, index + to)
      draft.parts.push({ kind: 'aside', value, from: index + from, to: index + to, confidence: 0.9 })
      cover(draft, index + from, index + to)
    }
  }
}

/** Whether what was read as said aside is a weight or a volume. */
export function isAmount(value: string): boolean {
  return amountForm.test(value)
}

/** Empty: something else is said too. */
function statementsOf(line: string): [from: number, to: number][] {
  const found: [number, number][] = []
  for (let at = skip(line, 0); at < line.length; ) {
    statement.lastIndex = at
    const match = statement.exec(line)
    if (!match) return []
    const end = at + match[0].trimEnd().length
    found.push([at, end])
    at = skip(line, end)
  }
  return found
}

function skip(line: string, at: number): number {
  between.lastIndex = at
  return at + (between.exec(line)?.[0].length ?? 0)
}
