import type { z } from 'zod'
import type { Field } from '#contract/field.ts'
import type { Role } from '#contract/permissions.ts'
import { type makeVariants, mostCombinations } from '#contract/variant.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { inheritedName } from '#core/item/inherit.ts'
import { isAxisField } from '#core/item/variant-axes.ts'
import {
  type Axis,
  type Combination,
  combinationKey,
  combinationOf,
  combine,
  countCombinations,
  fillPattern,
  toAxisValues,
  toCodePart,
  unknownToken,
  withFreeCodes,
} from '#core/item/variant-matrix.ts'
import { type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { AppError } from '#server/http/app-error.ts'
import type { StoredItem } from '#server/item/variant-values.ts'
import { findOwnStock, listTakenSkus } from './queries.ts'

export type Matrix = z.output<typeof makeVariants.body>

/** One combination of a matrix. */
export interface PlannedVariant {
  values: Combination
  /** the variant that is there; undefined: it is to be made */
  item: StoredItem | undefined
  sku: string
  name: string
}

interface MatrixPlan {
  /** the item as it becomes: with the axes, and without values of its own in them */
  parent: StoredItem
  variants: PlannedVariant[]
  /** variants in use that are not among them */
  others: StoredItem[]
}

const longestName = 200

/**
 * What a matrix would give an item, by what there is; nothing is written. Of two variants in one place the older counts.
 * @param variants  all of the item
 * @throws AppError invalid_value, item_has_stock, item_archived
 */
export async function planMatrix(
  tx: Tx,
  schema: Schema,
  role: Role,
  { item, variants }: { item: StoredItem; variants: readonly StoredItem[] },
  matrix: Matrix,
): Promise<MatrixPlan> {
  if (item.archivedAt !== null) throw new AppError('item_archived')
  if (item.parentId !== null) throw refuse('axes', sentence('variant.isVariant'))
  const count = countCombinations(matrix.axes)
  if (count > mostCombinations) throw refuse('axes', sentence('variant.tooMany', { count, most: mostCombinations }))
  const fields = axisFields(schema, role, item, matrix.axes)
  const axes = fields.map(({ key }) => key)
  if (item.variantAxes === null) await assertNoStock(tx, item)
  const own = Object.entries(item.attributes).filter(([key]) => !axes.includes(key))
  const parent = { ...item, variantAxes: axes, attributes: Object.fromEntries(own) }
  const unwanted = new Set(matrix.except.map((values) => combinationKey(axes, values)))
  const wanted = combine(matrix.axes).filter((values) => !unwanted.has(combinationKey(axes, values)))
  const standing = placeVariants(axes, variants)
  const fill = namer(parent, fields, matrix)
  const planned = wanted.map((values) => {
    const there = standing.get(combinationKey(axes, values))
    return { values, item: there, sku: there?.sku ?? fill.sku(values), name: there?.name ?? fill.name(values) }
  })
  await giveFreeSkus(
    tx,
    planned.filter((each) => each.item === undefined),
  )
  const kept = new Set(planned.flatMap((each) => each.item?.id ?? []))
  return {
    parent,
    variants: planned,
    others: variants.filter(({ id, archivedAt }) => archivedAt === null && !kept.has(id)),
  }
}

/** The fields of the axes, each a select field the item's variants have and the role fills in. */
function axisFields(schema: Schema, role: Role, item: StoredItem, axes: readonly Axis[]): Field[] {
  const scope = toRecordScope(schema, 'variant', { itemTypeId: item.itemTypeId, categoryId: item.categoryId })
  return axes.map(({ field: key, options }, at) => {
    if (axes.findIndex((other) => other.field === key) < at)
      throw refuse(`axes.${at}.field`, sentence('variant.sameAxis', { field: key }))
    const field = schema.fields.find((candidate) => candidate.key === key)
    if (!field || !isAxisField(field, role, scope))
      throw refuse(`axes.${at}.field`, sentence('variant.noAxis', { field: key }))
    const inUse = new Set(field.options.filter(({ archived }) => !archived).map((option) => option.key))
    const unknown = options.find((option, place) => !inUse.has(option) || options.indexOf(option) < place)
    if (unknown !== undefined)
      throw refuse(`axes.${at}.options`, sentence('variant.noOption', { field: field.name, option: unknown }))
    return field
  })
}

async function assertNoStock(tx: Tx, item: StoredItem): Promise<void> {
  const stock = await findOwnStock(tx, item.id)
  if (stock) throw new AppError('item_has_stock', { ...stock, detail: sentence('variant.hasStock', stock) })
}

function placeVariants(axes: readonly string[], variants: readonly StoredItem[]): Map<string, StoredItem> {
  const standing = new Map<string, StoredItem>()
  for (const variant of variants) {
    const values = combinationOf(axes, variant.attributes)
    const place = values && combinationKey(axes, values)
    const there = place === undefined ? undefined : standing.get(place)
    // one in use before one in the archive
    if (place !== undefined && (!there || (there.archivedAt !== null && variant.archivedAt === null)))
      standing.set(place, variant)
  }
  return standing
}

function namer(parent: StoredItem, fields: readonly Field[], matrix: Matrix) {
  const axes = fields.map(({ key }) => key)
  const skuPattern = matrix.skuPattern ?? ['sku', ...axes].map((name) => `{${name}}`).join('-')
  const known = ['sku', 'name', ...axes]
  for (const part of ['skuPattern', 'namePattern'] as const) {
    const unknown = unknownToken(matrix[part] ?? '', known)
    if (unknown !== undefined)
      throw refuse(
        part,
        sentence('variant.noToken', { tokens: known.map((name) => `{${name}}`).join(', '), token: `{${unknown}}` }),
      )
  }
  const labels = (values: Combination, write: (label: string, key: string) => string) =>
    Object.fromEntries(
      fields.map(({ key, options }) => {
        const option = values[key] ?? ''
        return [key, write(options.find((each) => each.key === option)?.label ?? option, option)]
      }),
    )
  const { sku, name } = parent
  return {
    sku: (values: Combination) => fillPattern(skuPattern, { sku, name, ...labels(values, toCodePart) }).trim() || sku,
    name: (values: Combination) =>
      matrix.namePattern === undefined
        ? inheritedName(parent, toAxisValues(values, fields), fields)
        : fillPattern(matrix.namePattern, { sku, name, ...labels(values, (label) => label) })
            .slice(0, longestName)
            .trim() || name,
  }
}

/** Most numbers that are tried behind a SKU that is taken. */
const mostTries = 50

async function giveFreeSkus(tx: Tx, planned: PlannedVariant[]): Promise<void> {
  const codes = planned.map(({ sku }) => sku.slice(0, 80))
  const taken = new Set(await listTakenSkus(tx, codes))
  const stems = codes.filter((code) => taken.has(code.toLowerCase()))
  if (stems.length > 0 || new Set(codes).size < codes.length) {
    const tries = codes.flatMap((code) => withTries(code))
    for (const sku of await listTakenSkus(tx, tries)) taken.add(sku)
  }
  withFreeCodes(codes, (key) => taken.has(key)).forEach((sku, at) => {
    const own = planned[at]
    if (own) own.sku = sku
  })
}

function withTries(code: string): string[] {
  return Array.from({ length: mostTries }, (_, n) => `${code.slice(0, 80 - `-${n + 2}`.length).trim()}-${n + 2}`)
}

function refuse(part: string, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: `body.${part}`, message }] })
}
