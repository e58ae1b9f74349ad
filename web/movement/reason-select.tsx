'use client'
import { useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { listReasons } from '#contract/reason.ts'
import { meaningsOf } from '#core/stock/reason-meanings.ts'
import { useRead } from '#web/lib/read.ts'
import type { Draft } from '#web/movement/movement-draft.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'

/** Why it moves: the organisation's reasons that go with the kind; nothing where there are none. */
export function ReasonSelect() {
  const t = useTranslations('movement.form')
  const { register, watch } = useFormContext<Draft>()
  const reasons = useRead(listReasons, { query: { limit: 200 } })
  const meanings = meaningsOf(watch('kind'))
  const fitting = (reasons.data?.data ?? []).filter(({ meaning }) => meanings.includes(meaning))
  if (fitting.length === 0) return null
  return (
    <Field label={t('why')} optional>
      <Select {...register('reasonId')}>
        <option value="">{t('noWhy')}</option>
        {fitting.map((reason) => (
          <option key={reason.id} value={reason.id}>
            {reason.name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
