'use client'
import { Archive } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { createReason, listReasons, type Reason, reasonMeanings, updateReason } from '#contract/reason.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Select } from '#web/ui/select.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** The organisation's reasons of movements: what they are called, and what they mean. */
export function ReasonsPanel() {
  const t = useTranslations('tenant.settings')
  const problemText = useProblemText()
  const { can } = useSession()
  const mayWrite = can('tenant:write')
  const reasons = useRead(listReasons, { query: { limit: 200 } })
  const change = useWrite(updateReason, {
    refreshes: [listReasons],
    onError: (error) => toastFailed(problemText(error)),
  })
  const setArchived = (reason: Reason, archived: boolean) =>
    change.mutate(
      { params: { reasonId: reason.id }, body: { archived }, ifMatch: reason.version },
      {
        onSuccess: (changed) =>
          archived &&
          toastDone(t('reasonArchived', { name: changed.name }), {
            label: t('restoreReason'),
            run: () => setArchived(changed, false),
          }),
      },
    )
  return (
    <Panel title={t('reasons')} note={t('reasonsNote')}>
      {reasons.isError && !reasons.data ? (
        <ErrorState onRetry={() => void reasons.refetch()}>{problemText(reasons.error)}</ErrorState>
      ) : reasons.data ? (
        <ul className="divide-y">
          {reasons.data.data.map((reason) => (
            <li key={reason.id} className="flex items-center gap-3 py-1">
              <span className="min-w-0 flex-1 truncate">{reason.name}</span>
              <Badge>{t(`meanings.${reason.meaning}`)}</Badge>
              {mayWrite ? (
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('archiveReason', { name: reason.name })}
                  onClick={() => setArchived(reason, true)}
                >
                  <Archive />
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <Skeleton className="h-40" />
      )}
      {mayWrite ? <AddReason /> : null}
    </Panel>
  )
}

function AddReason() {
  const t = useTranslations('tenant.settings')
  const problemText = useProblemText()
  const [name, setName] = useState('')
  const [meaning, setMeaning] = useState<Reason['meaning']>('other')
  const add = useWrite(createReason, {
    refreshes: [listReasons],
    onSuccess: (made) => {
      toastDone(t('reasonAdded', { name: made.name }))
      setName('')
    },
    onError: (error) => toastFailed(problemText(error)),
  })
  return (
    <form
      className="mt-4 grid items-end gap-3 sm:grid-cols-[1fr_12rem_auto]"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim()) add.mutate({ body: { name: name.trim(), meaning } })
      }}
    >
      <Field label={t('reasonName')}>
        <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
      </Field>
      <Field label={t('reasonMeaning')}>
        <Select
          value={meaning}
          onChange={(event) => setMeaning(reasonMeanings.find((one) => one === event.target.value) ?? 'other')}
        >
          {reasonMeanings.map((one) => (
            <option key={one} value={one}>
              {t(`meanings.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" disabled={!name.trim()} pending={add.isPending}>
        {t('addReason')}
      </Button>
    </form>
  )
}
