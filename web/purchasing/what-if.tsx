'use client'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Panel } from '#web/ui/panel.tsx'

/** What rules by forecast would ask for under another service level or other lead times; undefined: as they are set. */
export interface WhatIf {
  serviceLevel: number | undefined
  leadTimePercent: number | undefined
}

export const asSet: WhatIf = { serviceLevel: undefined, leadTimePercent: undefined }

/**
 * Two sliders over the reorder list; nothing is saved.
 * @param set  the service level that rules have, 0 to 1: where the slider stands before it is moved
 */
export function WhatIfSliders({
  value,
  set,
  onChange,
}: {
  value: WhatIf
  set: number
  onChange: (value: WhatIf) => void
}) {
  const t = useTranslations('purchasing.whatIf')
  const level = Math.round((value.serviceLevel ?? set) * 1000) / 10
  const lead = value.leadTimePercent ?? 100
  const isAsked = value.serviceLevel !== undefined || value.leadTimePercent !== undefined
  return (
    <Panel
      className="mb-3"
      title={t('title')}
      note={t('note')}
      actions={
        isAsked ? (
          <Button size="sm" onClick={() => onChange(asSet)}>
            {t('reset')}
          </Button>
        ) : null
      }
    >
      <div className="grid gap-x-8 gap-y-3 sm:grid-cols-2">
        <Slider
          label={t('level')}
          shown={value.serviceLevel === undefined ? t('levelAsSet') : t('percent', { percent: String(level) })}
          min={50}
          max={99.9}
          step={0.1}
          value={level}
          // 99.9 / 100 is a little more than 0.999
          onChange={(percent) => onChange({ ...value, serviceLevel: Math.round(percent * 10) / 1000 })}
        />
        <Slider
          label={t('leadTime')}
          shown={value.leadTimePercent === undefined ? t('leadTimeAsIs') : t('times', { percent: String(lead) })}
          min={50}
          max={300}
          step={10}
          value={lead}
          onChange={(percent) => onChange({ ...value, leadTimePercent: percent === 100 ? undefined : percent })}
        />
      </div>
    </Panel>
  )
}

function Slider({
  label,
  shown,
  onChange,
  ...range
}: {
  label: string
  shown: string
  min: number
  max: number
  step: number
  value: number
  onChange: (value: number) => void
}) {
  return (
    <Field
      label={
        <span className="flex flex-1 flex-wrap justify-between gap-x-3">
          {label}
          <span className="font-normal text-soft tabular-nums">{shown}</span>
        </span>
      }
    >
      <input
        type="range"
        className="block h-6 w-full cursor-pointer accent-accent pointer-coarse:h-11"
        aria-valuetext={shown}
        {...range}
        onChange={(event) => onChange(Number(event.target.value))}
      />
    </Field>
  )
}
