'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { summary as summaryShape } from '#contract/stock.ts'
import { itemsWhere } from '#web/item/items-address.ts'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { ButtonLink } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

type Summary = z.output<typeof summaryShape>

/** The readings at the head of the dashboard, on one plate, divided by hairlines. */
export function Figures({ summary }: { summary: Summary | undefined }) {
  const t = useTranslations('dashboard')
  const { tenant } = useSession()
  const count = (value: number | undefined) => (value === undefined ? undefined : <Amount value={value} />)
  return (
    <>
      <dl className="grid grid-cols-2 overflow-hidden rounded-lg border bg-surface sm:grid-cols-3 xl:grid-cols-6 [&>*]:-mt-px [&>*]:-ml-px [&>*]:border-t [&>*]:border-l">
        <Figure label={t('figure.stockValue')}>
          {summary ? (
            <Money value={summary.stockValue} currency={tenant.currency} compact={summary.stockValue.length > 9} />
          ) : undefined}
        </Figure>
        <Figure label={t('figure.items')} href="/items">
          {count(summary?.items)}
        </Figure>
        <Figure
          label={t('figure.low')}
          href={itemsWhere('low')}
          alert={summary !== undefined && summary.belowReorderPoint > 0}
        >
          {count(summary?.belowReorderPoint)}
        </Figure>
        <Figure
          label={t('figure.outOfStock')}
          href={itemsWhere('out')}
          alert={summary !== undefined && summary.outOfStock > 0}
        >
          {count(summary?.outOfStock)}
        </Figure>
        <Figure label={t('figure.moved')} href="/movements">
          {count(summary?.movements30Days)}
        </Figure>
        <Figure label={t('figure.locations')} href="/locations">
          {count(summary?.locations)}
        </Figure>
      </dl>
      {summary && summary.negative > 0 ? (
        <Notice
          tone="danger"
          className="mt-4"
          title={t('negative', { count: summary.negative })}
          actions={
            <ButtonLink size="sm" href={itemsWhere('negative')}>
              {t('show')}
            </ButtonLink>
          }
        >
          {t('negativeNote')}
        </Notice>
      ) : null}
    </>
  )
}

function Figure({
  label,
  href,
  alert = false,
  children,
}: {
  label: string
  href?: string
  alert?: boolean
  children: ReactNode
}) {
  return (
    <div className={classNames('relative px-4 py-3', href && 'transition-colors hover:bg-canvas')}>
      <dt className="flex items-center gap-1.5 text-sm text-soft">
        {alert ? <span aria-hidden="true" className="size-1.5 rounded-full bg-warn" /> : null}
        {href ? (
          <Link href={href} className="after:absolute after:inset-0">
            {label}
          </Link>
        ) : (
          label
        )}
      </dt>
      <dd className="mt-1 flex h-8 items-center text-2xl font-medium tracking-tight">
        {children ?? <Skeleton className="h-6 w-20" />}
      </dd>
    </div>
  )
}
