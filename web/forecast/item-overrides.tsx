'use client'
import { Pencil, Plus, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { type ForecastOverride, listForecastOverrides, withdrawForecastOverride } from '#contract/forecast-override.ts'
import { getForecastRecord } from '#contract/forecast-record.ts'
import { formatDay } from '#web/forecast/forecast-chart.tsx'
import type { Forecast } from '#web/forecast/forecast-words.ts'
import { OverrideForm, overrideReads } from '#web/forecast/override-form.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead, useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { toLocal } from '#web/lib/zoned-time.ts'
import { Amount } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** What people say of an item's demand in place of the forecast, and whose number was nearer. */
export function ItemOverrides({ forecast }: { forecast: Forecast }) {
  const t = useTranslations('forecast.override')
  const problemText = useProblemText()
  const { can } = useSession()
  const [editing, setEditing] = useState<ForecastOverride | 'new'>()
  const query = useReadPages(listForecastOverrides, { query: { itemId: forecast.itemId, limit: 20 } })
  const record = useRead(getForecastRecord, { params: { itemId: forecast.itemId } })
  const { rows } = query
  const score = record.data?.overrides
  const mayWrite = can('forecast:override')
  if (!mayWrite && rows?.length === 0) return null
  return (
    <section className="mt-4 border-t pt-3">
      <div className="flex items-center gap-3">
        <h3 className="min-w-0 flex-1 font-semibold">{t('heading')}</h3>
        {mayWrite ? (
          <Button size="sm" onClick={() => setEditing('new')}>
            <Plus />
            {t('add')}
          </Button>
        ) : null}
      </div>
      {score && score.judged > 0 ? (
        <p className="mt-1 text-soft">{t('score', { nearer: String(score.nearer), judged: score.judged })}</p>
      ) : null}
      {query.isError && !rows ? (
        <ErrorState onRetry={() => void query.refetch()}>{problemText(query.error)}</ErrorState>
      ) : !rows ? (
        <Skeleton className="mt-2 h-12" />
      ) : rows.length === 0 ? (
        <p className="mt-1 text-soft">{t('none')}</p>
      ) : (
        <>
          <ul className="-mx-4 mt-2 divide-y border-t">
            {rows.map((override) => (
              <Entry
                key={override.id}
                override={override}
                unit={forecast.unit}
                {...(mayWrite ? { onEdit: () => setEditing(override) } : {})}
              />
            ))}
          </ul>
          {query.hasNextPage ? <LoadMore pages={query} count={rows.length} /> : null}
        </>
      )}
      {editing ? (
        <OverrideForm
          forecast={forecast}
          override={editing === 'new' ? undefined : editing}
          onClose={() => setEditing(undefined)}
        />
      ) : null}
    </section>
  )
}

function Entry({ override, unit, onEdit }: { override: ForecastOverride; unit: string; onEdit?: () => void }) {
  const t = useTranslations('forecast.override')
  const format = useFormatter()
  const problemText = useProblemText()
  const { tenant } = useSession()
  const withdraw = useWrite(withdrawForecastOverride, {
    refreshes: overrideReads,
    onSuccess: () => toastDone(t('withdrawn')),
    onError: (error) => toastFailed(problemText(error)),
  })
  const today = toLocal(new Date(), tenant.timeZone).slice(0, 10)
  const { startsOn, endsOn, actual, nearer, withdrawnAt } = override
  const span =
    startsOn === endsOn
      ? formatDay(format, startsOn, 'long')
      : t('span', { from: formatDay(format, startsOn, 'short'), to: formatDay(format, endsOn, 'long') })
  const figure = (value: number) => <Amount value={value} maximumFractionDigits={value < 10 ? 1 : 0} />
  return (
    <li className="flex items-start gap-2 py-2 pr-2.5 pl-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-medium">{span}</span>
          {override.locationName ? <Badge>{override.locationName}</Badge> : null}
          {withdrawnAt ? <Badge>{t('isWithdrawn')}</Badge> : null}
          {nearer ? <Badge>{t(`nearer.${nearer}`)}</Badge> : null}
        </p>
        <p>
          {t.rich(actual === null ? 'numbers' : 'numbersJudged', {
            said: () => <Amount value={override.quantity} unit={unit} />,
            expected: () => figure(override.expected),
            actual: () => figure(actual ?? 0),
          })}
        </p>
        <p className="text-sm text-soft">{t('by', { reason: override.reason, name: override.createdByName })}</p>
      </div>
      {onEdit && endsOn >= today && !withdrawnAt ? (
        <>
          {startsOn > today ? (
            <Button look="quiet" size="icon" aria-label={t('editOf', { span })} onClick={onEdit}>
              <Pencil />
            </Button>
          ) : null}
          <Button
            look="quiet"
            size="icon"
            aria-label={t('withdrawOf', { span })}
            pending={withdraw.isPending}
            onClick={() => withdraw.mutate({ params: { overrideId: override.id }, ifMatch: override.version })}
          >
            <Undo2 />
          </Button>
        </>
      ) : null}
    </li>
  )
}
