'use client'
import { useTranslations } from 'use-intl'
import type { Kit } from '#contract/kit.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { Amount } from '#web/ui/amount.tsx'

/** What so many kits need of each part, with what is missing of it, or what comes back of each. */
export function KitNeeds({ kit, quantity, makes }: { kit: Kit; quantity: string; makes: boolean }) {
  const t = useTranslations('kit.act')
  return (
    <section>
      <h3 className="mb-1 text-sm font-medium">{t(makes ? 'needs' : 'comesBack')}</h3>
      <ul className="divide-y rounded-md border">
        {kit.parts.map(({ itemId, itemName, unit, quantity: per, available }) => {
          const needed = toQuantity(per).times(quantity)
          const missing = needed.minus(available)
          return (
            <li key={itemId} className="flex items-baseline gap-3 px-3 py-2">
              <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{itemName}</span>
              <span className="shrink-0 text-right">
                <Amount value={toDecimal(needed)} unit={unit} className="font-medium" />
                {makes ? (
                  <span className={missing.gt(0) ? 'block text-sm text-danger' : 'block text-sm text-soft'}>
                    {missing.gt(0)
                      ? t.rich('short', { amount: () => <Amount value={toDecimal(missing)} unit={unit} /> })
                      : t.rich('there', { amount: () => <Amount value={available} unit={unit} /> })}
                  </span>
                ) : null}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
