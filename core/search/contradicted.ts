import { type Condition, type Filter } from '#contract/filter.ts'
import type { Clause } from './reading.ts'

/**
 * The segments of conditions that nothing can meet, as another one denies all that they ask for: `verres qui ne sont pas en verre`, where what things are
 * and what they are made of is called the same. Nobody asks so: it was misread, and is named.
 */
export function contradicted(clauses: readonly Clause[]): number[] {
  const denied = new Set(
    clauses.flatMap(({ filter }) => (filter ? (valuesOf(filter, 'and', ['ne', 'nin']) ?? []) : [])),
  )
  if (denied.size === 0) return []
  return clauses.flatMap(({ filter, last }) => {
    const asked = filter ? (valuesOf(filter, 'or', ['eq', 'in']) ?? []) : []
    return asked.length > 0 && asked.every((one) => denied.has(one)) ? [last] : []
  })
}

/** Each field with a value that a condition, or a list of them, speaks of by these operators alone; undefined for others. */
function valuesOf(filter: Filter, joint: 'and' | 'or', ops: readonly Condition['op'][]): string[] | undefined {
  const parts =
    joint === 'and' && 'and' in filter ? filter.and : joint === 'or' && 'or' in filter ? filter.or : [filter]
  const found: string[] = []
  for (const part of parts) {
    if (!('field' in part) || !ops.includes(part.op) || part.value === undefined) return undefined
    // what lies in places or has a state is told apart by more than this
    if (part.location || part.field === 'itemType' || part.field === 'category') return undefined
    for (const value of Array.isArray(part.value) ? part.value : [part.value])
      found.push(`${part.field} ${String(value)}`)
  }
  return found
}
