'use client'
import { Plus, X } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { Field as CustomField } from '#contract/field.ts'
import { mostAxes } from '#contract/variant.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'
import type { AxisDraft } from '#web/variant/matrix-draft.ts'

/** The fields that variants differ by, and their options to choose from. */
export function AxisEditor({
  fields,
  axes,
  onAxes,
}: {
  fields: readonly CustomField[]
  axes: readonly AxisDraft[]
  onAxes: (axes: readonly AxisDraft[]) => void
}) {
  const t = useTranslations('variant.matrix')
  const free = fields.filter(({ key }) => axes.every((axis) => axis.field !== key))
  const [next] = free
  const put = (at: number, axis: AxisDraft) => onAxes(axes.map((one, index) => (index === at ? axis : one)))
  return (
    <div className="space-y-4">
      {axes.map((axis, at) => {
        const field = fields.find(({ key }) => key === axis.field)
        const options = field?.options.filter((option) => !option.archived) ?? []
        const isAll = axis.options.length === options.length
        return (
          <div key={axis.field} className="rounded-md border p-3">
            <div className="flex items-end gap-2">
              <Field
                label={axes.length > 1 ? t('axisNumber', { number: String(at + 1) }) : t('axis')}
                className="flex-1"
              >
                <Select value={axis.field} onChange={(event) => put(at, { field: event.target.value, options: [] })}>
                  {fields
                    .filter(({ key }) => key === axis.field || free.some((one) => one.key === key))
                    .map(({ key, name }) => (
                      <option key={key} value={key}>
                        {name}
                      </option>
                    ))}
                </Select>
              </Field>
              <Button
                onClick={() => put(at, { ...axis, options: isAll ? [] : options.map(({ key }) => key) })}
                aria-label={`${t('options', { field: field?.name ?? '' })}: ${t(isAll ? 'none' : 'all')}`}
              >
                {t(isAll ? 'none' : 'all')}
              </Button>
              {axes.length > 1 ? (
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('removeAxis', { field: field?.name ?? '' })}
                  onClick={() => onAxes(axes.filter((_, index) => index !== at))}
                >
                  <X />
                </Button>
              ) : null}
            </div>
            <fieldset className="mt-3">
              <legend className="sr-only">{t('options', { field: field?.name ?? '' })}</legend>
              <div className="flex max-h-44 flex-wrap gap-x-5 gap-y-2 overflow-y-auto pointer-coarse:gap-y-3.5">
                {options.map(({ key, label }) => (
                  <Checkbox
                    key={key}
                    label={label}
                    checked={axis.options.includes(key)}
                    onChange={(event) => {
                      const chosen = new Set(axis.options)
                      if (event.target.checked) chosen.add(key)
                      else chosen.delete(key)
                      put(at, { ...axis, options: options.map((one) => one.key).filter((one) => chosen.has(one)) })
                    }}
                  />
                ))}
              </div>
            </fieldset>
          </div>
        )
      })}
      {next && axes.length < mostAxes ? (
        <Button size="sm" onClick={() => onAxes([...axes, { field: next.key, options: [] }])}>
          <Plus />
          {t('addAxis')}
        </Button>
      ) : null}
    </div>
  )
}
