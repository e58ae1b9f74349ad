import type { End, Meaning } from './meaning.ts'
import { singularOf } from './stem.ts'
import { fold, type Token, tokenise } from './tokens.ts'
import type { Vocabulary } from './vocabulary.ts'

/** What words from `start` to before `end` may mean, among all they may mean and the words around them. */
interface Here {
  meaning: Meaning
  ends: readonly End[]
  tokens: readonly Token[]
  start: number
  end: number
  vocabulary: Vocabulary
}

/** Whether words of the schema are read so among the words around them. */
export function meansThatHere(here: Here): boolean {
  const { meaning, tokens, start, end, vocabulary } = here
  const isField = meaning.kind === 'field'
  return (
    isWorthReading(here) &&
    !isWhatOneDoes(here) &&
    !describesNext(here) &&
    !countsPieces(here) &&
    !isOtherForm(here) &&
    !isDone(here) &&
    !isTypesNoun(here) &&
    !isPacking(here) &&
    !isWordOfField(here) &&
    !isFormOfOther(here) &&
    !isPlaceOfThatName(here) &&
    !(isField && end === start + 1 && asks(tokens[start], vocabulary)) &&
    !(isField && vocabulary.lexicon.language.prepositions.includes(fold(meaning.field.name)))
  )
}

/** One letter is a value only as written in the schema or beside its field's name; `a` and `i` are words first. */
function isWorthReading({ meaning, tokens, start, end, vocabulary: { lexicon } }: Here): boolean {
  const token = tokens[start]
  // `filled` is no `Filling Station`, `products` are no `Production`
  if (
    meaning.kind === 'location' &&
    end - start === 1 &&
    token?.kind === 'word' &&
    isNoPlace(meaning.name, token, tokens.slice(Math.max(0, start - 3), start), lexicon)
  )
    return false
  if (!token || end - start > 1 || token.norm.length > 1 || token.kind !== 'word') return true
  if (meaning.kind !== 'option' && meaning.kind !== 'value') return meaning.kind === 'type'
  // `A or B red cells`
  const another = tokens[start + 2]
  const isListed =
    another?.raw.length === 1 &&
    meaning.field.optionStems.has(another.norm) &&
    another.raw === another.raw.toUpperCase()
  if (token.raw === meaning.label && (start > 0 || token.norm !== 'a' || isListed)) return true
  const { stem, phrases } = lexicon.language
  const names = (near: Token | undefined) => near !== undefined && meaning.field.stems.has(stem(near.norm))
  if (names(tokens[start + 1])) return true
  // `size m or l`
  let before = start - 1
  const isJoint = ({ norm, raw, kind }: Token) =>
    phrases.or.includes(norm) || phrases.and.includes(norm) || (kind === 'break' && raw === ',')
  for (let one = tokens[before]; one && (isJoint(one) || one.norm.length === 1); one = tokens[before]) before--
  return names(tokens[before])
}

/** Whether a word is no part of a place's name: another form of one of its words than its plural, what is done (`storing`), or several of what only describes it (`farms` of a Farm Shop). */
function isNoPlace(
  name: string,
  { norm }: Token,
  before: readonly Token[],
  { language }: Vocabulary['lexicon'],
): boolean {
  const { stem, verbEndings, pastEndings, isPlural, phrases, ofEach } = language
  const words = tokenise(name).flatMap((one) => (one.kind === 'word' ? [one.norm] : []))
  if ([...verbEndings, ...pastEndings].some((ending) => norm.endsWith(ending))) return !fold(name).includes(norm)
  const alike = words.filter((word) => stem(word) === stem(norm))
  if (alike.length === 0) return false
  const own = words.findIndex((word) => singularOf(word) === singularOf(norm) || word === norm)
  // `both vans`, `on trucks`
  const isAt = before.some((one) => phrases.at.includes(one.norm) || ofEach.includes(one.norm))
  return own < 0 || (isPlural(norm) && !words.includes(norm) && own < words.length - 1 && !isAt)
}

/** `skis you can hire` where a category is called Hire pool: what one does is no part of its name. */
function isWhatOneDoes({ meaning, tokens, start, end, vocabulary: { lexicon } }: Here): boolean {
  const isPart =
    meaning.kind === 'location'
      ? fold(meaning.name) !== tokens[start]?.norm
      : meaning.kind === 'option' && meaning.field.core === 'category' && !meaning.whole
  const before = tokens[start - 1]?.norm ?? ''
  const { persons, modals } = lexicon.language
  return isPart && end === start + 1 && (persons.includes(before) || modals.includes(before))
}

/** `dive torches` where a place is called `Dive Centre`: one word of its name that is not its last, right before another word of the schema. */
function describesNext({ meaning, tokens, start, end, vocabulary: { lexicon, stems } }: Here): boolean {
  const [token, next, before] = [tokens[start], tokens[end], tokens[start - 1]]
  if (
    meaning.kind !== 'location' ||
    !token ||
    end - start > 1 ||
    next?.kind !== 'word' ||
    lexicon.trie.next.has(next.norm)
  )
    return false
  const words = tokenise(meaning.name).filter(({ kind }) => kind === 'word')
  const { stem, phrases } = lexicon.language
  const isPart = words.slice(0, -1).some(({ norm }) => stem(norm) === stem(token.norm))
  const isAt = [before?.norm, tokens[start - 2]?.norm].some((word) => word !== undefined && phrases.at.includes(word))
  const isKnown = [stem(next.norm), ...(lexicon.synonyms.get(stem(next.norm)) ?? [])].some((one) => stems.has(one))
  return isPart && !isAt && isKnown && !words.some(({ norm }) => stem(norm) === stem(next.norm))
}

/** `lights` where a category is called Lighting and a type Stage Light, `fit for` beside Bathroom Fittings: another form of a word is no category. */
function isOtherForm({ meaning, tokens, start, end, vocabulary: { lexicon } }: Here): boolean {
  const token = tokens[start]
  if (!token || end > start + 1 || meaning.kind !== 'option' || meaning.field.core !== 'category') return false
  const words = tokenise(meaning.label).map(({ norm }) => norm)
  const isSameStem = words.some((word) => lexicon.language.stem(word) === lexicon.language.stem(token.norm))
  return isSameStem && !words.some((word) => singularOf(word) === singularOf(token.norm))
}

/** `in the cellar` where both a place and a category are called so: the place. */
function isPlaceOfThatName({ meaning, ends, tokens, start, vocabulary: { lexicon } }: Here): boolean {
  if (meaning.kind !== 'option' || meaning.field.core !== 'category') return false
  const said = tokens.slice(Math.max(0, start - 4), start).map(({ norm }) => norm)
  // `one is left in serology`, of a lab that is called so in part
  const isOfStock = said.some((word) => lexicon.language.stockWords.includes(word))
  if (!ends.some((one) => one.meaning.kind === 'location' && one.weight > (isOfStock ? 0.4 : 0.9))) return false
  const before = tokens.slice(Math.max(0, start - 2), start).map(({ norm }) => norm)
  const { at, has } = { at: lexicon.language.phrases.at, has: lexicon.language.holders }
  // `the cellar holds`, `where the bindery is down to one`
  const next = tokens[start + 1]?.norm ?? ''
  return before.some((word) => at.includes(word)) || has.includes(next)
}

/** `for sowing in autumn` where a choice called Sow from has Autumn, and a category is called Sowing and Planting: of a category, a word alone says less than a field beside its value. */
function isWordOfField({ meaning, ends, tokens, start, end, vocabulary: { lexicon } }: Here): boolean {
  if (meaning.kind !== 'option' || end > start + 1) return false
  const word = tokens[start]?.norm ?? ''
  const isCategory = meaning.field.core === 'category'
  // `flat roof`, where a part is called Roof hook
  const isOther =
    !meaning.whole &&
    singularOf(
      fold(meaning.label)
        .split(/[\s-]+/)
        .at(-1) ?? '',
    ) !== singularOf(word)
  if (!isCategory && !isOther) return false
  const stems = (list: readonly Token[]) => list.map(({ norm }) => lexicon.language.stem(norm))
  // `for slate roofs` of a choice called Roof type that has Slate, where a category is called Roof
  const [before] = stems(tokens.slice(Math.max(0, start - 1), start))
  const isNoun = ends.some(
    (one) => one.meaning.kind === 'field' && before !== undefined && one.meaning.field.optionStems.has(before),
  )
  if (isNoun || meaning.whole || !isCategory) return isNoun
  const next = stems(tokens.slice(end, end + 3))
  return ends.some(
    (one) =>
      one.meaning.kind === 'field' &&
      next.some((word) => 'field' in one.meaning && one.meaning.field.optionStems.has(word)),
  )
}

/** Words of the language that say nothing, beside which a form of a value's word is still the value. */
const plain: ReadonlySet<string> = new Set(['stop', 'container', 'generic', 'countUnit', 'with'])

/** `whose validation is pending` of a choice called Validation that has Validated, `expiring` where something is Expired: another form of a value's word is what it is called, or says. */
function isFormOfOther({ meaning, ends, tokens, start, end, vocabulary: { lexicon } }: Here): boolean {
  const word = tokens[start]?.norm ?? ''
  if ((meaning.kind !== 'option' && meaning.kind !== 'value') || end > start + 1) return false
  if (tokenise(meaning.label).some(({ norm }) => singularOf(norm) === singularOf(word))) return false
  if (ends.some((one) => one.meaning.kind === 'field' && fold(one.meaning.field.name) === word)) return true
  const said = lexicon.trie.next.get(word)?.ends ?? []
  return word.endsWith('ing') && said.some((one) => one.kind === 'role' && !plain.has(one.role))
}

/** `6 to 12 bottles`, `bottles of wine` where some beer comes in what is called Bottle: what things are counted in. */
function isPacking({ meaning, tokens, start, end, vocabulary: { lexicon, stems } }: Here): boolean {
  const { holding, phrases, numbers, stem } = lexicon.language
  const word = tokens[start]?.norm ?? ''
  if (meaning.kind !== 'option' || end > start + 1 || !phrases.container.includes(word)) return false
  // `in packs` of a purpose called Packing
  const isSpelled = tokenise(meaning.label).some(({ norm }) => singularOf(norm) === singularOf(word))
  if (!isSpelled) return true
  if (meaning.field.itemTypeId === undefined || !lexicon.language.isPlural(word)) return false
  const before = tokens[start - 1]
  const isNumber = before?.kind === 'number' || numbers[before?.norm ?? ''] !== undefined
  const held = tokens[end + 1]?.norm ?? ''
  // `flasks of half a litre`
  const isAmount = numbers[held] !== undefined || lexicon.language.fractions[held] !== undefined
  // `in drums of at least 20 litres`
  const of = holding.includes(tokens[end]?.norm ?? '')
  const isMeasured =
    of && tokens[start - 1]?.norm === 'in' && tokens.slice(end + 1, end + 5).some(({ kind }) => kind === 'number')
  return isMeasured || isNumber || (holding.includes(tokens[end]?.norm ?? '') && stems.has(stem(held)) && !isAmount)
}

/** `skis waxed in May` where a type is called Wax: what was done to a thing is none of another type. */
function isDone({ meaning, tokens, start, end, vocabulary: { lexicon } }: Here): boolean {
  const name = meaning.kind === 'type' ? meaning.name : meaning.kind === 'field' ? meaning.field.name : ''
  const word = tokens[start]?.norm ?? ''
  const { pastEndings, stem, phrases } = lexicon.language
  if (name === '' || end > start + 1 || !pastEndings.some((ending) => word.endsWith(ending))) return false
  if (meaning.kind === 'field') {
    // `supplied by` of a choice called Supply
    const isBy = meaning.field.kind === 'select' && phrases.by.includes(tokens[end]?.norm ?? '')
    if (!isBy || !phrases.stop.includes(word)) return false
  }
  return !fold(name).includes(word) && tokenise(name).some(({ norm }) => stem(norm) === stem(word))
}

/** `pneumatic tools` of a type Workshop Tool that has a field called Tool: several of them are the things. */
function isTypesNoun({ meaning, ends, tokens, start, end, vocabulary: { lexicon } }: Here): boolean {
  if (meaning.kind !== 'field' || meaning.field.kind !== 'select' || end > start + 1) return false
  const word = tokens[start]?.norm ?? ''
  // `articles` of a field called Article are anything
  if (lexicon.language.isPlural(word) && lexicon.language.phrases.generic.includes(word)) return true
  return (
    lexicon.language.isPlural(word) &&
    ends.some((one) => one.meaning.kind === 'type' && one.meaning.id === meaning.field.itemTypeId)
  )
}

/** `what do we have` where a field is called `What`. */
function asks(token: Token | undefined, { lexicon }: Vocabulary): boolean {
  const { askingWords, prepositions } = lexicon.language
  return token !== undefined && (askingWords.includes(token.norm) || prepositions.includes(token.norm))
}

/** `just one left` where `Left` is a value: behind a number, a word for what is counted. */
function countsPieces({ meaning, tokens, start, end, vocabulary: { lexicon } }: Here): boolean {
  const [token, before] = [tokens[start], tokens[start - 1]]
  if (!token || !before || end - start > 1 || meaning.kind === 'type' || meaning.kind === 'location') return false
  const isNumber = before.kind === 'number' || lexicon.language.numbers[before.norm] !== undefined
  return isNumber && lexicon.language.phrases.countUnit.includes(token.norm) && !meaning.field.stems.has(token.norm)
}
