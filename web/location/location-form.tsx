'use client'
import { useId, useState } from 'react'
import { Controller, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { Field as FieldDefinition } from '#contract/field.ts'
import { createLocation, type Location, listLocations, realKinds, updateLocation } from '#contract/location.ts'
import { AttributeFields } from '#web/field/attribute-fields.tsx'
import { useAttributeForm } from '#web/field/use-attribute-form.ts'
import { showFieldProblems } from '#web/lib/form-problems.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { idsBelow } from '#web/lib/tree-order.ts'
import { useWrite } from '#web/lib/write.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { useFieldSets, useSchema } from '#web/schema/use-schema.ts'
import { NegativeStockOptions } from '#web/tenant/negative-stock-options.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone } from '#web/ui/toast.tsx'

type RealKind = (typeof realKinds)[number]
type Policy = NonNullable<Location['negativeStock']>
const nothing = {}
const record = { entity: 'location', itemTypeId: null, categoryIds: [] } as const

type Editing = { location?: Location; parentId?: string }

/** Creates a location, or renames and moves one. */
export function LocationForm({
  open,
  onOpenChange,
  editing,
  onDone,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  editing: Editing
  onDone: (location: Location) => void
}) {
  const t = useTranslations('location')
  const ui = useTranslations('ui')
  const formId = useId()
  const [pending, setPending] = useState(false)
  const { location } = editing
  const { fields } = useSchema()
  return (
    <Dialog
      open={open && fields !== undefined}
      onOpenChange={onOpenChange}
      title={location ? t('form.editTitle', { name: location.name }) : t('form.newTitle')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={pending}>
            {location ? ui('save') : t('form.create')}
          </Button>
        </>
      }
    >
      <Fields
        formId={formId}
        editing={editing}
        fields={fields ?? []}
        onPending={setPending}
        onDone={(done) => {
          onOpenChange(false)
          onDone(done)
        }}
      />
    </Dialog>
  )
}

function Fields({
  formId,
  editing: { location, parentId },
  fields,
  onPending,
  onDone,
}: {
  formId: string
  editing: Editing
  fields: readonly FieldDefinition[]
  onPending: (pending: boolean) => void
  onDone: (location: Location) => void
}) {
  const t = useTranslations('location')
  const problemText = useProblemText()
  const { real } = useAllLocations()
  const form = useForm({
    defaultValues: {
      name: location?.name ?? '',
      code: location?.code ?? '',
      kind: (realKinds.find((kind) => kind === location?.kind) ?? (parentId ? 'bin' : 'warehouse')) as RealKind,
      parentId: location?.parentId ?? parentId ?? '',
      negativeStock: (location?.negativeStock ?? '') as Policy | '',
    },
  })
  const { errors, dirtyFields } = form.formState
  const { tenant } = useSession()
  const { sets } = useFieldSets()
  const [placedBelow, setPlacedBelow] = useState(false)
  const attributes = useAttributeForm({
    fields,
    record,
    kept: location?.attributes ?? nothing,
    isNew: location === undefined,
    role: tenant.role,
    timeZone: tenant.timeZone,
  })
  const options = (done: 'saved' | 'created') => ({
    refreshes: [listLocations],
    onSuccess: (result: Location) => {
      toastDone(t(done, { name: result.name }))
      onDone(result)
    },
    onError: (error: Error) => {
      showFieldProblems(form, error, { name: 'name', code: 'code', parentId: 'parentId' })
      setPlacedBelow(attributes.refuse(error) > 0)
    },
  })
  const create = useWrite(createLocation, options('created'))
  const update = useWrite(updateLocation, options('saved'))
  const problem = create.error ?? update.error
  const placed = placedBelow || Boolean(errors.name ?? errors.code ?? errors.parentId)
  type Values = { name: string; code: string; kind: RealKind; parentId: string; negativeStock: Policy | '' }
  const save = (values: Values) => {
    setPlacedBelow(false)
    if (!attributes.check()) return
    const { change } = attributes
    const body = {
      ...values,
      parentId: values.parentId || null,
      negativeStock: values.negativeStock || null,
      ...(Object.keys(change).length > 0 ? { attributes: change } : {}),
    }
    onPending(true)
    const settled = { onSettled: () => onPending(false) }
    if (location) update.mutate({ params: { locationId: location.id }, body, ifMatch: location.version }, settled)
    else create.mutate({ body }, settled)
  }
  const submit = form.handleSubmit(save, () => void attributes.check())
  return (
    <form id={formId} noValidate onSubmit={submit} className="space-y-4">
      {problem && !placed ? <Notice tone="danger">{problemText(problem)}</Notice> : null}
      <Field label={t('form.name')} error={errors.name?.message}>
        <Input
          autoFocus
          maxLength={120}
          autoComplete="off"
          placeholder={t('form.namePlaceholder')}
          {...form.register('name', {
            validate: (name) => name.trim() !== '' || t('form.nameMissing'),
            onChange: (event: { target: { value: string } }) => {
              if (!location && !dirtyFields.code) form.setValue('code', proposeCode(event.target.value))
            },
          })}
        />
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field label={t('form.code')} help={t('form.codeHelp')} error={errors.code?.message}>
          <Input
            maxLength={40}
            autoComplete="off"
            className="font-mono"
            {...form.register('code', { validate: (code) => code.trim() !== '' || t('form.codeMissing') })}
          />
        </Field>
        <Field label={t('form.kind')}>
          <Select {...form.register('kind')}>
            {realKinds.map((kind) => (
              <option key={kind} value={kind}>
                {t(`kind.${kind}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Controller
        control={form.control}
        name="parentId"
        render={({ field }) => (
          <Field label={t('form.parent')} error={errors.parentId?.message}>
            <LocationPicker
              value={field.value || undefined}
              onValueChange={field.onChange}
              placeholder={t('form.top')}
              first={t('form.top')}
              without={location && real ? idsBelow(real, location.id) : undefined}
            />
          </Field>
        )}
      />
      <Field label={t('form.negativeStock')} help={t('form.negativeStockHelp')}>
        <Select {...form.register('negativeStock')}>
          <NegativeStockOptions first={t('form.negativeStockAbove')} />
        </Select>
      </Field>
      {attributes.reading.own.length > 0 ? (
        <section className="border-t pt-4">
          <h3 className="mb-3 font-semibold">{t('form.fields')}</h3>
          <AttributeFields state={attributes} {...(sets ? { sets } : {})} />
        </section>
      ) : null}
    </form>
  )
}

/** A code from a name: the first letters of its words and its digits, `Main warehouse 2` -> `MW2`. */
function proposeCode(name: string): string {
  const words = name
    .trim()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  if (words.length === 1) return (words[0] ?? '').slice(0, 6).toUpperCase()
  return words
    .map((word) => (/^\d+$/.test(word) ? word : (word[0] ?? '')))
    .join('')
    .toUpperCase()
    .slice(0, 12)
}
