import { isIPv6 } from 'node:net'
import { LRUCache } from 'lru-cache'
import { AppError } from '#server/http/app-error.ts'

const windowMs = 60_000

/**
 * Counts attempts by the caller's address in one process, a fixed window of a minute each. An IPv6 network of 64 bits
 * counts as one address: whoever has one has all of it.
 * @param perMinute  0: no limit
 */
export function createAddressLimit(perMinute: number): (address: string) => void {
  const windows = new LRUCache<string, { count: number; endsAt: number }>({ max: 20_000, ttl: windowMs })
  return (address) => {
    if (perMinute === 0) return
    const key = toNetwork(address)
    const open = windows.get(key)
    const window = open && open.endsAt > Date.now() ? open : { count: 0, endsAt: Date.now() + windowMs }
    if (window !== open) windows.set(key, window)
    window.count++
    if (window.count > perMinute)
      throw new AppError('rate_limited', { retryAfterSeconds: Math.ceil((window.endsAt - Date.now()) / 1000) })
  }
}

/** The first four groups of an IPv6 address, an IPv4 address as it is, also in its IPv6 form. */
export function toNetwork(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const groups = head === '' ? [] : head.split(':')
  if (tail !== undefined) {
    const last = tail === '' ? [] : tail.split(':')
    while (groups.length + last.length < 8) groups.push('0')
    groups.push(...last)
  }
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
