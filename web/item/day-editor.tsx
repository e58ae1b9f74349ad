'use client'
import { useTranslations } from 'use-intl'
import { type ConditionDraft, type CountedDraft, newCounted } from '#web/item/condition-draft.ts'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Select } from '#web/ui/select.tsx'

const units = ['day', 'week', 'month', 'quarter', 'year'] as const
const sides = ['ahead', 'back'] as const
const edges = ['none', 'start', 'end'] as const

/** The day of a condition: one of the calendar, or one counted from today that moves with it. */
export function DayEditor({
  draft: { text, counted },
  onChange,
  error,
  label,
}: {
  draft: ConditionDraft
  onChange: (part: Partial<ConditionDraft>) => void
  error: string | undefined
  label: string
}) {
  const t = useTranslations('item.filter')
  const change = (part: Partial<CountedDraft>) => onChange({ counted: { ...newCounted, ...counted, ...part } })
  return (
    <div className="space-y-3">
      <Segmented
        label={t('byDay')}
        value={counted ? 'counted' : 'fixed'}
        onValueChange={(value) => onChange({ counted: value === 'counted' ? newCounted : undefined })}
        options={[
          { value: 'fixed', label: t('fixedDay') },
          { value: 'counted', label: t('countedDay') },
        ]}
      />
      {counted ? (
        <div className="grid grid-cols-2 items-start gap-x-2 gap-y-3">
          <Field label={t('dayCount')} error={error}>
            <NumberInput value={counted.count} onChange={(event) => change({ count: event.target.value })} autoFocus />
          </Field>
          <Field label={t('dayUnit')}>
            <Select
              value={counted.unit}
              onChange={(event) => change({ unit: event.target.value as CountedDraft['unit'] })}
            >
              {units.map((unit) => (
                <option key={unit} value={unit}>
                  {t(`dayUnits.${unit}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t('daySide')}>
            <Select
              value={counted.side}
              onChange={(event) => change({ side: event.target.value as CountedDraft['side'] })}
            >
              {sides.map((side) => (
                <option key={side} value={side}>
                  {t(`daySides.${side}`)}
                </option>
              ))}
            </Select>
          </Field>
          {counted.unit === 'day' ? null : (
            <Field label={t('dayEdge')}>
              <Select
                value={counted.edge}
                onChange={(event) => change({ edge: event.target.value as CountedDraft['edge'] })}
              >
                {edges.map((edge) => (
                  <option key={edge} value={edge}>
                    {t(`dayEdges.${edge}`)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
        </div>
      ) : (
        <Field label={label} error={error}>
          <Input value={text} onChange={(event) => onChange({ text: event.target.value })} type="date" autoFocus />
        </Field>
      )}
    </div>
  )
}
