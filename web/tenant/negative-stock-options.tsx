'use client'
import { useTranslations } from 'use-intl'
import { negativeStock } from '#contract/tenant.ts'

/** Choices for what happens where stock would fall below zero. @param first  where nothing is chosen */
export function NegativeStockOptions({ first }: { first: string }) {
  const t = useTranslations('tenant.settings')
  return (
    <>
      <option value="">{first}</option>
      {negativeStock.options.map((policy) => (
        <option key={policy} value={policy}>
          {t(policy)}
        </option>
      ))}
    </>
  )
}
