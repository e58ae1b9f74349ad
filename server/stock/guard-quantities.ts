import { LRUCache } from 'lru-cache'
import type { NewMovement } from '#contract/movement.ts'
import { sentence } from '#contract/words/sentence.ts'
import { enoughPast, findUnusual, type UnusualQuantity } from '#core/anomaly/unusual-quantity.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import type { BaseMovement } from './enter-units.ts'

/** Lines of an item that are looked at, the newest ones. */
const lookedAt = 150
/** Past quantities of lines that have been asked for lately: 10,000 of up to 150 numbers. What is usual does not change in minutes. */
const cache = new LRUCache<string, readonly Past[]>({ max: 10_000, ttl: 10 * 60_000 })

interface Past {
  quantity: number
  unitPrice: number | null
}

/**
 * Refuses quantities that are far above what is usual for the item, the kind of movement and the place, or a missed decimal point, where the caller wants to be asked. Reads the newest `lookedAt` lines of each item through its index, or nothing where it did so in the last minutes.
 * @throws AppError unusual_quantity  names each such line, with what is usual
 */
export async function guardQuantities(tx: Tx, { kind, lines, unusual: wish }: BaseMovement): Promise<void> {
  if (wish !== 'ask' || kind === 'opening') return
  const past = await readPast(tx, kind, lines)
  const found = findUnusual(
    lines.map(({ quantity, unitPrice }, index) => ({
      quantity: Number(quantity),
      unitPrice: unitPrice === undefined ? null : Number(unitPrice),
      past: past[index] ?? [],
    })),
  )
  if (found.every((one) => one === null)) return
  const unusual = found.flatMap((one, index) => (one ? [toFact(one, index, lines[index]?.quantity ?? '0')] : []))
  throw new AppError('unusual_quantity', {
    detail: unusual.map(({ message }) => message),
    errors: unusual.map(({ message, line }) => ({ path: `body.lines.${line - 1}.quantity`, message })),
    lines: unusual.map(({ message: _message, ...fact }) => fact),
  })
}

function toFact({ low, high, usual, times, divisor }: UnusualQuantity, index: number, quantity: string) {
  const suggestion = divisor === null ? null : toDecimal(toQuantity(quantity).div(divisor))
  const said = {
    quantity,
    times: String(times < 10 ? Number(times.toFixed(1)) : Math.round(times)),
    usual: String(usual),
  }
  const message = suggestion
    ? sentence('movement.unusualMeant', { ...said, suggestion })
    : sentence('movement.unusual', said)
  return { line: index + 1, low, high, usual, times, suggestion, message }
}

/** In the order of the lines: of the place where there are enough, else of all places. */
async function readPast(tx: Tx, kind: BaseMovement['kind'], lines: BaseMovement['lines']) {
  const keys = lines.map((line) => {
    const place = line.fromLocationId ?? line.toLocationId ?? ''
    return { key: [tx.tenantId, kind, line.itemId, place].join(), itemId: line.itemId, place }
  })
  const missing = new Set(keys.filter(({ key }) => !cache.has(key)).map(({ itemId }) => itemId))
  const rows = missing.size === 0 ? [] : await readLines(tx, kind, [...missing])
  const byItem = Map.groupBy(rows, (row) => row.item_id)
  return keys.map(({ key, itemId, place }) => {
    const cached = cache.get(key)
    if (cached) return cached
    const all = byItem.get(itemId) ?? []
    const here = all.filter(({ from, to }) => from === place || to === place)
    const known = (here.length < enoughPast ? all : here).map(({ quantity, unitPrice }) => ({ quantity, unitPrice }))
    if (known.length >= enoughPast) cache.set(key, known)
    return known
  })
}

/** Posted lines of a kind that were not reversed, newest first. */
function readLines(tx: Tx, kind: NewMovement['kind'], itemIds: readonly string[]) {
  return tx.query<{ item_id: string; from: string; to: string; quantity: number; unitPrice: number | null }>({
    name: 'guard_quantities',
    text: `select i.id as item_id, l.from_location_id as from, l.to_location_id as to, l.quantity::float8 as quantity, l.unit_price::float8 as "unitPrice"
           from unnest($1::uuid[]) i (id)
           cross join lateral (select movement_id, from_location_id, to_location_id, quantity, unit_price from movement_line
             where tenant_id = current_tenant() and item_id = i.id order by effective_at desc, movement_id desc limit ${lookedAt}) l
           join movement m on m.tenant_id = current_tenant() and m.id = l.movement_id and m.kind = $2 and m.reverses_id is null
           where not exists (select from movement r where r.tenant_id = current_tenant() and r.reverses_id = m.id)`,
    values: [itemIds, kind],
  })
}
