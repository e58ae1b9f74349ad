import type { ColumnContent } from './column-content.ts'

/** What may stand between the values of one cell that holds several. */
export const listSeparators = ['\n', ';', '|', ','] as const
export type ListSeparator = (typeof listSeparators)[number]

const mostOptions = 100
const longestOption = 40

/**
 * Whether the cells of a column are lists of a few recurring values: "red; blue", "vegan, halal". Names and addresses hold
 * commas too, but their parts do not recur, or always stand in the same place.
 * @param expected  the column's name lets expect a list
 */
export function findList(
  content: ColumnContent,
  expected: boolean,
): { separator: ListSeparator; options: string[] } | undefined {
  for (const separator of listSeparators) {
    const parted = [...content.counts].filter(([value]) => value.includes(separator))
    const cells = parted.reduce((sum, [, count]) => sum + count, 0)
    if (cells < (expected ? Math.max(1, content.values * 0.03) : Math.max(2, content.values * 0.15))) continue
    const options = findOptions(content, separator, { expected, several: parted.length > 1 })
    if (options) return { separator, options }
  }
  return undefined
}

function findOptions(
  content: ColumnContent,
  separator: ListSeparator,
  { expected, several }: { expected: boolean; several: boolean },
): string[] | undefined {
  const seen = new Map<string, { label: string; count: number; places: Set<number> }>()
  let parts = 0
  for (const [value, count] of content.counts) {
    for (const [place, part] of splitList(value, separator).entries()) {
      // the validator takes the values of a cell apart at any of these
      if (part.length > longestOption || /[,;|]/.test(part)) return undefined
      parts += count
      const known = seen.get(part.toLowerCase())
      if (known) {
        known.count += count
        known.places.add(place)
      } else seen.set(part.toLowerCase(), { label: part, count, places: new Set([place]) })
      if (seen.size > mostOptions) return undefined
    }
  }
  const wandering = seen.values().some(({ places }) => places.size > 1)
  // a bar parts nothing but values; of what is named as a list, a few short words need not come again
  const listed = separator === '|' || (expected && seen.size <= 30)
  const short = [...seen.values()].every(({ label }) => label.split(' ').length <= 3)
  const recurring = listed && short ? expected || parts > seen.size * 1.5 : seen.size * (expected ? 1.5 : 3) <= parts
  // "12,5" and "3,7" are numbers of a country with decimal commas, or sizes
  const lettered = [...seen.keys()].filter((part) => /\p{L}/u.test(part)).length >= seen.size / 2
  // "lactose, gluten" where other cells hold "lactose" and "gluten" alone
  const whole = new Set(content.counts.keys().map((value) => value.toLowerCase()))
  const standAlone = [...seen.keys()].filter((part) => whole.has(part)).length >= seen.size * 0.9
  if (!lettered || !recurring || !(standAlone || (wandering && several) || (listed && short))) return undefined
  return [...seen.values()].sort((a, b) => b.count - a.count).map(({ label }) => label)
}

/** The values of a cell that holds several, each once, in their order. */
export function splitList(text: string, separator: ListSeparator): string[] {
  const parts = text.split(separator).map((part) => part.trim().replace(/\s+/g, ' '))
  const seen = new Set<string>()
  return parts.filter((part) => {
    const key = part.toLowerCase()
    if (part === '' || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const quoted = /^\s*"([^"]+)"\s*(?:;|$)/
const plain = /^([^;]*)(?:;|$)/

/**
 * The names in a cell that may hold several, as an export writes them: parted by semicolons, those that hold a separator themselves in
 * quotation marks; else by the first separator there is. A comma parts nothing: names hold commas.
 */
export function splitNames(cell: string): string[] {
  const names: string[] = []
  let isQuoted = false
  for (let rest = cell; rest !== ''; ) {
    const inQuotes = quoted.exec(rest)
    isQuoted ||= inQuotes !== null
    const [taken, name = ''] = inQuotes ?? plain.exec(rest) ?? [rest]
    names.push(tidy(name))
    rest = rest.slice(taken.length)
  }
  if (isQuoted) return names.filter(Boolean)
  const separator = listSeparators.find((one) => one !== ',' && cell.includes(one))
  return separator ? splitList(cell, separator) : [tidy(cell)].filter(Boolean)
}

/**
 * The names in a cell of several that `splitNames` takes for one, if commas part them: for a reader that finds nothing of the whole name.
 * @returns undefined: it holds no comma, or is parted otherwise
 */
export function splitAtCommas(cell: string): string[] | undefined {
  if (/["\n;|]/.test(cell) || !cell.includes(',')) return undefined
  const names = splitList(cell, ',')
  return names.length > 1 ? names : undefined
}

function tidy(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
