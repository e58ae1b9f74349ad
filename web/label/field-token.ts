import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'

/** The tokens of custom fields: `attributes.dose`, or `line.attributes.batch` where lines have fields besides those of their items. */
export function fieldTokens(fields: readonly Field[], before = ''): { id: string; header: string }[] {
  return fields
    .filter(({ archivedAt }) => archivedAt === null)
    .map(({ key, name }) => ({ id: `${before}attributes.${key}`, header: name }))
}

/** The field a token stands for; undefined: none of these. */
export function fieldOfToken(fields: readonly Field[], token: string, before = ''): Field | undefined {
  const start = `${before}attributes.`
  return token.startsWith(start) ? fields.find(({ key }) => key === token.slice(start.length)) : undefined
}

/** Whether a record has anything there. */
export function isFilledIn(value: Attributes[string] | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}
