'use client'
import { Ban, ClipboardCheck, Undo2 } from 'lucide-react'
import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Count, getCount, listCounts, updateCount } from '#contract/count.ts'
import { reviewCount } from '#contract/count-review.ts'
import { textLink } from '#web/account/account-form.tsx'
import { ApproveDialog } from '#web/count/approve-dialog.tsx'
import { CountBadge } from '#web/count/count-badge.tsx'
import { ReverseCountDialog } from '#web/count/reverse-count-dialog.tsx'
import { ReviewLines } from '#web/count/review-lines.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { useConfirm } from '#web/ui/confirm.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { OneRecord } from '#web/ui/one-record.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** One count: how far it is, what differs, and the approval. */
export function CountPage() {
  const t = useTranslations('count')
  const countId = useSearchParams().get('id') ?? ''
  const query = useRead(getCount, { params: { countId } }, { enabled: countId !== '', refetchInterval: 20_000 })
  const back = { href: '/counts', label: t('title') }
  return (
    <OneRecord
      id={countId}
      query={query}
      title={t('one')}
      back={back}
      missing={{ title: t('missing'), note: t('missingNote') }}
    >
      {(count) => <Loaded key={countId} count={count} back={back} />}
    </OneRecord>
  )
}

function Loaded({ count, back }: { count: Count; back: { href: string; label: string } }) {
  const t = useTranslations('count')
  const problemText = useProblemText()
  const confirm = useConfirm()
  const { can } = useSession()
  const [asking, setAsking] = useState<'approve' | 'reverse'>()
  const mayApprove = can('count:approve')
  const cancel = useWrite(updateCount, {
    refreshes: [getCount, listCounts, reviewCount],
    onSuccess: () => toastDone(t('view.cancelled', { name: count.name })),
    onError: (error) => toastFailed(problemText(error)),
  })
  const callOff = async () => {
    const agreed = await confirm({
      title: t('view.cancelTitle'),
      body: t('view.cancelBody'),
      action: t('view.cancel'),
      danger: true,
    })
    if (agreed) cancel.mutate({ params: { countId: count.id }, ifMatch: count.version, body: { cancelled: true } })
  }
  const isOpen = count.state === 'counting' || count.state === 'review'
  return (
    <>
      <PageHeader
        title={count.name}
        badge={<CountBadge state={count.state} />}
        note={
          <>
            {t('number', { number: count.number })} · {count.blind ? t('view.blind') : t('view.notBlind')} ·{' '}
            <DateTime value={count.createdAt} detail="day" /> · {count.createdByName}
            {count.countedAt ? (
              <> · {t.rich('view.countedAt', { when: () => <DateTime value={count.countedAt ?? ''} /> })}</>
            ) : null}
            {count.approvedByName ? <> · {t('view.approvedBy', { name: count.approvedByName })}</> : null}
          </>
        }
        back={back}
        actions={
          <>
            {isOpen && can('count:plan') ? (
              <Button look="quiet" onClick={() => void callOff()} pending={cancel.isPending}>
                <Ban />
                {t('view.cancel')}
              </Button>
            ) : null}
            {count.state === 'approved' && mayApprove && count.movementIds.length > 0 ? (
              <Button onClick={() => setAsking('reverse')}>
                <Undo2 />
                {t('view.reverse')}
              </Button>
            ) : null}
            {count.state === 'counting' ? (
              <ButtonLink href={`/counts/sheet?id=${count.id}`} look="primary">
                <ClipboardCheck />
                {t('view.count')}
              </ButtonLink>
            ) : null}
            {count.state === 'review' && mayApprove ? (
              <Button look="primary" onClick={() => setAsking('approve')}>
                {t('view.approve')}
              </Button>
            ) : null}
          </>
        }
      />
      {count.state === 'counting' ? (
        <div className="mb-4 max-w-xl">
          <div className="flex items-center gap-3">
            <Progress
              label={t('progressLabel', count.progress)}
              value={count.progress.lines === 0 ? 0 : count.progress.counted / count.progress.lines}
            />
            <span className="shrink-0 text-sm text-soft tabular-nums">{t('progress', count.progress)}</span>
          </div>
          <p className="mt-1 text-sm text-soft">
            {count.progress.recount > 0
              ? t('recounts', { count: count.progress.recount })
              : mayApprove
                ? t('view.waiting')
                : t('view.goCount')}
          </p>
        </div>
      ) : null}
      {mayApprove ? <ReviewLines count={count} /> : null}
      {count.movementIds.length > 0 && can('stock:read') ? (
        <p className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-soft">
          {t('view.movements')}
          {count.movementIds.map((id, index) => (
            <Link key={id} className={textLink} href={`/movements?id=${id}`}>
              {t('view.movement', { number: index + 1 })}
            </Link>
          ))}
        </p>
      ) : null}
      {asking === 'approve' ? <ApproveDialog count={count} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'reverse' ? <ReverseCountDialog count={count} onClose={() => setAsking(undefined)} /> : null}
    </>
  )
}
