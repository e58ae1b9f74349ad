/**
 * Which of a grid's row elements shows which line. A line that stays keeps its element, with the focus or an editor in it; one that comes
 * takes that of one that went, which is then filled anew instead of being made.
 */
export class GridSlots {
  #slots = new Map<number, number>()

  /** The elements of these lines, in their order. */
  assign(lines: readonly number[]): number[] {
    const next = new Map<number, number>()
    const taken = new Set<number>()
    for (const line of lines) {
      const slot = this.#slots.get(line)
      if (slot === undefined) continue
      next.set(line, slot)
      taken.add(slot)
    }
    let free = 0
    const slots = lines.map((line) => {
      const kept = next.get(line)
      if (kept !== undefined) return kept
      while (taken.has(free)) free++
      taken.add(free)
      next.set(line, free)
      return free
    })
    this.#slots = next
    return slots
  }
}
