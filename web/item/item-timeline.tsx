'use client'
import { useState } from 'react'
import { Area, AreaChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts'
import { useFormatter, useTranslations } from 'use-intl'
import { getStockTimeline } from '#contract/stock.ts'
import { type Step, toSteps } from '#web/item/timeline-steps.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { Amount } from '#web/ui/amount.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

const spans = { quarter: 90, year: 365, threeYears: 1095 } as const
type Span = keyof typeof spans
const dayMs = 86_400_000

/** On hand over time as a stepped line: it stands until something moves. */
export function ItemTimeline({ itemId }: { itemId: string }) {
  const t = useTranslations('item.timeline')
  const problemText = useProblemText()
  const [span, setSpan] = useState<Span>('quarter')
  const [now] = useState(Date.now)
  const from = new Date(now - spans[span] * dayMs).toISOString()
  const timeline = useRead(getStockTimeline, { params: { itemId }, query: { from } }, { keepPrevious: true })
  const { data } = timeline
  return (
    <Panel
      title={t('title')}
      actions={
        <Segmented
          label={t('span')}
          value={span}
          onValueChange={setSpan}
          options={(['quarter', 'year', 'threeYears'] as const).map((value) => ({ value, label: t(value) }))}
        />
      }
    >
      {timeline.isError && !data ? (
        <ErrorState onRetry={() => void timeline.refetch()}>{problemText(timeline.error)}</ErrorState>
      ) : data ? (
        <Steps steps={toSteps(data)} unit={data.unit} />
      ) : (
        <div aria-busy="true">
          <Skeleton className="h-40" />
        </div>
      )}
    </Panel>
  )
}

function Steps({ steps, unit }: { steps: readonly Step[]; unit: string }) {
  const t = useTranslations('item.timeline')
  const format = useFormatter()
  const short = (at: number) =>
    format.dateTime(new Date(at), { day: 'numeric', month: 'short', year: '2-digit', timeZone: 'UTC' })
  const last = steps.at(-1)?.onHand ?? 0
  const least = Math.min(...steps.map((step) => step.onHand))
  const most = Math.max(...steps.map((step) => step.onHand))
  const number = (value: number) => format.number(value, { maximumFractionDigits: 2 })
  return (
    <figure>
      <div className="h-40" aria-hidden="true">
        <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 700, height: 160 }}>
          <AreaChart data={[...steps]} margin={{ top: 8, right: 0, bottom: 0, left: 0 }} accessibilityLayer={false}>
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="at"
              type="number"
              domain={['dataMin', 'dataMax']}
              tickFormatter={short}
              tickLine={false}
              axisLine={{ stroke: 'var(--line)' }}
              minTickGap={48}
              tick={{ fill: 'var(--faint)', fontSize: 12 }}
            />
            <YAxis
              width={44}
              tickLine={false}
              axisLine={false}
              tickCount={4}
              tickFormatter={(value: number) => format.number(value, { notation: 'compact' })}
              tick={{ fill: 'var(--faint)', fontSize: 12 }}
            />
            <Tooltip
              cursor={{ stroke: 'var(--faint)' }}
              isAnimationActive={false}
              content={({ active, payload }) => {
                const step: unknown = active ? payload?.[0]?.payload : undefined
                if (!isStep(step)) return null
                return (
                  <div className="rounded-md bg-surface px-3 py-2 text-sm shadow-lift">
                    <p className="text-faint">{short(step.at)}</p>
                    <Amount value={step.onHand} unit={unit} className="font-medium" />
                  </div>
                )
              }}
            />
            <Area
              type="stepAfter"
              dataKey="onHand"
              stroke="var(--accent)"
              strokeWidth={1.5}
              fill="var(--wash)"
              isAnimationActive={false}
            />
          </AreaChart>
        </ResponsiveContainer>
      </div>
      <figcaption className="mt-2 text-sm text-faint">
        {t(least === most ? 'still' : 'summary', {
          last: number(last),
          least: number(least),
          most: number(most),
          unit,
        })}
      </figcaption>
    </figure>
  )
}

function isStep(value: unknown): value is Step {
  return typeof value === 'object' && value !== null && 'at' in value && 'onHand' in value
}
