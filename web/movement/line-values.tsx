'use client'
import { useEffect, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import type { Field } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { AttributeFields } from '#web/field/attribute-fields.tsx'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { useAttributeForm } from '#web/field/use-attribute-form.ts'
import { useSession } from '#web/lib/session.tsx'
import type { Draft } from '#web/movement/movement-draft.ts'
import { useSchema } from '#web/schema/use-schema.ts'

const record = { entity: 'movementLine', itemTypeId: null, categoryIds: [] } as const

/** The organisation's fields of movement lines, archived ones too; none until they are read. */
export function useLineFields(): readonly Field[] {
  const { fields } = useSchema()
  return fields?.filter(({ entity }) => entity === 'movementLine') ?? []
}

/** Custom fields of one line of the form; nothing where the organisation has none. */
export function LineFields({ index }: { index: number }) {
  const fields = useLineFields()
  return fields.some(({ archivedAt }) => archivedAt === null) ? <Fields index={index} fields={fields} /> : null
}

function Fields({ index, fields }: { index: number; fields: readonly Field[] }) {
  const { getValues, setValue } = useFormContext<Draft>()
  const { tenant } = useSession()
  const [kept] = useState(() => getValues(`lines.${index}.attributes`))
  const { role, timeZone } = tenant
  const state = useAttributeForm({ fields, record, kept, isNew: true, role, timeZone })
  const { change } = state
  useEffect(() => {
    const values = Object.entries({ ...kept, ...change }).filter(([, value]) => value !== null)
    setValue(`lines.${index}.attributes`, Object.fromEntries(values))
  }, [setValue, index, kept, change])
  return (
    <div className="mt-3 border-t pt-3">
      <AttributeFields state={state} />
    </div>
  )
}

/** The custom values of a line that was recorded or kept; nothing where it has none. */
export function LineValues({ attributes }: { attributes: Attributes }) {
  const fields = useLineFields().filter(({ key }) => Object.hasOwn(attributes, key))
  if (fields.length === 0) return null
  return (
    <dl className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-sm">
      {fields.map((field) => (
        <div key={field.key} className="flex min-w-0 gap-1.5">
          <dt className="text-faint">{field.name}</dt>
          <dd className="min-w-0 [overflow-wrap:anywhere]">
            <AttributeValue field={field} value={attributes[field.key]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
