import { parseMeasure } from '#core/unit/parse-measure.ts'
import type { NamedField } from './read-named-fields.ts'

/** A side of a thing, read into the field that is named after it. */
export interface Side {
  field: string
  value: string
  words: string
}

const number = '\\d{1,6}(?:[.,]\\d{1,3})?'
const sides = new RegExp(
  `(?<![\\p{L}\\p{N}.,])(?<one>${number})\\s?(?:mm|cm|m)?\\s?[x×]\\s?(?<two>${number})(?:\\s?(?:mm|cm|m)?\\s?[x×]\\s?(?<three>${number}))?\\s?(?<unit>mm|cm|dm|m|in|")(?![\\p{L}\\p{N}²³])`,
  'giu',
)
/** Names of sides, in English and German. */
const roles = {
  inner: /inner|inside|bore|innen|bohrung/i,
  outer: /outer|outside|au(?:ß|ss)en/i,
  length: /^(?:length|länge|laenge)$/i,
  width: /^(?:width|breite)$/i,
  height: /^(?:height|höhe|hoehe)$/i,
  depth: /^(?:depth|tiefe)$/i,
  thickness: /^(?:thickness|dicke|stärke)$/i,
} as const
type Role = keyof typeof roles
/** In which order sides are written, by what they are sides of. The first whose fields there all are counts. */
const orders: readonly (readonly Role[])[] = [
  ['inner', 'outer', 'width'],
  ['inner', 'outer', 'thickness'],
  ['inner', 'outer', 'height'],
  ['length', 'width', 'height'],
  ['length', 'width', 'thickness'],
  ['width', 'depth', 'height'],
  ['width', 'height', 'depth'],
  ['inner', 'outer'],
  ['length', 'width'],
  ['width', 'height'],
  ['width', 'depth'],
]

/** Sides that a text names together, `20x47x14 mm`, as values of the fields for them. Empty: none, several, or there are no such fields. */
export function readSides(text: string, fields: readonly NamedField[]): Side[] {
  const [match, another] = [...text.matchAll(sides)]
  if (!match?.groups || another) return []
  const { one = '', two = '', three, unit = '' } = match.groups
  const numbers = three === undefined ? [one, two] : [one, two, three]
  const lengths = fields.filter((field) => field.kind === 'number' || field.kind === 'integer')
  const ofRole = (role: Role) => lengths.filter(({ name }) => roles[role].test(name.trim()))
  const order = orders.find((each) => each.length === numbers.length && each.every((role) => ofRole(role).length === 1))
  const read = (order ?? []).flatMap((role, at): Side[] => {
    const [field] = ofRole(role)
    const value = field?.unit ? parseMeasure(`${numbers[at]?.replace(',', '.')} ${unit}`, field.unit) : undefined
    if (!field || !value || 'code' in value || (field.kind === 'integer' && value.value.includes('.'))) return []
    return [{ field: field.key, value: value.value, words: match[0] }]
  })
  return read.length === numbers.length ? read : []
}
