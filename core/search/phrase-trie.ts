/** Phrases by their stems, so that a question is read word by word without trying every phrase. */
export type Trie<T> = { next: Map<string, Trie<T>>; ends: T[] }

export function newTrie<T>(): Trie<T> {
  return { next: new Map(), ends: [] }
}

export function addPhrase<T>(trie: Trie<T>, stems: readonly string[], end: T): void {
  let node = trie
  for (const stem of stems) {
    let below = node.next.get(stem)
    if (!below) {
      below = newTrie()
      node.next.set(stem, below)
    }
    node = below
  }
  node.ends.push(end)
}

/** Every stem that stands anywhere in a phrase. */
export function stemsOf<T>(trie: Trie<T>, into: Set<string> = new Set()): Set<string> {
  for (const [stem, below] of trie.next) {
    into.add(stem)
    stemsOf(below, into)
  }
  return into
}

/** A stem a word may be meant as, and how likely. */
export type Alternative = { stem: string; weight: number }

/** Follows the phrases of a trie from one token on; a phrase may be written in one word or with its words apart. */
export function* walk<T>(
  trie: Trie<T>,
  start: number,
  alternatives: readonly (readonly Alternative[])[],
): Generator<{ end: number; ends: readonly T[]; weight: number }> {
  let open: { node: Trie<T>; at: number; weight: number }[] = [{ node: trie, at: start, weight: 1 }]
  while (open.length > 0) {
    const further: typeof open = []
    for (const { node, at, weight } of open) {
      for (const alternative of alternatives[at] ?? []) {
        const below = node.next.get(alternative.stem)
        if (!below) continue
        const joint = weight * alternative.weight
        if (below.ends.length > 0) yield { end: at + 1, ends: below.ends, weight: joint }
        further.push({ node: below, at: at + 1, weight: joint })
      }
    }
    open = further.length > 64 ? further.slice(0, 64) : further
  }
}

/** Words that begin with these letters, when there are at most three: `sd` is `sdxc`. */
export function startingWith(sorted: readonly string[], letters: string): string[] {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < letters) low = middle + 1
    else high = middle
  }
  const found: string[] = []
  for (let at = low; at < sorted.length && sorted[at]?.startsWith(letters); at++) {
    if (found.length === 3) return []
    found.push(sorted[at] ?? '')
  }
  return found
}
