import type { z } from 'zod'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { isSentenceKey } from '#core/words/say.ts'

/** A part of the input that was refused, by JSON path, and why. */
export interface Refusal {
  path: string
  message: string | Sentence
}

type Issue = z.core.$ZodIssue

/**
 * How input is parsed so that what is refused can be said: checks of the schema name their sentence, all others are silent
 * (none of the library's own English gets out), and the value is kept to tell a missing one from a wrong one.
 */
export const asRefusals = { error: () => '', reportInput: true } as const

const most = { described: 3, listed: 50 }

/**
 * What a schema refused, as sentences, one for each path: a value that does not have its form fails later checks as well,
 * which says nothing more. Of input parsed with `asRefusals`.
 * @param below  the part the paths begin with
 */
export function toRefusals(error: z.ZodError, below?: string): Refusal[] {
  const start = below === undefined ? [] : [below]
  const refusals = new Map<string, Refusal>()
  for (const issue of error.issues) {
    const path = [...start, ...issue.path].join('.')
    if (!refusals.has(path)) refusals.set(path, { path, message: toText(issue) })
  }
  return [...refusals.values()]
}

/** The facts of an error that tells of refused parts: the first few in its sentence, at most 50 in its list. */
export function describeRefusals(refusals: readonly Refusal[]): { detail: Sentence[]; errors: Refusal[] } {
  return {
    detail: refusals.slice(0, most.described).map(({ path, message }) =>
      // what is refused of the whole has no part to name
      path === '' && typeof message !== 'string' ? message : sentence('request.refusedPart', { path, message }),
    ),
    errors: refusals.slice(0, most.listed),
  }
}

function toText(issue: Issue): string | Sentence {
  if (issue.message === '') return toSentence(issue)
  if (!isSentenceKey(issue.message)) return issue.message
  return { sentence: issue.message, values: issue.code === 'custom' ? issue.params : undefined }
}

/** The sentence of a check that names none. */
function toSentence(issue: Issue): Sentence {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined) return sentence('value.missing')
      return sentence(`value.${kinds[issue.expected] ?? 'otherKind'}`)
    case 'too_small':
      return tooSmall(issue)
    case 'too_big':
      return tooBig(issue)
    case 'invalid_format':
      return sentence(`value.${forms[issue.format] ?? 'form'}`)
    case 'not_multiple_of':
      return sentence('value.multiple', { step: issue.divisor })
    case 'unrecognized_keys':
      return sentence('value.unknownNames', { count: issue.keys.length, names: shortList(issue.keys) })
    case 'invalid_value':
      return toChoice(issue)
    case 'invalid_union':
      return issue.input === undefined ? sentence('value.missing') : sentence('value.noForm')
    case 'invalid_key':
      return sentence('value.refusedName')
    case 'invalid_element':
    case 'custom':
      return sentence('value.notAccepted')
  }
}

const kinds: Partial<Record<string, 'text' | 'number' | 'wholeNumber' | 'boolean' | 'list' | 'object'>> = {
  string: 'text',
  number: 'number',
  int: 'wholeNumber',
  boolean: 'boolean',
  array: 'list',
  object: 'object',
  record: 'object',
}

const forms: Partial<Record<string, 'id' | 'instant' | 'day' | 'email' | 'address'>> = {
  uuid: 'id',
  guid: 'id',
  datetime: 'instant',
  date: 'day',
  email: 'email',
  url: 'address',
}

function tooSmall({ origin, minimum, inclusive }: Extract<Issue, { code: 'too_small' }>): Sentence {
  const count = Number(minimum)
  if (origin === 'string' || origin === 'array' || origin === 'set') {
    if (count === 1) return sentence('value.empty')
    return sentence(origin === 'string' ? 'value.leastCharacters' : 'value.leastEntries', { count })
  }
  return sentence(inclusive === false ? 'value.above' : 'value.least', { bound: String(minimum) })
}

function tooBig({ origin, maximum, inclusive }: Extract<Issue, { code: 'too_big' }>): Sentence {
  const count = Number(maximum)
  if (origin === 'string') return sentence('value.mostCharacters', { count })
  if (origin === 'array' || origin === 'set') return sentence('value.mostEntries', { count })
  return sentence(inclusive === false ? 'value.below' : 'value.most', { bound: String(maximum) })
}

function toChoice({ values, input }: Extract<Issue, { code: 'invalid_value' }>): Sentence {
  if (input === undefined) return sentence('value.missing')
  const written = values.map((value) => JSON.stringify(value) ?? String(value))
  const [only, ...others] = written
  if (only !== undefined && others.length === 0) return sentence('value.only', { value: only })
  return sentence('value.oneOf', { values: shortList(written) })
}

/** Names come from the caller: the first ten, each cut, say enough. */
function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 10).map((name) => (name.length > 80 ? `${name.slice(0, 79)}…` : name))
  return names.length > shown.length ? `${shown.join(', ')}, …` : shown.join(', ')
}
