import { isSmallWord } from './foreign-grammar.ts'
import type { Translation } from './languages/translation.ts'
import { formsOf } from './languages/word-forms.ts'
import type { Lexicon } from './lexicon.ts'
import { isFieldName, isWholeName, renderingsOf } from './own-words.ts'
import { fold, type Token } from './tokens.ts'
import { translateWord, type Translator } from './translator.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Whether a word is of the language's own list, among which its grammar is, and no noun of the tables. */
export function isOfGrammar(word: string, language: Translation): boolean {
  const { ownWords = language.words } = language
  return [...formsOf(word, language)].some((form) => ownWords.has(form.word))
}

/** `produits`, though a field is called Produit: more than one of them are things, whatever they are called by. */
export function genericOf(token: Token, { language }: Translator, vocabulary: Vocabulary): string | undefined {
  if (token.kind !== 'word' || token.taught || vocabulary.fields.some(({ name }) => fold(name) === token.norm))
    return undefined
  const { stem } = vocabulary.lexicon.language
  const isOnlyField = (word: string) =>
    isFieldName(word, vocabulary) &&
    (vocabulary.trie.next.get(stem(word))?.ends.every(({ meaning }) => meaning.kind === 'field') ?? false)
  const form = [...formsOf(token.norm, language)].find((one) => one.isInflected && isOnlyField(one.word))
  if (!form) return undefined
  const told = translateWord(token.norm, language)?.renderings.find((one) => isGeneric(one, vocabulary.lexicon))
  // `Teile` of a type Ersatzteile, where clothes have a field called Teil
  const type = told === undefined ? undefined : typeEndingSo(token.norm, language, vocabulary)
  if (told !== undefined) return type ?? told
  const [of, another] = vocabulary.fields.filter(({ name }) => fold(name) === form.word)
  // `outils` of a type Outillage that have a field called Outil
  const qualities = vocabulary.lexicon.language.qualityNames
  if (of && !another && of.kind === 'select' && of.itemTypeId && !qualities.includes(of.english ?? '')) {
    const first = vocabulary.fields.find(({ itemTypeId, core }) => itemTypeId === of.itemTypeId && !core)
    const type = vocabulary.types.get(of.itemTypeId)
    if (first === of && type !== undefined) return fold(type)
  }
  return undefined
}

/** `Geräte` of a type Laborgerät: the one type whose joined name ends with the word or what it is a form of. */
export function typeEndingSo(word: string, language: Translation, { types }: Vocabulary): string | undefined {
  if (!language.joints) return undefined
  const forms = [...formsOf(word, language)].map((form) => form.word).filter((form) => form.length > 3)
  const ends = (name: string, form: string) => name.endsWith(form) && name.length > form.length + 2
  const [only, another] = [...types.values()]
    .map(fold)
    .filter((name) => /^[a-z]+$/.test(name) && forms.some((form) => ends(name, form)))
  return only !== undefined && another === undefined ? only : undefined
}

export function isGeneric(word: string, { trie }: Lexicon): boolean {
  return (
    trie.next
      .get(word)
      ?.ends.some((end) => end.kind === 'role' && (end.role === 'generic' || end.role === 'container')) ?? false
  )
}

/** Letters that what was done and the name of its day have in common at least: `revis-ado`, `revis-ión`. */
const shortestRoot = 4

/** `revisadas` where a field is called Última revisión and no other one is like it: of all it may mean, what that field is in English. */
export function doneHere(
  word: string,
  renderings: readonly string[],
  { language }: Translator,
  vocabulary: Vocabulary,
): { english: string; isHere: true } | undefined {
  const [, root = ''] = language.participle?.exec(word) ?? []
  if (root.length < shortestRoot || renderings.length < 2) return undefined
  const { stem } = vocabulary.lexicon.language
  const fields = vocabulary.fields.filter(
    ({ kind, core, name }) =>
      kind === 'date' &&
      !core &&
      fold(name)
        .split(/[^a-z]+/)
        .some((one) => one.startsWith(root)),
  )
  const english = renderings.find((one) => fields.length > 0 && fields.every(({ stems }) => stems.has(stem(one))))
  return english === undefined ? undefined : { english, isHere: true }
}

/** `gewaschen` where a field is called Waschtemperatur: the one name of a field that begins with what was done. */
export function fieldByRoot(word: string, { language }: Translator, vocabulary: Vocabulary): string | undefined {
  const [, root = ''] = language.participle?.exec(word) ?? []
  if (root.length < shortestRoot) return undefined
  const [only, another] = vocabulary.fields.filter(
    ({ core, name }) => !core && fold(name).startsWith(root) && /^[a-z]+$/.test(fold(name)),
  )
  return only && !another ? fold(only.name) : undefined
}

/** Whether something here is called so with these very letters: an option Réservé, and no place Réserve. */
export function isWrittenSo(written: string, norm: string, { trie, lexicon }: Vocabulary): boolean {
  const ends = trie.next.get(lexicon.language.stem(norm))?.ends ?? []
  return ends.some(({ meaning }) => {
    const name = ('label' in meaning ? meaning.label : 'name' in meaning ? meaning.name : '').toLowerCase()
    return name !== '' && written.startsWith(name)
  })
}

/** `ungiftig`: what the word without its beginning means, which it denies. */
export function deniedBy(word: string, { language }: Translator): readonly string[] | undefined {
  const beginning = language.denying?.find((one) => word.startsWith(one) && word.length > one.length + 3)
  const renderings = beginning && translateWord(word.slice(beginning.length), language)?.renderings
  return renderings && renderings.length > 0 ? renderings : undefined
}

/** `filtre à huile`, `cobertizo de botes`, `silla plegable` where something here is called Oil filter, Boat shed, Folding chair. */
export function nameJoinedAt(
  tokens: readonly Token[],
  at: number,
  translator: Translator,
  vocabulary: Vocabulary,
): { english: string; length: number } | undefined {
  const { language } = translator
  if (!language.adjectivesFollow) return undefined
  const isNoun = (token: Token | undefined) =>
    token?.kind === 'word' && !token.taught && !isSmallWord(token.norm, translator, vocabulary.lexicon)
  const noun = tokens[at]
  if (!noun || !isNoun(noun)) return undefined
  for (let behind = at + 1; behind < at + 4; behind++) {
    const other = tokens[behind]
    if (!other || other.kind !== 'word') return undefined
    if (!isNoun(other)) {
      if (!linking.has(language.words.get(other.norm) ?? '')) return undefined
      continue
    }
    const heads = renderingsOf(noun.norm, language)
    for (const first of renderingsOf(other.norm, language))
      for (const second of heads)
        if (isWholeName([...first.split(' '), ...second.split(' ')], vocabulary))
          return { english: `${first} ${second}`, length: behind + 1 - at }
    return undefined
  }
  return undefined
}

/** What stands between the two words of a name: `filtre à huile`, and no `ni de lana ni de algodón`. */
const linking = new Set(['of', 'at', 'for', 'in', 'the', 'a', 'from'])
