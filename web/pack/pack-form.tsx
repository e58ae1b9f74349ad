'use client'
import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import type { Item } from '#contract/item.ts'
import { createPack, listPacks, type Pack, updatePack } from '#contract/pack.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { readFactor } from '#web/pack/read-factor.ts'
import { factorShown } from '#web/pack/unit-choices.ts'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { toastDone } from '#web/ui/toast.tsx'

interface Draft {
  name: string
  factor: string
  barcode: string
}

/** Notes a pack of an item, or changes one, beside the page. */
export function PackForm({ item, pack, onClose }: { item: Item; pack: Pack | undefined; onClose: () => void }) {
  const t = useTranslations('pack')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  // as it was when it was opened
  const [base] = useState(pack)
  const form = useForm<Draft>({
    defaultValues: {
      name: base?.name ?? '',
      factor: base ? factorShown(base.factor) : '',
      barcode: base?.barcode ?? '',
    },
  })
  const { errors } = form.formState
  const options = {
    refreshes: [listPacks],
    onSuccess: ({ name }: Pack) => {
      toastDone(t('saved', { name }))
      onClose()
    },
  }
  const create = useWrite(createPack, options)
  const update = useWrite(updatePack, options)
  const problem = create.error ?? update.error
  const submit = form.handleSubmit(({ name, factor, barcode }) => {
    const body = { name: name.trim(), factor: readFactor(factor) ?? '', barcode: barcode.trim() || null }
    if (base) update.mutate({ params: { packId: base.id }, ifMatch: base.version, body })
    else create.mutate({ body: { ...body, itemId: item.id } })
  })
  return (
    <FormSheet
      title={base ? t('editTitle', { name: base.name }) : t('addTitle', { item: item.name })}
      submit={ui('save')}
      pending={create.isPending || update.isPending}
      problem={
        problem
          ? problem instanceof ApiProblem && problem.code === 'version_mismatch'
            ? t('conflict')
            : problemText(problem)
          : undefined
      }
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Field label={t('name')} help={t('nameHelp')} error={errors.name?.message}>
        <Input
          maxLength={40}
          autoComplete="off"
          {...form.register('name', { validate: (text) => text.trim() !== '' || t('nameMissing') })}
        />
      </Field>
      <Field label={t('factor', { unit: item.unit })} help={t('factorHelp')} error={errors.factor?.message}>
        <NumberInput
          inputMode="text"
          {...form.register('factor', { validate: (text) => readFactor(text) !== undefined || t('factorForm') })}
        />
      </Field>
      <Field label={t('barcode')} optional help={t('barcodeHelp')}>
        <Input maxLength={80} autoComplete="off" className="font-mono" {...form.register('barcode')} />
      </Field>
    </FormSheet>
  )
}
