'use client'
import { useTranslations } from 'use-intl'
import type { TransferRow } from '#contract/transfer.ts'
import { Badge } from '#web/ui/badge.tsx'

const tones = { open: 'accent', closed: 'plain', cancelled: 'plain' } as const

/** Where a transfer stands, and whether it should have arrived by now. */
export function TransferState({ transfer }: { transfer: Pick<TransferRow, 'state' | 'isLate'> }) {
  const t = useTranslations('transfer')
  return (
    <span className="flex gap-1.5">
      <Badge tone={tones[transfer.state]}>{t(`state.${transfer.state}`)}</Badge>
      {transfer.isLate ? <Badge tone="warn">{t('late')}</Badge> : null}
    </span>
  )
}
