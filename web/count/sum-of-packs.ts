import type { CountLine } from '#contract/count-sheet.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { toBaseQuantity } from '#core/unit/entered-unit.ts'
import { toRatio } from '#core/unit/ratio.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/**
 * Loose ones and packs together, in base units.
 * @param loose  as typed; nothing typed is none where packs are
 * @returns undefined where something is no amount, not exact in base units, or nothing is typed at all
 */
export function sumOfPacks(
  loose: string,
  typed: Readonly<Record<string, string>>,
  packs: CountLine['packs'],
): string | undefined {
  const inPacks = packs.flatMap(({ name, factor }) => {
    const text = typed[name]?.trim() ?? ''
    return text === '' ? [] : [{ name, factor, text }]
  })
  if (inPacks.length === 0) return parseDecimal(loose)
  const amounts = inPacks.map(({ name, factor, text }) => {
    const quantity = parseDecimal(text)
    return quantity === undefined ? undefined : toBaseQuantity(quantity, { name, factor: toRatio(factor) })
  })
  const all = [loose.trim() === '' ? '0' : parseDecimal(loose), ...amounts]
  const known = all.filter((amount) => typeof amount === 'string')
  if (known.length < all.length) return undefined
  return toDecimal(known.reduce((sum, amount) => sum.plus(amount), toQuantity('0')))
}
