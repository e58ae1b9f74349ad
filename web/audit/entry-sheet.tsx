'use client'
import { ArrowLeft } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type AuditRun, listAudit } from '#contract/audit.ts'
import { textLink } from '#web/account/account-form.tsx'
import type { useActivityFilters } from '#web/audit/activity-filters.tsx'
import { type AuditEntry, activityAddress, recordAddress, recordName } from '#web/audit/audit-entry.ts'
import { useAuditWords } from '#web/audit/audit-words.ts'
import { ChangedValue } from '#web/audit/changed-value.tsx'
import { changesOf } from '#web/audit/entry-changes.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { Button } from '#web/ui/button.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { KeyValues } from '#web/ui/key-values.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/**
 * A change beside the list: by whom, and each value before and after. Of a run, first the list of what it holds.
 * @param wanted  which changes the list is of
 */
export function EntrySheet({
  run,
  wanted,
  onClose,
}: {
  run: AuditRun | undefined
  wanted: ReturnType<typeof useActivityFilters>['query']
  onClose: () => void
}) {
  const t = useTranslations('audit')
  const words = useAuditWords()
  const [chosen, setChosen] = useState<AuditEntry>()
  if (!run) return null
  const { entry: last, count } = run
  const entry = count === 1 ? last : chosen
  return (
    <Sheet
      open
      onOpenChange={onClose}
      title={entry ? words.what(entry) : t('group', { what: words.what(last), count })}
      description={entry ? recordName(entry) : t('groupOf', { count, name: last.actorName })}
      className="sm:w-[34rem]"
    >
      {entry ? (
        <>
          {count > 1 ? (
            <Button size="sm" look="quiet" className="mb-2 -ml-2" onClick={() => setChosen(undefined)}>
              <ArrowLeft />
              {t('back')}
            </Button>
          ) : null}
          <OneEntry entry={entry} />
        </>
      ) : (
        <RunEntries run={run} wanted={wanted} onChoose={setChosen} />
      )}
    </Sheet>
  )
}

function RunEntries({
  run: { entry, firstId },
  wanted,
  onChoose,
}: Pick<Parameters<typeof EntrySheet>[0], 'wanted'> & { run: AuditRun; onChoose: (entry: AuditEntry) => void }) {
  const words = useAuditWords()
  const problemText = useProblemText()
  const query = { limit: 100, ...wanted, firstId, lastId: entry.id }
  const entries = useReadPages(listAudit, { query }, { keepPrevious: true })
  if (entries.isError && !entries.rows)
    return <ErrorState onRetry={() => void entries.refetch()}>{problemText(entries.error)}</ErrorState>
  if (!entries.rows)
    return (
      <div className="space-y-4" aria-busy="true">
        <Skeleton className="h-8" />
        <Skeleton className="h-8" />
        <Skeleton className="h-8" />
      </div>
    )
  return (
    <div className="-mx-5 -my-4">
      <ul className="divide-y">
        {entries.rows.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className="flex w-full items-baseline justify-between gap-4 px-5 py-2.5 text-left hover:bg-sunken"
              onClick={() => onChoose(one)}
            >
              <span className="min-w-0 [overflow-wrap:anywhere]">{recordName(one) ?? words.entity(one.entity)}</span>
              <span className="shrink-0 text-sm text-soft">
                <DateTime value={one.at} />
              </span>
            </button>
          </li>
        ))}
      </ul>
      <LoadMore pages={entries} count={entries.rows.length} watch={false} />
    </div>
  )
}

function OneEntry({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit')
  const { actorName, agent, at } = entry
  const address = recordAddress(entry)
  return (
    <div className="space-y-5">
      <KeyValues
        rows={[
          { key: 'when', label: t('when'), value: <DateTime value={at} /> },
          { key: 'who', label: t('who'), value: <Actor entry={entry} /> },
          ...(agent
            ? [
                {
                  key: 'agent',
                  label: t('byWhat'),
                  value: t('byAssistant', { client: agent.client ?? t('unnamedClient'), tool: agent.tool }),
                },
              ]
            : []),
          ...(agent?.onBehalfOf && agent.onBehalfOf !== actorName
            ? [{ key: 'behalf', label: t('onBehalfOf'), value: agent.onBehalfOf }]
            : []),
          {
            key: 'record',
            label: t('record'),
            value: (
              <span className="flex flex-wrap gap-x-4">
                {address ? (
                  <Link href={address} className={textLink}>
                    {t('open')}
                  </Link>
                ) : null}
                <Link href={activityAddress(entry)} className={textLink}>
                  {t('history')}
                </Link>
              </span>
            ),
          },
        ]}
      />
      <Changes entry={entry} />
    </div>
  )
}

/** Who did it; that it was an API key or an assistant is said beside the name. */
export function Actor({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit')
  const note = entry.agent ? t('assistant') : entry.actorKind === 'api_key' ? t('key') : undefined
  return (
    <>
      {entry.actorName}
      {note ? <span className="text-faint"> · {note}</span> : null}
    </>
  )
}

function Changes({ entry }: { entry: AuditEntry }) {
  const t = useTranslations('audit')
  const words = useAuditWords()
  const changes = changesOf(entry.before, entry.after)
  if (changes.length === 0) return <p className="text-soft">{t('noValues')}</p>
  const both = entry.before !== null && entry.after !== null
  return (
    <table className="w-full table-fixed text-left">
      <thead className="border-b text-xs text-faint">
        <tr>
          <th className="w-28 py-1.5 pr-3 font-medium sm:w-36">{t('property')}</th>
          {both ? <th className="py-1.5 pr-3 font-medium">{t('before')}</th> : null}
          <th className="py-1.5 font-medium">{both ? t('after') : t('value')}</th>
        </tr>
      </thead>
      <tbody className="divide-y">
        {changes.map(({ path, before, after }) => (
          <tr key={path.join('.')} className="align-baseline">
            <th scope="row" className="py-1.5 pr-3 font-normal text-soft [overflow-wrap:anywhere]">
              {words.value(path)}
            </th>
            {both ? (
              <td className="py-1.5 pr-3 [overflow-wrap:anywhere]">
                <ChangedValue path={path} value={before} />
              </td>
            ) : null}
            <td className="py-1.5 [overflow-wrap:anywhere]">
              <ChangedValue path={path} value={both || entry.after !== null ? after : before} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
