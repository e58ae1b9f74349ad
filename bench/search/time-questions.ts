import { parseQuestion } from '#core/search/parse-question.ts'
import { type VocabularySource, vocabularyInSteps } from '#core/search/vocabulary.ts'

/** How long questions take to be read over 10,000 values in 100 fields and 20,000 items, and the longest step of getting ready. */
export function timeQuestions(): string {
  const source = largeSource()
  const steps = vocabularyInSteps(source)
  let longest = 0
  let whole = 0
  for (;;) {
    const startedAt = performance.now()
    const { done, value: vocabulary } = steps.next()
    const took = performance.now() - startedAt
    longest = Math.max(longest, took)
    whole += took
    if (!done) continue
    const asking = { today: '2027-03-10', timeZone: 'UTC' }
    const times = questionsOf(source).map((text) => {
      const askedAt = performance.now()
      parseQuestion(text, vocabulary, asking)
      return performance.now() - askedAt
    })
    times.sort((a, b) => a - b)
    const at = (part: number) => times[Math.floor((times.length - 1) * part)]?.toFixed(2)
    return `10,000 values in 100 fields, 20,000 items: a question p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, slowest ${at(1)} ms; words made ready in ${whole.toFixed(0)} ms, longest step ${longest.toFixed(1)} ms`
  }
}

const syllables = 'ba ke li mo nu ra se ti vo za fer gal hun jor kin lem mar nol pes qui'.split(' ')

/** A word of its own for every number. */
function wordOf(number: number): string {
  let rest = number + 400
  let word = ''
  while (rest > 0) {
    word += syllables[rest % syllables.length]
    rest = Math.floor(rest / syllables.length)
  }
  return word
}

function largeSource(): VocabularySource {
  const types = Array.from({ length: 20 }, (_, n) => ({ id: `t${n}`, name: wordOf(50_000 + n) }))
  return {
    currency: 'EUR',
    itemTypes: types,
    fields: Array.from({ length: 100 }, (_, n) => ({
      key: `f${n}`,
      name: wordOf(60_000 + n),
      kind: 'text' as const,
      itemTypeId: types[n % 20]?.id ?? null,
      unit: null,
      options: [],
      values: Array.from({ length: 100 }, (_, v) => `${wordOf(n * 100 + v)} ${wordOf(20_000 + v)}`),
    })),
    locations: Array.from({ length: 200 }, (_, n) => ({
      id: `l${n}`,
      code: `L${n}`,
      name: `Aisle ${n}`,
      parentId: null,
    })),
    items: Array.from({ length: 20_000 }, (_, n) => ({
      name: `${wordOf(n)} ${wordOf(n * 7)} ${n % 100}`,
      description: `${wordOf(n * 3)} ${wordOf(n * 5)} ${wordOf(n * 11)}`,
      itemTypeId: types[n % 20]?.id ?? null,
    })),
  }
}

/** With words known, slips of the keyboard and words nobody knows. */
function questionsOf({ itemTypes, fields }: VocabularySource): string[] {
  return Array.from({ length: 500 }, (_, n) => {
    const type = itemTypes[n % itemTypes.length]?.name ?? ''
    const value = fields[(n * 7) % fields.length]?.values?.[n % 100] ?? ''
    const slip = `${value.slice(0, 3)}${value.slice(4)}`
    return `${type} with ${n % 2 ? value : slip} or xqzword${n} not in aisle ${n % 200}, fewer than ${n % 40} left, added last month, cheapest first`
  })
}
