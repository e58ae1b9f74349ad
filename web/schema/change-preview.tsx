'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Field as FieldDefinition, listFields } from '#contract/field.ts'
import {
  type FieldChange,
  type FieldChangePreview,
  type FieldDefinitionChange,
  listFieldChanges,
  previewFieldChange,
  startFieldChange,
} from '#contract/field-change.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useWrite } from '#web/lib/write.ts'
import { ChangeProgress } from '#web/schema/change-progress.tsx'
import { ExampleValues, FailingValues } from '#web/schema/change-values.tsx'
import { Button } from '#web/ui/button.tsx'
import { Checkbox, Radio } from '#web/ui/checkbox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Select } from '#web/ui/select.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

type OnFail = FieldChange['onFail']

/**
 * What stands between a change of a definition and the values that are there: what becomes of them, the choice for those that
 * do not convert, and the change itself with its progress.
 * @param field  as it is stored
 * @param change  what the person wants of it, another kind included
 * @param onClose  back to where it was asked for, nothing changed
 * @param onDone  the field was changed, or is being
 */
export function ChangePreview({
  field,
  change,
  onClose,
  onDone,
}: {
  field: FieldDefinition
  change: FieldDefinitionChange
  onClose: () => void
  onDone?: () => void
}) {
  const t = useTranslations('fieldChange')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const [dateOrder, setDateOrder] = useState(change.dateOrder)
  const [onFail, setOnFail] = useState<OnFail>('refuse')
  const body = { ...change, ...(dateOrder && { dateOrder }) }
  const start = useWrite(startFieldChange, { refreshes: [listFields, listFieldChanges] })
  const preview = useRead(
    previewFieldChange,
    { params: { fieldId: field.id }, body },
    // once it has begun, the change asked about is no longer one
    { staleTime: 0, keepPrevious: true, enabled: !start.data },
  )
  const close = () => (start.data ? (onDone ?? onClose)() : onClose())
  const told = preview.data
  const isDecided = told !== undefined && (told.counts.fail === 0 || onFail !== 'refuse')
  const isUncertain = told?.dateOrder?.isCertain === false
  return (
    <Dialog
      open
      onOpenChange={(open) => open || close()}
      title={t('title', { name: field.name })}
      className="sm:w-[42rem]"
      footer={
        start.data ? (
          <Button onClick={close}>{ui('close')}</Button>
        ) : (
          <>
            <Button onClick={onClose}>{ui('cancel')}</Button>
            <Button
              look="primary"
              disabled={!isDecided || isUncertain || told?.obstacle !== null || preview.isFetching}
              pending={start.isPending}
              onClick={() =>
                start.mutate({ params: { fieldId: field.id }, body: { ...body, onFail }, ifMatch: field.version })
              }
            >
              {told && told.counts.convert + told.counts.fail > 0 ? t('startConvert') : t('start')}
            </Button>
          </>
        )
      }
    >
      <div className="space-y-4" aria-live="polite" aria-busy={preview.isFetching}>
        {start.data ? (
          <ChangeProgress change={start.data.change} name={field.name} />
        ) : preview.error ? (
          <Notice tone="danger">{problemText(preview.error)}</Notice>
        ) : told ? (
          <>
            {start.error ? <Notice tone="danger">{problemText(start.error)}</Notice> : null}
            {told.obstacle ? <Notice tone="danger">{told.obstacle}</Notice> : null}
            <Summary told={told} />
            {told.dateOrder ? (
              <Field label={t('dates')} error={isUncertain ? t('datesUncertain') : undefined}>
                <Select
                  value={isUncertain ? '' : told.dateOrder.order}
                  onChange={(event) => setDateOrder(event.target.value as NonNullable<typeof dateOrder>)}
                >
                  {isUncertain ? <option value="" /> : null}
                  {(['dmy', 'mdy', 'ymd'] as const).map((order) => (
                    <option key={order} value={order}>
                      {t(`order.${order}`)}
                    </option>
                  ))}
                </Select>
              </Field>
            ) : null}
            <NewOptions told={told} />
            <Rewrites told={told} />
            {told.failing.length > 0 ? <FailingValues entity={field.entity} told={told} /> : null}
            {told.counts.fail > 0 ? <Choice told={told} value={onFail} onChange={setOnFail} /> : null}
            {told.examples.length > 0 ? <ExampleValues told={told} /> : null}
          </>
        ) : (
          <div className="space-y-2">
            <p className="text-soft">{t('looking')}</p>
            <Skeleton className="h-4 w-3/4" />
            <Skeleton className="h-4 w-1/2" />
          </div>
        )}
      </div>
    </Dialog>
  )
}

/** The counts in one sentence. */
function Summary({ told }: { told: FieldChangePreview }) {
  const t = useTranslations('fieldChange')
  const { total, convert, unchanged, fail } = told.counts
  return (
    <>
      <p className="text-lg">
        {total === 0
          ? t('none')
          : fail === 0
            ? t('allFit', { total, convert })
            : t('someFail', { good: convert + unchanged, total, convert, fail })}
      </p>
      {told.sample ? (
        <Notice tone="warn">{t('sample', { records: told.sample.records, ofRecords: told.sample.ofRecords })}</Notice>
      ) : null}
    </>
  )
}

const shownOptions = 12

function NewOptions({ told }: { told: FieldChangePreview }) {
  const t = useTranslations('fieldChange')
  if (told.newOptions.length === 0) return null
  const options = told.newOptions
    .slice(0, shownOptions)
    .map((option) => option.label)
    .join(', ')
  const more = told.newOptions.length - shownOptions
  return <p className="text-soft">{more > 0 ? t('newOptionsMore', { options, more }) : t('newOptions', { options })}</p>
}

/** What names an option that goes, besides records. */
function Rewrites({ told: { rewrites } }: { told: FieldChangePreview }) {
  const t = useTranslations('fieldChange')
  if (rewrites.views + rewrites.conditions + rewrites.formulas === 0) return null
  return <p className="text-soft">{t('rewrites', rewrites)}</p>
}

/** What becomes of values that do not convert. */
function Choice({
  told,
  value,
  onChange,
}: {
  told: FieldChangePreview
  value: OnFail
  onChange: (value: OnFail) => void
}) {
  const t = useTranslations('fieldChange')
  const box = 'rounded-md border px-3 py-2'
  return (
    <fieldset className="space-y-2">
      <legend className="mb-1 text-sm font-medium">{t('choice.label')}</legend>
      {told.canKeep ? (
        (['keep', 'clear'] as const).map((choice) => (
          <Radio
            key={choice}
            name="on-fail"
            className={box}
            label={t(`choice.${choice}`)}
            help={t(`choice.${choice}Help`)}
            checked={value === choice}
            onChange={() => onChange(choice)}
          />
        ))
      ) : (
        <Checkbox
          className={box}
          label={t('choice.clear')}
          help={t('choice.clearHelp')}
          checked={value === 'clear'}
          onChange={(event) => onChange(event.target.checked ? 'clear' : 'refuse')}
        />
      )}
      <p className="text-sm text-soft">{t('fixFirst')}</p>
    </fieldset>
  )
}
