import type { z } from 'zod'
import type { importKind, MappingTarget } from '#contract/import.ts'
import type { ImportedField } from '#contract/import-column.ts'
import { type Sentence, sentence, type Text } from '#contract/words/sentence.ts'

export type ImportKind = z.output<typeof importKind>

/** What a column of a sales history may mean. */
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
  /** of a variant: the SKU of the item it is one of */
  'parentSku',
  /** of an item with variants: names of the fields they differ by */
  'variantAxes',
] as const
export type ItemsTarget = (typeof itemsTargets)[number]

export interface TargetDescription {
  target: string
  label: Text
  required: boolean
  /** rows may be known by it */
  isKey: boolean
}

/** Targets a kind takes, in the order a person should see them. An items list needs a SKU or a name; the SKU is then the name. */
export function listTargets(
  kind: ImportKind,
  fields: readonly { key: string; name: string; unique?: boolean }[] = [],
): TargetDescription[] {
  if (kind === 'sales')
    return salesTargets.map((target) => ({
      target,
      label: sentence(`import.target.${target}`),
      required: target === 'sku' || target === 'quantity' || target === 'date',
      isKey: false,
    }))
  return [
    ...itemsTargets.map((target) => ({
      target,
      label: sentence(`import.target.${target}`),
      required: target === 'name',
      isKey: target === 'sku' || target === 'barcode',
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
  ['sku', sentence('import.noSku')],
  ['quantity', sentence('import.noQuantity')],
  ['date', sentence('import.noDate')],
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
  const known: ReadonlySet<string> = new Set(kind === 'sales' ? salesTargets : itemsTargets)
  const used = new Set<string>()
  const names = new Set<string>()
  for (const [header, target] of Object.entries(mapping)) {
    if (!headers.includes(header)) problems.push({ header, message: sentence('import.noColumn') })
    if (typeof target !== 'string') {
      const name = target.newField.name.toLowerCase()
      if (kind !== 'items') problems.push({ header, message: sentence('import.noNewField') })
      else if (names.has(name))
        problems.push({ header, message: sentence('import.twice', { target: target.newField.name }) })
      names.add(name)
      continue
    }
    const key = attributeKey(target)
    const takes = known.has(target) || (kind === 'items' && key !== undefined && fieldKeys.has(key))
    if (!takes) problems.push({ header, message: sentence('import.noTarget', { target }) })
    else if (used.has(target)) problems.push({ header, message: sentence('import.twice', { target }) })
    used.add(target)
  }
  if (kind === 'sales') {
    for (const [target, message] of missing) if (!used.has(target)) problems.push({ header: '', message })
  } else if (!used.has('sku') && !used.has('name')) {
    problems.push({ header: '', message: sentence('import.noSkuOrName') })
  }
  return problems
}
