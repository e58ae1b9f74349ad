'use client'
import { useQueries } from '@tanstack/react-query'
import { useFormatter, useTranslations } from 'use-intl'
import type { SalesOrder } from '#contract/sales-order.ts'
import type { Balance } from '#contract/stock.ts'
import { toQuantity } from '#core/number/quantity.ts'
import { allStock } from '#web/lib/all-stock.ts'
import { Field } from '#web/ui/field.tsx'
import { Select } from '#web/ui/select.tsx'

/** One shelf, and of tracked stock one lot on it. */
export const stockKey = ({ itemId, locationId, lotId }: Pick<Balance, 'itemId' | 'locationId' | 'lotId'>) =>
  `${itemId} ${locationId} ${lotId}`

/** Stock of an order's items that is free, besides what is on its pick list: whoever picks takes another lot or shelf where they have to. */
export function OtherStock({
  order,
  known,
  onChoose,
}: {
  order: SalesOrder
  /** keys of what is listed already */
  known: ReadonlySet<string>
  onChoose: (stock: Balance) => void
}) {
  const t = useTranslations('selling.ship')
  const format = useFormatter()
  const itemIds = [...new Set(order.lines.filter(({ open }) => open !== '0').map(({ itemId }) => itemId))]
  const rows = useQueries({
    queries: itemIds.map((itemId) => allStock({ itemId, locationId: order.locationId })),
    combine: (results) => results.flatMap(({ data }) => data ?? []),
  }).filter((row) => toQuantity(row.available).gt(0) && !known.has(stockKey(row)))
  if (rows.length === 0) return null
  const describe = ({ itemName: item, locationName: place, lotCode: lot, expiresOn, available, unit }: Balance) => {
    // Intl formats decimal strings exactly
    const amount = `${format.number(available as unknown as number, { maximumFractionDigits: 6 })} ${unit}`
    if (lot === null) return t('otherShelf', { item, place, amount })
    if (expiresOn === null) return t('otherLot', { item, place, lot, amount })
    const day = format.dateTime(new Date(`${expiresOn}T12:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' })
    return t('otherLotUntil', { item, place, lot, day, amount })
  }
  return (
    <Field label={t('other')} optional>
      <Select
        value=""
        onChange={(event) => {
          const chosen = rows.find((row) => stockKey(row) === event.target.value)
          if (chosen) onChoose(chosen)
        }}
      >
        <option value="">{t('otherNone')}</option>
        {rows.map((row) => (
          <option key={stockKey(row)} value={stockKey(row)}>
            {describe(row)}
          </option>
        ))}
      </Select>
    </Field>
  )
}
