export interface Counter {
  id: string
  name: string
}

/**
 * Who counts lines again: of the candidates somebody who has not counted the line yet, each about as many lines; nobody
 * in particular where there is no other.
 * @param lines  with the ids of who has counted each
 * @returns one for each line, in their order
 */
export function assignRecounts(
  lines: readonly { countedBy: readonly string[] }[],
  candidates: readonly Counter[],
): (Counter | null)[] {
  const load = new Map(candidates.map(({ id }) => [id, 0]))
  return lines.map(({ countedBy }) => {
    const fresh = candidates.filter(({ id }) => !countedBy.includes(id))
    const [chosen = null] = fresh.toSorted((a, b) => (load.get(a.id) ?? 0) - (load.get(b.id) ?? 0))
    if (chosen) load.set(chosen.id, (load.get(chosen.id) ?? 0) + 1)
    return chosen
  })
}
