'use client'
import { useFormatter, useTranslations } from 'use-intl'
import type { ItemProposal } from '#contract/item-proposal.ts'
import { useSession } from '#web/lib/session.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'

/** Whether it is noted how the line's supplier sells the item. */
export function LineTerms({
  terms,
  supplierName,
  checked,
  onChecked,
}: {
  terms: ItemProposal['terms']
  supplierName: string
  checked: boolean
  onChecked: (checked: boolean) => void
}) {
  const t = useTranslations('proposal')
  const format = useFormatter()
  const { tenant } = useSession()
  // Intl.NumberFormat formats decimal strings exactly; the type of use-intl knows numbers and bigints only.
  const money = (value: string, unit: string) =>
    format.number(value as unknown as number, { style: 'currency', currency: unit })
  const { code, packUnit, packSize, price, currency, minimumQuantity, leadTimeDays } = terms
  const facts = [
    code ? t('termsCode', { code }) : '',
    packSize === '1' ? '' : t('termsPack', { pack: packUnit ?? t('part.packUnit'), size: packSize }),
    price === null ? '' : t('termsPrice', { price: money(price, currency ?? tenant.currency) }),
    minimumQuantity === null ? '' : t('termsLeast', { quantity: minimumQuantity }),
    leadTimeDays === null ? '' : t('termsDays', { days: leadTimeDays }),
  ]
  return (
    <Checkbox
      checked={checked}
      onChange={({ target }) => onChecked(target.checked)}
      label={t('terms', { supplier: supplierName })}
      help={facts.filter(Boolean).join(' · ')}
    />
  )
}
