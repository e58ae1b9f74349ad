import { counted, number, packs, pieces, toUnit, word } from './line-words.ts'
import { claim, type Draft, findPart } from './part.ts'

const thing = `(?:\\s*(?:${pieces}|${counted})(?![\\p{L}]))?`
const few = '(?<size>\\d{1,6})(?![\\d.,]*\\d)'
const pack = `(?<pack>${packs})(?![\\p{L}])`
const start = '(?<![\\p{L}\\p{N}.,/-])'
const bought = `(?:${start}(?<quantity>\\d{1,6})\\s*[x×]?\\s*)?`
/** `VPE 10`, `VE: 100 St`, `pack size 10` */
const named = new RegExp(
  `${start}(?<pack>VPE|VE|PE|PU|PKG|Pkg\\.?|Verpackungseinheit|Packungsgröße|pack(?:aging)?\\s(?:size|qty|quantity|unit))\\s*[:=]?\\s*(?:à\\s*)?${few}${thing}`,
  'dgiu',
)
/** `box of 50`, `Karton à 24 Stk`, `2 Kisten mit 12 Flaschen` */
const containing = new RegExp(
  `${bought}(?<![\\p{L}\\p{N}])${pack}\\s*(?:of|à|á|a|mit|zu|with|=)\\s*${few}${thing}`,
  'dgiu',
)
/** `100er Box`, `24-pack`, `4er-Pack` */
const sized = new RegExp(`${start}${few}(?:er)?\\s?-?\\s?(?:er\\s?-?\\s?)?(?<=er\\s?-?\\s?|-)${pack}`, 'dgiu')
/** `25 per pack`, `12 Stück im Karton`, `50 Stk/VPE`, `5 reams per box` */
const each = new RegExp(
  `${start}${few}\\s*(?:[\\p{L}]{2,12}\\.?)?\\s*(?:/|(?<=\\s)(?:per|pro|je|im|in|pro)\\s)\\s*${pack}`,
  'dgiu',
)
const least = new RegExp(
  `${word('MOQ|Mindest(?:bestell)?-?(?:menge|abnahme)|min(?:imum|dest)?\\.?\\s*(?:order)?\\s*(?:qty|quantity|menge)?')}\\.?\\s*[:=]?\\s*(?<least>${number})${thing}`,
  'dgiu',
)
const leadTime = new RegExp(
  `${word('Lieferzeit|Lieferung|lieferbar|lead[-\\s]?time|delivery(?:\\stime)?|ships|available|dispatch(?:ed)?')}\\s*:?\\s*(?:in\\s+)?(?:ca\\.?\\s*|approx\\.?\\s*)?(?:\\d{1,3}\\s*[-–]\\s*)?(?<time>\\d{1,3})\\s*(?<unit>(?:Werk|Arbeits|business\\s|working\\s)?(?:tag|day)|woche|week|wk|monat|month)(?:s|en|e|n)?(?![\\p{L}])`,
  'dgiu',
)
const days: Readonly<Record<string, number>> = { w: 7, m: 30 }

/** What a pack holds, the least that is sold, and how long it takes to come. */
export function readPacks(draft: Draft): void {
  claim(draft, leadTime, ({ time = '', unit = '' }) => {
    const isLong = /^(?:woche|week|wk|monat|month)$/i.test(unit)
    const factor = isLong ? (days[unit[0]?.toLowerCase() ?? ''] ?? 1) : 1
    return findPart(draft, 'leadTimeDays') ? undefined : [['time', 'leadTimeDays', String(Number(time) * factor), 0.9]]
  })
  claim(draft, least, ({ least: quantity = '' }) =>
    /^\d+$/.test(quantity) && !findPart(draft, 'minimumQuantity')
      ? [['least', 'minimumQuantity', quantity, 0.9]]
      : undefined,
  )
  const patterns = [
    [named, 0.9],
    [containing, 0.9],
    [sized, 0.85],
    [each, 0.85],
  ] as const
  for (const [pattern, confidence] of patterns)
    claim(draft, pattern, ({ size = '', pack: written = '', quantity }) => {
      if (findPart(draft, 'packSize') || Number(size) === 0) return undefined
      return [
        ['size', 'packSize', String(Number(size)), confidence],
        ['pack', 'packUnit', written.replace(/\.$/, ''), confidence],
        ...(quantity === undefined
          ? []
          : ([
              ['quantity', 'quantity', String(Number(quantity)), 0.85],
              ['pack', 'unit', toUnit(written), 0.85],
            ] as const)),
      ]
    })
}
