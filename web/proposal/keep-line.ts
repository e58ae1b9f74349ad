import type { Field } from '#contract/field.ts'
import { toDraftValue } from '#web/field/attribute-draft.ts'
import { emptyDraft } from '#web/item/item-draft.ts'
import { keepDraft } from '#web/item/kept-draft.ts'
import { photoValue, takenAttributes, takenColumn } from '#web/proposal/line-draft.ts'
import type { Line } from '#web/proposal/use-make-lines.ts'

/** Puts a line into the form of a new item, which opens with what is kept. */
export function keepLineInForm(
  { proposal, draft, photo }: Line,
  fields: readonly Field[],
  { timeZone, personId }: { timeZone: string; personId: string },
): void {
  const { name, sku, barcode, unit, cost } = draft
  const taken = { ...takenAttributes(proposal, draft), ...(photo ? photoValue(photo) : {}) }
  const attributes = fields.flatMap((field) =>
    field.entity === 'item' && taken[field.key] !== undefined
      ? [[field.key, toDraftValue(field, taken[field.key], timeZone)] as const]
      : [],
  )
  const kept = {
    core: {
      ...emptyDraft,
      name,
      sku,
      barcode,
      unit,
      cost,
      categoryId: takenColumn(proposal, draft, 'categoryId'),
      itemTypeId: takenColumn(proposal, draft, 'itemTypeId'),
    },
    attributes: Object.fromEntries(attributes),
  }
  keepDraft(kept, personId)
}
