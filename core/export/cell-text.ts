import type { Field, Option, ReferenceTarget } from '#contract/field.ts'
import { findOption } from '#core/attribute/read-choice.ts'
import { plainText } from './plain-text.ts'

/** What identifiers are called in a file: SKUs, codes, e-mail addresses, paths of categories. */
export interface ValueNames {
  itemType(id: string): string | undefined
  category(id: string): string | undefined
  reference(target: ReferenceTarget, id: string): string | undefined
  file(id: string): string | undefined
}

export type WrittenField = Pick<Field, 'kind' | 'options' | 'multiple' | 'referenceTo'>

/** Marks that part the entries of a list in a cell, wherever one stands. */
const separators = /[\n;|,]/

/**
 * A custom value as the text of a cell, which an import reads back as the same value: plain decimals, ISO days and instants, yes and
 * no, options by their labels, references by SKU, code or address, entries of lists parted by semicolons.
 * @param value  as stored
 */
export function cellText(field: WrittenField, value: unknown, names: ValueNames): string {
  if (value === undefined || value === null) return ''
  switch (field.kind) {
    case 'boolean':
      return value === true ? 'yes' : 'no'
    case 'formula':
      return typeof value === 'boolean' ? (value ? 'yes' : 'no') : plainText(String(value))
    case 'select':
      return optionText(field.options, String(value))
    case 'multiSelect':
      return entries(value)
        .map((key) => listedOption(field.options, key))
        .join('; ')
    case 'reference':
      return entries(value)
        .map((id) => referenceText(field, id, names))
        .join('; ')
    case 'file':
    case 'image':
      return entries(value)
        .map((id) => plainText(names.file(id) ?? id))
        .join('; ')
    default:
      return plainText(String(value))
  }
}

function entries(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).map(String)
}

/** The label, where it names this option and no other; else the key. */
function optionText(options: readonly Option[], key: string): string {
  const label = options.find((option) => option.key === key)?.label
  if (label === undefined || plainText(label) !== label) return key
  return findOption(options, label)?.key === key ? label : key
}

function listedOption(options: readonly Option[], key: string): string {
  const text = optionText(options, key)
  return separators.test(text) ? key : text
}

function referenceText({ referenceTo, multiple }: WrittenField, id: string, names: ValueNames): string {
  const name = names.reference(referenceTo ?? 'item', id)
  if (name === undefined || name.replace(/\s+/g, ' ').trim() !== name) return id
  return multiple ? (listedName(name) ?? id) : name
}

/** A name among others: in quotation marks where it holds what parts them; undefined where that is no way out. */
function listedName(name: string): string | undefined {
  const hasSeparator = separators.test(name)
  if (name.includes('"')) return hasSeparator || name.startsWith('"') ? undefined : name
  return hasSeparator ? `"${name}"` : name
}
