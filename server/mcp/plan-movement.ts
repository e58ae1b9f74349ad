import type { z } from 'zod'
import type { countTool, receiveTool, transferTool } from '#contract/mcp.ts'
import { type NewMovement, recordMovement } from '#contract/movement.ts'
import { sentence } from '#contract/words/sentence.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { AppError } from '#server/http/app-error.ts'
import { enterUnits } from '#server/stock/enter-units.ts'
import { type Place, readBalances } from './balances.ts'
import type { Call } from './call.ts'
import { getItemByName, getLocationByName } from './names.ts'
import type { Plan } from './plan.ts'

type NewLine = NewMovement['lines'][number]
type NewDocument = Pick<NewMovement, 'kind' | 'reference' | 'reason'> & { lines: NewLine[] }

export async function planReceipt(call: Call, input: z.output<typeof receiveTool.input>): Promise<Plan> {
  const { id: toLocationId } = await getLocationByName(call, input.location)
  const lines: NewLine[] = []
  for (const { item, quantity, unit, lot, expiresOn, unitPrice } of input.lines) {
    const { id: itemId } = await getItemByName(call, item)
    lines.push({ itemId, toLocationId, quantity, unit, lotCode: lot, expiresOn, unitPrice })
  }
  return toPlan(call, { kind: 'receipt', ...wordsOf(input), lines })
}

export async function planTransfer(call: Call, input: z.output<typeof transferTool.input>): Promise<Plan> {
  const { id: fromLocationId } = await getLocationByName(call, input.from)
  const { id: toLocationId } = await getLocationByName(call, input.to)
  const lines: NewLine[] = []
  for (const { item, quantity, unit, lot } of input.lines) {
    const { id: itemId } = await getItemByName(call, item)
    lines.push({ itemId, fromLocationId, toLocationId, quantity, unit, lotCode: lot })
  }
  return toPlan(call, { kind: 'transfer', ...wordsOf(input), lines })
}

/** The difference between the books and what was counted, posted only if the books still say what they said. */
export async function planCount(call: Call, input: z.output<typeof countTool.input>): Promise<Plan> {
  const { id: locationId } = await getLocationByName(call, input.location)
  const lines: NewLine[] = []
  const seen = new Set<string>()
  for (const { item, counted, unit, lot } of input.lines) {
    const { id: itemId, sku, tracking } = await getItemByName(call, item)
    // each line would be told apart from the books by itself, and their differences added up
    const key = `${itemId} ${lot?.toLowerCase() ?? ''}`
    if (seen.has(key)) throw new AppError('invalid_value', { detail: sentence('mcp.countedTwice', { sku }) })
    seen.add(key)
    if (tracking !== 'none' && lot === undefined)
      throw new AppError('lot_required', { detail: sentence('movement.lotRequired', { sku }) })
    const balances = await readBalances(call.tx, [{ itemId, locationId }])
    const found = [...balances.values()].find((balance) => balance.lot?.toLowerCase() === lot?.toLowerCase())
    const expectedOnHand = found?.onHand ?? '0'
    const [there] = await enterUnits(call.tx, [{ itemId, quantity: counted, unit }])
    const difference = toQuantity(there?.quantity ?? counted).minus(expectedOnHand)
    if (difference.eq(0)) continue
    const place = difference.gt(0) ? { toLocationId: locationId } : { fromLocationId: locationId }
    lines.push({ itemId, ...place, quantity: toDecimal(difference.abs()), lotCode: lot, expectedOnHand })
  }
  return toPlan(call, { kind: 'adjustment', ...wordsOf(input), lines })
}

const wordsOf = ({ reference, reason }: { reference: string; reason: string }) => ({ reference, reason })

function toPlan({ ask }: Call, document: NewDocument): Plan {
  const places = document.lines.flatMap(({ itemId, fromLocationId, toLocationId }): Place[] =>
    [fromLocationId, toLocationId].flatMap((locationId) => (locationId ? [{ itemId, locationId }] : [])),
  )
  const post: Plan['post'] = async (unusual) => {
    const { id, kind, warnings = [] } = await ask(recordMovement, { body: { ...document, unusual } })
    return {
      made: { entity: 'movement', id, version: null },
      shown: { kind },
      warnings: warnings.map(({ onHand, reserved }) => sentence('mcp.belowReserved', { onHand, reserved })),
    }
  }
  return { request: document, places, post: document.lines.length === 0 ? undefined : post }
}
