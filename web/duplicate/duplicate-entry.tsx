'use client'
import { Check, Split } from 'lucide-react'
import Link from 'next/link'
import type { RefObject } from 'react'
import { useTranslations } from 'use-intl'
import type { DuplicatePair } from '#contract/duplicate.ts'
import type { ItemRow } from '#contract/item.ts'
import { usePairLines } from '#web/duplicate/pair-rows.tsx'
import type { useMerge } from '#web/duplicate/use-merge.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'

/** Two items side by side: why they may be one thing, where they differ, and what one can say to it. */
export function DuplicateEntry({
  pair,
  acts,
  chosen,
  entry,
}: {
  pair: DuplicatePair
  acts: ReturnType<typeof useMerge>
  chosen: boolean
  /** of the chosen one, to take the focus */
  entry?: RefObject<HTMLLIElement | null>
}) {
  const t = useTranslations('duplicate')
  const { left, right } = pair
  const { differing, same } = usePairLines(left, right)
  const isOpen = pair.state === 'open'
  return (
    <li
      ref={entry}
      tabIndex={-1}
      className={classNames('px-4 py-3.5 -outline-offset-2', chosen && 'shadow-[inset_3px_0_0_var(--accent)]')}
    >
      <p className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
        <Badge tone={isOpen ? 'warn' : 'plain'}>{t('alike', { percent: Math.floor(pair.score * 100) })}</Badge>
        {pair.reasons.map((reason) => (
          <span key={reason}>{reason}</span>
        ))}
      </p>
      <table className="w-full table-fixed border-collapse text-left">
        <thead>
          <tr className="align-bottom">
            <th scope="col" className="w-22 sm:w-36">
              <span className="sr-only">{t('what')}</span>
            </th>
            <Head item={left} />
            <Head item={right} />
          </tr>
        </thead>
        <tbody>
          {differing.map((line) => (
            <tr key={line.key} className="border-t border-line/60 align-top">
              <th scope="row" className="py-1 pr-3 text-sm font-normal text-faint">
                {line.label}
              </th>
              <td className="py-1 pr-3 [overflow-wrap:anywhere]">{line.left}</td>
              <td className="py-1 [overflow-wrap:anywhere]">{line.right}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {same.length > 0 ? <p className="mt-1.5 text-sm text-faint">{t('same', { parts: same.join(', ') })}</p> : null}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {isOpen ? (
          <>
            <Keep kept={left} other={right} acts={acts} />
            <Keep kept={right} other={left} acts={acts} />
            <Button size="sm" look="quiet" disabled={acts.pending} onClick={() => acts.dismiss(pair)}>
              <Split />
              {t('notSame')}
            </Button>
          </>
        ) : (
          <Decided pair={pair} acts={acts} />
        )}
      </div>
    </li>
  )
}

function Head({ item }: { item: ItemRow }) {
  return (
    <th scope="col" className="pr-3 pb-1.5 font-normal">
      <Link
        href={`/items/view?id=${item.id}`}
        className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
      >
        {item.name}
      </Link>
      <span className="block">
        <Code>{item.sku}</Code>
      </span>
    </th>
  )
}

function Keep({ kept, other, acts }: { kept: ItemRow; other: ItemRow; acts: ReturnType<typeof useMerge> }) {
  const t = useTranslations('duplicate')
  return (
    <Button
      size="sm"
      title={t('keepHelp', { sku: kept.sku, other: other.sku })}
      disabled={acts.pending}
      className="max-w-full shrink"
      onClick={() => acts.merge(other, kept)}
    >
      <Check />
      <span className="truncate">{t('keep', { sku: kept.sku })}</span>
    </Button>
  )
}

function Decided({ pair, acts }: { pair: DuplicatePair; acts: ReturnType<typeof useMerge> }) {
  const t = useTranslations('duplicate')
  const { decidedAt, decidedByName } = pair
  return (
    <>
      {decidedAt && decidedByName ? (
        <span className="text-sm text-faint">
          {t.rich('decidedBy', { name: decidedByName, when: () => <DateTime value={decidedAt} detail="ago" /> })}
        </span>
      ) : null}
      {pair.state === 'dismissed' ? (
        <Button size="sm" look="quiet" disabled={acts.pending} onClick={() => acts.reopen(pair)}>
          {t('reopen')}
        </Button>
      ) : null}
    </>
  )
}
