'use client'
import { useState } from 'react'
import { Controller, FormProvider, useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { createSalesOrder, quickSale, type SalesOrder, updateSalesOrder } from '#contract/sales-order.ts'
import { packEntered, withOwnPack } from '#core/unit/own-pack.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { useTellBelow } from '#web/movement/tell-below.ts'
import { useDated, WhenField } from '#web/movement/when-field.tsx'
import { useOrderProblem } from '#web/order/use-order-problem.ts'
import { useUnitsOfItems } from '#web/pack/units-of-items.ts'
import { type SalesDraft, toSalesDraft, toSalesLines } from '#web/sales/sales-draft.ts'
import { SalesFormLines } from '#web/sales/sales-form-lines.tsx'
import { soldReads } from '#web/sales/sales-reads.ts'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input, Textarea } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/**
 * Takes an order, changes one, or sells over the counter, beside the page.
 * @param mode  what is made; of an order that is changed it is `order`
 */
export function SalesForm({
  order,
  mode,
  onClose,
  onDone,
}: {
  order?: SalesOrder
  mode: 'order' | 'quick'
  onClose: () => void
  onDone?: (order: SalesOrder) => void
}) {
  const t = useTranslations('selling.form')
  const tellBelow = useTellBelow()
  const noun = useTranslations('selling')
  const ui = useTranslations('ui')
  const problemText = useOrderProblem()
  const dated = useDated()
  const [base] = useState(order)
  const form = useForm<SalesDraft>({ defaultValues: toSalesDraft(base) })
  const { errors } = form.formState
  const isQuick = mode === 'quick'
  const itemIds = form.watch('lines').flatMap(({ itemId }) => (itemId ? [itemId] : []))
  const items = useItemsById(itemIds)
  const units = useUnitsOfItems(itemIds)
  const unitsOf = (id: string) => {
    const known = units.get(id)
    const ordered = base?.lines.find(({ itemId }) => itemId === id)
    return known && withOwnPack(known, packEntered(ordered?.entered ?? null))
  }
  const isFixed = base !== undefined && (base.picks.length > 0 || base.shipments.length > 0)
  const options = (word: 'made' | 'saved' | 'sold') => ({
    refreshes: soldReads,
    onSuccess: (done: SalesOrder) => {
      toastDone(tellBelow(t(word, { number: done.number }), done.warnings))
      onClose()
      onDone?.(done)
    },
  })
  const create = useWrite(createSalesOrder, options('made'))
  const update = useWrite(updateSalesOrder, options('saved'))
  const sell = useWrite(quickSale, options('sold'))
  const problem = create.error ?? update.error ?? sell.error
  const submit = form.handleSubmit((draft) => {
    const { locationId } = draft
    const lines = toSalesLines(draft, { trackingOf: (id) => items.get(id)?.tracking ?? 'none', unitsOf }, isQuick)
    const head = { customerName: draft.customerName.trim(), reference: draft.reference.trim() }
    const whole = { ...head, note: draft.note, dueOn: draft.dueOn || null }
    if (!isFixed && lines.length === 0) form.setError('root', { message: t('noLines') })
    else if (isQuick) sell.mutate({ body: { ...head, locationId, ...dated(draft.when), lines } })
    else if (base)
      update.mutate({
        params: { salesOrderId: base.id },
        ifMatch: base.version,
        body: isFixed ? whole : { ...whole, locationId, lines },
      })
    else create.mutate({ body: { ...whole, locationId, lines } })
  })
  const title = base ? t('editTitle', { number: base.number }) : isQuick ? t('quickTitle') : t('newTitle')
  return (
    <FormSheet
      title={title}
      {...(isQuick ? { description: t('quickNote') } : {})}
      submit={base ? ui('save') : isQuick ? t('sell') : t('create')}
      pending={create.isPending || update.isPending || sell.isPending}
      problem={problem ? problemText(problem) : undefined}
      onSubmit={() => void submit()}
      onClose={onClose}
      className="sm:w-[36rem]"
    >
      <FormProvider {...form}>
        {errors.root ? <Notice tone="warn">{errors.root.message}</Notice> : null}
        <Field label={noun('customer')} optional>
          <Input maxLength={200} autoComplete="off" {...form.register('customerName')} />
        </Field>
        {isFixed ? (
          <Notice>{t('fixed')}</Notice>
        ) : (
          <>
            <Controller
              control={form.control}
              name="locationId"
              rules={{ required: t('placeMissing') }}
              render={({ field }) => (
                <Field label={noun('place')} error={errors.locationId?.message}>
                  <LocationPicker value={field.value || undefined} onValueChange={field.onChange} />
                </Field>
              )}
            />
            <SalesFormLines isQuick={isQuick} unitsOf={unitsOf} />
          </>
        )}
        {isQuick ? <WhenField value={form.watch('when')} onChange={(when) => form.setValue('when', when)} /> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          {isQuick ? null : (
            <Field label={t('due')} optional>
              <Input type="date" {...form.register('dueOn')} />
            </Field>
          )}
          <Field label={t('reference')} optional>
            <Input maxLength={120} autoComplete="off" {...form.register('reference')} />
          </Field>
        </div>
        {isQuick ? null : (
          <Field label={t('note')} optional>
            <Textarea maxLength={2_000} {...form.register('note')} />
          </Field>
        )}
      </FormProvider>
    </FormSheet>
  )
}
