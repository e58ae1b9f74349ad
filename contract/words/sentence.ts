import type { replies } from './en/replies.ts'

/** What the server says to people, by dotted key: `filter.noSuchField`. */
export type SentenceKey = KeysOf<typeof replies>

/**
 * A sentence that is decided but not said yet: which one, and what it speaks of. Code makes these; `say` turns them to text
 * where it is known who reads it, so that no rule knows a language.
 */
export interface Sentence {
  readonly sentence: SentenceKey
  readonly values?: Readonly<Record<string, SentenceValue>>
}

/** Sentences in a row are said one after another. */
export type SentenceValue = string | number | Sentence | readonly (string | Sentence)[]

/** A sentence, or a text that is the same in every language: a person's own words, a name, a number. */
export type Text = string | Sentence | readonly (string | Sentence)[]

type Given<Key extends SentenceKey> =
  NamesOf<TextOf<typeof replies, Key>> extends infer Name extends string
    ? [Name] extends [never]
      ? []
      : [values: { readonly [N in Name]: SentenceValue }]
    : never

/** @param given  a value for each name in braces of the English text; what is missing does not compile */
export function sentence<Key extends SentenceKey>(key: Key, ...given: Given<Key>): Sentence {
  const [values] = given
  return values ? { sentence: key, values } : { sentence: key }
}

/** The key of a sentence where only text fits: the `message` of a check in a Zod schema. Values come from `params`. */
export function wording<Key extends SentenceKey>(key: Key): Key {
  return key
}

type KeysOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}` }[keyof T & string]

type TextOf<T, Key extends string> = Key extends keyof T
  ? T[Key]
  : Key extends `${infer Head}.${infer Rest}`
    ? Head extends keyof T
      ? TextOf<T[Head], Rest>
      : never
    : never

/** Names in braces: `{name}`, and `{count, plural, ...}`, whose arms hold no names. */
type NamesOf<T> = T extends `${string}{${infer Inner}`
  ? Inner extends `${infer Name}}${infer Rest}`
    ? Name extends `${infer Counted}, plural,${string}`
      ? Counted | (Inner extends `${string}}}${infer After}` ? NamesOf<After> : never)
      : Name | NamesOf<Rest>
    : never
  : never
