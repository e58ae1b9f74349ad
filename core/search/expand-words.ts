import { singularOf } from './stem.ts'
import { mostTokens, type Token } from './tokens.ts'
import { findUnits } from './units.ts'
import type { Vocabulary } from './vocabulary.ts'

/** `headlight` is read as `front light`, both at the place of the one word. */
export function expandCompounds(asked: readonly Token[], vocabulary: Vocabulary): Token[] {
  const tokens = withMultiples(asked, vocabulary)
  const { language } = vocabulary.lexicon
  const expanded: Token[] = []
  for (let at = 0; at < tokens.length && expanded.length < mostTokens; at++) {
    const token = tokens[at]
    if (!token) break
    const next = tokens[at + 1]
    const two = next?.kind === 'word' && token.kind === 'word' ? language.compounds[token.norm + next.norm] : undefined
    const compound = vocabulary.stems.has(language.stem(token.norm)) ? two : (two ?? language.compounds[token.norm])
    if (!compound) {
      const denied = deniedBy(token, next, tokens[at + 2], vocabulary)
      const lacking = lackOf(token, vocabulary)
      const parts = lacking || denied ? undefined : partsOf(token, vocabulary)
      if (lacking) {
        // `without a cord` is cordless, `with a cord` is not
        const place = expanded.findLastIndex(({ norm }) => !language.phrases.stop.includes(norm))
        const isDenied = language.phrases.not.includes(expanded[place]?.norm ?? '')
        if (isDenied) expanded.splice(place, 1)
        for (const norm of isDenied ? [lacking] : [language.denials.word, lacking])
          expanded.push({
            ...token,
            norm,
            start: isDenied ? (expanded[place]?.start ?? token.start) : token.start,
            variant: undefined,
          })
      } else if (parts) for (const norm of parts) expanded.push({ ...token, norm, variant: undefined })
      else if (denied) {
        for (const word of denied.words)
          expanded.push({ ...token, norm: word, end: denied.last.end, variant: undefined })
        if (denied.last !== token) at++
      } else expanded.push(token)
      continue
    }
    const last = two && next ? next : token
    for (const word of compound.split(' ')) expanded.push({ ...token, norm: word, end: last.end, variant: undefined })
    if (two) at++
  }
  return expanded
}

/** `double panel radiators` where a number field without a unit is called Panels: how many of them. */
function withMultiples(tokens: readonly Token[], { fields, stems, lexicon }: Vocabulary): readonly Token[] {
  const { multipleWords, minusWords, ordinals, stem } = lexicon.language
  return tokens.flatMap((token, at): Token | Token[] => {
    const nth = ordinals[token.norm] ?? 0
    const told = multipleWords[token.norm] ?? (nth > 0 ? nth : undefined)
    const value = token.kind === 'word' && !token.taught ? told : undefined
    const next = tokens[at + 1]
    // `minus 5 degrees`
    const isCold = (place: number) =>
      minusWords.includes(tokens[place]?.norm ?? '') &&
      tokens[place + 1]?.kind === 'number' &&
      findUnits(
        tokens
          .slice(place + 2, place + 4)
          .map(({ raw }) => raw)
          .join(''),
      )
        .concat(findUnits(tokens[place + 2]?.norm ?? ''))
        .some(({ dimension }) => dimension === 'temperature')
    if (isCold(at)) return []
    const degrees = token.value
    if (degrees !== undefined && degrees > 0 && isCold(at - 1))
      return { ...token, start: tokens[at - 1]?.start ?? token.start, value: -degrees }
    if (value === undefined || next?.kind !== 'word' || stems.has(stem(token.norm))) return token
    const counted = fields.some(
      ({ kind, unit, core, stems: own }) =>
        kind === 'number' && !unit && !core && own.size === 1 && own.has(stem(next.norm)),
    )
    return counted ? { ...token, kind: 'number' as const, norm: String(value), value } : token
  })
}

/** Words of a name before its number. */
const longestPrefix = 3

/** `rack 1 or 2`, `labs 101, 102 and 105`: the words before the first number stand before the others as well, where both are names here. */
export function repeatNames(asked: readonly Token[], vocabulary: Vocabulary): Token[] {
  const { lexicon, trie } = vocabulary
  const { stem, phrases } = lexicon.language
  const tokens = withNumerals(asked, vocabulary)
  const isJoint = ({ kind, norm, raw }: Token) =>
    phrases.or.includes(norm) || phrases.and.includes(norm) || (kind === 'break' && raw === ',')
  const isNamed = (words: readonly Token[]) => {
    let node: Vocabulary['trie'] | undefined = trie
    for (const { norm } of words) node = node?.next.get(stem(norm))
    return (node?.ends.length ?? 0) > 0
  }
  const repeated: Token[] = []
  let prefix: Token[] = []
  for (const [at, token] of tokens.entries()) {
    const isMark = token.kind === 'number' || (token.norm.length === 1 && token.kind === 'word')
    const before = tokens[at - 1]
    if (
      isMark &&
      before &&
      isJoint(before) &&
      prefix.length > 0 &&
      isNamed([...prefix, token]) &&
      tokens[at + 1]?.glued !== true
    )
      for (const word of prefix) repeated.push({ ...word, start: token.start, end: token.end, glued: false })
    else if (isMark) {
      prefix = []
      for (let length = longestPrefix; length > 0 && prefix.length === 0; length--) {
        const words = tokens.slice(Math.max(0, at - length), at)
        if (words.length === length && words.every(({ kind }) => kind === 'word') && isNamed([...words, token]))
          prefix = words
      }
    } else if (!isJoint(token)) prefix = []
    repeated.push(token)
  }
  return repeated.length > mostTokens ? [...tokens] : repeated
}

/** No part of a word that was put together is shorter. */
const shortestPart = 4

/** `touchscreen` where both words are the tenant's and the whole is nobody's. */
function partsOf({ kind, norm, taught }: Token, { lexicon, stems, items }: Vocabulary): string[] | undefined {
  const { stem } = lexicon.language
  if (kind !== 'word' || taught || norm.length < 2 * shortestPart || norm.length > 30) return undefined
  const isKnown = stems.has(stem(norm)) || lexicon.trie.next.has(norm) || lexicon.synonyms.has(stem(norm))
  if (isKnown || items.postings.has(singularOf(norm))) return undefined
  for (let at = shortestPart; at <= norm.length - shortestPart; at++) {
    const [first, second] = [norm.slice(0, at), norm.slice(at)]
    if (stems.has(stem(first)) && stems.has(stem(second))) return [first, second]
  }
  return undefined
}

/** The yes-no field called by what it lacks: `cordless` of a cord. */
function lackOf({ kind, norm }: Token, { lexicon, stems, trie }: Vocabulary): string | undefined {
  const { stem, denials } = lexicon.language
  if (kind !== 'word' || norm.length < 3 || stems.has(stem(norm))) return undefined
  // `without a tube` of tubeless tyres, though a tube is also what things come in
  const said = lexicon.trie.next.get(norm)
  if (said && !said.ends.every((end) => end.kind === 'role' && end.role === 'container')) return undefined
  return denials.suffixes
    .flatMap((suffix) => [norm + suffix, singularOf(norm) + suffix])
    .find((word) =>
      trie.next
        .get(stem(word))
        ?.ends.some(({ meaning }) => meaning.kind === 'field' && meaning.whole && meaning.field.kind === 'boolean'),
    )
}

/** `bench two`, where a name here ends in the number. */
function withNumerals(tokens: readonly Token[], { lexicon, trie }: Vocabulary): readonly Token[] {
  const { numbers, stem } = lexicon.language
  return tokens.map((token, at) => {
    const value = token.kind === 'word' ? numbers[token.norm] : undefined
    if (value === undefined || !Number.isInteger(value) || value > 99) return token
    for (let length = longestPrefix; length > 0; length--) {
      const words = tokens.slice(Math.max(0, at - length), at)
      if (words.length < length || words.some(({ kind }) => kind !== 'word')) continue
      let node: Vocabulary['trie'] | undefined = trie
      for (const { norm } of words) node = node?.next.get(stem(norm))
      if (node?.next.get(String(value))?.ends.length)
        return { ...token, kind: 'number' as const, norm: String(value), value }
    }
    return token
  })
}

/** `unscented`, `visorless`, `dust free`, where the organisation knows the rest of the word and not the whole. */
function deniedBy(
  token: Token,
  next: Token | undefined,
  after: Token | undefined,
  { lexicon, stems, trie, fields }: Vocabulary,
): { words: string[]; last: Token } | undefined {
  if (token.kind !== 'word') return undefined
  const { language } = lexicon
  const { prefixes, suffixes, behind, word } = language.denials
  const { phrases } = language
  const stem = language.stem(token.norm)
  const isAlike = (lexicon.synonyms.get(stem) ?? []).some((other) => stems.has(other))
  if (stems.has(stem) || (isAlike && next !== undefined && behind.includes(next.norm))) {
    if (
      !next ||
      !behind.includes(next.norm) ||
      phrases.not.includes(`${next.norm} ${after?.norm}`) ||
      trie.next.get(stem)?.next.has(language.stem(next.norm))
    )
      return undefined
    const isNamed = fields.some((field) => field.stems.has(stem) && field.stems.has(language.stem(next.norm)))
    return isNamed ? undefined : { words: [word, token.norm], last: next }
  }
  const isYesNo = (one: string) =>
    trie.next
      .get(language.stem(one))
      ?.ends.some(({ meaning }) => meaning.kind === 'field' && meaning.whole && meaning.field.kind === 'boolean') ??
    false
  // `broken trolleys` of a field called Working
  const opposite = language.opposites
    .flatMap(([one, other]) => (one === token.norm ? [other] : other === token.norm ? [one] : []))
    .find(isYesNo)
  if (opposite !== undefined && !lexicon.trie.next.get(token.norm)?.ends.length)
    return { words: [word, opposite], last: token }
  // `incomplete` of a field called Complete
  const own = prefixes.find(
    (one) => token.norm.startsWith(one) && token.norm.length > one.length + 3 && isYesNo(token.norm.slice(one.length)),
  )
  if (own) return { words: [word, token.norm.slice(own.length)], last: token }
  if (lexicon.trie.next.has(token.norm) || lexicon.synonyms.has(stem)) return undefined
  const bases = [
    ...prefixes.filter((one) => token.norm.startsWith(one)).map((one) => token.norm.slice(one.length)),
    ...suffixes.filter((one) => token.norm.endsWith(one)).map((one) => token.norm.slice(0, -one.length)),
  ]
  // `unflavoured` of a choice called Flavour may well be one of its choices
  const isChoice = (one: string) =>
    trie.next
      .get(language.stem(one))
      ?.ends.every(({ meaning }) => meaning.kind === 'field' && meaning.field.kind === 'select') ?? false
  const base = bases.find((one) => one.length > 3 && stems.has(language.stem(one)) && !isChoice(one))
  return base === undefined ? undefined : { words: [word, base], last: token }
}
