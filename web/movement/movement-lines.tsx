'use client'
import { ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { listMovementCosts } from '#contract/valuation.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { LocationName } from '#web/location/location-name.tsx'
import { LineValues } from '#web/movement/line-values.tsx'
import type { Movement } from '#web/movement/movement-table.tsx'
import { useReasonNames } from '#web/movement/reason-names.ts'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** What the lines cost, by line number, of those that are valued. */
function useMovementCosts(movementId: string): ReadonlyMap<number, string> {
  const { data } = useRead(listMovementCosts, { params: { movementId } })
  return new Map(data?.data.flatMap(({ lineNo, cost }) => (cost === null ? [] : [[lineNo, cost] as const])))
}

/** Lines that are shown at once: a movement may have 500. */
const step = 25

/** The lines of a movement: item, from where to where, how much. */
export function MovementLines({ movement }: { movement: Movement }) {
  const t = useTranslations('movement')
  const value = useTranslations('valuation')
  const ui = useTranslations('ui')
  const format = useFormatter()
  const { tenant } = useSession()
  const [shown, setShown] = useState(step)
  const money = (amount: string) =>
    // formats decimal strings exactly; the type knows numbers only
    format.number(amount as unknown as number, { style: 'currency', currency: tenant.currency })
  const lines = movement.lines.slice(0, shown)
  const reasons = useReasonNames(lines.some((line) => line.reasonId !== null))
  const costs = useMovementCosts(movement.id)
  const items = useItemsById(lines.map((line) => line.itemId))
  return (
    <>
      <ul className="divide-y border-y">
        {lines.map((line) => {
          const item = items.get(line.itemId)
          const cost = costs.get(line.lineNo)
          return (
            <li key={line.lineNo} className="py-2">
              <div className="flex items-baseline justify-between gap-4">
                {item ? (
                  <Link
                    href={`/items/view?id=${line.itemId}`}
                    className="min-w-0 font-medium underline-offset-4 hover:underline"
                  >
                    {item.name}
                  </Link>
                ) : (
                  <Skeleton className="w-40" />
                )}
                <EnteredAmount line={line} className="font-medium" />
              </div>
              <div className="flex flex-wrap items-center justify-between gap-x-4 text-sm text-soft">
                <span className="flex items-center gap-1.5">
                  <LocationName id={line.fromLocationId} />
                  <ArrowRight aria-hidden="true" className="size-3.5 text-faint" />
                  <LocationName id={line.toLocationId} />
                </span>
                <span className="flex gap-3">
                  {line.lotId ? (
                    <Link href={`/lots/view?id=${line.lotId}`} className="underline-offset-4 hover:underline">
                      <Code>{line.lotCode ?? ''}</Code>
                    </Link>
                  ) : null}
                  {line.reasonId ? <span>{reasons.get(line.reasonId)}</span> : null}
                  {item ? <Code>{item.sku}</Code> : null}
                  {line.unitPrice ? <span>{t('detail.price', { price: money(line.unitPrice) })}</span> : null}
                  {cost ? <span>{value('cost', { cost: money(cost) })}</span> : null}
                </span>
              </div>
              <LineValues attributes={line.attributes} />
            </li>
          )
        })}
      </ul>
      {shown < movement.lines.length ? (
        <Button size="sm" look="quiet" className="mt-2" onClick={() => setShown(shown + step)}>
          {ui('loadMore')}
        </Button>
      ) : null}
    </>
  )
}
