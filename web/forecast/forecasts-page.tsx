'use client'
import { CalendarRange, ChartLine, Sigma, TrendingUp } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { BodyOf } from '#contract/endpoint.ts'
import { listForecasts, type startForecast } from '#contract/forecast.ts'
import { listTasks } from '#contract/task.ts'
import { ExpectedDemand } from '#web/forecast/expected-demand.tsx'
import { ForecastRun, useForecastRun } from '#web/forecast/forecast-run.tsx'
import { type Forecast, judge, useForecastWords } from '#web/forecast/forecast-words.ts'
import { Sparkline } from '#web/forecast/sparkline.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead, useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { NameAndCode } from '#web/ui/name-and-code.tsx'
import { PageHeader } from '#web/ui/page-header.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'

/** The latest forecast of every item, largest expected demand first, and the button that makes new ones. */
export function ForecastsPage() {
  const t = useTranslations('forecast')
  const events = useTranslations('event')
  const sums = useTranslations('sums')
  const shell = useTranslations('shell')
  const problemText = useProblemText()
  const { can } = useSession()
  const words = useForecastWords()
  const [asking, setAsking] = useState(false)
  const forecasts = useReadPages(listForecasts, { query: { limit: 50 } })
  const elsewhere = useRead(listTasks, { query: { kind: 'forecast', state: 'running', limit: 1 } })
  const run = useForecastRun(elsewhere.data?.data[0]?.id)
  const mayRun = can('forecast:run')
  useShortcut(
    mayRun
      ? { keys: 'n', label: t('run.action'), group: shell('shortcut.page'), run: () => setAsking(true) }
      : undefined,
  )
  const { rows } = forecasts
  const runButton = mayRun ? (
    <Button look="primary" pending={run.starting} disabled={run.running} onClick={() => setAsking(true)}>
      <TrendingUp />
      {t('run.action')}
    </Button>
  ) : null
  const columns: Column<Forecast>[] = [
    {
      id: 'item',
      header: t('column.item'),
      narrow: 'title',
      cell: (one) => <NameAndCode name={one.itemName} code={one.sku} codeFrom="lg" />,
    },
    {
      id: 'line',
      header: t('column.line'),
      width: 'w-48',
      narrow: 'note',
      from: 'md',
      cell: (one) => <Sparkline history={one.history} mean={one.mean} />,
    },
    {
      id: 'expected',
      header: t('column.expected'),
      width: 'w-44',
      align: 'end',
      narrow: 'value',
      cell: (one) => <ExpectedDemand of={one} />,
    },
    {
      id: 'method',
      header: t('column.method'),
      width: 'w-44',
      from: 'lg',
      cell: (one) => <span className="text-soft">{words.methodShort(one)}</span>,
    },
    {
      id: 'score',
      header: t('column.score'),
      width: 'w-32',
      align: 'end',
      narrow: 'note',
      cell: (one) => {
        const verdict = judge(one.score)?.verdict
        return (
          <span title={words.score(one)} className={verdict === 'worse' ? 'text-warn' : verdict ? '' : 'text-faint'}>
            {words.scoreShort(one)}
          </span>
        )
      },
    },
    {
      id: 'made',
      header: t('column.made'),
      width: 'w-32',
      align: 'end',
      from: 'xl',
      cell: (one) => (
        <span className="text-faint">
          <DateTime value={one.createdAt} detail="ago" />
        </span>
      ),
    },
  ]
  return (
    <>
      <PageHeader
        title={t('title')}
        note={t('note')}
        actions={
          <>
            <ButtonLink href="/forecasts/totals">
              <Sigma />
              {sums('link')}
            </ButtonLink>
            <ButtonLink href="/forecasts/events">
              <CalendarRange />
              {events('link')}
            </ButtonLink>
            <ButtonLink href="/forecasts/accuracy">
              <ChartLine />
              {t('accuracy.link')}
            </ButtonLink>
            {runButton}
          </>
        }
      />
      <ForecastRun run={run} />
      <Panel flush>
        {forecasts.isError && !rows ? (
          <ErrorState onRetry={() => void forecasts.refetch()}>{problemText(forecasts.error)}</ErrorState>
        ) : rows?.length === 0 ? (
          <EmptyState icon={TrendingUp} title={t('emptyTitle')} actions={runButton}>
            {t('empty')}
          </EmptyState>
        ) : (
          <>
            <DataTable
              label={t('title')}
              columns={columns}
              rows={rows}
              rowKey={(one) => one.itemId}
              href={(one) => `/items/view?id=${one.itemId}`}
            />
            {rows ? <LoadMore pages={forecasts} count={rows.length} /> : null}
          </>
        )}
      </Panel>
      <RunDialog open={asking} onOpenChange={setAsking} onStart={run.start} />
    </>
  )
}

function RunDialog({
  open,
  onOpenChange,
  onStart,
}: {
  open: boolean
  onOpenChange: (open: boolean) => void
  onStart: (body: BodyOf<typeof startForecast>) => void
}) {
  const t = useTranslations('forecast')
  const ui = useTranslations('ui')
  const formId = useId()
  const [frequency, setFrequency] = useState<'auto' | 'D' | 'W' | 'M'>('auto')
  const [horizon, setHorizon] = useState('')
  const steps = Number(horizon)
  const wrong = horizon.trim() !== '' && !(Number.isInteger(steps) && steps >= 1 && steps <= 366)
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('run.title')}
      description={t('run.note')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" disabled={wrong}>
            {t('run.start')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        className="space-y-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (wrong) return
          onOpenChange(false)
          onStart({
            ...(frequency === 'auto' ? {} : { frequency }),
            ...(horizon.trim() ? { horizon: steps } : {}),
          })
        }}
      >
        <div>
          <p className="mb-1 text-sm font-medium">{t('run.frequency')}</p>
          <Segmented
            label={t('run.frequency')}
            value={frequency}
            onValueChange={setFrequency}
            options={[
              { value: 'auto', label: t('run.auto') },
              ...(['D', 'W', 'M'] as const).map((value) => ({ value, label: t(`frequency.${value}`) })),
            ]}
          />
        </div>
        <Field
          label={t('run.horizon')}
          optional
          help={t('run.horizonHelp')}
          error={wrong ? t('run.horizonForm') : undefined}
        >
          <Input inputMode="numeric" value={horizon} onChange={(event) => setHorizon(event.target.value)} />
        </Field>
      </form>
    </Dialog>
  )
}
