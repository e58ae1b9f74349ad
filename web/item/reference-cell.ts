import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { cellText, type ValueNames } from '#core/export/cell-text.ts'
import { splitAtCommas } from '#core/import/list-separator.ts'
import { namesIn, type ReferenceTexts } from '#web/field/reference-texts.ts'

/** What references are written and read by. */
export type ReferenceContext = {
  locations: ReadonlyMap<string, { id: string; name: string; code: string }>
  references: Pick<ReferenceTexts, 'nameOf' | 'idOf'>
}

/** References and files as an export writes them: by SKU, code, e-mail address or name; by identifier what is not known here. */
export function referenceCellText(
  field: Field,
  value: Attributes[string] | undefined,
  { locations, references }: ReferenceContext,
): string {
  const nameOf = (id: string) =>
    field.referenceTo === 'location' ? locations.get(id)?.code : references.nameOf(field, id)
  const names: ValueNames = {
    itemType: () => undefined,
    category: () => undefined,
    reference: (_, id) => nameOf(id),
    file: nameOf,
  }
  return cellText(field, value, names)
}

/** What the text of a cell refers to: by names that may hold commas, else by names that commas part. A name that is not known here stays as it is, and the API says what is wrong with it. */
export function readReferenceCell(field: Field, text: string, context: ReferenceContext): string | string[] {
  const idOf = (name: string) =>
    field.referenceTo === 'location' ? locationOf(name, context) : context.references.idOf(field, name)
  const names = namesIn(field, text)
  if (!field.multiple) return names.map((name) => idOf(name) ?? name)[0] ?? text
  const parts = names.some((name) => idOf(name) === undefined) ? splitAtCommas(text) : undefined
  const ids = parts?.map(idOf)
  return ids?.every((id) => id !== undefined) ? ids : names.map((name) => idOf(name) ?? name)
}

function locationOf(text: string, { locations }: ReferenceContext): string | undefined {
  const wanted = text.toLocaleLowerCase()
  const all = [...locations.values()]
  const found = all.find(({ code }) => code.toLocaleLowerCase() === wanted)
  return (found ?? all.find(({ name }) => name.toLocaleLowerCase() === wanted))?.id
}
