import type { z } from 'zod'
import type { Field } from '#contract/field.ts'
import type { Attributes, updateItem } from '#contract/item.ts'
import type { Role } from '#contract/permissions.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'
import { type DateOrder, parseDate } from '#core/import/parse-date.ts'
import { withAncestors } from '#web/category/use-categories.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { type ReferenceContext, readReferenceCell, referenceCellText } from '#web/item/reference-cell.ts'
import { parseSigned } from '#web/item/signed-decimal.ts'
import { toInstant, toLocal } from '#web/lib/zoned-time.ts'

export type CellChange = z.output<typeof updateItem.body>

type Named = { id: string; name: string }

/** What cells are written and read by. */
export type CellContext = ReferenceContext & {
  fields: ReadonlyMap<string, Field>
  types: ReadonlyMap<string, Named>
  categories: ReadonlyMap<string, Named & { parentId: string | null }>
  role: Role
  mayWrite: boolean
  timeZone: string
  dateOrder: DateOrder
  yes: string
  no: string
}

/** Why a text is no value of a column; a key of the catalogue's `item.grid.problem`. */
export type CellProblem = 'readOnly' | 'needed' | 'notANumber' | 'belowZero' | 'noType' | 'noCategory' | 'tooLong'
export type CellReading = { change: CellChange } | { problem: CellProblem }

/** Core columns that hold text: whether it may be empty, and how long it may be. */
const texts = {
  sku: { part: 'sku', needed: true, most: 80 },
  name: { part: 'name', needed: true, most: 200 },
  description: { part: 'description', needed: false, most: 10_000 },
  barcode: { part: 'barcode', needed: false, most: 80 },
  unit: { part: 'unit', needed: true, most: 20 },
} as const
const numbers = ['price', 'cost', 'reorderPoint'] as const

export function isTextColumn(columnId: string): columnId is keyof typeof texts {
  return Object.hasOwn(texts, columnId)
}

export function isNumberColumn(columnId: string): columnId is (typeof numbers)[number] {
  return numbers.some((one) => one === columnId)
}

/** The field behind a column; undefined for core ones. */
export function fieldOf(columnId: string, { fields }: Pick<CellContext, 'fields'>): Field | undefined {
  return columnId.startsWith('attributes.') ? fields.get(columnId.slice('attributes.'.length)) : undefined
}

/** Whether the person may write the cell: what is computed, numbered or counted is not theirs, nor is a field the item does not have. */
export function canEditCell(item: ItemRow, columnId: string, context: CellContext): boolean {
  if (!context.mayWrite) return false
  if (isTextColumn(columnId) || isNumberColumn(columnId) || columnId === 'type' || columnId === 'category') return true
  const field = fieldOf(columnId, context)
  if (!field || field.archivedAt !== null || field.changeId !== null) return false
  if (['formula', 'autonumber', 'file', 'image'].includes(field.kind)) return false
  const scope = {
    entity: item.parentId ? ('variant' as const) : ('item' as const),
    itemTypeId: item.itemTypeId,
    categoryIds: withAncestors(context.categories, item.categoryId),
  }
  return canEdit(field, context.role) && fieldApplies(field, scope)
}

/** A cell's value as plain text: numbers with a point, days as 2026-11-23, choices by their labels. */
export function cellText(item: ItemRow, columnId: string, context: CellContext): string {
  const field = fieldOf(columnId, context)
  if (field) return attributeText(field, item.attributes[field.key], context)
  switch (columnId) {
    case 'type':
      return item.itemTypeId ? (context.types.get(item.itemTypeId)?.name ?? '') : ''
    case 'category':
      return item.categoryId ? (context.categories.get(item.categoryId)?.name ?? '') : ''
    case 'createdAt':
    case 'updatedAt':
      return momentText(item[columnId], context)
    case 'onHand':
    case 'reserved':
    case 'available':
    case 'sku':
    case 'name':
    case 'description':
    case 'barcode':
    case 'unit':
    case 'price':
    case 'cost':
    case 'reorderPoint':
      return item[columnId] ?? ''
    default:
      return ''
  }
}

function attributeText(field: Field, value: Attributes[string] | undefined, context: CellContext): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? context.yes : context.no
  const entries = [value].flat().map(String)
  switch (field.kind) {
    case 'select':
    case 'multiSelect':
      return entries.map((key) => field.options.find((option) => option.key === key)?.label ?? key).join(', ')
    case 'dateTime':
      return momentText(entries[0] ?? '', context)
    case 'reference':
    case 'file':
    case 'image':
      return referenceCellText(field, value, context)
    default:
      return entries.join(', ')
  }
}

function momentText(value: string, { timeZone }: CellContext): string {
  const at = new Date(value)
  return Number.isNaN(at.getTime()) ? value : toLocal(at, timeZone).replace('T', ' ')
}

/**
 * What a text makes of a cell: the change that writes it. An empty one takes the value away. What a custom field makes of a text that
 * cannot be read here stays as it is: the validator of the API knows measures and says what is wrong.
 */
export function readCell(columnId: string, given: string, context: CellContext): CellReading {
  const text = given.trim()
  const field = fieldOf(columnId, context)
  if (field)
    return { change: { attributes: { [field.key]: text === '' ? null : readAttribute(field, text, context) } } }
  if (isTextColumn(columnId)) {
    const { part, needed, most } = texts[columnId]
    if (text === '' && needed) return { problem: 'needed' }
    if (text.length > most) return { problem: 'tooLong' }
    return {
      change: { [part]: text === '' && part === 'barcode' ? null : columnId === 'description' ? given : oneLine(text) },
    }
  }
  if (isNumberColumn(columnId)) {
    if (text === '') return { change: { [columnId]: null } }
    const number = parseSigned(text)
    if (number === undefined) return { problem: 'notANumber' }
    return number.startsWith('-') ? { problem: 'belowZero' } : { change: { [columnId]: number } }
  }
  if (columnId === 'type') {
    const id = text === '' ? null : findByName(context.types, text)
    return id === undefined ? { problem: 'noType' } : { change: { itemTypeId: id } }
  }
  if (columnId === 'category') {
    const id = text === '' ? null : findByName(context.categories, text)
    return id === undefined ? { problem: 'noCategory' } : { change: { categoryId: id } }
  }
  return { problem: 'readOnly' }
}

/** A cell holds one line: what a spreadsheet breaks is joined. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f]+/g, ' ')
}

function findByName(all: ReadonlyMap<string, Named>, text: string): string | undefined {
  const wanted = text.toLocaleLowerCase()
  return [...all.values()].find(({ id, name }) => id === text || name.toLocaleLowerCase() === wanted)?.id
}

function readAttribute(field: Field, text: string, context: CellContext): Attributes[string] {
  switch (field.kind) {
    case 'select':
      return optionOf(field, text)
    case 'multiSelect':
      return choicesOf(field, text)
    case 'boolean': {
      const word = text.toLocaleLowerCase()
      if ([context.yes.toLocaleLowerCase(), 'true', 'yes', '1', 'x'].includes(word)) return true
      return [context.no.toLocaleLowerCase(), 'false', 'no', '0'].includes(word) ? false : text
    }
    case 'integer':
    case 'number':
    case 'money':
      return parseSigned(text) ?? text
    case 'date': {
      const day = parseDate(text, context.dateOrder)
      return day ? `${pad(day.year, 4)}-${pad(day.month)}-${pad(day.day)}` : text
    }
    case 'dateTime': {
      const at = parseDate(text, context.dateOrder)
      // one with an offset is an instant already
      if (!at || at.offsetMinutes !== undefined) return text
      const local = `${pad(at.year, 4)}-${pad(at.month)}-${pad(at.day)}T${pad(at.hour)}:${pad(at.minute)}`
      return toInstant(local, context.timeZone) ?? text
    }
    case 'reference':
      return readReferenceCell(field, text, context)
    case 'file':
    case 'image':
      return field.multiple ? split(text) : text
    default:
      return text
  }
}

function split(text: string): string[] {
  return text
    .split(/[,;|\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

function optionOf(field: Field, text: string): string {
  return findOption(field, text) ?? text
}

function findOption(field: Field, text: string): string | undefined {
  const wanted = text.toLocaleLowerCase()
  return field.options.find(({ key, label }) => key === text || label.toLocaleLowerCase() === wanted)?.key
}

/** Several choices, as a copied cell has them: of the pieces that commas part, as many together as are one choice. */
function choicesOf(field: Field, text: string): string[] {
  const pieces = text.split(/([,;|\n])/)
  const chosen: string[] = []
  for (let at = 0; at < pieces.length; at += 2) {
    let last = pieces.length - 1
    const whole = () =>
      pieces
        .slice(at, last + 1)
        .join('')
        .trim()
    while (last > at && findOption(field, whole()) === undefined) last -= 2
    if (whole() !== '') chosen.push(optionOf(field, whole()))
    at = last
  }
  return chosen
}

function pad(number: number, width = 2): string {
  return String(number).padStart(width, '0')
}

/** The change that gives another item this one's value of a column; undefined for columns that nobody writes. */
export function valueOfCell(item: ItemRow, columnId: string, context: CellContext): CellChange | undefined {
  const field = fieldOf(columnId, context)
  if (field) return { attributes: { [field.key]: item.attributes[field.key] ?? null } }
  if (isTextColumn(columnId) || isNumberColumn(columnId)) return { [columnId]: item[columnId] }
  if (columnId === 'type') return { itemTypeId: item.itemTypeId }
  return columnId === 'category' ? { categoryId: item.categoryId } : undefined
}

/** Several changes of one item as one. */
export function mergeChanges(changes: readonly CellChange[]): CellChange {
  return changes.reduce((all, one) => ({
    ...all,
    ...one,
    ...(all.attributes || one.attributes ? { attributes: { ...all.attributes, ...one.attributes } } : {}),
  }))
}

/** The row as it will be, before the server has said so: shown at once, and replaced by what the server makes of it. */
export function withChange(row: ItemRow, { archived, attributes, ...core }: CellChange): ItemRow {
  const values = Object.entries({ ...row.attributes, ...attributes }).filter(([, value]) => value !== null)
  return {
    ...row,
    ...core,
    attributes: Object.fromEntries(values),
    archivedAt:
      archived === undefined ? row.archivedAt : archived ? (row.archivedAt ?? new Date().toISOString()) : null,
  }
}

/** The change that takes another one back. */
export function inverseOf(row: ItemRow, change: CellChange): CellChange {
  const { archived, attributes, ...core } = change
  return {
    // names of a change's parts are names of an item's
    ...Object.fromEntries(Object.keys(core).map((part) => [part, row[part as keyof typeof core]])),
    ...(archived === undefined ? {} : { archived: row.archivedAt !== null }),
    ...(attributes
      ? { attributes: Object.fromEntries(Object.keys(attributes).map((key) => [key, row.attributes[key] ?? null])) }
      : {}),
  }
}
