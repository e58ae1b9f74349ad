import type { Steps } from '#core/search/steps.ts'
import { compareText } from './compare-text.ts'
import { scoreMiddles } from './guess-value.ts'
import { type Assumed, findMiddles, type KnownValues, shareOf } from './known-values.ts'
import { type KnownScores, levelValues } from './level-values.ts'
import type { Likeness } from './likeness.ts'
import type { Features } from './text-features.ts'
import type { Meanings } from './text-meaning.ts'

/** Fewer texts without a value tell nothing of how common values are. */
const fewestOpen = 20
/** Of more values than this nothing is assumed: a matter of time. */
const mostValues = 200
/** With more texts a value than this, how many have which tells how common each is. */
const mostKnown = 20
/** Texts that are looked at, spread over all: of many texts fewer. */
const mostOpen = 1_000
const fewestLooked = 300
const mostCompared = 3_000_000
const rounds = 10

/** Texts without a value, where they tell something: there are enough of them, and those with one are few, so that how many have which is chance. */
export function tellingTexts({ ofText, counts }: KnownValues): number[] {
  const known = counts.reduce((sum, count) => sum + count, 0)
  if (counts.length < 2 || counts.length > mostValues || known > mostKnown * counts.length) return []
  const open = Array.from(ofText.keys()).filter((text) => (ofText[text] ?? -1) < 0)
  return open.length < fewestOpen ? [] : open
}

/**
 * What texts without a value tell of those with one, where each text has one value or will have: how common each value is among all (Saerens, Latinne and
 * Decaestecker 2002: priors and posteriors by turns, of scores that are levelled), which few examples cannot tell, and where the middle of each value's texts lies, each open text counting for
 * its likeliest value as far as that is likely (self-training, one round). Unchanged where there are too few texts without a value.
 */
export function* assumeValues(
  index: Likeness,
  texts: readonly Features[],
  meanings: Meanings,
  known: KnownValues,
  open: readonly number[],
): Steps<KnownValues> {
  const { values, ofText, counts, rejected, latent } = known
  const most = Math.max(fewestLooked, Math.min(mostOpen, mostCompared / index.size))
  const step = Math.max(1, open.length / most)
  const looked: number[] = []
  for (let at = 0; at < open.length; at += step) looked.push(open[Math.floor(at)] ?? 0)

  let assumed: Assumed = {
    ofText: new Int32Array(index.size).fill(-1),
    weights: new Float32Array(index.size),
    parts: new Float64Array(values.length).fill(1),
    levels: new Float64Array(values.length).fill(1),
  }
  let middles = known.middles
  const none = new Float64Array(values.length).fill(1)
  const scoresOf = (text: number): Float64Array => {
    const compared = compareText(index, texts[text] ?? new Map(), meanings[text], text)
    const sums = new Float64Array(values.length)
    for (const [at, other] of compared.like.texts.entries()) {
      const { value, weight } = other === text ? { value: -1, weight: 0 } : shareOf({ ofText, assumed }, other)
      if (value >= 0) sums[value] = (sums[value] ?? 0) + weight * (compared.like.likeness[at] ?? 0)
    }
    const even = { ...assumed, parts: none, levels: none }
    return scoreMiddles({ ...known, middles, assumed: even }, compared, sums).scores
  }
  const filed = Array.from(ofText.keys()).filter((text) => (ofText[text] ?? -1) >= 0)
  for (let round = 0; round < 2; round++) {
    const own: KnownScores[] = []
    for (const text of filed) {
      own.push({ value: ofText[text] ?? 0, scores: scoresOf(text) })
      yield
    }
    const levels = levelValues(own, values.length)
    yield
    const scored: { text: number; scores: Float64Array }[] = []
    for (const text of looked) {
      const scores = scoresOf(text).map((score, value) => score * (levels[value] ?? 1))
      for (const value of rejected.get(text) ?? []) scores[value] = 0
      scored.push({ text, scores })
      yield
    }
    const parts = settleParts(
      scored.map(({ scores }) => scores),
      counts,
      open.length / looked.length,
    )
    if (round > 0) return { ...known, middles, assumed: { ...assumed, parts, levels } }
    assumed = { ...assumed, parts, levels }
    for (const { text, scores } of scored) {
      const { best, share } = likeliest(scores, parts)
      assumed.ofText[text] = best
      assumed.weights[text] = share
    }
    middles = findMiddles(index, { meanings, latent }, values.length, ofText, assumed)
    yield
  }
  return known
}

/** Parts of all texts that have each value: those that are known to, and the others by their likenesses and the parts themselves, until both agree. */
function settleParts(scored: readonly Float64Array[], counts: readonly number[], each: number): Float64Array {
  let parts = Float64Array.from(counts, () => 1 / counts.length)
  for (let round = 0; round < rounds; round++) {
    const sums = Float64Array.from(counts)
    for (const scores of scored) {
      const total = scores.reduce((sum, score, value) => sum + score * (parts[value] ?? 0), 0)
      if (total <= 0) continue
      for (const [value, score] of scores.entries())
        sums[value] = (sums[value] ?? 0) + (each * score * (parts[value] ?? 0)) / total
    }
    const all = sums.reduce((sum, one) => sum + one, 0)
    parts = sums.map((sum) => sum / all)
  }
  return parts
}

function likeliest(scores: Float64Array, parts: Float64Array): { best: number; share: number } {
  let best = -1
  let total = 0
  let most = 0
  for (const [value, score] of scores.entries()) {
    const own = score * (parts[value] ?? 0)
    total += own
    if (own > most) [best, most] = [value, own]
  }
  return { best, share: total > 0 ? most / total : 0 }
}
