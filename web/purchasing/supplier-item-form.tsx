'use client'
import { useId, useState } from 'react'
import { Controller, FormProvider, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { listReorderRows } from '#contract/reorder.ts'
import {
  createSupplierItem,
  listSupplierItems,
  type SupplierItem,
  updateSupplierItem,
} from '#contract/supplier-item.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { PriceBreaks } from '#web/purchasing/price-breaks.tsx'
import { type SupplierItemDraft, toSupplierItemBody, toSupplierItemDraft } from '#web/purchasing/supplier-item-draft.ts'
import { SupplierPicker } from '#web/purchasing/supplier-picker.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

type Form = SupplierItemDraft & { supplierId: string; itemId: string }

/**
 * Notes how a supplier sells an item, or changes it, beside the page.
 * @param of  the supplier or the item whose page it opens from; the other one is chosen
 */
export function SupplierItemForm({
  of,
  sold,
  onClose,
}: {
  of: { supplierId: string } | { itemId: string }
  sold?: SupplierItem | undefined
  onClose: () => void
}) {
  const t = useTranslations('purchasing.sold')
  const noun = useTranslations('purchasing')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const { tenant } = useSession()
  const formId = useId()
  const [base] = useState(sold)
  const form = useForm<Form>({
    defaultValues: { supplierId: '', itemId: '', ...of, ...toSupplierItemDraft(base, tenant.currency) },
  })
  const { errors } = form.formState
  const isSupplier = 'supplierId' in of
  const options = {
    refreshes: [listSupplierItems, listReorderRows],
    onSuccess: (done: SupplierItem) => {
      toastDone(t('saved', { name: isSupplier ? done.itemName : done.supplierName }))
      onClose()
    },
  }
  const create = useWrite(createSupplierItem, options)
  const update = useWrite(updateSupplierItem, options)
  const problem = create.error ?? update.error
  const submit = form.handleSubmit(({ supplierId, itemId, ...draft }) => {
    const body = toSupplierItemBody(draft)
    if (base) update.mutate({ params: { supplierItemId: base.id }, ifMatch: base.version, body })
    else create.mutate({ body: { ...body, supplierId, itemId } })
  })
  const amount = (text: string) => text.trim() === '' || /[1-9]/.test(parseDecimal(text) ?? '') || t('amountForm')
  const title = base
    ? t('editTitle', { name: isSupplier ? base.itemName : base.supplierName })
    : t(isSupplier ? 'addTitleItem' : 'addTitleSupplier')
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={title}
      className="sm:w-[34rem]"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={create.isPending || update.isPending}>
            {ui('save')}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={formId} noValidate onSubmit={submit} className="space-y-4">
          {problem ? (
            <Notice tone="danger">
              {problem instanceof ApiProblem && problem.code === 'version_mismatch'
                ? t('conflict')
                : problemText(problem)}
            </Notice>
          ) : null}
          {base ? null : isSupplier ? (
            <Controller
              control={form.control}
              name="itemId"
              rules={{ required: t('itemMissing') }}
              render={({ field }) => (
                <Field label={noun('item')} error={errors.itemId?.message}>
                  <ItemPicker value={field.value || undefined} onValueChange={field.onChange} />
                </Field>
              )}
            />
          ) : (
            <Controller
              control={form.control}
              name="supplierId"
              rules={{ required: t('supplierMissing') }}
              render={({ field }) => (
                <Field label={noun('supplier')} error={errors.supplierId?.message}>
                  <SupplierPicker value={field.value || undefined} onValueChange={field.onChange} />
                </Field>
              )}
            />
          )}
          <Field label={t('code')} optional>
            <Input maxLength={80} autoComplete="off" className="font-mono" {...form.register('code')} />
          </Field>
          <div className="grid gap-4 sm:grid-cols-2">
            <Field
              label={t('packUnit')}
              optional
              help={base ? t('packUnitHelp', { unit: base.unit }) : t('packUnitHelpNone')}
            >
              <Input maxLength={40} autoComplete="off" {...form.register('packUnit')} />
            </Field>
            <Field label={t('packSize')} error={errors.packSize?.message}>
              <NumberInput
                {...form.register('packSize', {
                  validate: (text) => /[1-9]/.test(parseDecimal(text) ?? '') || t('sizeForm'),
                })}
              />
            </Field>
          </div>
          <PriceBreaks />
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('currency')} error={errors.currency?.message}>
              <Input
                maxLength={3}
                className="uppercase"
                {...form.register('currency', {
                  validate: (text) => /^[A-Za-z]{3}$/.test(text.trim()) || t('currencyForm'),
                })}
              />
            </Field>
            <Field label={t('leadTime')} optional error={errors.leadTimeDays?.message}>
              <NumberInput
                inputMode="numeric"
                {...form.register('leadTimeDays', {
                  validate: (text) => /^\s*\d{0,4}\s*$/.test(text) || t('daysForm'),
                })}
              />
            </Field>
            <Field label={t('minimum')} optional error={errors.minimumQuantity?.message}>
              <NumberInput {...form.register('minimumQuantity', { validate: amount })} />
            </Field>
            <Field label={t('multiple')} optional error={errors.orderMultiple?.message}>
              <NumberInput {...form.register('orderMultiple', { validate: amount })} />
            </Field>
          </div>
          <Checkbox label={t('makePreferred')} {...form.register('isPreferred')} />
        </form>
      </FormProvider>
    </Sheet>
  )
}
