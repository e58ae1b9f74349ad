import { randomFillSync } from 'node:crypto'

/**
 * Makes UUIDs of version 7 that sort in the order they were made, also within a millisecond (RFC 9562, method 1: 12
 * bits of counter behind the time), so that the rows of a batch keep the order of its file.
 */
export function sequentialIds(now: () => number = Date.now): () => string {
  let millisecond = 0
  let counter = 0
  return () => {
    const at = now()
    if (at > millisecond) {
      millisecond = at
      counter = 0
    } else if (++counter > 0xfff) {
      millisecond++
      counter = 0
    }
    const time = millisecond.toString(16).padStart(12, '0')
    const tail = randomTail()
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
  }
}

/** Random bytes for 512 ids: asking the system for eight at a time costs ten times what the rest of an id does. */
const pool = Buffer.alloc(4_096)
let taken = pool.length

/** The last eight bytes of an id in hexadecimal: the variant's two bits, then 62 random ones. */
function randomTail(): string {
  if (taken === pool.length) {
    randomFillSync(pool)
    taken = 0
  }
  pool.writeUInt8((pool.readUInt8(taken) & 0x3f) | 0x80, taken)
  taken += 8
  return pool.toString('hex', taken - 8, taken)
}

/** An id for one new row; this process's come in the order they are asked for. */
export const newId = sequentialIds()
