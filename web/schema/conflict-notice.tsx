'use client'
import { useTranslations } from 'use-intl'
import { listAudit } from '#contract/audit.ts'
import type { Field } from '#contract/field.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { changedSince } from '#web/schema/changed-since.ts'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Notice } from '#web/ui/notice.tsx'

/**
 * Someone saved the field while it was being edited: who, when and what, in plain words, and a way on that keeps one's draft.
 * @param mine  the definition the person began from
 */
export function ConflictNotice({ mine, onLoad, loading }: { mine: Field; onLoad: () => void; loading: boolean }) {
  const t = useTranslations('schema.conflict')
  const { can } = useSession()
  const audit = useRead(
    listAudit,
    { query: { entity: 'field', entityId: mine.id, limit: 20 } },
    { enabled: can('audit:read'), staleTime: 0 },
  )
  const latest = audit.data?.data[0]
  const changes = latest ? changedSince(mine, latest.after) : []
  const say = (value: unknown) => (value === '' ? t('nothing') : String(value))
  return (
    <Notice
      tone="warn"
      title={latest ? t('title', { name: latest.actorName }) : t('titleUnknown')}
      actions={
        <Button size="sm" pending={loading} onClick={onLoad}>
          {t('load')}
        </Button>
      }
    >
      {latest ? (
        <p className="text-sm">
          <DateTime value={latest.at} detail="ago" />
        </p>
      ) : null}
      {changes.length > 0 ? (
        <ul className="my-1 list-disc pl-4 text-sm">
          {changes.map(({ property, before, after }) => (
            <li key={property}>
              {t('what', { property: t(`property.${property}`), before: say(before), after: say(after) })}
            </li>
          ))}
        </ul>
      ) : null}
      <p className="text-sm">{t('body')}</p>
    </Notice>
  )
}
