'use client'
import { useEffect } from 'react'
import { Controller, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { useAllLocations } from '#web/location/all-locations.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { type Draft, endsOf } from '#web/movement/movement-draft.ts'
import { ButtonLink } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** Where goods leave and arrive: the ends that the kind of movement asks for. A lone location is chosen by itself. */
export function MovementEnds() {
  const t = useTranslations('movement.form')
  const { control, watch, setValue, getValues } = useFormContext<Draft>()
  const { tree } = useAllLocations()
  const kind = watch('kind')
  const ends = endsOf({ kind, direction: watch('direction') })
  const only = tree?.length === 1 ? tree[0]?.row.id : undefined
  useEffect(() => {
    if (!only) return
    for (const end of ['fromLocationId', 'toLocationId'] as const) if (!getValues(end)) setValue(end, only)
  }, [only, getValues, setValue])
  if (tree?.length === 0) {
    return (
      <Notice
        tone="warn"
        actions={
          <ButtonLink size="sm" href="/locations?new">
            {t('makeLocation')}
          </ButtonLink>
        }
      >
        {t('noLocations')}
      </Notice>
    )
  }
  const alone = ends.from !== ends.to
  return (
    <>
      {kind === 'adjustment' ? (
        <Controller
          control={control}
          name="direction"
          render={({ field }) => (
            <div>
              <p className="mb-1 text-sm font-medium">{t('direction')}</p>
              <Segmented
                label={t('direction')}
                value={field.value}
                onValueChange={field.onChange}
                options={[
                  { value: 'missing', label: t('missing') },
                  { value: 'found', label: t('found') },
                ]}
              />
            </div>
          )}
        />
      ) : null}
      <div className={alone ? '' : 'grid gap-4 sm:grid-cols-2'}>
        {ends.from ? <End name="fromLocationId" label={alone ? t('at') : t('from')} /> : null}
        {ends.to ? <End name="toLocationId" label={alone ? t('at') : t('to')} /> : null}
      </div>
    </>
  )
}

function End({ name, label }: { name: 'fromLocationId' | 'toLocationId'; label: string }) {
  const t = useTranslations('movement.form')
  const { control, formState } = useFormContext<Draft>()
  return (
    <Controller
      control={control}
      name={name}
      rules={{
        validate: (id, draft) => {
          if (!id) return t('locationMissing')
          const both = draft.kind === 'transfer' && name === 'toLocationId'
          return !both || id !== draft.fromLocationId || t('sameLocation')
        },
      }}
      shouldUnregister={false}
      render={({ field }) => (
        <Field label={label} error={formState.errors[name]?.message}>
          <LocationPicker value={field.value || undefined} onValueChange={field.onChange} />
        </Field>
      )}
    />
  )
}
