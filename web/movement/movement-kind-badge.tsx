'use client'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { movement as movementShape } from '#contract/movement.ts'
import { Badge, type Tone } from '#web/ui/badge.tsx'

type Movement = z.output<typeof movementShape>

/** Loss alone stands out; everything else is business. */
const tones: Partial<Record<Movement['kind'], Tone>> = { spoilage: 'warn', sale: 'accent' }

/** What kind of movement it is, and whether it is or was reversed. */
export function MovementKindBadge({ movement }: { movement: Movement }) {
  const t = useTranslations('movement')
  return (
    <span className="inline-flex items-center gap-1.5">
      <Badge tone={tones[movement.kind] ?? 'plain'}>{t(`kind.${movement.kind}`)}</Badge>
      {movement.reversesId ? <Badge>{t('reversal')}</Badge> : null}
      {movement.reversedById ? <Badge>{t('reversed')}</Badge> : null}
    </span>
  )
}
