'use client'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import type { Endpoint } from '#contract/endpoint.ts'
import { reverseMovement } from '#contract/movement.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useSession } from '#web/lib/session.tsx'
import { useWrite } from '#web/lib/write.ts'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** A receipt, a shipment or a return of an order, as the ledger has it. */
export type PostedGoods = {
  movementId: string
  reversedById: string | null
  lines: readonly {
    lineId: string
    quantity: string
    entered: { quantity: string; unit: string } | null
    lotId: string | null
    lotCode: string | null
  }[]
}

/**
 * What came or went on an order; whoever may correct movements can reverse it from here.
 * @param of  the order's lines, which name the items
 * @param refreshes  reads that are stale once it is reversed
 * @param reversed  what is said then
 */
export function PostedGoods({
  goods,
  of,
  refreshes,
  reversed,
  act,
}: {
  goods: PostedGoods
  of: readonly { id: string; itemName: string; unit: string }[]
  refreshes: readonly Endpoint[]
  reversed: string
  /** what else can be done with it while it stands */
  act?: ReactNode
}) {
  const t = useTranslations('order')
  const problemText = useProblemText()
  const { can } = useSession()
  const reverse = useWrite(reverseMovement, {
    refreshes,
    onSuccess: () => toastDone(reversed),
    onError: (error) => toastFailed(problemText(error)),
  })
  const isReversed = goods.reversedById !== null
  return (
    <div className="flex items-start justify-between gap-3">
      <ul className={isReversed ? 'min-w-0 line-through' : 'min-w-0'}>
        {goods.lines.map(({ lineId, quantity, entered, lotId, lotCode }, index) => {
          const line = of.find(({ id }) => id === lineId)
          return line ? (
            <li key={index}>
              <EnteredAmount line={{ quantity, entered, unit: line.unit }} /> {line.itemName}{' '}
              {lotId ? (
                <Link
                  href={`/lots/view?id=${lotId}`}
                  className="inline-block max-w-full underline-offset-4 hover:underline"
                >
                  <Code>{lotCode ?? ''}</Code>
                </Link>
              ) : null}
            </li>
          ) : null
        })}
      </ul>
      {isReversed ? (
        <span className="shrink-0">{t('reversed')}</span>
      ) : (
        <div className="flex shrink-0 flex-col items-end">
          {act}
          {can('movement:correct') ? (
            <Button
              size="sm"
              look="quiet"
              pending={reverse.isPending}
              onClick={() =>
                reverse.mutate({ params: { movementId: goods.movementId }, body: { reason: t('reverseReason') } })
              }
            >
              {t('reverse')}
            </Button>
          ) : null}
        </div>
      )}
    </div>
  )
}
