'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Count, getCount, listCounts } from '#contract/count.ts'
import { decideCount, type ReviewLine, reviewCount } from '#contract/count-review.ts'
import { listCountLines } from '#contract/count-sheet.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Field } from '#web/ui/field.tsx'
import { Textarea } from '#web/ui/input.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/** All there is to know of one line, and what becomes of it. */
export function ReviewLineSheet({ count, line, onClose }: { count: Count; line: ReviewLine; onClose: () => void }) {
  const t = useTranslations('count.view')
  const problemText = useProblemText()
  const [reason, setReason] = useState(line.reason)
  const write = useWrite(decideCount, {
    refreshes: [getCount, listCounts, reviewCount, listCountLines],
    onSuccess: () => {
      toastDone(t('decided'))
      onClose()
    },
  })
  const decide = (decision: 'accept' | 'ignore' | 'recount') =>
    write.mutate({
      params: { countId: count.id },
      ifMatch: count.version,
      body: { decisions: [{ lineId: line.id, decision, reason: reason.trim() }] },
    })
  const isOpen = count.state === 'review'
  return (
    <Sheet
      open
      onOpenChange={(next) => next || onClose()}
      title={line.itemName}
      description={`${line.sku} · ${line.locationName}`}
      footer={
        isOpen ? (
          <>
            <Button onClick={() => decide('recount')} pending={write.isPending}>
              {t('decision.recount')}
            </Button>
            <Button onClick={() => decide('ignore')} pending={write.isPending}>
              {t('decision.ignore')}
            </Button>
            <Button
              look="primary"
              onClick={() => decide('accept')}
              pending={write.isPending}
              disabled={line.stale !== null || line.counted === null}
            >
              {t('decision.accept')}
            </Button>
          </>
        ) : undefined
      }
    >
      <div className="space-y-4">
        {write.error ? <Notice tone="danger">{problemText(write.error)}</Notice> : null}
        {line.stale ? <Notice tone="warn">{t(`stale.${line.stale}`)}</Notice> : null}
        <KeyValues rows={useFacts(line)} />
        {line.entries.length > 0 ? (
          <section>
            <h3 className="mb-1 text-sm font-semibold">{t('detail.entries')}</h3>
            <ul className="divide-y">
              {line.entries.map((entry, index) => (
                <li key={index} className="flex items-baseline gap-3 py-1.5">
                  <span className="min-w-0 flex-1">
                    {entry.counterName}
                    <span className="block text-sm text-faint">
                      {t('detail.round', { round: entry.round })} · <DateTime value={entry.countedAt} />
                    </span>
                  </span>
                  <Amount value={entry.quantity} unit={line.unit} />
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        {isOpen ? (
          <Field label={t('detail.reason')} optional>
            <Textarea
              maxLength={500}
              placeholder={t('detail.reasonPlaceholder')}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          </Field>
        ) : null}
      </div>
    </Sheet>
  )
}

function useFacts(line: ReviewLine) {
  const t = useTranslations('count.view')
  const { tenant } = useSession()
  const amount = (value: string, signed = false) => <Amount value={value} unit={line.unit} signed={signed} />
  const { counted, countedAt, book, discrepancy, value, movedSince, abcClass, decision, reason, assigneeName } = line
  return [
    { key: 'counted', label: t('detail.counted'), value: counted === null ? t('uncounted') : amount(counted) },
    ...(countedAt ? [{ key: 'when', label: t('detail.when'), value: <DateTime value={countedAt} /> }] : []),
    ...(book === null ? [] : [{ key: 'book', label: t('detail.book'), value: amount(book) }]),
    ...(discrepancy === null
      ? []
      : [{ key: 'difference', label: t('detail.difference'), value: <strong>{amount(discrepancy, true)}</strong> }]),
    ...(value === null
      ? []
      : [{ key: 'value', label: t('detail.value'), value: <Money value={value} currency={tenant.currency} /> }]),
    ...(movedSince === null || movedSince === '0'
      ? []
      : [{ key: 'since', label: t('detail.since'), value: amount(movedSince, true) }]),
    ...(line.lotCode ? [{ key: 'lot', label: t('detail.lot'), value: line.lotCode }] : []),
    ...(abcClass ? [{ key: 'class', label: t('detail.class'), value: abcClass }] : []),
    ...(assigneeName ? [{ key: 'assigned', label: t('detail.assigned'), value: assigneeName }] : []),
    {
      key: 'decision',
      label: t('column.decision'),
      value: decision ? <Badge tone="accent">{t(`outcome.${decision}`)}</Badge> : t('decision.none'),
    },
    ...(reason ? [{ key: 'reason', label: t('detail.reason'), value: reason }] : []),
  ]
}
