'use client'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field } from '#contract/field.ts'
import type { FieldSet } from '#contract/field-set.ts'
import { type Role, roles } from '#contract/permissions.ts'
import type { RecordScope } from '#core/attribute/field-rule.ts'
import { AttributeFields } from '#web/field/attribute-fields.tsx'
import { useAttributeForm } from '#web/field/use-attribute-form.ts'
import { useSession } from '#web/lib/session.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

const nothing = {}

/**
 * A form as it will be, to be tried out: conditions open, units convert, problems are told. Nothing is saved.
 * @param fields  those of the place, with the definition that is being edited among them
 * @param marked  key of the field that is being edited: it stands out and stays in sight
 */
export function FormPreview({
  fields,
  record,
  sets,
  marked,
}: {
  fields: readonly Field[]
  record: RecordScope
  sets: readonly FieldSet[]
  marked?: string | undefined
}) {
  const t = useTranslations('schema.preview')
  const shell = useTranslations('shell.role')
  const { tenant } = useSession()
  const [role, setRole] = useState<Role>('admin')
  const box = useRef<HTMLDivElement>(null)
  const state = useAttributeForm({ fields, record, kept: nothing, isNew: true, role, timeZone: tenant.timeZone })
  const isEmpty = state.reading.own.length === 0
  const isRestricted = useMemo(
    () => fields.some((field) => field.visibleTo !== null || field.editableBy !== null),
    [fields],
  )
  useEffect(() => {
    if (!marked) return
    const cell = box.current?.querySelector(`[data-field="${CSS.escape(marked)}"]`)
    cell?.scrollIntoView({ block: 'nearest' })
  }, [marked])
  return (
    <div ref={box}>
      {isRestricted ? (
        <div className="mb-4 flex flex-wrap items-center gap-2 text-sm text-soft">
          {t('as')}
          <Segmented
            label={t('as')}
            value={role}
            onValueChange={setRole}
            options={roles.map((one) => ({ value: one, label: shell(one) }))}
          />
        </div>
      ) : null}
      {isEmpty ? (
        <p className="py-6 text-center text-balance text-soft">{t('empty')}</p>
      ) : (
        <AttributeFields state={state} sets={sets} columns={1} marked={marked} />
      )}
    </div>
  )
}
