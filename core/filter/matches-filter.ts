import type { Condition, Filter } from '#contract/filter.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { type Today, withFixedDay, withFixedInstants } from './day-from-today.ts'
import { compareText, foldCase } from './fold-case.ts'

/** A record's value by a filter's field name; undefined for a field it does not know, which matches nothing. */
export type FilterRecord = (field: string) => { as: Kind; value: unknown } | undefined

type Kind = 'text' | 'number' | 'instant' | 'boolean' | 'list'

/**
 * Whether a record satisfies a filter tree, by the same rules as the database: text compares without regard to case,
 * numbers exactly, "not X" holds for a record without the value.
 * @param now  what days are counted from; without it a condition on such a day holds for nothing
 */
export function matchesFilter(tree: Filter, record: FilterRecord, now?: Today): boolean {
  if ('and' in tree) return tree.and.every((child) => matchesFilter(child, record, now))
  if ('or' in tree) return tree.or.some((child) => matchesFilter(child, record, now))
  if ('not' in tree) return !matchesFilter(tree.not, record, now)
  // free text is for lists; a record has no words here
  if ('text' in tree) return false
  if (!tree.fromToday) return matchesCondition(tree, record)
  if (!now) return false
  const isInstant = record(tree.field)?.as === 'instant'
  return matchesFilter(isInstant ? withFixedInstants(tree, now) : withFixedDay(tree, now), record, now)
}

function matchesCondition({ field, op, value }: Condition, record: FilterRecord): boolean {
  const found = record(field)
  if (!found) return false
  const held = found.value
  const isEmpty = held === undefined || held === null || held === '' || (Array.isArray(held) && held.length === 0)
  switch (op) {
    case 'empty':
      return isEmpty
    case 'notEmpty':
      return !isEmpty
    case 'ne':
      return isEmpty || compare(found.as, held, value) !== 0
    case 'nin':
      return isEmpty || !isAny(found.as, held, value)
    default:
      return !isEmpty && holds(op, found.as, held, value)
  }
}

function holds(op: Condition['op'], as: Kind, held: unknown, value: unknown): boolean {
  const text = (each: unknown) => foldCase(String(each))
  switch (op) {
    case 'in':
      return isAny(as, held, value)
    case 'contains':
      // a list contains its entries, not their letters
      if (as === 'list') return isAny(as, held, value)
      return text(held).includes(text(value))
    case 'startsWith':
      return as !== 'list' && text(held).startsWith(text(value))
    default: {
      const order = compare(as, held, value)
      if (order === undefined) return false
      if (op === 'eq') return order === 0
      if (op === 'lt') return order < 0
      if (op === 'lte') return order <= 0
      return op === 'gt' ? order > 0 : order >= 0
    }
  }
}

function isAny(as: Kind, held: unknown, value: unknown): boolean {
  return [value].flat().some((each) => compare(as, held, each) === 0)
}

/** Below, equal to or above; undefined where the two do not compare. A list is equal to each of its entries. */
function compare(as: Kind, held: unknown, value: unknown): number | undefined {
  if (as === 'list') return Array.isArray(held) && held.includes(value) ? 0 : undefined
  if (as === 'boolean') return held === value ? 0 : undefined
  if (as === 'number' || as === 'instant') {
    const read = as === 'number' ? toNumber : toSeconds
    const [a, b] = [read(held), read(value)]
    return a && b ? a.cmp(b) : undefined
  }
  return compareText(foldCase(String(held)), foldCase(String(value)))
}

function toNumber(value: unknown) {
  const text = String(value).trim()
  return /^-?\d{1,30}(\.\d{1,30})?$/.test(text) ? toQuantity(text) : undefined
}

/** An instant, or the day that begins with one, as seconds since 1970; with all digits of its second. */
function toSeconds(value: unknown) {
  const text = String(value).trim()
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '0'
  const milliseconds = Date.parse(text.replace(/\.\d+/, ''))
  return Number.isNaN(milliseconds) ? undefined : toQuantity(milliseconds / 1000).plus(`0.${fraction}`)
}
