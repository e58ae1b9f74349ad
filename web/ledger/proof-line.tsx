'use client'
import { ShieldAlert, ShieldCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import { getLedger, type ledger } from '#contract/ledger.ts'
import { useRead } from '#web/lib/read.ts'
import { classNames } from '#web/ui/class-names.ts'
import { DateTime } from '#web/ui/date-time.tsx'

export type Ledger = z.output<typeof ledger>

/** How the proof stands, kept current. */
export function useLedger() {
  return useRead(getLedger, {}, { refetchInterval: 60_000 })
}

/** "Proved 2 minutes ago: 1,204,332 lines, 0 differences". */
export function ProofText({ state }: { state: Ledger }) {
  const t = useTranslations('ledger')
  if (state.checkedAt === null) return t('notYet')
  const { checkedAt, lines, differenceCount: differences } = state
  return t.rich('proved', { lines, differences, ago: () => <DateTime value={checkedAt} detail="ago" /> })
}

/** The proof in one line of the dashboard, leading to its page. */
export function ProofLine() {
  const { data } = useLedger()
  if (!data) return <div aria-hidden="true" className="h-5" />
  const bad = data.differenceCount > 0
  const Icon = bad ? ShieldAlert : ShieldCheck
  return (
    <Link
      href="/ledger"
      className={classNames(
        'inline-flex items-center gap-1.5 text-sm',
        bad ? 'text-danger' : 'text-soft hover:text-ink',
      )}
    >
      <Icon aria-hidden="true" className={classNames('size-4 shrink-0', bad ? '' : 'text-accent')} />
      <span>
        <ProofText state={data} />
      </span>
    </Link>
  )
}
