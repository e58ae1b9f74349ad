'use client'
import { ArrowLeftRight, BellOff, CalendarPlus, Check } from 'lucide-react'
import Link from 'next/link'
import { type RefObject, useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Alert } from '#contract/alert.ts'
import { AlertPicture } from '#web/alert/alert-picture.tsx'
import type { useDecideAlert } from '#web/alert/use-decide-alert.ts'
import { EventForm } from '#web/forecast/event-form.tsx'
import { useSession } from '#web/lib/session.tsx'
import { Amount, Money } from '#web/ui/amount.tsx'
import { Badge, type Tone } from '#web/ui/badge.tsx'
import { Button, ButtonLink } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Code } from '#web/ui/code-block.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Menu, MenuItem, MenuLine } from '#web/ui/menu.tsx'

/** How loud the kind of an open alert is. */
export const alertTones: Record<Alert['kind'], Tone> = {
  spike: 'warn',
  silence: 'warn',
  slip: 'danger',
  returns: 'danger',
  shrinkage: 'danger',
  price: 'danger',
  dead: 'plain',
  view: 'accent',
}
const muteDays = [
  ['mute7', 7],
  ['mute30', 30],
  ['mute90', 90],
  ['muteAlways', null],
] as const

/** For so long a kind is muted for many. */
const groupDays = 30

/** One alert: what it is about, why in words, what was seen and expected, and what one can answer. */
export function AlertEntry({
  alert,
  decide,
  chosen = false,
  entry,
  ofItem = false,
}: {
  alert: Alert
  decide: ReturnType<typeof useDecideAlert>
  chosen?: boolean
  /** of the chosen one, to take the focus */
  entry?: RefObject<HTMLLIElement | null>
  /** the item is the page's own and is not named again */
  ofItem?: boolean
}) {
  const t = useTranslations('alert')
  return (
    <li
      ref={entry}
      tabIndex={ofItem ? undefined : -1}
      className={classNames(
        'grid gap-x-5 gap-y-2 px-4 py-3.5 -outline-offset-2 sm:grid-cols-[minmax(0,1fr)_auto]',
        chosen && 'shadow-[inset_3px_0_0_var(--accent)]',
      )}
    >
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Badge tone={alert.state === 'open' ? alertTones[alert.kind] : 'plain'}>{t(`kind.${alert.kind}`)}</Badge>
          {alert.view?.id ? (
            <Link
              href={`/items?view=${alert.view.id}`}
              className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
            >
              {alert.view.name}
            </Link>
          ) : null}
          {alert.view || ofItem || alert.itemId === null ? null : (
            <>
              <Link
                href={`/items/view?id=${alert.itemId}`}
                className="font-medium underline-offset-4 [overflow-wrap:anywhere] hover:underline"
              >
                {alert.itemName}
              </Link>
              {alert.sku === null ? null : <Code>{alert.sku}</Code>}
            </>
          )}
          {alert.locationName ? (
            <span className={alert.itemId === null ? 'font-medium' : 'text-sm text-soft'}>{alert.locationName}</span>
          ) : null}
        </p>
        <p className="mt-1.5">{alert.reason}</p>
        <Figures alert={alert} />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 sm:flex-col sm:items-end">
        {alert.history.length > 1 ? <AlertPicture alert={alert} /> : null}
        <Answers alert={alert} decide={decide} />
      </div>
    </li>
  )
}

function Figures({ alert }: { alert: Alert }) {
  const t = useTranslations('alert')
  const format = useFormatter()
  const { tenant } = useSession()
  const { measure, expectedLow, expectedHigh } = alert
  const isMoney = measure === 'money' || measure === 'price'
  const unitOf = (count: number) => {
    if (measure === 'quantity') return alert.unit ?? ''
    return isMoney ? '' : t(`measure.${measure}`, { count })
  }
  const of = (value: number) =>
    isMoney
      ? format.number(value, { style: 'currency', currency: tenant.currency })
      : format.number(value, { maximumFractionDigits: value < 10 ? 1 : 0 })
  const [low, high] = [of(expectedLow), of(expectedHigh)]
  const range = low === high ? high : t('range', { low, high })
  const worth = alert.worth ?? 0
  const found = { label: t('figure.found'), value: <DateTime value={alert.foundAt} detail="ago" /> }
  const seen = [
    {
      label: t('figure.observed'),
      value: isMoney ? (
        <span className="font-medium">
          <Money value={alert.observed} currency={tenant.currency} />
        </span>
      ) : (
        <Amount value={alert.observed} unit={unitOf(alert.observed)} className="font-medium" />
      ),
    },
    { label: t('figure.expected'), value: `${range} ${unitOf(expectedHigh)}` },
    ...(alert.worth === null
      ? []
      : [
          {
            label: t('figure.worth'),
            value: (
              <Money value={worth < 10 ? worth : Math.round(worth)} currency={tenant.currency} compact={worth >= 10} />
            ),
          },
        ]),
  ]
  // of a view, the reason says it all
  const figures = alert.kind === 'view' ? [found] : [...seen, found]
  return (
    <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {figures.map(({ label, value }) => (
        <div key={label} className="flex gap-1.5">
          <dt className="text-faint">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Answers({ alert, decide }: { alert: Alert; decide: ReturnType<typeof useDecideAlert> }) {
  const t = useTranslations('alert')
  const { can } = useSession()
  const isOwn = alert.kind === 'view'
  const mayDecide = !isOwn && can('alert:decide') && (alert.state === 'open' || alert.state === 'muted')
  return (
    <div className="flex flex-wrap items-center gap-2 max-sm:w-full sm:justify-end">
      <Decided alert={alert} />
      {alert.movementId && can('stock:read') ? (
        <ButtonLink
          size="sm"
          look="quiet"
          href={`/movements?id=${alert.movementId}`}
          // on a phone it stands in one line with the answers
          className="max-sm:-ml-2.5 max-sm:[&_svg]:hidden"
        >
          <ArrowLeftRight />
          {t('act.movement')}
        </ButtonLink>
      ) : null}
      {isOwn && alert.state === 'open' ? (
        <Button size="sm" title={t('act.dismissHelp')} disabled={decide.pending} onClick={() => decide.dismiss(alert)}>
          <Check />
          {t('act.dismiss')}
        </Button>
      ) : null}
      {mayDecide ? (
        <>
          <MarkEvent alert={alert} />
          <Button
            size="sm"
            title={t('act.confirmHelp')}
            disabled={decide.pending}
            onClick={() => decide.confirm(alert)}
          >
            <Check />
            {t('act.confirm')}
          </Button>
          {alert.state === 'open' ? (
            <Menu
              trigger={
                <Button size="sm" title={t('act.muteHelp')} disabled={decide.pending}>
                  <BellOff />
                  {t('act.mute')}
                </Button>
              }
            >
              {muteDays.map(([word, days]) => (
                <MenuItem key={word} onSelect={() => decide.mute(alert, days)}>
                  {t(`act.${word}`)}
                </MenuItem>
              ))}
              <MenuLine />
              {alert.itemId !== null && alert.categoryName !== null ? (
                <MenuItem onSelect={() => decide.mute(alert, groupDays, 'category')}>
                  {t('act.muteCategory', { category: alert.categoryName })}
                </MenuItem>
              ) : null}
              {alert.itemId !== null && alert.locationName !== null ? (
                <MenuItem onSelect={() => decide.mute(alert, groupDays, 'place')}>
                  {t('act.mutePlace', { place: alert.locationName })}
                </MenuItem>
              ) : null}
              <MenuItem onSelect={() => decide.mute(alert, groupDays, 'all')}>
                {t('act.muteKind', { kind: t(`kind.${alert.kind}`) })}
              </MenuItem>
            </Menu>
          ) : null}
        </>
      ) : null}
    </div>
  )
}

/** Says that a promotion or another event explains it, where one can. */
function MarkEvent({ alert }: { alert: Alert }) {
  const t = useTranslations('alert')
  const { can } = useSession()
  const [marking, setMarking] = useState(false)
  const { kind, itemId, day } = alert
  if (itemId === null || (kind !== 'spike' && kind !== 'price') || !can('forecast:override')) return null
  return (
    <>
      <Button size="sm" title={t('act.eventHelp')} onClick={() => setMarking(true)}>
        <CalendarPlus />
        {t('act.event')}
      </Button>
      {marking ? (
        <EventForm
          start={{ startsOn: day, endsOn: day, touches: 'items', itemIds: [itemId] }}
          onClose={() => setMarking(false)}
        />
      ) : null}
    </>
  )
}

function Decided({ alert }: { alert: Alert }) {
  const t = useTranslations('alert')
  const format = useFormatter()
  if (alert.state === 'open') return null
  const { decidedAt, decidedByName, mutedUntil } = alert
  const state = t(`state.${alert.state}`)
  return (
    <span className="text-sm text-faint">
      {decidedAt && decidedByName && alert.state !== 'resolved'
        ? t.rich('decidedBy', { state, name: decidedByName, when: () => <DateTime value={decidedAt} detail="ago" /> })
        : state}
      {alert.state === 'muted' ? (
        <>
          {' '}
          {mutedUntil
            ? t('mutedUntil', {
                day: format.dateTime(new Date(`${mutedUntil}T00:00:00Z`), { dateStyle: 'medium', timeZone: 'UTC' }),
              })
            : t('mutedForGood')}
        </>
      ) : null}
    </span>
  )
}
