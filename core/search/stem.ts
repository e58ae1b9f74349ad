/**
 * The stem of an English word: plural, -ed, -ing, -ion, -able and final e taken off, the e of a short word (`tape`) kept. Cruder than Porter's algorithm, and meant
 * to be: both sides of a comparison pass through it, and a short stem meets more spellings of the same word.
 * @param word  folded: small letters, no accents
 */
export function stem(word: string): string {
  let rest = word
  if (rest.length < 3 || /\d/.test(rest)) return rest
  rest = verbs[rest] ?? singularOf(rest)
  if (rest.length > 5 && rest.endsWith('ing') && hasVowel(rest.slice(0, -3))) rest = withoutEnding(rest.slice(0, -3))
  else if (rest.length > 4 && rest.endsWith('ied')) rest = `${rest.slice(0, -3)}y`
  else if (rest.length > 4 && rest.endsWith('ed') && hasVowel(rest.slice(0, -2)))
    rest = withoutEnding(rest.slice(0, -2))
  else if (rest.length > 7 && /[st]ion$/.test(rest)) rest = rest.slice(0, -3)
  else if (rest.length > 7 && /[ai]ble$/.test(rest)) rest = rest.slice(0, -4)
  if (rest.length > 3 && rest.endsWith('e') && !isShort(rest.slice(0, -1))) rest = rest.slice(0, -1)
  if (rest.length > 2 && rest.endsWith('y')) rest = `${rest.slice(0, -1)}i`
  return rest
}

/** Past forms that no rule finds, of verbs that names of fields are made of. */
const verbs: Readonly<Record<string, string>> = {
  aged: 'age',
  iced: 'ice',
  bought: 'buy',
  brought: 'bring',
  built: 'build',
  broken: 'break',
  broke: 'break',
  caught: 'catch',
  chosen: 'choose',
  drawn: 'draw',
  driven: 'drive',
  drunk: 'drink',
  drank: 'drink',
  eaten: 'eat',
  fed: 'feed',
  flown: 'fly',
  forgotten: 'forget',
  frozen: 'freeze',
  given: 'give',
  grown: 'grow',
  held: 'hold',
  hidden: 'hide',
  hung: 'hang',
  kept: 'keep',
  laid: 'lay',
  lent: 'lend',
  lost: 'lose',
  made: 'make',
  paid: 'pay',
  proven: 'prove',
  sent: 'send',
  sewn: 'sew',
  shown: 'show',
  shrunk: 'shrink',
  sold: 'sell',
  spent: 'spend',
  spun: 'spin',
  stolen: 'steal',
  stuck: 'stick',
  sworn: 'swear',
  taken: 'take',
  taught: 'teach',
  thrown: 'throw',
  torn: 'tear',
  won: 'win',
  worn: 'wear',
  woven: 'weave',
  written: 'write',
}

const irregulars: Readonly<Record<string, string>> = {
  skis: 'ski',
  taxis: 'taxi',
  kiwis: 'kiwi',
  bikinis: 'bikini',
  mice: 'mouse',
  feet: 'foot',
  teeth: 'tooth',
  geese: 'goose',
  men: 'man',
  women: 'woman',
  children: 'child',
  indices: 'index',
  matrices: 'matrix',
  vertices: 'vertex',
}
const singulars: ReadonlySet<string> = new Set([
  'lens',
  'canvas',
  'atlas',
  'alias',
  'bias',
  'series',
  'species',
  'news',
])

/** Whether the word, as written, is a plural: `lenses`, not `lens`; unsure words count as singular. */
export function isPlural(word: string): boolean {
  return (
    word.length > 2 &&
    !singulars.has(word) &&
    singularOf(word) !== word &&
    !/(?:[^aeiouy]s|us|is|ss)$/.test(word.replace(/s$/, ''))
  )
}

/** A word without its plural ending. */
export function singularOf(word: string): string {
  const irregular = irregulars[word]
  if (irregular) return irregular
  if (word.length < 4 || !word.endsWith('s') || /(?:ss|us|is)$/.test(word)) return word
  if (/[^aeo]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`
  if (/[lnpr]ses$/.test(word) && word !== 'lenses') return word.slice(0, -1)
  if (/(?:s|x|z|ch|sh)es$/.test(word) && word.length > 4) return singularOf(word.slice(0, -2))
  if (/(?:shel|hal|cal|wol|sel|loa|lea|thie|scar|whar|^kni|^li|^wi)ves$/.test(word)) return `${word.slice(0, -3)}f`
  return word.slice(0, -1)
}

function hasVowel(word: string): boolean {
  return word.length > 2 && /[aeiouy]/.test(word)
}

/** `tap-e`, `tap-ed`: where the e is all that tells a word from another one. */
function isShort(word: string): boolean {
  return /^[^aeiouy]+[aeiouy][^aeiouysxzw]$/.test(word)
}

/** `tapped` is of `tap`, `taped` of `tape`. */
function withoutEnding(word: string): string {
  const single = undouble(word)
  return single === word && isShort(word) ? `${word}e` : single
}

function undouble(word: string): string {
  return /([bdfgmnprt])\1$/.test(word) ? word.slice(0, -1) : word
}
