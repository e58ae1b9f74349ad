'use client'
import { useFormatter, useLocale } from 'use-intl'
import { unitName } from '#web/pack/unit-name.ts'
import { Amount } from '#web/ui/amount.tsx'
import { classNames } from '#web/ui/class-names.ts'

/** What a line says of its quantity. */
interface Entered {
  quantity: string
  unit: string
  entered: { quantity: string; unit: string } | null
}

/**
 * How much a line is: as it was entered, with what that is in base units behind it (`3 boxes (36)`).
 * @param sign  before a change of stock
 */
export function EnteredAmount({
  line: { quantity, unit, entered },
  sign = '',
  className,
}: {
  line: Entered
  sign?: '' | '+' | '-'
  className?: string
}) {
  const locale = useLocale()
  const format = useFormatter()
  const signed = (amount: string) => (sign === '-' ? `-${amount}` : amount)
  if (!entered)
    return <Amount value={signed(quantity)} unit={unit} signed={sign !== ''} {...(className ? { className } : {})} />
  return (
    <span className={classNames('whitespace-nowrap', className)} title={`${quantity} ${unit}`}>
      <Amount
        value={signed(entered.quantity)}
        unit={unitName(entered.unit, entered.quantity, locale)}
        signed={sign !== ''}
      />{' '}
      <span className="font-normal text-faint">
        ({format.number(quantity as unknown as number, { maximumFractionDigits: 6 })})
      </span>
    </span>
  )
}
