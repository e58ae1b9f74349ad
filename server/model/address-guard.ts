import { lookup as resolve } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'

/** Which addresses the installation lets its organisations have it call. */
export interface AddressGuard {
  /** Whether an address may be called, as far as its text tells; a name is looked at again when it is resolved. */
  allows(url: URL): boolean
  /** Resolves a name for a connection, and fails where any of its addresses is not one to be reached. */
  lookup: LookupFunction
}

/** IPv4 that is not of the public internet, by the registry of special-purpose addresses (RFC 6890) and multicast. */
const special = new BlockList()
for (const [network, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  special.addSubnet(network, bits, 'ipv4')

/** IPv6 is public within 2000::/3 only, and there not where it carries an IPv4 address or is for documentation. */
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  special.addSubnet(network, bits, 'ipv6')

/** Whether an address is one of the public internet: no loopback, no private network, no cloud's metadata. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !special.check(address, 'ipv4')
  return family === 6 && global6.check(address, 'ipv6') && !special.check(address, 'ipv6')
}

/**
 * @param hosts  those that may be called, with their port where it is not the usual one, private ones and plain HTTP included;
 *   undefined: every public one, by HTTPS
 */
export function guardAddresses(hosts: readonly string[] | undefined): AddressGuard {
  if (hosts) {
    const listed = new Set(hosts.map((host) => host.toLowerCase()))
    return { allows: (url) => isPlain(url) && listed.has(url.host), lookup: resolve }
  }
  return {
    allows: (url) => {
      const host = url.hostname.replace(/^\[|\]$/g, '')
      return isPlain(url) && url.protocol === 'https:' && (isIP(host) === 0 ? isName(host) : isPublicAddress(host))
    },
    lookup: (host, options, done) => {
      resolve(host, { ...options, all: true }, (error, addresses) => {
        if (error) return done(error, '')
        const [first] = addresses
        if (!first || !addresses.every(({ address }) => isPublicAddress(address))) return done(new RefusedAddress(), '')
        return options.all ? done(null, addresses) : done(null, first.address, first.family)
      })
    },
  }
}

/** A name resolved to an address that is not called. */
export class RefusedAddress extends Error {}

/** No password, and nothing behind the path. */
function isPlain({ protocol, username, password, search, hash }: URL): boolean {
  return /^https?:$/.test(protocol) && username === '' && password === '' && search === '' && hash === ''
}

/** A name of the public internet has a dot in it; `localhost` and its like have none or a tail of their own. */
function isName(host: string): boolean {
  return host.includes('.') && !/\.(?:localhost|local|internal|lan|home|corp|home\.arpa)\.?$/i.test(host)
}
