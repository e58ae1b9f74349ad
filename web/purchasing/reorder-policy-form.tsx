'use client'
import { useId, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import {
  createReorderPolicy,
  listReorderPolicies,
  listReorderRows,
  type ReorderPolicy,
  type ReorderRule,
  updateReorderPolicy,
} from '#contract/reorder.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { LocationPicker } from '#web/location/location-picker.tsx'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { toastDone } from '#web/ui/toast.tsx'

interface Draft {
  kind: ReorderRule['kind']
  /** minimum or reorder point */
  point: string
  /** maximum or order quantity */
  amount: string
  /** percent; empty: the organisation's */
  level: string
  reviewDays: string
}

const kinds = ['forecast', 'minMax', 'reorderPoint', 'none'] as const

/**
 * A rule of an item, for a place or for everywhere else.
 * @param taken  places that have one, `''` for everywhere else
 */
export function ReorderPolicyForm({
  itemId,
  unit,
  policy,
  taken,
  onClose,
}: {
  itemId: string
  unit: string
  policy: ReorderPolicy | undefined
  taken: ReadonlySet<string>
  onClose: () => void
}) {
  const t = useTranslations('purchasing.policy')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const formId = useId()
  const [locationId, setLocation] = useState('')
  const form = useForm<Draft>({ defaultValues: toDraft(policy?.rule) })
  const { errors } = form.formState
  const kind = form.watch('kind')
  const options = {
    refreshes: [listReorderPolicies, listReorderRows],
    onSuccess: () => {
      toastDone(t('saved'))
      onClose()
    },
  }
  const create = useWrite(createReorderPolicy, options)
  const update = useWrite(updateReorderPolicy, options)
  const problem = create.error ?? update.error
  const submit = form.handleSubmit((draft) => {
    const rule = toRule(draft)
    if (policy) update.mutate({ params: { policyId: policy.id }, ifMatch: policy.version, body: { rule } })
    else create.mutate({ body: { itemId, locationId: locationId || null, rule } })
  })
  const point = (text: string) => parseDecimal(text) !== undefined || t('amountForm')
  const amount = (text: string, draft: Draft) => {
    const value = parseDecimal(text)
    if (value === undefined || !/[1-9]/.test(value)) return t('amountForm')
    return draft.kind !== 'minMax' || Number(value) > Number(parseDecimal(draft.point)) || t('above')
  }
  const level = (text: string) => isWithin(text, 50, 99.9) || t('levelForm')
  const days = (text: string) => (isWithin(text, 1, 180) && !/[.,]/.test(text)) || t('daysForm')
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={policy ? t('editTitle') : t('addTitle')}
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
        {policy ? null : (
          <Field label={t('whereLabel')}>
            <LocationPicker value={locationId} onValueChange={setLocation} first={t('everywhere')} without={taken} />
          </Field>
        )}
        <Field label={t('kind')} help={t(`kindHelp.${kind}`)}>
          <Select {...form.register('kind')}>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {t(`kinds.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {kind === 'forecast' ? (
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('serviceLevel')} error={errors.level?.message}>
              <NumberInput unit="%" placeholder={t('asSet')} {...form.register('level', { validate: level })} />
            </Field>
            <Field label={t('reviewDays')} error={errors.reviewDays?.message}>
              <NumberInput
                unit={t('days')}
                placeholder={t('asSet')}
                {...form.register('reviewDays', { validate: days })}
              />
            </Field>
          </div>
        ) : kind === 'none' ? null : (
          <div className="grid grid-cols-2 gap-3">
            <Field label={kind === 'minMax' ? t('minimum') : t('reorderPoint')} error={errors.point?.message}>
              <NumberInput unit={unit} {...form.register('point', { validate: point })} />
            </Field>
            <Field label={kind === 'minMax' ? t('maximum') : t('orderQuantity')} error={errors.amount?.message}>
              <NumberInput unit={unit} {...form.register('amount', { validate: amount })} />
            </Field>
          </div>
        )}
      </form>
    </Dialog>
  )
}

function isWithin(text: string, low: number, high: number): boolean {
  if (text.trim() === '') return true
  const value = Number(parseDecimal(text) ?? Number.NaN)
  return value >= low && value <= high
}

const empty: Omit<Draft, 'kind'> = { point: '', amount: '', level: '', reviewDays: '' }

function toDraft(rule: ReorderRule | undefined): Draft {
  switch (rule?.kind) {
    case undefined:
      return { ...empty, kind: 'forecast' }
    case 'none':
      return { ...empty, kind: rule.kind }
    case 'minMax':
      return { ...empty, kind: rule.kind, point: rule.minimum, amount: rule.maximum }
    case 'reorderPoint':
      return { ...empty, kind: rule.kind, point: rule.reorderPoint, amount: rule.orderQuantity ?? '' }
    case 'forecast': {
      const level = rule.serviceLevel === null ? '' : String(Number((rule.serviceLevel * 100).toFixed(1)))
      return { ...empty, kind: rule.kind, level, reviewDays: rule.reviewDays?.toString() ?? '' }
    }
  }
}

function toRule({ kind, point, amount, level, reviewDays }: Draft): ReorderRule {
  const [first, second] = [parseDecimal(point) ?? '0', parseDecimal(amount) ?? '0']
  if (kind === 'minMax') return { kind, minimum: first, maximum: second }
  if (kind === 'reorderPoint') return { kind, reorderPoint: first, orderQuantity: second }
  if (kind === 'none') return { kind }
  const percent = parseDecimal(level)
  return {
    kind,
    serviceLevel: percent === undefined ? null : Number(percent) / 100,
    reviewDays: reviewDays.trim() === '' ? null : Number(reviewDays),
  }
}
