import type { Field } from '#contract/field.ts'
import { languages } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { plainLine } from './plain-text.ts'

/** Columns of items that a file can hold and an import takes. */
export const writtenColumns = [
  'sku',
  'name',
  'description',
  'barcode',
  'itemType',
  'category',
  'unit',
  'price',
  'cost',
  'reorderPoint',
] as const
export type WrittenColumn = (typeof writtenColumns)[number]

/** Columns that tell what is a variant of what: they are in a file where there are variants. */
export const variantColumns = ['parentSku', 'variantAxes'] as const

/** The fields that an item's variants differ by, as a cell an import reads: by their names, or keys where a name is not clear. */
export function axesText(axes: readonly string[], fields: readonly Pick<Field, 'key' | 'name'>[]): string {
  const nameOf = (key: string) => {
    const name =
      fields
        .find((field) => field.key === key)
        ?.name.replace(/\s+/g, ' ')
        .trim() ?? key
    const isClear = fields.filter((field) => field.name.trim().toLowerCase() === name.toLowerCase()).length === 1
    return isClear && !/[;|,"\n]/.test(name) && plainLine(name) === name ? name : key
  }
  return axes.map(nameOf).join('; ')
}

/** Stands behind the heading of a column that is worked out by the product: an import leaves it out. */
export const computedMark = ' ƒ'

type NamedField = Pick<Field, 'key' | 'name' | 'kind' | 'unit' | 'currency'>

/**
 * The headings of a file's columns by what they are (`sku`, `attributes.<key>`), no two alike: "Dose (mg)"; a field whose name
 * another has as well is told apart by its key, "Price [price_2]".
 * @param fields  all fields of items, whether they are in the file or not, so that a heading means the same in every file
 */
export function exportedHeaders(
  fields: readonly NamedField[],
  language: (typeof languages)[number] = languages[0],
): Map<string, string> {
  const own = [...writtenColumns, ...variantColumns].map(
    (column) => [column, say(sentence(`import.target.${column}`), language)] as const,
  )
  return new Map<string, string>([
    ...own,
    ...fieldHeaders(
      fields,
      own.map(([, header]) => header),
    ),
  ])
}

/** Columns of suppliers and of locations that a file can hold and an import takes. */
export const recordColumns = {
  supplier: ['code', 'name', 'email', 'phone', 'note', 'archived'],
  location: ['code', 'name', 'kind', 'parent', 'negativeStock', 'archived'],
} as const

const recordHeadings = {
  code: sentence('export.code'),
  name: sentence('export.name'),
  email: sentence('export.email'),
  phone: sentence('export.phone'),
  note: sentence('export.note'),
  kind: sentence('export.kind'),
  parent: sentence('export.parent'),
  negativeStock: sentence('export.negativeStock'),
  archived: sentence('export.archived'),
} as const

/** The headings of a file of suppliers or locations, as `exportedHeaders` has those of items. */
export function recordHeaders(
  entity: keyof typeof recordColumns,
  fields: readonly NamedField[],
  language: (typeof languages)[number] = languages[0],
): Map<string, string> {
  const own = recordColumns[entity].map((column) => [column, say(recordHeadings[column], language)] as const)
  return new Map<string, string>([
    ...own,
    ...fieldHeaders(
      fields,
      own.map(([, header]) => header),
    ),
  ])
}

/** The headings of custom fields by `attributes.<key>`. @param own  headings beside them, which none of theirs may repeat */
export function fieldHeaders(fields: readonly NamedField[], own: readonly string[]): Map<string, string> {
  const headers = new Map<string, string>()
  const taken = new Map(own.map((header) => [header.toLowerCase(), 2]))
  for (const field of fields) {
    const name = plainHeader(field)
    taken.set(name.toLowerCase(), (taken.get(name.toLowerCase()) ?? 0) + 1)
  }
  for (const field of fields) {
    const name = plainHeader(field)
    const isAlone = taken.get(name.toLowerCase()) === 1 && !name.endsWith(']') && !name.endsWith(computedMark)
    const header = isAlone ? name : `${name} [${field.key}]`
    headers.set(`attributes.${field.key}`, isComputed(field) ? header + computedMark : header)
  }
  return headers
}

/** Whether a field's values are worked out, or cannot be written in a cell. */
export function isComputed({ kind }: Pick<Field, 'kind'>): boolean {
  return kind === 'formula' || kind === 'file' || kind === 'image'
}

function plainHeader({ name, kind, unit, currency }: NamedField): string {
  const measure = kind === 'number' ? unit : kind === 'money' ? currency : null
  return `${name.replace(/\s+/g, ' ').trim()}${measure ? ` (${measure})` : ''}`
}

/**
 * What the columns of a file that was exported are, by their headings alone, whatever stands in them.
 * @param fields  of the entity, without those that are archived: one whose name an archived one has as well is known by its key
 * @returns by column, null for one that an import leaves out; undefined: the file is none of ours, or much was added to it
 */
export function matchExported(
  headers: readonly string[],
  fields: readonly NamedField[],
  entity: 'item' | keyof typeof recordColumns = 'item',
): Map<number, string | null> | undefined {
  const known = new Map<string, string>()
  for (const field of fields) known.set(`${plainHeader(field)} [${field.key}]`, `attributes.${field.key}`)
  for (const language of languages) {
    const own = entity === 'item' ? exportedHeaders(fields, language) : recordHeaders(entity, fields, language)
    for (const [target, header] of own) known.set(header, target)
  }
  const matches = new Map<number, string | null>()
  headers.forEach((header, column) => {
    const target = known.get(header)
    if (header.endsWith(computedMark)) matches.set(column, null)
    else if (target !== undefined) matches.set(column, target)
  })
  const isOurs =
    [...matches.values()].includes(entity === 'item' ? 'sku' : 'code') &&
    matches.size >= headers.length * 0.8 &&
    headers.length >= 2
  return isOurs ? matches : undefined
}
