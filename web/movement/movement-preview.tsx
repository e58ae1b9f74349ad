'use client'
import { useQuery } from '@tanstack/react-query'
import { ArrowRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import type { NewMovement } from '#contract/movement.ts'
import { type MovementPreview as Preview, type PreviewedBalance, previewMovement } from '#contract/movement-preview.ts'
import { api } from '#web/lib/api.ts'
import { useDebounced } from '#web/lib/debounced.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Notice } from '#web/ui/notice.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Rows that stand here; a movement may have 500 lines. */
const shownRows = 12

/**
 * What recording the movement would change, by the rules of recording itself; it follows the form a moment behind.
 * @param movement  undefined while the form is not filled in
 */
export function MovementPreview({ movement }: { movement: NewMovement | undefined }) {
  const t = useTranslations('movement.preview')
  return (
    <section aria-label={t('title')} aria-live="polite" className="min-h-28 rounded-md border bg-sunken/40 p-3">
      <h3 className="mb-1 text-sm font-medium">{t('title')}</h3>
      {movement ? <Foreseen movement={movement} /> : <p className="text-sm text-faint">{t('incomplete')}</p>}
    </section>
  )
}

function Foreseen({ movement }: { movement: NewMovement }) {
  const t = useTranslations('movement.draft')
  const problemText = useProblemText()
  const asked = useDebounced(JSON.stringify(movement), 300)
  const { data, error, isPlaceholderData } = useQuery({
    queryKey: [...readKey(previewMovement), asked],
    queryFn: ({ signal }) => api.call(previewMovement, { body: JSON.parse(asked) as NewMovement, signal }),
    placeholderData: (before) => before,
    // others move goods meanwhile
    staleTime: 0,
    gcTime: 0,
    retry: false,
  })
  if (error) {
    const mayNot = error instanceof ApiProblem && error.problem.code === 'backdate_forbidden'
    return (
      <Notice tone="warn">
        {problemText(error)} {mayNot ? t('instead') : null}
      </Notice>
    )
  }
  if (!data) return <Skeleton className="h-16" />
  return (
    <div className={classNames('space-y-2 transition-opacity', isPlaceholderData && 'opacity-60')}>
      <Outcome preview={data} />
    </div>
  )
}

function Outcome({ preview }: { preview: Preview }) {
  const t = useTranslations('movement.preview')
  const valuation = useTranslations('valuation')
  const { tenant } = useSession()
  const rows = preview.balances.slice(0, shownRows)
  return (
    <>
      {preview.refusal ? (
        <Notice tone="warn" title={t(`refused.${preview.refusal.code}`)}>
          {preview.refusal.detail}
        </Notice>
      ) : null}
      {preview.questions.map((question) => (
        <p key={question} className="text-sm text-warn">
          {question}
        </p>
      ))}
      <ul className="divide-y">
        {rows.map((row) => (
          <BalanceRow key={[row.itemId, row.locationId, row.lotCode].join()} row={row} />
        ))}
      </ul>
      {preview.balances.length > rows.length ? (
        <p className="text-sm text-faint">{t('more', { count: preview.balances.length - rows.length })}</p>
      ) : null}
      {preview.values?.slice(0, shownRows).map(({ itemId, itemName, method, value }) => (
        <p key={itemId} className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm text-soft">
          <span className="min-w-0">{t('value', { item: itemName, method: valuation(`methods.${method}`) })}</span>
          {value ? (
            <FromTo
              from={<Money value={value.before} currency={tenant.currency} />}
              to={<Money value={value.after} currency={tenant.currency} />}
            />
          ) : (
            <span className="text-faint">{t('valueLater')}</span>
          )}
        </p>
      ))}
      {preview.closings ? <Closings closings={preview.closings} /> : null}
    </>
  )
}

function BalanceRow({ row }: { row: PreviewedBalance }) {
  const t = useTranslations('movement.preview')
  const { onHand, unit, past, short } = row
  return (
    <li className="py-1.5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span className="min-w-0">
          <span className="font-medium">{row.itemName}</span>
          <span className="text-soft"> · {row.locationName}</span>
          {row.lotCode ? (
            <>
              {' '}
              <Code>{row.lotCode}</Code>
            </>
          ) : null}
        </span>
        <FromTo from={<Amount value={onHand.before} />} to={<Amount value={onHand.after} unit={unit} />} />
      </div>
      {short ? <p className="text-sm text-warn">{t(`short.${short}`)}</p> : null}
      {past ? (
        <p className={classNames('text-sm', past.lowest.after.startsWith('-') ? 'text-warn' : 'text-soft')}>
          {past.belowZeroFrom
            ? t.rich('belowZero', { when: () => <DateTime value={past.belowZeroFrom ?? ''} detail="day" /> })
            : null}{' '}
          {t.rich('lowest', {
            amount: () => <Amount value={past.lowest.after} unit={unit} />,
            when: () => <DateTime value={past.lowest.at} detail="day" />,
          })}
        </p>
      ) : null}
    </li>
  )
}

function FromTo({ from, to }: { from: ReactNode; to: ReactNode }) {
  const t = useTranslations('movement.preview')
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span className="text-soft">{from}</span>
      <ArrowRight aria-label={t('becomes')} className="size-3.5 text-faint" />
      <span className="font-medium">{to}</span>
    </span>
  )
}

function Closings({ closings }: { closings: NonNullable<Preview['closings']> }) {
  const t = useTranslations('movement.preview')
  const format = useFormatter()
  // a month of the organisation's calendar, whatever the zone it is read in
  const name = (day: string) =>
    format.dateTime(new Date(`${day}T12:00:00Z`), { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const { first, last, months } = closings
  return <p className="text-sm text-soft">{t('closings', { months, first: name(first), last: name(last) })}</p>
}
