'use client'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { importBatch } from '#contract/import.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'

export type ImportBatch = z.output<typeof importBatch>

const tones: Record<ImportBatch['state'], Tone> = {
  uploaded: 'warn',
  queued: 'plain',
  running: 'accent',
  succeeded: 'plain',
  failed: 'danger',
  cancelled: 'warn',
  reversing: 'accent',
  reversed: 'plain',
}

/** Where an import stands, as a badge. */
export function ImportStateBadge({ state }: { state: ImportBatch['state'] }) {
  const t = useTranslations('import.state')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
