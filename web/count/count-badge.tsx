import { useTranslations } from 'use-intl'
import type { Count } from '#contract/count.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'

const tones: Record<Count['state'], Tone> = {
  counting: 'accent',
  review: 'warn',
  approved: 'plain',
  cancelled: 'plain',
  reversed: 'plain',
}

/** Where a count stands. */
export function CountBadge({ state }: { state: Count['state'] }) {
  const t = useTranslations('count.state')
  return <Badge tone={tones[state]}>{t(state)}</Badge>
}
