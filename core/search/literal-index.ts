import { codeForms } from '#core/code/gtin.ts'
import { singularOf } from './stem.ts'
import type { Steps } from './steps.ts'
import { fold } from './tokens.ts'

/** An item as it is found by what stands in it, however that is written. */
export interface LiteralItem {
  id: string
  sku: string
  barcode: string | null
  name: string
  /** further words and codes of it that the reader may see */
  values: readonly string[]
}

/** Items ready to be looked through, in the order they were given. */
export interface LiteralIndex {
  items: readonly Squeezed[]
  /** words of all items, by their first letter, for what is mistyped: as they are looked for, and as they are spelt */
  words: ReadonlyMap<string, ReadonlyMap<string, string>>
}

interface Squeezed {
  id: string
  sku: string
  /** SKU, barcode and short values without their marks */
  codes: readonly string[]
  /** all that stands in it in small letters, without accents, one blank between words and at both ends */
  spaced: string
  /** the same without blanks */
  joined: string
}

export interface Literally {
  /** the best first */
  items: { id: string; sku: string }[]
  /** more are like them than were asked for */
  isCut: boolean
  /** the words they were found by: those of the text, or what was taken for a slip's right spelling */
  words: string[]
}

const longestQuestion = 80
const mostWords = 8
/** Within a word of an item, fewer letters than this are found by chance. */
const fewestWithin = 4
const longestCode = 40

/** About 10 microseconds an item, and 0.5 KB. */
export function* indexLiterally(items: Iterable<LiteralItem>): Steps<LiteralIndex> {
  const words = new Map<string, Map<string, string>>()
  const squeezed: Squeezed[] = []
  for (const { id, sku, barcode, name, values } of items) {
    const spelt = wordsOf([name, sku, ...values].join(' '))
    const parts = spelt.map(withoutUmlaut)
    for (const [at, word] of parts.entries()) {
      const [first = ''] = word
      if (word.length < fewestWithin || /\d/.test(word)) continue
      const known = words.get(first) ?? new Map<string, string>()
      words.set(first, known)
      if (!known.has(word)) known.set(word, spelt[at] ?? word)
    }
    const codes = [sku, barcode ?? '', ...values.filter((value) => value.length <= longestCode)].map(toCode)
    squeezed.push({
      id,
      sku,
      codes: codes.filter((code) => code !== ''),
      spaced: ` ${parts.join(' ')} `,
      joined: parts.join(''),
    })
    yield
  }
  return { items: squeezed, words }
}

/**
 * Items in which all words of a text stand: codes without their marks or in part, words without their accents, drawn together or parted, begun, in the plural, or
 * with one or two letters wrong. A number or a short word has to be one of the item's, or to begin so; in the middle of a word only longer ones are found.
 * @returns undefined where some word stands in no item together with the others
 */
export function findLiterally(index: LiteralIndex, text: string, most: number): Literally | undefined {
  if (text.length > longestQuestion) return undefined
  const words = [...new Set(wordsOf(text))]
  const whole = toCode(text)
  if (words.length === 0 || words.length > mostWords || whole.length < 3) return undefined
  const asTyped = words.map((word) => ({ word, forms: formsOf(word) }))
  const found = search(index, asTyped, whole, most)
  if (found) return found
  const near = asTyped.map((one) => (isWritten(index, one.forms) ? one : nearWords(index, one.word)))
  return near.some(({ word }, at) => word !== words[at]) ? search(index, near, whole, most) : undefined
}

/** A word, and how it may be written in an item. */
interface Sought {
  word: string
  forms: readonly string[]
}

function formsOf(word: string): string[] {
  return [...new Set([word, singularOf(word)].map(withoutUmlaut))]
}

function search({ items }: LiteralIndex, words: readonly Sought[], whole: string, most: number): Literally | undefined {
  const forms = /^\d{8,14}$/.test(whole) ? codeForms(whole) : [whole]
  const found: { item: Squeezed; score: number }[] = []
  for (const item of items) {
    const byCode = codeScore(item.codes, forms)
    const places =
      byCode > 0
        ? []
        : words.map(({ forms: written }, at) =>
            written.find((form) => stands(item, form) || follows(item, words[at - 1]?.forms ?? [], form)),
          )
    if (byCode === 0 && places.some((place) => place === undefined)) continue
    const begun = places.filter((form) => form !== undefined && item.spaced.includes(` ${form}`)).length
    const entire = places.filter((form) => form !== undefined && item.spaced.includes(` ${form} `)).length
    const together = item.joined.includes(whole) ? 2 : 0
    found.push({ item, score: byCode * 100 + together + begun + 2 * entire - item.joined.length / 1_000 })
  }
  if (found.length === 0) return undefined
  found.sort((a, b) => b.score - a.score)
  return {
    items: found.slice(0, most).map(({ item: { id, sku } }) => ({ id, sku })),
    isCut: found.length > most,
    words: words.map(({ word }) => word),
  }
}

/** 3: a code of the item, 2: its beginning, 1: a part of it; 0: none. */
function codeScore(codes: readonly string[], forms: readonly string[]): number {
  let score = 0
  for (const code of codes)
    for (const form of forms) {
      if (code === form) return 3
      if (form.length < 3 || !/\d/.test(form)) continue
      if (code.startsWith(form)) score = Math.max(score, 2)
      else if (form.length >= 5 && code.includes(form)) score = Math.max(score, 1)
    }
  return score
}

function stands({ spaced, joined }: Squeezed, word: string): boolean {
  if (spaced.includes(` ${word}`)) return true
  // `gardenhose` for "Garden hose", `1kg` for "1 kg": what stands there in several words begins with one of them
  if (word.length >= fewestWithin) return joined.includes(word)
  return /\d/.test(word) && /\p{L}/u.test(word) && beginsAcross(spaced, word)
}

/** Whether a word stands right behind the one before it: `flower pots` in "Flowerpot". */
function follows({ joined }: Squeezed, before: readonly string[], word: string): boolean {
  return word.length >= 3 && before.some((form) => joined.includes(form + word))
}

/** Whether a short word stands in two words of an item that follow one another. */
function beginsAcross(spaced: string, word: string): boolean {
  for (let at = 1; at < word.length; at++) if (spaced.includes(` ${word.slice(0, at)} ${word.slice(at)}`)) return true
  return false
}

function isWritten({ items }: LiteralIndex, forms: readonly string[]): boolean {
  return items.some((item) => forms.some((form) => stands(item, form)))
}

/** Words of the items that are the same but for a slip, or two in a long one; the nearest names them. */
function nearWords({ words }: LiteralIndex, asked: string): Sought {
  const word = withoutUmlaut(asked)
  const asTyped = { word: asked, forms: [word] }
  if (word.length < 5 || /\d/.test(word)) return asTyped
  const slips = word.length >= 8 ? 2 : 1
  const [first = '', second = ''] = word
  const near: { other: string; spelt: string; slips: number }[] = []
  for (const letter of new Set([first, second]))
    for (const [other, spelt] of words.get(letter) ?? []) {
      if (Math.abs(other.length - word.length) > slips) continue
      const found = slipsBetween(word, other, slips)
      if (found <= slips) near.push({ other, spelt, slips: found })
    }
  near.sort((a, b) => a.slips - b.slips)
  const [nearest] = near
  return nearest ? { word: nearest.spelt, forms: near.map(({ other }) => other) } : asTyped
}

/** Letters that are wrong, missing, too many, or swapped with their neighbour (Damerau 1964); more than `most` counts as many. */
function slipsBetween(one: string, other: string, most: number): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)]
  for (let at = 1; at <= one.length; at++) {
    const row = [at]
    for (let to = 1; to <= other.length; to++) {
      const isSame = one[at - 1] === other[to - 1]
      let cost = Math.min((last[to] ?? 0) + 1, (row[to - 1] ?? 0) + 1, (last[to - 1] ?? 0) + (isSame ? 0 : 1))
      if (at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1])
        cost = Math.min(cost, (before[to - 2] ?? 0) + 1)
      row.push(cost)
    }
    if (Math.min(...row) > most) return most + 1
    ;[before, last] = [last, row]
  }
  return last[other.length] ?? most + 1
}

/** In small letters without accents; points and commas only between digits. */
function wordsOf(text: string): string[] {
  return (fold(text).match(/\d+(?:[.,]\d+)+|[\p{L}\p{N}]+/gu) ?? []).map((word) => word.replaceAll(',', '.'))
}

/** `Oelfilter` is `Ölfilter`: on both sides the letter that stands for the dots is left out. */
function withoutUmlaut(word: string): string {
  return word.replace(/([aou])e/g, '$1')
}

function toCode(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}
