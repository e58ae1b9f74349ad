'use client'
import { useState } from 'react'
import { FormProvider, useForm, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { countAlerts, listAlerts } from '#contract/alert.ts'
import { ApiProblem } from '#contract/client.ts'
import {
  createDemandEvent,
  type DemandEvent,
  demandEventKinds,
  listDemandEvents,
  updateDemandEvent,
} from '#contract/demand-event.ts'
import {
  type EventDraft,
  hasEffect,
  noEvent,
  parsePercent,
  toEventBody,
  toEventDraft,
} from '#web/forecast/event-draft.ts'
import { EventTouches } from '#web/forecast/event-touches.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Endpoints whose answers follow from events. */
const eventReads = [listDemandEvents, listAlerts, countAlerts]

/**
 * Marks an event, or changes one, beside the page.
 * @param start  what is known of a new one from where it opens
 */
export function EventForm({
  event,
  start = {},
  onClose,
  onSaved,
}: {
  event?: DemandEvent | undefined
  start?: Partial<EventDraft>
  onClose: () => void
  onSaved?: (event: DemandEvent) => void
}) {
  const t = useTranslations('event')
  const words = useTranslations('event.form')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const [base] = useState(event)
  const form = useForm<EventDraft>({ defaultValues: base ? toEventDraft(base) : { ...noEvent, ...start } })
  const options = {
    refreshes: eventReads,
    onSuccess: (saved: DemandEvent) => {
      const isMoved = (saved.archivedAt === null) !== ((base?.archivedAt ?? null) === null)
      toastDone(t(isMoved ? (saved.archivedAt ? 'archivedDone' : 'restoredDone') : 'saved', { name: saved.name }))
      onClose()
      onSaved?.(saved)
    },
  }
  const create = useWrite(createDemandEvent, options)
  const update = useWrite(updateDemandEvent, options)
  const change = (body: Parameters<typeof update.mutate>[0]['body']) =>
    base && update.mutate({ params: { eventId: base.id }, ifMatch: base.version, body })
  const problem = create.error ?? update.error
  const submit = form.handleSubmit((draft) =>
    base ? change(toEventBody(draft)) : create.mutate({ body: toEventBody(draft) }),
  )
  const isArchived = Boolean(base?.archivedAt)
  return (
    <FormSheet
      title={base ? words('editTitle', { name: base.name }) : words('newTitle')}
      submit={ui('save')}
      pending={create.isPending || update.isPending}
      problem={
        problem instanceof ApiProblem && problem.code === 'version_mismatch'
          ? words('conflict')
          : problem
            ? problemText(problem)
            : undefined
      }
      onSubmit={() => void submit()}
      onClose={onClose}
      acts={
        base ? (
          <Button disabled={update.isPending} onClick={() => change({ archived: !isArchived })}>
            {words(isArchived ? 'restore' : 'archive')}
          </Button>
        ) : null
      }
    >
      <FormProvider {...form}>
        <EventFields />
      </FormProvider>
    </FormSheet>
  )
}

function EventFields() {
  const t = useTranslations('event')
  const words = useTranslations('event.form')
  const { register, watch, setValue, formState } = useFormContext<EventDraft>()
  const { errors } = formState
  const [kind, locationId] = watch(['kind', 'locationId'])
  return (
    <>
      <Field label={words('name')} help={words('nameHelp')} error={errors.name?.message}>
        <Input
          maxLength={120}
          autoComplete="off"
          placeholder={words('namePlaceholder')}
          {...register('name', { validate: (text) => text.trim() !== '' || words('nameMissing') })}
        />
      </Field>
      <Field label={words('kind')} help={t(`kindHelp.${kind}`)}>
        <Select {...register('kind')}>
          {demandEventKinds.map((one) => (
            <option key={one} value={one}>
              {t(`kind.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={words('from')} error={errors.startsOn?.message}>
          <Input type="date" {...register('startsOn', { required: words('dayMissing') })} />
        </Field>
        <Field label={words('to')} error={errors.endsOn?.message}>
          <Input
            type="date"
            {...register('endsOn', {
              required: words('dayMissing'),
              validate: (day, draft) => day >= draft.startsOn || words('order'),
            })}
          />
        </Field>
      </div>
      <EventTouches />
      <Field label={words('where')}>
        <LocationPicker
          value={locationId}
          onValueChange={(id) => setValue('locationId', id)}
          first={words('everywhere')}
        />
      </Field>
      {hasEffect(kind) ? (
        <Field label={words('percent')} optional help={words('percentHelp')} error={errors.percent?.message}>
          <NumberInput
            unit="%"
            inputMode="text"
            {...register('percent', {
              validate: (text) => text.trim() === '' || parsePercent(text) !== undefined || words('percentForm'),
            })}
          />
        </Field>
      ) : null}
    </>
  )
}
