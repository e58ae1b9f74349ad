'use client'
import { useTranslations } from 'use-intl'
import { getOutsideModel } from '#contract/outside-model.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { OutsideModelForm } from '#web/outside-model/outside-model-form.tsx'
import { OutsideModelUse } from '#web/outside-model/outside-model-use.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** The language model outside that may help with questions: its settings, and what it was asked. For Admins. */
export function OutsideModelPanel() {
  const t = useTranslations('outsideModel')
  const problemText = useProblemText()
  const { data, error, isError, refetch } = useRead(getOutsideModel, {})
  return (
    <>
      <Panel title={t('title')} note={t('note')}>
        {data ? (
          // a newer version means that the fields are read anew, so the form starts over with it
          <OutsideModelForm key={data.version} stored={data} />
        ) : isError ? (
          <ErrorState onRetry={() => void refetch()}>{problemText(error)}</ErrorState>
        ) : (
          <Skeleton className="h-96" />
        )}
      </Panel>
      {data && data.baseUrl !== '' ? <OutsideModelUse /> : null}
    </>
  )
}
