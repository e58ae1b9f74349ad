'use client'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { ReferenceTarget } from '#contract/field.ts'
import type { Attributes } from '#contract/item.ts'
import { useAuditWords } from '#web/audit/audit-words.ts'
import { useCategories } from '#web/category/use-categories.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { DateTime } from '#web/ui/date-time.tsx'

/** What the names of values that refer to something end in. */
const references: readonly (readonly [ending: RegExp, target: ReferenceTarget])[] = [
  [/(^|[a-z])itemId$/i, 'item'],
  [/locationId$/i, 'location'],
  [/supplierId$/i, 'supplier'],
]
const plain = { unit: null, currency: null, options: [], resultKind: null }
const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/
/** Elements of a list that are told. */
const mostTold = 12

/** One value of a record as a person reads it: names for what it refers to, a custom field's value as the field shows it. */
export function ChangedValue({ path, value }: { path: readonly string[]; value: unknown }): ReactNode {
  const t = useTranslations('audit')
  const field = useTranslations('field')
  const { fieldsByKey, typesById } = useSchema()
  const { byId } = useCategories()
  const name = path.at(-1) ?? ''
  if (value === null || value === undefined || value === '') return <span className="text-faint">{t('nothing')}</span>
  const own = path[0] === 'attributes' ? fieldsByKey.get(name) : undefined
  if (own) return <AttributeValue field={own} value={value as Attributes[string]} />
  if (typeof value === 'boolean') return field(value ? 'yes' : 'no')
  if (typeof value === 'string') {
    if (name === 'itemTypeId') return typesById.get(value)?.name ?? value
    if (name === 'categoryId') return byId.get(value)?.name ?? value
    const target = references.find(([ending]) => ending.test(name))?.[1]
    if (target) return <AttributeValue field={{ ...plain, kind: 'reference', referenceTo: target }} value={value} />
    return instant.test(value) ? <DateTime value={value} /> : <span className="whitespace-pre-line">{value}</span>
  }
  if (Array.isArray(value)) return <List path={path} values={value} />
  if (typeof value === 'object') return <Whole path={path} row={value} />
  return String(value)
}

function List({ path, values }: { path: readonly string[]; values: readonly unknown[] }) {
  const t = useTranslations('audit')
  return (
    <ul className="space-y-0.5">
      {values.slice(0, mostTold).map((value, index) => (
        <li key={index}>
          <ChangedValue path={path} value={value} />
        </li>
      ))}
      {values.length > mostTold ? (
        <li className="text-faint">{t('more', { count: values.length - mostTold })}</li>
      ) : null}
    </ul>
  )
}

function Whole({ path, row }: { path: readonly string[]; row: object }) {
  const words = useAuditWords()
  const held = Object.entries(row).filter(([name, value]) => name !== 'id' && value !== null && value !== '')
  return (
    <span className="flex flex-wrap gap-x-3">
      {held.map(([name, value]) => (
        <span key={name} className="min-w-0">
          <span className="text-faint">{words.name(name)} </span>
          <ChangedValue path={[...path, name]} value={value} />
        </span>
      ))}
    </span>
  )
}
