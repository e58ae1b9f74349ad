import type { z } from 'zod'
import { type FieldKind, fieldKinds } from '#contract/field.ts'
import type { importKind } from '#contract/import.ts'
import { importWords } from '#contract/words/en/import.ts'

export type ImportKind = z.output<typeof importKind>

/** What a column of a sales history may mean. */
export const salesTargets = [
  'sku',
  'name',
  'quantity',
  'date',
  'unitPrice',
  'lineTotal',
  'customer',
  'reference',
  'location',
] as const
export type SalesTarget = (typeof salesTargets)[number]

/** What a column of an items list may mean, besides `attributes.<key>` and `new:<kind>`. */
export const itemsTargets = [
  'sku',
  'name',
  'description',
  'barcode',
  'itemType',
  'unit',
  'price',
  'cost',
  'reorderPoint',
  'openingStock',
  'location',
] as const
export type ItemsTarget = (typeof itemsTargets)[number]

export interface TargetDescription {
  target: string
  label: string
  required: boolean
}

const labels: Record<SalesTarget | ItemsTarget, string> = importWords.target

/** Targets a kind takes, in the order a person should see them. An items list needs a SKU or a name; the SKU is then the name. */
export function listTargets(
  kind: ImportKind,
  fields: readonly { key: string; name: string }[] = [],
): TargetDescription[] {
  if (kind === 'sales')
    return salesTargets.map((target) => ({
      target,
      label: labels[target],
      required: target === 'sku' || target === 'quantity' || target === 'date',
    }))
  return [
    ...itemsTargets.map((target) => ({ target, label: labels[target], required: target === 'name' })),
    ...fields.map((field) => ({ target: `attributes.${field.key}`, label: field.name, required: false })),
    ...fieldKinds.map((fieldKind) => ({
      target: `new:${fieldKind}`,
      label: `New field: ${fieldKind}`,
      required: false,
    })),
  ]
}

/** The kind of field a `new:<kind>` target makes. */
export function newFieldKind(target: string): FieldKind | undefined {
  return fieldKinds.find((kind) => target === `new:${kind}`)
}

/** The custom field's key of an `attributes.<key>` target. */
export function attributeKey(target: string): string | undefined {
  return target.startsWith('attributes.') ? target.slice('attributes.'.length) : undefined
}

export interface MappingProblem {
  /** the column's header, or '' when a column is missing */
  header: string
  message: string
}

/**
 * What is wrong with a mapping: a column the file does not have, a target the kind does not take, one target for two
 * columns, a required target for none.
 */
export function checkMapping(
  kind: ImportKind,
  mapping: Readonly<Record<string, string>>,
  headers: readonly string[],
  fieldKeys: ReadonlySet<string>,
): MappingProblem[] {
  const problems: MappingProblem[] = []
  const known: ReadonlySet<string> = new Set(kind === 'sales' ? salesTargets : itemsTargets)
  const used = new Set<string>()
  for (const [header, target] of Object.entries(mapping)) {
    if (!headers.includes(header)) problems.push({ header, message: 'The file has no such column.' })
    const key = attributeKey(target)
    const repeatable = newFieldKind(target) !== undefined
    const takes = known.has(target) || (kind === 'items' && (repeatable || (key !== undefined && fieldKeys.has(key))))
    if (!takes) problems.push({ header, message: `A column cannot become "${target}" here.` })
    else if (used.has(target) && !repeatable) problems.push({ header, message: `"${target}" is given twice.` })
    used.add(target)
  }
  if (kind === 'sales') {
    for (const target of ['sku', 'quantity', 'date'] as const)
      if (!used.has(target)) problems.push({ header: '', message: `No column is ${labels[target].toLowerCase()}.` })
  } else if (!used.has('sku') && !used.has('name')) {
    problems.push({ header: '', message: 'No column is the SKU or the name.' })
  }
  return problems
}
