'use client'
import { Plus } from 'lucide-react'
import { useFieldArray, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { type NewMovement, recordableKinds } from '#contract/movement.ts'
import { type Draft, emptyLine, type KnownGoods } from '#web/movement/movement-draft.ts'
import { MovementEnds } from '#web/movement/movement-ends.tsx'
import { MovementPreview } from '#web/movement/movement-preview.tsx'
import { ReasonSelect } from '#web/movement/reason-select.tsx'
import { RecordLine } from '#web/movement/record-line.tsx'
import { WhenField } from '#web/movement/when-field.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/**
 * The fields of a movement's form: what happens, where, with what, when and why.
 * @param previewed  the movement whose effect stands below its date; undefined while the form is not whole; null: none stands there
 */
export function MovementFields({ known, previewed }: { known: KnownGoods; previewed: NewMovement | undefined | null }) {
  const t = useTranslations('movement')
  const form = useFormContext<Draft>()
  const lines = useFieldArray({ control: form.control, name: 'lines' })
  return (
    <>
      <Field label={t('form.kind')} help={t(`kindHelp.${form.watch('kind')}`)}>
        <Select {...form.register('kind', { onChange: () => form.setValue('reasonId', '') })}>
          {recordableKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <MovementEnds />
      <ol className="space-y-2">
        {lines.fields.map((line, index) => (
          <RecordLine
            key={line.id}
            index={index}
            known={known}
            {...(lines.fields.length > 1 ? { onRemove: () => lines.remove(index) } : {})}
          />
        ))}
      </ol>
      <Button size="sm" onClick={() => lines.append(emptyLine)} disabled={lines.fields.length >= 500}>
        <Plus />
        {t('form.addLine')}
      </Button>
      <WhenField value={form.watch('when')} onChange={(when) => form.setValue('when', when)} />
      {previewed === null ? null : <MovementPreview movement={previewed} />}
      <ReasonSelect />
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('form.reference')} optional>
          <Input maxLength={120} placeholder={t('form.referencePlaceholder')} {...form.register('reference')} />
        </Field>
        <Field label={t('form.reason')} optional>
          <Input maxLength={500} {...form.register('reason')} />
        </Field>
      </div>
    </>
  )
}
