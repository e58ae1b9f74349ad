'use client'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useFormatter, useTranslations } from 'use-intl'
import {
  createForecastOverride,
  type ForecastOverride,
  listForecastOverrides,
  updateForecastOverride,
} from '#contract/forecast-override.ts'
import { getForecastRecord } from '#contract/forecast-record.ts'
import { listReorderRows } from '#contract/reorder.ts'
import { periodDay } from '#web/forecast/forecast-points.ts'
import type { Forecast } from '#web/forecast/forecast-words.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { toLocal } from '#web/lib/zoned-time.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Endpoints whose answers follow from what people say of the demand. */
export const overrideReads = [listForecastOverrides, getForecastRecord, listReorderRows]

interface Draft {
  startsOn: string
  endsOn: string
  quantity: string
  reason: string
}

/** What a person says will be needed in some days, and why. The days of what was said before stay as they are. */
export function OverrideForm({
  forecast,
  override,
  onClose,
}: {
  forecast: Forecast
  override: ForecastOverride | undefined
  onClose: () => void
}) {
  const t = useTranslations('forecast.override')
  const ui = useTranslations('ui')
  const format = useFormatter()
  const problemText = useProblemText()
  const formId = useId()
  const { tenant } = useSession()
  const [locationId, setLocation] = useState('')
  const today = toLocal(new Date(), tenant.timeZone).slice(0, 10)
  const first = nextPeriod(forecast, today)
  const form = useForm<Draft>({
    defaultValues: override ? { ...override, quantity: override.quantity } : { ...first, quantity: '', reason: '' },
  })
  const { errors } = form.formState
  const [startsOn, endsOn] = form.watch(['startsOn', 'endsOn'])
  const expected = override ? override.expected : locationId ? undefined : expectedOver(forecast, startsOn, endsOn)
  const options = {
    refreshes: overrideReads,
    onSuccess: () => {
      toastDone(t('saved'))
      onClose()
    },
  }
  const create = useWrite(createForecastOverride, options)
  const update = useWrite(updateForecastOverride, options)
  const problem = create.error ?? update.error
  const submit = form.handleSubmit((draft) => {
    const said = { quantity: parseDecimal(draft.quantity) ?? '0', reason: draft.reason.trim() }
    if (override) update.mutate({ params: { overrideId: override.id }, ifMatch: override.version, body: said })
    else
      create.mutate({
        body: {
          itemId: forecast.itemId,
          locationId: locationId || null,
          startsOn: draft.startsOn,
          endsOn: draft.endsOn,
          ...said,
        },
      })
  })
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(override ? 'editTitle' : 'title')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={create.isPending || update.isPending}>
            {ui('save')}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="space-y-4">
        {problem ? <Notice tone="danger">{problemText(problem)}</Notice> : null}
        <div className="grid grid-cols-2 gap-3">
          <Field label={t('from')} error={errors.startsOn?.message}>
            <Input
              type="date"
              min={today}
              disabled={override !== undefined}
              {...form.register('startsOn', { validate: (day) => day >= today || t('past') })}
            />
          </Field>
          <Field label={t('to')} error={errors.endsOn?.message}>
            <Input
              type="date"
              min={startsOn}
              disabled={override !== undefined}
              {...form.register('endsOn', { validate: (day, draft) => day >= draft.startsOn || t('order') })}
            />
          </Field>
        </div>
        {override ? null : (
          <Field label={t('where')} help={t('whereHelp')}>
            <LocationPicker value={locationId} onValueChange={setLocation} first={t('everywhere')} />
          </Field>
        )}
        <Field
          label={t('quantity')}
          help={
            expected === undefined
              ? undefined
              : t('says', {
                  amount: format.number(expected, { maximumFractionDigits: expected < 10 ? 1 : 0 }),
                  unit: forecast.unit,
                })
          }
          error={errors.quantity?.message}
        >
          <NumberInput
            unit={forecast.unit}
            {...form.register('quantity', {
              validate: (text) => parseDecimal(text) !== undefined || t('quantityForm'),
            })}
          />
        </Field>
        <Field label={t('reason')} error={errors.reason?.message}>
          <Input
            maxLength={500}
            placeholder={t('reasonExample')}
            {...form.register('reason', { validate: (text) => text.trim() !== '' || t('reasonMissing') })}
          />
        </Field>
      </form>
    </Dialog>
  )
}

/** The first period of the forecast that begins tomorrow or later. */
function nextPeriod({ frequency, forecastStart, mean }: Forecast, today: string) {
  const step = Math.max(
    0,
    mean.findIndex((_, at) => periodDay(forecastStart, frequency, at) > today),
  )
  const startsOn = periodDay(forecastStart, frequency, step)
  if (startsOn <= today) return { startsOn: today, endsOn: today }
  return { startsOn, endsOn: dayBefore(periodDay(forecastStart, frequency, frequency === 'D' ? step + 7 : step + 1)) }
}

/** What the forecast says of some days: parts of periods by their part of the days; undefined beyond it. */
function expectedOver({ frequency, forecastStart, mean }: Forecast, from: string, to: string): number | undefined {
  const days = (start: string, end: string) => Math.round((Date.parse(end) - Date.parse(start)) / 86_400_000)
  if (!from || !to || to < from || to >= periodDay(forecastStart, frequency, mean.length)) return undefined
  return mean.reduce((sum, value, step) => {
    const [start, end] = [periodDay(forecastStart, frequency, step), periodDay(forecastStart, frequency, step + 1)]
    const shared =
      Math.min(days(forecastStart, end), days(forecastStart, to) + 1) -
      Math.max(days(forecastStart, start), days(forecastStart, from))
    return sum + (value * Math.max(0, shared)) / days(start, end)
  }, 0)
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
}
