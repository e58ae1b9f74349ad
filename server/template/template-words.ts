import type { Option } from '#contract/field.ts'
import type { Language } from '#contract/words/languages.ts'
import type { SentenceKey } from '#contract/words/sentence.ts'
import type { TemplateField } from '#core/template/template.ts'
import { say } from '#core/words/say.ts'

/** What a template, a type or a set of one is called. */
export function wordsOf(
  kind: 'of' | 'type' | 'set',
  key: string,
  language: Language,
): { name: string; description: string } {
  const own = `template.${kind}.${key}`
  return { name: sayKey(`${own}.name`, language), description: sayKey(`${own}.description`, language) }
}

/** What a field of a template is called, and its options with their labels. */
export function fieldWords(
  { key, options = [] }: Pick<TemplateField, 'key' | 'options'>,
  language: Language,
): { name: string; help: string; options: Option[] } {
  const own = `templateField.${key}`
  return {
    name: sayKey(`${own}.name`, language),
    help: sayKey(`${own}.help`, language),
    options: options.map((option) => ({ ...option, label: sayKey(`${own}.options.${option.key}`, language) })),
  }
}

function sayKey(key: string, language: Language): string {
  // that the catalogue has exactly the keys of the templates is held by `core/template/templates.test.ts`
  return say({ sentence: key as SentenceKey }, language)
}
