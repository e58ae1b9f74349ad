import type { z } from 'zod'
import type { FieldEntity } from '#contract/field.ts'
import type { importKind, MappingTarget } from '#contract/import.ts'
import type { ImportedField } from '#contract/import-column.ts'
import { type Sentence, sentence, type Text } from '#contract/words/sentence.ts'

export type ImportKind = z.output<typeof importKind>

/** What a column of a sales history, or of a list of movements of any kind, may mean. */
export const salesTargets = [
  'sku',
  'name',
  'quantity',
  /** what the quantity counts: the item's base unit, a pack of it, a unit that converts */
  'unit',
  'date',
  'unitPrice',
  'lineTotal',
  'customer',
  'reference',
  'location',
  /** what kind of movement the row is, in words; without it rows are sales and what comes back */
  'movement',
  'fromLocation',
  'toLocation',
  /** amounts that came and that left, in columns of their own */
  'quantityIn',
  'quantityOut',
] as const
export type SalesTarget = (typeof salesTargets)[number]

/** What a column of an items list may mean, besides `attributes.<key>` and a new field. */
export const itemsTargets = [
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
  'openingStock',
  /** what the opening stock counts, where that is not the item's base unit */
  'stockUnit',
  'location',
  /** within the location: a zone, an aisle */
  'area',
  /** within the area or the location: a bin, a shelf */
  'bin',
  /** the lot or serial number that the stock is of */
  'lot',
  /** the last day that the lot may be used */
  'expiresOn',
  /** of a variant: the SKU of the item it is one of */
  'parentSku',
  /** of an item with variants: names of the fields they differ by */
  'variantAxes',
] as const
export type ItemsTarget = (typeof itemsTargets)[number]

/** What a column of a list of suppliers may mean, besides `attributes.<key>` and a new field. */
export const suppliersTargets = [
  'code',
  'name',
  'email',
  'phone',
  'note',
  /** yes: it is in the archive */
  'archived',
] as const
export type SuppliersTarget = (typeof suppliersTargets)[number]

/** What a column of a list of locations may mean, besides `attributes.<key>` and a new field. */
export const locationsTargets = [
  'code',
  'name',
  'kind',
  /** the place it lies in, by code, name or path */
  'parent',
  /** what happens where its stock would fall below zero */
  'negativeStock',
  /** yes: it is in the archive */
  'archived',
] as const
export type LocationsTarget = (typeof locationsTargets)[number]
export type RecordsTarget = SuppliersTarget | LocationsTarget

/** Lists of records that are no items. */
export type RecordsKind = Extract<ImportKind, 'suppliers' | 'locations'>

/** Core targets by kind. */
export const targetsOf = {
  sales: salesTargets,
  items: itemsTargets,
  suppliers: suppliersTargets,
  locations: locationsTargets,
} as const satisfies Record<ImportKind, readonly string[]>

/** What rows of a list may be known by, besides its unique fields. */
export const keyTargets = {
  items: ['sku', 'barcode'],
  suppliers: ['code', 'name', 'email'],
  locations: ['code', 'name'],
} as const satisfies Record<Exclude<ImportKind, 'sales'>, readonly string[]>

/** Whose custom fields a list of the kind fills; a sales history fills none and makes items. */
export const entityOf = {
  sales: 'item',
  items: 'item',
  suppliers: 'supplier',
  locations: 'location',
} as const satisfies Record<ImportKind, FieldEntity>

export function isRecordsKind(kind: ImportKind): kind is RecordsKind {
  return kind === 'suppliers' || kind === 'locations'
}

export function isRecordsTarget(kind: RecordsKind, target: string): target is RecordsTarget {
  return (targetsOf[kind] as readonly string[]).includes(target)
}

export interface TargetDescription {
  target: string
  label: Text
  required: boolean
  /** rows may be known by it */
  isKey: boolean
}

/**
 * Targets a kind takes, in the order a person should see them. An items list needs a SKU or a name, and the SKU is then the name; a list of
 * suppliers or locations a code or a name.
 */
export function listTargets(
  kind: ImportKind,
  fields: readonly { key: string; name: string; unique?: boolean }[] = [],
): TargetDescription[] {
  if (kind === 'sales')
    return salesTargets.map((target) => ({
      target,
      label: sentence(`import.target.${target}`),
      required: target === 'date',
      isKey: false,
    }))
  const keys: readonly string[] = keyTargets[kind]
  return [
    ...targetsOf[kind].map((target) => ({
      target,
      label: sentence(`import.target.${target}`),
      required: target === 'name',
      isKey: keys.includes(target),
    })),
    ...fields.map((field) => ({
      target: `attributes.${field.key}`,
      label: field.name,
      required: false,
      isKey: field.unique === true,
    })),
  ]
}

export function isItemsTarget(target: string): target is ItemsTarget {
  return (itemsTargets as readonly string[]).includes(target)
}

/** The field that a column is to be made. */
export function newFieldOf(target: MappingTarget | undefined): ImportedField | undefined {
  return typeof target === 'object' ? target.newField : undefined
}

/** The custom field's key of an `attributes.<key>` target. */
export function attributeKey(target: string): string | undefined {
  return target.startsWith('attributes.') ? target.slice('attributes.'.length) : undefined
}

export interface MappingProblem {
  /** the column's header, or '' when a column is missing */
  header: string
  message: Sentence
}

const missing = [
  [['sku', 'name'], sentence('import.noSku')],
  [['quantity', 'quantityIn', 'quantityOut'], sentence('import.noQuantity')],
  [['date'], sentence('import.noDate')],
] as const

/**
 * What is wrong with a mapping: a column the file does not have, a target the kind does not take, one target for two
 * columns, a required target for none.
 */
export function checkMapping(
  kind: ImportKind,
  mapping: Readonly<Record<string, MappingTarget>>,
  headers: readonly string[],
  fieldKeys: ReadonlySet<string>,
): MappingProblem[] {
  const problems: MappingProblem[] = []
  const known: ReadonlySet<string> = new Set(targetsOf[kind])
  const used = new Set<string>()
  const names = new Set<string>()
  for (const [header, target] of Object.entries(mapping)) {
    if (!headers.includes(header)) problems.push({ header, message: sentence('import.noColumn') })
    if (typeof target !== 'string') {
      const name = target.newField.name.toLowerCase()
      if (kind === 'sales') problems.push({ header, message: sentence('import.noNewField') })
      else if (names.has(name))
        problems.push({ header, message: sentence('import.twice', { target: target.newField.name }) })
      names.add(name)
      continue
    }
    const key = attributeKey(target)
    const takes = known.has(target) || (kind !== 'sales' && key !== undefined && fieldKeys.has(key))
    if (!takes) problems.push({ header, message: sentence('import.noTarget', { target }) })
    else if (used.has(target)) problems.push({ header, message: sentence('import.twice', { target }) })
    used.add(target)
  }
  if (kind === 'sales') {
    for (const [targets, message] of missing)
      if (!targets.some((target) => used.has(target))) problems.push({ header: '', message })
  } else if (kind === 'items') {
    if (!used.has('sku') && !used.has('name')) problems.push({ header: '', message: sentence('import.noSkuOrName') })
  } else if (!used.has('code') && !used.has('name')) {
    problems.push({ header: '', message: sentence('import.noCodeOrName') })
  }
  return problems
}
