import type { Option } from '#contract/field.ts'
import type { FieldRule } from './field-rule.ts'
import type { GivenValue, Reading } from './value.ts'

/** The option by its key or its label, in any case of letters. */
export function findOption(options: readonly Option[], text: string): Option | undefined {
  const wanted = text.trim().toLowerCase()
  return (
    options.find((option) => option.key === text) ?? options.find((option) => option.label.toLowerCase() === wanted)
  )
}

/** A select's value: the option's key. */
export function readChoice(field: FieldRule, given: GivenValue, kept: unknown): Reading {
  if (Array.isArray(given)) return { code: 'unknown_option', facts: { value: given.join(', ').slice(0, 80) } }
  return choose(field, String(given), new Set([kept]))
}

/** A multiSelect's values: option keys in the order of the options, each once. Text is split at commas, semicolons and bars. */
export function readChoices(field: FieldRule, given: GivenValue, kept: unknown): Reading {
  const parts = split(field.options, given)
  const held = new Set<unknown>(Array.isArray(kept) ? kept : [])
  const chosen = new Set<string>()
  for (const part of parts) {
    const reading = choose(field, part, held)
    if ('code' in reading) return reading
    chosen.add(String(reading.value))
  }
  const value = field.options.filter((option) => chosen.has(option.key)).map((option) => option.key)
  if (field.min !== null && value.length < Number(field.min)) return { code: 'too_few', facts: { limit: field.min } }
  if (field.max !== null && value.length > Number(field.max)) return { code: 'too_many', facts: { limit: field.max } }
  return { value }
}

function split(options: readonly Option[], given: GivenValue): string[] {
  if (Array.isArray(given)) return given
  const text = String(given)
  if (findOption(options, text)) return [text]
  return text.split(/[,;|]/).filter((part) => part.trim() !== '')
}

function choose(field: FieldRule, text: string, kept: ReadonlySet<unknown>): Reading {
  const option = findOption(field.options, text)
  if (!option) return { code: 'unknown_option', facts: { value: text.trim().slice(0, 80) } }
  if (option.archived && !kept.has(option.key)) return { code: 'archived_option', facts: { value: option.label } }
  return { value: option.key }
}
