/** Most milliseconds between two keys of a scanner; people who type fast leave some 80. */
export const scanGapMs = 50
/** Fewer letters are no code. */
const leastLetters = 4

/** What is to be done with a key: let through, held back, or, at the end of a code, the code taken. `released` are to be pressed after all. */
export type ScanStep<Key> =
  | { kind: 'pass'; released: readonly Key[] }
  | { kind: 'hold'; released: readonly Key[] }
  | { kind: 'code'; code: string }

/**
 * Tells a hand scanner, which types like a keyboard, from a person by its pace. Letters are held back until the next one comes or does
 * not: a code that comes whole, with Enter or Tab behind it, is taken; what was typed by a person is released in order.
 */
export class ScanReader<Key> {
  #held: { letter: string; key: Key }[] = []
  #lastMs = Number.NEGATIVE_INFINITY

  /** @param atMs  when the key was pressed, not when it is handled: a busy page handles keys late */
  press(name: string, key: Key, atMs: number): ScanStep<Key> {
    const isNear = atMs - this.#lastMs <= scanGapMs
    const isLetter = [...name].length === 1
    if (isLetter || ends.has(name)) this.#lastMs = atMs
    if (isLetter) {
      const released = isNear ? [] : this.release()
      // a blank stands within a code, never in front of it
      if (name === ' ' && this.#held.length === 0) return { kind: 'pass', released }
      this.#held.push({ letter: name, key })
      return { kind: 'hold', released }
    }
    // Shift belongs to the letter that follows
    if (!ends.has(name)) return { kind: 'pass', released: modifiers.has(name) ? [] : this.release() }
    if (isNear && this.#held.length >= leastLetters) {
      const code = this.#held.map(({ letter }) => letter).join('')
      this.#held = []
      return { kind: 'code', code }
    }
    return { kind: 'pass', released: this.release() }
  }

  /** What was held back and is no code. */
  release(): Key[] {
    const keys = this.#held.map(({ key }) => key)
    this.#held = []
    return keys
  }
}

const ends: ReadonlySet<string> = new Set(['Enter', 'Tab'])
const modifiers: ReadonlySet<string> = new Set(['Shift', 'AltGraph', 'CapsLock'])
