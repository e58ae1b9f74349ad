import { z } from 'zod'
import { type CountLine, entryRefusals } from '#contract/count-sheet.ts'

/** A figure on its way to the server. */
const queuedEntry = z.object({
  id: z.string(),
  /** of the line; undefined for what was found besides, which has item and place instead */
  lineId: z.string().optional(),
  itemId: z.string().optional(),
  locationId: z.string().optional(),
  /** of what was found besides, where its stock is tracked */
  lotCode: z.string().optional(),
  quantity: z.string(),
  /** by this device's clock */
  countedAt: z.string(),
  /** what it was, for the person */
  name: z.string(),
  refused: z.enum([...entryRefusals, 'closed']).optional(),
})
export type QueuedEntry = z.output<typeof queuedEntry>

/** Reads what a device kept; anything else is nothing. */
export function parseQueue(text: string | null): QueuedEntry[] {
  try {
    return z.array(queuedEntry).safeParse(JSON.parse(text ?? '[]')).data ?? []
  } catch {
    return []
  }
}

/** A figure more. One of the same line that still waits is replaced: it was never true for anybody else. */
export function withEntry(queue: readonly QueuedEntry[], entry: QueuedEntry): QueuedEntry[] {
  const isSame = (one: QueuedEntry) =>
    entry.lineId
      ? one.lineId === entry.lineId
      : one.itemId === entry.itemId && one.locationId === entry.locationId && one.lotCode === entry.lotCode
  return [...queue.filter((one) => !isSame(one)), entry]
}

/**
 * What is left after an answer: those recorded go, those refused stay with the reason, those entered meanwhile stay.
 * @param answered  by entry id; null for recorded
 */
export function afterAnswer(
  queue: readonly QueuedEntry[],
  answered: ReadonlyMap<string, QueuedEntry['refused'] | null>,
): QueuedEntry[] {
  return queue.flatMap((entry) => {
    const refused = answered.get(entry.id)
    if (refused === undefined) return entry
    return refused === null ? [] : { ...entry, refused }
  })
}

/** The request for what waits, at most 500 at a time; undefined for nothing. */
export function toRequest(queue: readonly QueuedEntry[], now: Date) {
  const entries = queue
    .filter((entry) => !entry.refused)
    .slice(0, 500)
    .map(({ id, lineId, itemId, locationId, lotCode, quantity, countedAt }) => ({
      id,
      ...(lineId ? { lineId } : {}),
      ...(itemId && locationId ? { itemId, locationId, ...(lotCode ? { lotCode } : {}) } : {}),
      quantity,
      // a clock that was put back meanwhile must not make it lie in the future
      countedAt: countedAt > now.toISOString() ? now.toISOString() : countedAt,
    }))
  return entries.length > 0 ? { sentAt: now.toISOString(), entries } : undefined
}

/** The sheet with lines as the server answered them; what was found besides stands at its end. */
export function withLines(sheet: readonly CountLine[], answered: readonly CountLine[]): CountLine[] {
  const byId = new Map(answered.map((line) => [line.id, line]))
  const known = new Set(sheet.map(({ id }) => id))
  return [...sheet.map((line) => byId.get(line.id) ?? line), ...byId.values().filter(({ id }) => !known.has(id))]
}

/** Lines a scanned or typed code stands for: barcode, of a pack too, SKU, lot or serial, whatever the case. */
export function linesByCode(lines: readonly CountLine[], code: string): CountLine[] {
  const wanted = code.trim().toLowerCase()
  return lines.filter(({ barcode, sku, lotCode, packs }) =>
    [barcode, sku, lotCode, ...packs.map((pack) => pack.barcode)].some((known) => known?.toLowerCase() === wanted),
  )
}

/** A UUID also where the page is served over plain HTTP, which has no `crypto.randomUUID`. */
export function entryId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
