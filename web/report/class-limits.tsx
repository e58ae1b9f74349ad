'use client'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ReportAddress } from '#web/report/report-address.ts'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'

const limits = [
  { name: 'a', word: 'b', standard: 80, most: 100 },
  { name: 'b', word: 'c', standard: 95, most: 100 },
  { name: 'x', word: 'y', standard: 50, most: 1000 },
  { name: 'y', word: 'z', standard: 100, most: 1000 },
] as const

/** The percentages at which classes begin; items move as they are changed. */
export function ClassLimits({ address }: { address: ReportAddress }) {
  const t = useTranslations('report.classes.limits')
  return (
    <fieldset className="mt-3 grid grid-cols-2 gap-3 border-t pt-3 sm:flex">
      <legend className="sr-only">{t('title')}</legend>
      {limits.map(({ name, word, standard, most }) => (
        <Field key={name} label={`${t(word)} %`} className="sm:w-24">
          <LimitInput
            value={address.query[name]}
            most={most}
            onValue={(next) => address.setLimit[name](next === standard ? undefined : String(next))}
          />
        </Field>
      ))}
    </fieldset>
  )
}

function LimitInput({
  value,
  most,
  onValue,
  ...rest
}: {
  value: number
  most: number
  onValue: (value: number) => void
}) {
  const [text, setText] = useState(String(value))
  useEffect(() => setText(String(value)), [value])
  return (
    <Input
      {...rest}
      type="number"
      inputMode="numeric"
      min={1}
      max={most}
      value={text}
      onChange={(event) => {
        setText(event.target.value)
        const next = event.target.valueAsNumber
        if (next >= 1 && next <= most) onValue(next)
      }}
      onBlur={() => setText(String(value))}
    />
  )
}
