'use client'
import { useFormatter, useTranslations } from 'use-intl'
import { getItemValuation } from '#contract/valuation.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { Money } from '#web/ui/amount.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Layers shown of a place. */
const mostShown = 5

/** What an item's stock is worth: in all, a unit, and the cost layers of each place. */
export function ItemValue({ itemId }: { itemId: string }) {
  const t = useTranslations('valuation')
  const format = useFormatter()
  const problemText = useProblemText()
  const { tenant } = useSession()
  const value = useRead(getItemValuation, { params: { itemId } }, { refetchInterval: 60_000 })
  const { data } = value
  const money = (amount: string) =>
    // formats decimal strings exactly; the type knows numbers only
    format.number(amount as unknown as number, { style: 'currency', currency: tenant.currency })
  return (
    <Panel title={t('item.title')} note={data ? t(`methods.${data.method}`) : undefined}>
      {value.isError && !data ? (
        <ErrorState onRetry={() => void value.refetch()}>{problemText(value.error)}</ErrorState>
      ) : !data ? (
        <div aria-busy="true">
          <Skeleton className="h-16" />
        </div>
      ) : (
        <>
          {data.places.length > 0 || data.waiting ? null : <p className="text-soft">{t('item.empty')}</p>}
          {data.places.length === 0 ? null : (
            <>
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="text-2xl font-medium tracking-tight">
                  <Money value={data.value} currency={tenant.currency} />
                </span>
                {data.unitCost === null ? null : (
                  <span className="text-soft">
                    {t('item.unitCost')} <Money value={data.unitCost} currency={tenant.currency} />
                  </span>
                )}
              </div>
              <ul aria-label={t('item.layers')} className="mt-2 divide-y border-t">
                {data.places.map((place) => (
                  <li key={place.locationId} className="py-1.5">
                    <div className="flex justify-between gap-4">
                      <span className="truncate">{place.locationName}</span>
                      <Money value={place.value} currency={tenant.currency} />
                    </div>
                    {place.layerCount > 1 ? (
                      <p className="text-sm text-faint">
                        {place.layers
                          .slice(0, mostShown)
                          .map(({ quantity, value: worth }) =>
                            t('item.layer', {
                              quantity: format.number(quantity as unknown as number, { maximumFractionDigits: 6 }),
                              cost: money(toDecimal(toQuantity(worth).div(quantity).round(4))),
                            }),
                          )
                          .join(', ')}{' '}
                        {place.layerCount > mostShown ? t('item.more', { count: place.layerCount - mostShown }) : null}
                      </p>
                    ) : null}
                  </li>
                ))}
              </ul>
            </>
          )}
          {data.waiting ? <p className="mt-2 text-sm text-faint">{t('item.waiting')}</p> : null}
        </>
      )}
    </Panel>
  )
}
