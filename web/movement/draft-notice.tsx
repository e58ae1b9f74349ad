'use client'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ResponseOf } from '#contract/endpoint.ts'
import type { getMovementDraft } from '#contract/movement-draft.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { LocationName } from '#web/location/location-name.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** Changes that stand here; the preview tells of all lines. */
const shownChanges = 5

/** Who left a draft and when, and where stock is another since. */
export function DraftNotice({ draft }: { draft: ResponseOf<typeof getMovementDraft> }) {
  const t = useTranslations('movement.draft')
  const changes = draft.changes.slice(0, shownChanges)
  const items = useItemsById(changes.map(({ itemId }) => itemId))
  const when = () => <DateTime value={draft.updatedAt} detail="ago" />
  return (
    <div className="space-y-2">
      <p className="text-sm text-soft">
        {draft.version === 1 || draft.createdByName === draft.updatedByName
          ? t.rich('by', { name: draft.createdByName, when })
          : t.rich('byTwo', { name: draft.createdByName, other: draft.updatedByName, when })}
      </p>
      {changes.length > 0 ? (
        <Notice title={t('changed')}>
          <ul>
            {changes.map(({ itemId, locationId, lotId, lotCode, onHand }) => {
              const item = items.get(itemId)
              return (
                <li
                  key={[itemId, locationId, lotId, lotCode].join()}
                  className="flex flex-wrap items-baseline justify-between gap-x-3"
                >
                  <span className="min-w-0">
                    {item?.name} · <LocationName id={locationId} />
                    {lotCode ? ` · ${lotCode}` : null}
                  </span>
                  <span className="inline-flex items-center gap-1.5">
                    <Amount value={onHand.saved} />
                    <ArrowRight aria-label={t('became')} className="size-3.5 text-faint" />
                    <Amount value={onHand.now} {...(item ? { unit: item.unit } : {})} />
                  </span>
                </li>
              )
            })}
          </ul>
        </Notice>
      ) : null}
    </div>
  )
}
