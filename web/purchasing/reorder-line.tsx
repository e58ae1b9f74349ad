'use client'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { ReorderRow } from '#contract/reorder.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { parseDecimal } from '#web/lib/parse-decimal.ts'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

/**
 * One entry of the reorder list: why, how many packs of whom, and what it costs.
 * @param typed  the packs as they were changed
 */
export function ReorderLine({
  row,
  isChosen,
  typed,
  onChoose,
  onType,
}: {
  row: ReorderRow
  isChosen: boolean
  typed: string | undefined
  onChoose?: (on: boolean) => void
  onType: (text: string) => void
}) {
  const t = useTranslations('purchasing.reorder')
  const { proposal } = row
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      {onChoose ? (
        <input
          type="checkbox"
          className="mt-1 size-4.5 shrink-0 accent-accent"
          aria-label={t('select', { name: row.itemName })}
          disabled={!proposal}
          checked={isChosen && proposal !== null}
          onChange={(event) => onChoose(event.target.checked)}
        />
      ) : null}
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-2 lg:grid-cols-[minmax(0,1fr)_25rem]">
        <div className="min-w-0">
          <p className="flex flex-wrap items-baseline gap-x-2">
            <Link className="font-medium hover:underline" href={`/items/view?id=${row.itemId}`}>
              {row.itemName}
            </Link>
            <span className="text-faint">
              <Code>{row.sku}</Code>
            </span>
            {row.locationName ? <Badge>{row.locationName}</Badge> : null}
          </p>
          <p className="mt-0.5 text-sm text-soft">{row.reason}</p>
        </div>
        {proposal ? (
          <div className="flex min-w-0 items-start gap-3">
            <Field label={t('quantity', { name: row.itemName })} hideLabel className="w-32 shrink-0">
              <NumberInput
                unit={proposal.packUnit ?? row.unit}
                value={typed ?? proposal.quantity}
                disabled={!onChoose}
                onChange={(event) => onType(event.target.value)}
              />
            </Field>
            <ProposalNote row={row} proposal={proposal} typed={typed} />
          </div>
        ) : (
          <p>{row.hasSupplier ? <Badge>{t('inDrafts')}</Badge> : <Badge tone="warn">{t('noSupplier')}</Badge>}</p>
        )}
      </div>
    </li>
  )
}

function ProposalNote({
  row,
  proposal,
  typed,
}: {
  row: ReorderRow
  proposal: NonNullable<ReorderRow['proposal']>
  typed: string | undefined
}) {
  const t = useTranslations('purchasing.reorder')
  const packs = typed === undefined ? proposal.quantity : parseDecimal(typed)
  const isPacked = proposal.packSize !== '1' && packs !== undefined
  const { nextBreak, currency } = proposal
  return (
    <div className="min-w-0 text-sm">
      <p className="flex flex-wrap gap-x-2">
        <span className="font-medium">{proposal.supplierName}</span>
        {isPacked ? (
          <span className="text-soft">
            {t.rich('packs', {
              amount: () => <Amount value={toDecimal(toQuantity(packs).times(proposal.packSize))} unit={row.unit} />,
            })}
          </span>
        ) : null}
        {proposal.unitPrice !== null && packs !== undefined && typed === undefined ? (
          <span className="text-soft">
            <Money value={toDecimal(toQuantity(proposal.unitPrice).times(packs).round(2))} currency={currency} />
          </span>
        ) : null}
      </p>
      {typed === undefined && proposal.raisedBy ? (
        <p className="text-faint">{t(proposal.raisedBy === 'minimum' ? 'raisedMinimum' : 'raisedMultiple')}</p>
      ) : null}
      {nextBreak ? (
        <p className="text-faint">
          {t.rich('nextBreak', {
            quantity: nextBreak.from,
            price: () => <Money value={nextBreak.price} currency={currency} />,
          })}
        </p>
      ) : null}
    </div>
  )
}
