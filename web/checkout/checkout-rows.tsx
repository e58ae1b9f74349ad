'use client'
import { CalendarClock, LogIn } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Checkout } from '#contract/checkout.ts'
import { AlterForm } from '#web/checkout/alter-form.tsx'
import { CheckInForm } from '#web/checkout/check-in-form.tsx'
import { useSession } from '#web/lib/session.tsx'
import { CalendarDay } from '#web/purchasing/calendar-day.tsx'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'

const tones: Record<NonNullable<Checkout['condition']>, Tone> = { good: 'plain', damaged: 'warn', lost: 'danger' }

/**
 * Check-outs one below the other: the unit, who has it, until when, and what became of it; one that is out can be checked in, or be given another day or note.
 * @param names  whether the unit is named; not where all are of one unit
 */
export function CheckoutRows({ rows, names = true }: { rows: readonly Checkout[]; names?: boolean }) {
  const { can } = useSession()
  const [open, setOpen] = useState<{ form: 'in' | 'alter'; checkout: Checkout }>()
  const close = () => setOpen(undefined)
  return (
    <>
      <ul className="divide-y">
        {rows.map((one) => (
          <Row
            key={one.id}
            checkout={one}
            names={names}
            onOpen={can('movement:record') ? (form) => setOpen({ form, checkout: one }) : undefined}
          />
        ))}
      </ul>
      {open?.form === 'in' ? <CheckInForm checkout={open.checkout} onClose={close} /> : null}
      {open?.form === 'alter' ? <AlterForm checkout={open.checkout} onClose={close} /> : null}
    </>
  )
}

function Row({
  checkout,
  names,
  onOpen,
}: {
  checkout: Checkout
  names: boolean
  onOpen: ((form: 'in' | 'alter') => void) | undefined
}) {
  const t = useTranslations('checkout')
  const { serial, holderName, holderLocationId, dueOn, state, condition, returnedAt, returnedToName } = checkout
  const day = () => (dueOn === null ? null : <CalendarDay value={dueOn} />)
  const moment = () => <DateTime value={returnedAt ?? checkout.outAt} />
  const notes = [checkout.note, checkout.returnNote].filter((note) => note !== '')
  return (
    <li className="flex items-start gap-3 py-2.5 pr-2.5 pl-4">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2 gap-y-1">
          {names ? (
            <>
              <Link className="font-medium hover:underline" href={`/lots/view?id=${checkout.lotId}`}>
                <Code>{serial}</Code>
              </Link>
              <Link className="[overflow-wrap:anywhere] hover:underline" href={`/items/view?id=${checkout.itemId}`}>
                {checkout.itemName}
              </Link>
            </>
          ) : null}
          <span className={names ? 'text-soft' : 'font-medium'}>
            {t(holderLocationId === null ? 'with' : 'at', { holder: holderName })}
          </span>
          {checkout.isOverdue ? <Badge tone="danger">{t('overdue')}</Badge> : null}
          {condition ? <Badge tone={tones[condition]}>{t(`condition.${condition}`)}</Badge> : null}
          {state === 'cancelled' ? <Badge>{t('cancelled')}</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-sm text-soft">
          {state === 'out' && dueOn !== null ? <span>{t.rich('due', { day })}</span> : null}
          <span>{t.rich('since', { moment: () => <DateTime value={checkout.outAt} /> })}</span>
          {returnedAt === null || condition === 'lost' ? null : returnedToName === null ? (
            <span>{t.rich('returned', { moment })}</span>
          ) : (
            <span>{t.rich('returnedTo', { moment, place: returnedToName })}</span>
          )}
          {notes.map((note) => (
            <span key={note} className="[overflow-wrap:anywhere]">
              {note}
            </span>
          ))}
        </p>
      </div>
      {state === 'out' && onOpen ? (
        <>
          <Button look="quiet" size="icon" aria-label={t('alter.unit', { serial })} onClick={() => onOpen('alter')}>
            <CalendarClock />
          </Button>
          <Button size="sm" aria-label={t('inUnit', { serial })} onClick={() => onOpen('in')}>
            <LogIn />
            {t('in')}
          </Button>
        </>
      ) : null}
    </li>
  )
}
