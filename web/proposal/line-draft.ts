import type { z } from 'zod'
import type { Field } from '#contract/field.ts'
import type { Attributes, newItem } from '#contract/item.ts'
import type { ItemProposal } from '#contract/item-proposal.ts'
import type { createSupplierItem } from '#contract/supplier-item.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'

/** What a person makes of a line. */
export interface LineDraft {
  choice: 'new' | 'known' | 'out'
  name: string
  sku: string
  barcode: string
  unit: string
  cost: string
  /** the item that the line is of, where that is known */
  itemId: string
  /** suggested values that are taken, by field */
  taken: readonly string[]
  keepTerms: boolean
}

export type LineProblem = 'nameMissing' | 'skuMissing' | 'costForm' | 'itemMissing'

/** From so likely on a line is taken for the item that is there. */
const knownFrom = 0.95
/** What the line says itself is taken from so sure on; guesses are for a person to take. */
const takenFrom = 0.7

/** A line as it was read, for a person to change. */
export function toLineDraft({ aside, parts, name, sku, barcode, unit, cost, values, alike }: ItemProposal): LineDraft {
  const [likeliest] = alike
  const known = likeliest && likeliest.likelihood >= knownFrom ? likeliest.id : undefined
  // a photo on which nothing was read is no item before a person says so
  const saysNothing = parts.every(({ kind }) => kind === 'unknown' || kind === 'aside')
  return {
    choice: aside || saysNothing ? 'out' : known ? 'known' : 'new',
    name,
    sku,
    barcode: barcode ?? '',
    unit: unit.slice(0, 20),
    cost: cost ?? '',
    itemId: known ?? '',
    taken: values.filter(({ isWritten, confidence }) => isWritten && confidence >= takenFrom).map(({ field }) => field),
    // of an item that is there, how it is sold is mostly noted already
    keepTerms: known === undefined,
  }
}

/** What keeps a line from being made, by the part of it. */
export function lineProblems(draft: LineDraft): Partial<Record<'name' | 'sku' | 'cost' | 'item', LineProblem>> {
  if (draft.choice === 'out') return {}
  if (draft.choice === 'known') return draft.itemId ? {} : { item: 'itemMissing' }
  return {
    ...(draft.name.trim() ? {} : { name: 'nameMissing' as const }),
    ...(draft.sku.trim() ? {} : { sku: 'skuMissing' as const }),
    ...(draft.cost.trim() === '' || parseDecimal(draft.cost) !== undefined ? {} : { cost: 'costForm' as const }),
  }
}

/** The taken values of custom fields. */
export function takenAttributes({ values }: ItemProposal, { taken }: LineDraft): Attributes {
  return Object.fromEntries(
    values.flatMap(({ field, value }) =>
      field.startsWith('attributes.') && taken.includes(field) ? [[field.slice('attributes.'.length), value]] : [],
    ),
  )
}

/** The taken value of a column. */
export function takenColumn({ values }: ItemProposal, { taken }: LineDraft, name: 'categoryId' | 'itemTypeId'): string {
  const found = values.find(({ field }) => field === name && taken.includes(field))
  return found ? String(found.value) : ''
}

/** The photo that a line was read on, and the field of items that takes it. */
export interface LinePhoto {
  fileId: string
  /** undefined: items have no picture */
  field: Field | undefined
}

/** A photo with the first field for pictures that all items have. */
export function photoOf(fileId: string, fields: readonly Field[]): LinePhoto {
  const isForAll = ({ entity, kind, archivedAt, itemTypeId }: Field) =>
    entity === 'item' && kind === 'image' && archivedAt === null && itemTypeId === null
  return { fileId, field: fields.find(isForAll) }
}

/** The photo as the field's value. */
export function photoValue({ fileId, field }: LinePhoto): Attributes {
  return field ? { [field.key]: field.multiple ? [fileId] : fileId } : {}
}

/** The request that makes a checked line's item. */
export function toLineItem(proposal: ItemProposal, draft: LineDraft, photo?: LinePhoto): z.output<typeof newItem> {
  return {
    sku: draft.sku.trim(),
    name: draft.name.trim(),
    barcode: draft.barcode.trim() || null,
    unit: draft.unit.trim() || 'pcs',
    cost: parseDecimal(draft.cost) ?? null,
    categoryId: takenColumn(proposal, draft, 'categoryId') || null,
    itemTypeId: takenColumn(proposal, draft, 'itemTypeId') || null,
    attributes: { ...takenAttributes(proposal, draft), ...(photo ? photoValue(photo) : {}) },
  }
}

/** The request that notes how the line's supplier sells the item. */
export function toLineTerms(
  { terms }: ItemProposal,
  supplierId: string,
  itemId: string,
): z.output<typeof createSupplierItem.body> {
  const { code, packUnit, packSize, currency, price, minimumQuantity, leadTimeDays } = terms
  return {
    supplierId,
    itemId,
    code,
    packUnit: packUnit?.slice(0, 40) ?? null,
    packSize,
    ...(currency ? { currency } : {}),
    prices: price === null ? [] : [{ from: '1', price }],
    minimumQuantity,
    leadTimeDays: leadTimeDays !== null && leadTimeDays <= 3_650 ? leadTimeDays : null,
  }
}
