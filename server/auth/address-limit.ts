import { isIPv6 } from 'node:net'
import { LRUCache } from 'lru-cache'
import { AppError } from '#server/http/app-error.ts'

const windowMs = 60_000

/** Attempts by the caller's address. */
export interface AddressLimit {
  /** @throws AppError rate_limited  this minute's attempts are used up */
  assertOpen(address: string): void
  /** @throws AppError rate_limited  this one is too many */
  count(address: string): void
}

/**
 * Counts attempts in one process, a fixed window of a minute for each address. An IPv6 network of 64 bits counts as one
 * address: whoever has one has all of it.
 * @param perMinute  0: no limit
 */
export function createAddressLimit(perMinute: number): AddressLimit {
  const windows = new LRUCache<string, { count: number; endsAt: number }>({ max: 20_000, ttl: windowMs })
  const refuse = (endsAt: number) => {
    throw new AppError('rate_limited', { retryAfterSeconds: Math.ceil((endsAt - Date.now()) / 1000) })
  }
  const openWindow = (network: string) => {
    const window = windows.get(network)
    return window && window.endsAt > Date.now() ? window : undefined
  }
  return {
    assertOpen(address) {
      const window = openWindow(toNetwork(address))
      if (window && window.count >= perMinute) refuse(window.endsAt)
    },
    count(address) {
      if (perMinute === 0) return
      const network = toNetwork(address)
      const window = openWindow(network) ?? { count: 0, endsAt: Date.now() + windowMs }
      if (window.count === 0) windows.set(network, window)
      window.count++
      if (window.count > perMinute) refuse(window.endsAt)
    },
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
