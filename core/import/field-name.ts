import { unitOfHeader } from './unit-words.ts'

/**
 * A field's name from a header: without the unit the field has itself ("Weight (kg)" is Weight), in words where a program
 * wrote it ("expiry_date", "expiryDate"), beginning with a capital.
 * @param unit  of the field, a unit of measure or a currency
 */
export function toFieldName(header: string, unit: string | undefined): string {
  const named = unit === undefined ? undefined : unitOfHeader(header)
  const bare = named?.unit === unit ? named?.name : header.replace(/\s*[([](?:in )?(?:[€$£¥]|[A-Z]{3})[)\]]$/, '')
  const words = /\s/.test(bare ?? header)
    ? (bare ?? header)
    : (bare ?? header)
        .replaceAll('_', ' ')
        .replace(/(\p{Ll}{2})(\p{Lu}\p{Ll})/gu, (_, end: string, start: string) => `${end} ${start.toLowerCase()}`)
  const name = words
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a name is one line of text
    .replace(/[\s\u0000-\u001f\u007f]+/g, ' ')
    .trim()
    .slice(0, 80)
    .trim()
  return name === '' ? 'Field' : name.charAt(0).toUpperCase() + name.slice(1)
}
