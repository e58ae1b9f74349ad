'use client'
import { Coins } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { ReorderRow } from '#contract/reorder.ts'
import { useSession } from '#web/lib/session.tsx'
import { type Chosen, chooseWithin } from '#web/purchasing/reorder-draft.ts'
import { Money } from '#web/ui/amount.tsx'
import { Button } from '#web/ui/button.tsx'

/**
 * What the budget that was named buys, chosen with one click.
 * @param isWhole  all lines are read; before that the budget's part of the others is unknown
 */
export function BudgetChoice({
  rows,
  isWhole,
  isReading,
  onReadOn,
  onChoose,
}: {
  rows: readonly ReorderRow[]
  isWhole: boolean
  isReading: boolean
  onReadOn: () => void
  onChoose: (chosen: Chosen) => void
}) {
  const t = useTranslations('purchasing.reorder')
  const { tenant } = useSession()
  if (!isWhole)
    return (
      <Button size="sm" pending={isReading} onClick={onReadOn}>
        {t('budgetMore')}
      </Button>
    )
  const { chosen, cost } = chooseWithin(rows)
  return (
    <span className="flex flex-wrap items-center gap-3 text-sm">
      <span className="text-soft" aria-live="polite">
        {t.rich('budgetBuys', {
          count: chosen.keys.size,
          cost: () => <Money value={cost} currency={tenant.currency} />,
        })}
      </span>
      <Button size="sm" disabled={chosen.keys.size === 0} onClick={() => onChoose(chosen)}>
        <Coins />
        {t('budgetChoose')}
      </Button>
    </span>
  )
}
