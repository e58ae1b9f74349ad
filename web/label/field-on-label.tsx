import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'

/** A custom value on a label. */
export function FieldOnLabel({ field, attributes }: { field: Field; attributes: Attributes }) {
  return <AttributeValue field={field} value={attributes[field.key]} oneLine />
}
