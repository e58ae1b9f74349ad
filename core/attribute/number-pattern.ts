const place = /\{(YYYY|YY|MM|DD|0{1,12})\}/g

/** Whether a pattern of automatic numbers holds exactly one counter, and only places that are known. */
export function isNumberPattern(pattern: string): boolean {
  const counters = [...pattern.matchAll(place)].filter(([, name]) => name?.startsWith('0'))
  return counters.length === 1 && !/[{}]/.test(pattern.replace(place, ''))
}

/**
 * The n-th automatic number: `LOT-{YYYY}-{0000}` and 12 give "LOT-2026-0012"; a counter grows past its zeros.
 * @param day  today in the organisation's time zone, as an ISO day
 */
export function formatAutonumber(pattern: string, count: bigint | number, day: string): string {
  return pattern.replace(place, (_, name: string) => {
    switch (name) {
      case 'YYYY':
        return day.slice(0, 4)
      case 'YY':
        return day.slice(2, 4)
      case 'MM':
        return day.slice(5, 7)
      case 'DD':
        return day.slice(8, 10)
      default:
        return String(count).padStart(name.length, '0')
    }
  })
}

/** The count in a number of this pattern, of whatever day; undefined for a text of another form. */
export function readAutonumber(pattern: string, text: string): bigint | undefined {
  const parts = pattern.split(place)
  // `split` keeps what it split at: literal texts and places take turns
  const form = parts.map((part, index) => {
    if (index % 2 === 0) return part.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
    return part.startsWith('0') ? `(\\d{${part.length},18})` : `\\d{${part.length}}`
  })
  const [, count] = new RegExp(`^${form.join('')}$`, 'i').exec(text) ?? []
  return count === undefined ? undefined : BigInt(count)
}
