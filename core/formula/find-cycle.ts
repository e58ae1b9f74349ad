/** A computed field: its key, and what its formula reads. */
export type ComputedField = { key: string; references: readonly string[] }

/**
 * The order in which computed fields are evaluated, or the fields that wait for each other.
 * Names that no field in the list has are values that are there already.
 * @returns `order`: all keys, each behind those it reads; or `cycle`: the keys of one cycle, each reads the next and the
 *   last reads the first
 */
export function findCycle(fields: readonly ComputedField[]): { order: string[] } | { cycle: string[] } {
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const order: string[] = []
  const state = new Map<string, 'open' | 'done'>()
  for (const field of fields) {
    // Depth first with a stack of its own: a chain of thousands of fields is no deep recursion.
    const path: { key: string; rest: string[] }[] = []
    const enter = (key: string) => {
      state.set(key, 'open')
      path.push({ key, rest: (byKey.get(key)?.references ?? []).filter((name) => byKey.has(name)).toReversed() })
    }
    if (!state.has(field.key)) enter(field.key)
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.pop()
      if (next === undefined) {
        state.set(top.key, 'done')
        order.push(top.key)
        path.pop()
      } else if (state.get(next) === 'open') {
        const keys = path.map(({ key }) => key)
        return { cycle: keys.slice(keys.indexOf(next)) }
      } else if (!state.has(next)) enter(next)
    }
  }
  return { order }
}
