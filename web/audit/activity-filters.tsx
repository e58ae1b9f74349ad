'use client'
import { useTranslations } from 'use-intl'
import { auditEntry } from '#contract/audit.ts'
import { listMembers } from '#contract/member.ts'
import { knownEntities, useAuditWords } from '#web/audit/audit-words.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useUrlState } from '#web/lib/url-state.ts'
import { endOfDay, toInstant } from '#web/lib/zoned-time.ts'
import { Field } from '#web/ui/field.tsx'
import { FilterBar } from '#web/ui/filter-bar.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/** The filters of the record of changes; they live in the address, days by the organisation's clock. */
export function useActivityFilters() {
  const { tenant } = useSession()
  const [entity, setEntity] = useUrlState('entity')
  const [record, setRecord] = useUrlState('record')
  const [by, setBy] = useUrlState('by')
  const [from, setFrom] = useUrlState('from')
  const [to, setTo] = useUrlState('to')
  const kind = auditEntry.shape.actorKind.safeParse(by).data
  const fromInstant = from && toInstant(from, tenant.timeZone)
  const toInstantExclusive = to && endOfDay(to, tenant.timeZone)
  const query = {
    ...(entity ? { entity } : {}),
    ...(record ? { entityId: record } : {}),
    ...(kind ? { actorKind: kind } : by ? { actorId: by } : {}),
    ...(fromInstant ? { from: fromInstant } : {}),
    ...(toInstantExclusive ? { to: toInstantExclusive } : {}),
  }
  return {
    query,
    count: Object.keys(query).length,
    clear: () => {
      for (const set of [setEntity, setRecord, setBy, setFrom, setTo]) set(undefined)
    },
    entity,
    record,
    by,
    from,
    to,
    setEntity: (next: string) => {
      setRecord(undefined)
      setEntity(next)
    },
    setBy,
    setFrom,
    setTo,
  }
}

/** The controls of those filters. */
export function ActivityFilters({ filters }: { filters: ReturnType<typeof useActivityFilters> }) {
  const t = useTranslations('audit')
  const words = useAuditWords()
  const members = useRead(listMembers, { query: { limit: 200 } })
  const kinds = knownEntities.map((key) => [key, words.entity(key)] as const)
  return (
    <FilterBar count={filters.count} onClear={filters.clear}>
      <Field label={t('filter.entity')} hideLabel className="sm:w-48">
        <Select value={filters.entity ?? ''} onChange={(event) => filters.setEntity(event.target.value)}>
          <option value="">{t('filter.anyEntity')}</option>
          {kinds
            .toSorted(([, a], [, b]) => a.localeCompare(b))
            .map(([key, name]) => (
              <option key={key} value={key}>
                {name.charAt(0).toUpperCase() + name.slice(1)}
              </option>
            ))}
        </Select>
      </Field>
      <Field label={t('filter.who')} hideLabel className="sm:w-48">
        <Select value={filters.by ?? ''} onChange={(event) => filters.setBy(event.target.value)}>
          <option value="">{t('filter.anyone')}</option>
          {members.data?.data.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
          <option value="api_key">{t('filter.keys')}</option>
          <option value="system">{t('filter.system')}</option>
        </Select>
      </Field>
      <Field label={t('filter.from')} hideLabel>
        <Input
          type="date"
          value={filters.from ?? ''}
          max={filters.to}
          onChange={(event) => filters.setFrom(event.target.value)}
        />
      </Field>
      <Field label={t('filter.to')} hideLabel>
        <Input
          type="date"
          value={filters.to ?? ''}
          min={filters.from}
          onChange={(event) => filters.setTo(event.target.value)}
        />
      </Field>
    </FilterBar>
  )
}
