import { randomBytes } from 'node:crypto'

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
    const random = randomBytes(8)
    random[0] = ((random[0] ?? 0) & 0x3f) | 0x80
    const tail = random.toString('hex')
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
  }
}

/** An id for one new row; this process's come in the order they are asked for. */
export const newId = sequentialIds()
