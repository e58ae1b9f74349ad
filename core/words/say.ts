import { IntlMessageFormat } from 'intl-messageformat'
import type { Language } from '#contract/words/languages.ts'
import { catalogues } from '#contract/words/replies.ts'
import type { SentenceKey, SentenceValue, Text } from '#contract/words/sentence.ts'

/** Says a sentence in a language. A text that is no sentence stays as it is; several sentences stand one after another. */
export function say(text: Text, language: Language): string {
  return sayValue(text, language)
}

function sayValue(value: SentenceValue, language: Language): string {
  if (typeof value === 'string') return value
  if (typeof value === 'number') return String(value)
  if (isList(value)) return value.map((each) => sayValue(each, language)).join(' ')
  const format = formatOf(value.sentence, language)
  if (typeof format === 'string') return format
  const values = Object.entries(value.values ?? {}).map(([name, part]) => [
    name,
    typeof part === 'number' ? part : sayValue(part, language),
  ])
  return String(format.format(Object.fromEntries(values)))
}

function isList(value: SentenceValue): value is Extract<SentenceValue, readonly unknown[]> {
  return Array.isArray(value)
}

/** Whether a text names a sentence: what a check in a schema left as its message. */
export function isSentenceKey(text: string): text is SentenceKey {
  return find(text, 'en') !== undefined
}

const formats = new Map<string, IntlMessageFormat | string>()

/** Parsing a message takes 50 times as long as saying it, so each is parsed once. */
function formatOf(key: SentenceKey, language: Language): IntlMessageFormat | string {
  const id = `${language} ${key}`
  const known = formats.get(id)
  if (known !== undefined) return known
  const message = find(key, language)
  if (message === undefined) throw new Error(`The catalogue has no sentence ${key}.`)
  // angle brackets are text here, not tags
  const format = message.includes('{')
    ? new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
    : message
  formats.set(id, format)
  return format
}

function find(key: string, language: Language): string | undefined {
  let node: unknown = catalogues[language]
  for (const part of key.split('.')) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, part)) return undefined
    // own property, as the line above has seen
    node = (node as Record<string, unknown>)[part]
  }
  return typeof node === 'string' ? node : undefined
}
