'use client'
import { BellOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { View } from '#contract/view.ts'
import { createViewWatch, listViewWatches, mostThreshold, watchKinds } from '#contract/view-watch.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Radio } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { FormSheet } from '#web/ui/form-sheet.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { toastDone } from '#web/ui/toast.tsx'
import { useStopWatch } from '#web/view/use-stop-watch.ts'

/** Begins to watch a view, in one of the ways it is not watched yet; those it is watched in stand above. */
export function WatchForm({ view, onClose }: { view: View; onClose: () => void }) {
  const t = useTranslations('viewWatch')
  const problemText = useProblemText()
  const { data } = useRead(listViewWatches, { query: { viewId: view.id } })
  const watches = data?.data ?? []
  const free = watchKinds.filter((kind) => !watches.some((watch) => watch.kind === kind))
  const [wanted, setKind] = useState(free[0])
  const kind = free.find((one) => one === wanted) ?? free[0]
  const [text, setText] = useState('')
  const [isMissing, setMissing] = useState(false)
  const { pending, stop } = useStopWatch()
  const start = useWrite(createViewWatch, {
    refreshes: [listViewWatches],
    onSuccess: () => {
      toastDone(t('started', { view: view.name }))
      onClose()
    },
  })
  const submit = () => {
    if (!kind) return onClose()
    if (kind === 'enters') return start.mutate({ body: { viewId: view.id, kind } })
    if (!/^\d+$/.test(text.trim()) || Number(text) > mostThreshold) return setMissing(true)
    start.mutate({ body: { viewId: view.id, kind, threshold: Number(text) } })
  }
  return (
    <FormSheet
      title={t('act')}
      description={t('dialogNote')}
      submit={t('start')}
      pending={start.isPending}
      problem={start.error ? problemText(start.error) : undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      {watches.map((watch) => {
        const rule = t(`rule.${watch.kind}`, { threshold: watch.threshold ?? 0 })
        return (
          <Notice
            key={watch.id}
            tone={watch.problem ? 'warn' : 'accent'}
            title={`${t('watched')}: ${rule}`}
            actions={
              <Button
                size="sm"
                aria-label={t('stopOf', { view: view.name, rule })}
                disabled={pending}
                onClick={() => stop(watch)}
              >
                <BellOff />
                {t('stop')}
              </Button>
            }
          >
            {watch.problem ? t(`problem.${watch.problem}`) : null}
          </Notice>
        )
      })}
      {free.length > 0 ? (
        <fieldset className="space-y-3">
          <legend className="mb-2 text-sm font-medium">{t('when')}</legend>
          {free.map((one) => (
            <Radio
              key={one}
              name="watch-kind"
              label={t(`kind.${one}`)}
              {...(one === 'enters' ? { help: t('entersHelp') } : {})}
              checked={one === kind}
              onChange={() => setKind(one)}
            />
          ))}
        </fieldset>
      ) : null}
      {kind && kind !== 'enters' ? (
        <Field label={t('threshold')} error={isMissing ? t('thresholdMissing') : undefined}>
          <Input
            inputMode="numeric"
            className="w-32"
            value={text}
            onChange={({ target }) => {
              setMissing(false)
              setText(target.value)
            }}
          />
        </Field>
      ) : null}
    </FormSheet>
  )
}
