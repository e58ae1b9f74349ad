'use client'
import { HandHelping, LogOut } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { listCheckouts } from '#contract/checkout.ts'
import { CheckOutForm } from '#web/checkout/check-out-form.tsx'
import { CheckoutRows } from '#web/checkout/checkout-rows.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { useUrlFlag, useUrlState } from '#web/lib/url-state.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

const shown = ['out', 'overdue', 'past'] as const

/** Which units are out, which are overdue, and which were; what is shown stands in the address. */
export function CheckoutsPage() {
  const t = useTranslations('checkout')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { can } = useSession()
  const [isGiving, setGiving] = useUrlFlag('new')
  const [text, setShow] = useUrlState('show')
  const show = shown.find((each) => each === text) ?? 'out'
  const checkouts = useReadPages(listCheckouts, { query: { limit: 50, show } }, { keepPrevious: true })
  const mayGive = can('movement:record')
  const give = () => setGiving(true)
  useShortcut(mayGive ? { keys: 'n', label: t('out'), group: shell('shortcut.page'), run: give } : undefined)
  const button = mayGive ? (
    <Button look="primary" onClick={give}>
      <LogOut />
      {t('out')}
    </Button>
  ) : null
  return (
    <>
      <PageHeader title={t('title')} note={t('note')} actions={button} />
      <div className="mb-4">
        <Segmented
          label={t('show.label')}
          value={show}
          onValueChange={(next) => setShow(next === 'out' ? undefined : next)}
          options={shown.map((value) => ({ value, label: t(`show.${value}`) }))}
        />
      </div>
      <Panel flush>
        {checkouts.isError && !checkouts.rows ? (
          <ErrorState onRetry={() => void checkouts.refetch()}>{problemText(checkouts.error)}</ErrorState>
        ) : !checkouts.rows ? (
          <div className="space-y-3 p-4" aria-busy="true">
            <Skeleton className="h-10" />
            <Skeleton className="h-10" />
          </div>
        ) : checkouts.rows.length > 0 ? (
          <>
            <CheckoutRows rows={checkouts.rows} />
            <LoadMore pages={checkouts} count={checkouts.rows.length} />
          </>
        ) : show === 'out' ? (
          <EmptyState icon={HandHelping} title={t('emptyTitle')} actions={button}>
            {t('empty')}
          </EmptyState>
        ) : (
          <EmptyState title={t(show === 'overdue' ? 'emptyOverdue' : 'emptyPast')} />
        )}
      </Panel>
      {isGiving && mayGive ? <CheckOutForm onClose={() => setGiving(false)} /> : null}
    </>
  )
}
