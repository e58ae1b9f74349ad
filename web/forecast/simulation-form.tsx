'use client'
import { Play } from 'lucide-react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '#contract/endpoint.ts'
import type { startSimulation } from '#contract/simulation.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

interface Draft {
  days: string
  level: string
  reviewDays: string
  leadTime: string
}

/** How far back to play, and the rule to compare with; what is left empty is as set. */
export function SimulationForm({
  pending,
  onStart,
}: {
  pending: boolean
  onStart: (body: BodyOf<typeof startSimulation>) => void
}) {
  const t = useTranslations('forecast.simulation')
  const form = useForm<Draft>({ defaultValues: { days: '180', level: '', reviewDays: '', leadTime: '' } })
  const { errors } = form.formState
  const within =
    (low: number, high: number, optional = true) =>
    (text: string) => {
      if (text.trim() === '' && optional) return true
      const value = Number(parseDecimal(text) ?? Number.NaN)
      return (value >= low && value <= high) || t('range', { low: String(low), high: String(high) })
    }
  const submit = form.handleSubmit(({ days, level, reviewDays, leadTime }) => {
    const number = (text: string) => (text.trim() === '' ? undefined : Number(parseDecimal(text)))
    const [percent, review, lead] = [number(level), number(reviewDays), number(leadTime)]
    const isAsked = percent !== undefined || review !== undefined || lead !== undefined
    const whatIf = {
      ...(percent === undefined ? {} : { serviceLevel: Math.round(percent * 10) / 1000 }),
      ...(review === undefined ? {} : { reviewDays: Math.round(review) }),
      ...(lead === undefined ? {} : { leadTimePercent: Math.round(lead) }),
    }
    onStart({ days: Math.round(Number(parseDecimal(days))), whatIf: isAsked ? whatIf : null })
  })
  return (
    <form
      noValidate
      onSubmit={submit}
      className="grid grid-cols-2 items-start gap-3 lg:grid-cols-[repeat(4,minmax(0,11rem))_auto]"
    >
      <Field label={t('days')} error={errors.days?.message}>
        <NumberInput unit={t('daysUnit')} {...form.register('days', { validate: within(28, 365, false) })} />
      </Field>
      <Field label={t('level')} error={errors.level?.message}>
        <NumberInput unit="%" placeholder={t('asSet')} {...form.register('level', { validate: within(50, 99.9) })} />
      </Field>
      <Field label={t('reviewDays')} error={errors.reviewDays?.message}>
        <NumberInput
          unit={t('daysUnit')}
          placeholder={t('asSet')}
          {...form.register('reviewDays', { validate: within(1, 180) })}
        />
      </Field>
      <Field label={t('leadTime')} error={errors.leadTime?.message}>
        <NumberInput unit="%" placeholder={t('asSet')} {...form.register('leadTime', { validate: within(10, 500) })} />
      </Field>
      <Button
        type="submit"
        look="primary"
        pending={pending}
        className="mt-6 max-lg:col-span-2 max-lg:mt-0 lg:justify-self-start"
      >
        <Play />
        {t('play')}
      </Button>
    </form>
  )
}
