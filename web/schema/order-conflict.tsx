'use client'
import { useTranslations } from 'use-intl'
import { listAudit } from '#contract/audit.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Notice } from '#web/ui/notice.tsx'

/** Somebody else placed the fields while one's own order was made: who and when, and both ways on. */
export function OrderConflict({
  fieldIds,
  saveMine,
  keepTheirs,
}: {
  fieldIds: readonly string[]
  saveMine: () => void
  keepTheirs: () => void
}) {
  const t = useTranslations('schema')
  const { can } = useSession()
  const audit = useRead(
    listAudit,
    { query: { entity: 'field', limit: 20 } },
    { enabled: can('audit:read'), staleTime: 0 },
  )
  const theirs = audit.data?.data.find(({ action, entityId }) => action === 'order' && fieldIds.includes(entityId))
  return (
    <div className="p-3">
      <Notice
        tone="warn"
        title={theirs ? t('orderConflict.titleBy', { name: theirs.actorName }) : t('orderConflict.title')}
        actions={
          <>
            <Button size="sm" onClick={saveMine}>
              {t('orderConflict.mine')}
            </Button>
            <Button size="sm" look="quiet" onClick={keepTheirs}>
              {t('orderConflict.theirs')}
            </Button>
          </>
        }
      >
        <p className="text-sm">{t('orderConflict.body')}</p>
        {theirs ? (
          <p className="text-sm text-soft">
            <DateTime value={theirs.at} detail="ago" />
          </p>
        ) : null}
      </Notice>
    </div>
  )
}
