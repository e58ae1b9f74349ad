'use client'
import { type FormEvent, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { getQueueState } from '#contract/operator.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { keepKey, keptKey, operatorApi } from '#web/operator/operator-client.ts'
import { QueueView } from '#web/operator/queue-view.tsx'
import { TallyMark } from '#web/shell/tally-mark.tsx'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'

/** The installation's queue, for who holds the operator's key. It belongs to no organisation, so it stands outside of them all. */
export function OperatorPage() {
  const t = useTranslations('operator')
  const [key, setKey] = useState<string>()
  useEffect(() => setKey(keptKey()), [])
  const leave = () => {
    keepKey(undefined)
    setKey(undefined)
  }
  return (
    <main className="mx-auto max-w-6xl px-4 py-6 sm:px-6">
      <PageHeader
        title={
          <span className="inline-flex items-center gap-2.5">
            <TallyMark />
            {t('title')}
          </span>
        }
        note={t('note')}
        actions={key === undefined ? null : <Button onClick={leave}>{t('leave')}</Button>}
      />
      {key === undefined ? <KeyForm onKey={setKey} /> : <QueueView key={key} operatorKey={key} />}
    </main>
  )
}

function KeyForm({ onKey }: { onKey: (key: string) => void }) {
  const t = useTranslations('operator')
  const problemText = useProblemText()
  const [typed, setTyped] = useState('')
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<string>()
  const open = async (event: FormEvent) => {
    event.preventDefault()
    setPending(true)
    setRefused(undefined)
    try {
      await operatorApi(typed).call(getQueueState, {})
      keepKey(typed)
      onKey(typed)
    } catch (error) {
      setRefused(error instanceof ApiProblem && error.status === 404 ? t('wrong') : problemText(error))
    } finally {
      setPending(false)
    }
  }
  return (
    <form onSubmit={(event) => void open(event)} className="max-w-md space-y-3 rounded-lg border bg-surface p-4">
      <Field label={t('key')} help={t('keyHelp')}>
        <Input
          type="password"
          autoComplete="off"
          required
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </Field>
      {refused ? <Notice tone="danger">{refused}</Notice> : null}
      <Button type="submit" look="primary" pending={pending}>
        {t('open')}
      </Button>
    </form>
  )
}
