import type { Steps } from '#core/search/steps.ts'
import type { KnownValues } from './known-values.ts'
import type { Likeness } from './likeness.ts'
import { learnSeparation, linesOf, type Parts, partsOf } from './separate-values.ts'
import type { Features } from './text-features.ts'
import type { Meanings } from './text-meaning.ts'

/** Weights that the separations of all kinds of values of a catalogue may look at while they are learned, about 2 ns each, and keep, 4 bytes each. */
const allWork = 2_400_000_000
const allWeights = 5_000_000

/** Tells values of the kinds of one catalogue apart, one kind after the other: each may take half of what the ones before it left. */
export class Separator {
  readonly #index: Likeness
  readonly #texts: readonly Features[]
  readonly #meanings: Meanings
  readonly #parts: number
  #cut: readonly Parts[] | undefined
  #work = allWork
  #weights = allWeights

  /** @param parts  in which the texts are tried: each by what the others tell */
  constructor(index: Likeness, texts: readonly Features[], meanings: Meanings, parts: number) {
    this.#index = index
    this.#texts = texts
    this.#meanings = meanings
    this.#parts = parts
  }

  /**
   * @returns what is known, with what tells its values apart; `tried`: the same, by part of the texts, without having seen those of that part. Both as they were where that
   *   would take too long, or too much room
   */
  *separate(known: KnownValues): Steps<{ all: KnownValues; tried: readonly KnownValues[] }> {
    const lines = linesOf(this.#index, this.#meanings)
    const values = known.values.length
    const weights = lines.count * values
    if (values < 2 || weights > this.#weights / 2) return { all: known, tried: [known] }
    this.#cut ??= yield* this.#cutTexts()
    const cut = this.#cut
    const work = this.#work / 2 / (this.#parts + 1)
    const separation = yield* learnSeparation(lines, cut, known.ofText, values, work)
    if (!separation) return { all: known, tried: [known] }
    const tried: KnownValues[] = []
    for (let part = 0; part < this.#parts; part++) {
      const others = cut.map((own, text) => (text % this.#parts === part ? undefined : own))
      tried.push({ ...known, separation: yield* learnSeparation(lines, others, known.ofText, values, work) })
    }
    this.#work -= separation.work * (this.#parts + 1)
    this.#weights -= weights
    return { all: { ...known, separation }, tried }
  }

  *#cutTexts(): Steps<readonly Parts[]> {
    const lines = linesOf(this.#index, this.#meanings)
    const cut: Parts[] = []
    for (const [text, features] of this.#texts.entries()) {
      cut.push(partsOf(this.#index, lines, features, this.#meanings[text]))
      yield
    }
    return cut
  }
}
