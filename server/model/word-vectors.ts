import { readFileSync } from 'node:fs'
import { readWordVectors, type WordVectors } from '#core/meaning/word-vectors.ts'

const file = new URL('./word-vectors.bin', import.meta.url)
let vectors: WordVectors | undefined

/** What English words mean, read from its file when it is first asked for (6 MB, 0.3 s) and kept. */
export function wordVectors(): WordVectors {
  vectors ??= readWordVectors(readFileSync(file))
  return vectors
}
