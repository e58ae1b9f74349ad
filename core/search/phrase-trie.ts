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
