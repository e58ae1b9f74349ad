import { LRUCache } from 'lru-cache'
import type { Vocabulary } from '#core/search/vocabulary.ts'

/** Of all organisations' words together; what was asked longest ago goes first. */
const mostBytes = 400_000_000

/**
 * Keeps words made ready, by whose they are, within a bound of memory: 2,000 organisations of 20 items each take 1.3 GB, of which so much stays.
 * @param most  bytes; those of all entries together
 */
export function boundedVocabularies<Entry extends { vocabulary: Vocabulary }>(most = mostBytes) {
  return new LRUCache<string, Entry>({ maxSize: most, sizeCalculation: ({ vocabulary }) => bytesOf(vocabulary) })
}

/**
 * About how many bytes of memory words take, within a fifth of what the heap grew by for 20, 200, 2,000 and 20,000 items with 20 fields: most of it
 * is the index of slips, 270 bytes a key, then the words and names of items, 160 each.
 */
export function bytesOf({ typos, items, beside = [] }: Vocabulary): number {
  const own = 50_000 + 270 * typos.byDeletion.size + 160 * (items.postings.size + items.names.length)
  return beside.reduce((bytes, { vocabulary }) => bytes + bytesOf(vocabulary), own)
}
