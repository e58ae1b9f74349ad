'use client'
import { useTranslations } from 'use-intl'
import { textLink } from '#web/account/account-form.tsx'
import type { Movement } from '#web/movement/movement-table.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'

/** When, by whom, why: what is known of a movement besides its lines. */
export function MovementFacts({ movement, onOpen }: { movement: Movement; onOpen: (movementId: string) => void }) {
  const t = useTranslations('movement')
  const link = (id: string) => (
    <button type="button" className={textLink} onClick={() => onOpen(id)}>
      {t('detail.show')}
    </button>
  )
  const { reversesId, reversedById, importId } = movement
  const rows = [
    { key: 'effective', label: t('detail.effective'), value: <DateTime value={movement.effectiveAt} /> },
    { key: 'recorded', label: t('detail.recorded'), value: <DateTime value={movement.recordedAt} /> },
    {
      key: 'who',
      label: t('detail.who'),
      value: (
        <>
          {movement.actorName} <span className="text-faint">{t(`source.${movement.source}`)}</span>
        </>
      ),
    },
    ...(movement.reference ? [{ key: 'reference', label: t('detail.reference'), value: movement.reference }] : []),
    ...(movement.reason ? [{ key: 'reason', label: t('detail.reason'), value: movement.reason }] : []),
    ...(reversesId ? [{ key: 'reverses', label: t('detail.reverses'), value: link(reversesId) }] : []),
    ...(reversedById ? [{ key: 'reversedBy', label: t('detail.reversedBy'), value: link(reversedById) }] : []),
    ...(importId
      ? [
          {
            key: 'import',
            label: t('detail.import'),
            value: (
              <ButtonLink size="sm" href={`/import/view?id=${importId}`}>
                {t('detail.show')}
              </ButtonLink>
            ),
          },
        ]
      : []),
  ]
  return <KeyValues rows={rows} />
}
