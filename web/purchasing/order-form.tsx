'use client'
import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { Controller, FormProvider, useFieldArray, useForm, useFormContext } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import { createPurchaseOrder, type PurchaseOrder, updatePurchaseOrder } from '#contract/purchase-order.ts'
import { listSupplierItems, type SupplierItem } from '#contract/supplier-item.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { isEditable } from '#core/purchasing/order-state.ts'
import { priceAt } from '#core/purchasing/price-at.ts'
import { ItemPicker } from '#web/item/item-picker.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { useOrderProblem } from '#web/order/use-order-problem.ts'
import { emptyLine, type OrderDraft, toOrderBody, toOrderDraft } from '#web/purchasing/order-draft.ts'
import { orderReads } from '#web/purchasing/order-reads.ts'
import { SupplierPicker } from '#web/purchasing/supplier-picker.tsx'
import { Money } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput, Textarea } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** Drafts an order, or changes one, beside the page: of one that is no draft any more its note, day and tolerance. */
export function OrderForm({
  order,
  supplierId = '',
  onClose,
  onDone,
}: {
  order?: PurchaseOrder
  /** whom a new one goes to, where that is known */
  supplierId?: string
  onClose: () => void
  onDone?: (order: PurchaseOrder) => void
}) {
  const t = useTranslations('purchasing.form')
  const noun = useTranslations('purchasing')
  const ui = useTranslations('ui')
  const problemText = useOrderProblem()
  const { can } = useSession()
  const formId = useId()
  const [base] = useState(order)
  const form = useForm<OrderDraft>({ defaultValues: toOrderDraft(base, supplierId) })
  const { errors } = form.formState
  const isDraft = base === undefined || isEditable(base.state)
  const mayTolerate = can('purchase:approve')
  const options = (word: 'made' | 'saved') => ({
    refreshes: orderReads,
    onSuccess: (done: PurchaseOrder) => {
      toastDone(t(word, { number: done.number }))
      onClose()
      onDone?.(done)
    },
  })
  const create = useWrite(createPurchaseOrder, options('made'))
  const update = useWrite(updatePurchaseOrder, options('saved'))
  const problem = create.error ?? update.error
  const submit = form.handleSubmit((draft) => {
    const body = toOrderBody(draft, base, mayTolerate)
    if (!base) create.mutate({ body: { ...body, supplierId: draft.supplierId } })
    else {
      const { note, expectedDay, overReceiptPercent } = body
      const later = { note, expectedDay, ...(overReceiptPercent === undefined ? {} : { overReceiptPercent }) }
      update.mutate({ params: { orderId: base.id }, ifMatch: base.version, body: isDraft ? body : later })
    }
  })
  return (
    <Sheet
      open
      onOpenChange={(open) => open || onClose()}
      title={base ? t('editTitle', { number: base.number }) : t('newTitle')}
      className="sm:w-[36rem]"
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" pending={create.isPending || update.isPending}>
            {base ? ui('save') : t('create')}
          </Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={formId} noValidate onSubmit={submit} className="space-y-4">
          {problem ? <Notice tone="danger">{problemText(problem)}</Notice> : null}
          {base ? null : (
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
          {isDraft ? (
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
          ) : null}
          {isDraft ? <Lines /> : null}
          <div className="grid gap-4 sm:grid-cols-2">
            <Field label={t('expected')} optional>
              <Input type="date" {...form.register('expectedDay')} />
            </Field>
            {isDraft ? (
              <Field label={t('reference')} optional>
                <Input maxLength={120} autoComplete="off" {...form.register('reference')} />
              </Field>
            ) : null}
          </div>
          <Field label={t('note')} optional>
            <Textarea maxLength={2_000} {...form.register('note')} />
          </Field>
          {mayTolerate ? (
            <Field label={t('tolerance')} optional help={t('toleranceHelp')} error={errors.tolerance?.message}>
              <NumberInput
                className="max-w-40"
                unit="%"
                {...form.register('tolerance', {
                  validate: (text) =>
                    text.trim() === '' || Number(parseDecimal(text) ?? Number.NaN) <= 1_000 || t('percentForm'),
                })}
              />
            </Field>
          ) : null}
        </form>
      </FormProvider>
    </Sheet>
  )
}

function Lines() {
  const t = useTranslations('purchasing.form')
  const { control } = useFormContext<OrderDraft>()
  const lines = useFieldArray({ control, name: 'lines' })
  return (
    <div>
      <ol className="space-y-2">
        {lines.fields.map((line, index) => (
          <Line key={line.id} index={index} onRemove={() => lines.remove(index)} />
        ))}
      </ol>
      <Button size="sm" className="mt-2" onClick={() => lines.append(emptyLine)} disabled={lines.fields.length >= 500}>
        <Plus />
        {t('addLine')}
      </Button>
    </div>
  )
}

/** How a supplier sells an item; undefined where nothing is noted of it. */
function useSoldBy(supplierId: string, itemId: string): SupplierItem | undefined {
  const { data } = useRead(
    listSupplierItems,
    { query: { supplierId, itemId, limit: 1 } },
    { enabled: supplierId !== '' && itemId !== '' },
  )
  return supplierId && itemId ? data?.data[0] : undefined
}

function Line({ index, onRemove }: { index: number; onRemove: () => void }) {
  const t = useTranslations('purchasing.form')
  const noun = useTranslations('purchasing')
  const { control, register, formState, watch } = useFormContext<OrderDraft>()
  const errors = formState.errors.lines?.[index]
  const itemId = watch(`lines.${index}.itemId`)
  const unit = useItemsById(itemId ? [itemId] : []).get(itemId)?.unit
  const sold = useSoldBy(watch('supplierId'), itemId)
  const pack = sold && (sold.packSize !== '1' || sold.packUnit !== null) ? sold : undefined
  const quantity = parseDecimal(watch(`lines.${index}.quantity`))
  const price = parseDecimal(watch(`lines.${index}.unitPrice`))
  const usual = sold && priceAt(sold.prices, quantity ?? sold.minimumQuantity ?? '1')
  const isFilled = watch(`lines.${index}.itemId`) !== '' || watch(`lines.${index}.quantity`).trim() !== ''
  return (
    <li className="rounded-md border p-3">
      <div className="flex items-start gap-2">
        <Controller
          control={control}
          name={`lines.${index}.itemId`}
          rules={{ validate: (id) => !isFilled || id !== '' || t('itemMissing') }}
          render={({ field }) => (
            <Field label={noun('item')} error={errors?.itemId?.message} className="flex-1">
              <ItemPicker value={field.value || undefined} onValueChange={field.onChange} />
            </Field>
          )}
        />
        <Button
          look="quiet"
          size="icon"
          className="mt-6"
          aria-label={t('removeLine', { number: String(index + 1) })}
          onClick={onRemove}
        >
          <X />
        </Button>
      </div>
      <div className="mt-2 grid grid-cols-2 gap-3">
        <Field
          label={t(pack ? 'packs' : 'quantity')}
          help={sold ? <Terms sold={sold} quantity={quantity} /> : undefined}
          error={errors?.quantity?.message}
        >
          <NumberInput
            {...(pack ? {} : { unit })}
            {...register(`lines.${index}.quantity`, {
              validate: (text) => !isFilled || /[1-9]/.test(parseDecimal(text) ?? '') || t('quantityForm'),
            })}
          />
        </Field>
        <Field
          label={t(pack ? 'packPrice' : 'price')}
          optional
          help={
            sold && usual && usual !== price
              ? t.rich('usual', { price: () => <Money value={usual} currency={sold.currency} /> })
              : undefined
          }
          error={errors?.unitPrice?.message}
        >
          <NumberInput
            {...register(`lines.${index}.unitPrice`, {
              validate: (text) => text.trim() === '' || parseDecimal(text) !== undefined || t('priceForm'),
            })}
          />
        </Field>
      </div>
    </li>
  )
}

/** In what the supplier sells it, and what it sells at least; in colour where what is typed goes against it. */
function Terms({ sold, quantity }: { sold: SupplierItem; quantity: string | undefined }) {
  const t = useTranslations('purchasing.form')
  const { packUnit, packSize, unit, minimumQuantity: least, orderMultiple: multiple } = sold
  const isPositive = quantity !== undefined && toQuantity(quantity).gt(0)
  const isBelow = isPositive && least !== null && toQuantity(quantity).lt(least)
  const isBetween = isPositive && multiple !== null && !toQuantity(quantity).mod(multiple).eq(0)
  return (
    <span className="flex flex-wrap gap-x-3">
      {packSize === '1' && packUnit === null ? null : (
        <span>{t('packHelp', { pack: packUnit ?? unit, size: packSize, unit })}</span>
      )}
      {least === null ? null : <span className={isBelow ? 'text-warn' : ''}>{t('atLeast', { quantity: least })}</span>}
      {multiple === null ? null : (
        <span className={isBetween ? 'text-warn' : ''}>{t('inMultiples', { quantity: multiple })}</span>
      )}
    </span>
  )
}
