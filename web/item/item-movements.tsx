'use client'
import { ArrowRight, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { Item } from '#contract/item.ts'
import { listMovements } from '#contract/movement.ts'
import { toDecimal, toQuantity } from '#core/number/quantity.ts'
import { useReverseInPlace } from '#web/item/reverse-in-place.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useReadPages } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { useAllLocations } from '#web/location/all-locations.ts'
import { LocationName } from '#web/location/location-name.tsx'
import { useMayReverse } from '#web/movement/may-reverse.ts'
import { MovementKindBadge } from '#web/movement/movement-kind-badge.tsx'
import { MovementSheet } from '#web/movement/movement-sheet.tsx'
import type { Movement } from '#web/movement/movement-table.tsx'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { LoadMore } from '#web/ui/load-more.tsx'
import { Panel } from '#web/ui/panel.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/**
 * What happened to one item, newest first, by day; each entry opens its movement and can be reversed on the spot. An entry names the
 * organisation's own places; that a sale goes to customers its kind says already.
 */
export function ItemMovements({ item }: { item: Item }) {
  const t = useTranslations('item.page')
  const format = useFormatter()
  const problemText = useProblemText()
  const [opened, setOpened] = useState<string>()
  const movements = useReadPages(listMovements, { query: { itemId: item.id, limit: 25 } })
  const { rows } = movements
  const day = (movement: Movement) =>
    format.dateTime(new Date(movement.effectiveAt), {
      day: 'numeric',
      month: 'short',
      year: 'numeric',
    })
  return (
    <Panel flush title={t('movements')}>
      {movements.isError && !rows ? (
        <ErrorState onRetry={() => void movements.refetch()}>{problemText(movements.error)}</ErrorState>
      ) : rows?.length === 0 ? (
        <EmptyState title={t('movementsEmpty')}>{t('movementsEmptyNote')}</EmptyState>
      ) : rows ? (
        <>
          <ol className="py-1">
            {rows.map((movement, index) => {
              const before = rows[index - 1]
              return (
                <Entry
                  key={movement.id}
                  movement={movement}
                  itemId={item.id}
                  day={before && day(before) === day(movement) ? undefined : day(movement)}
                  onOpen={() => setOpened(movement.id)}
                />
              )
            })}
          </ol>
          <LoadMore pages={movements} count={rows.length} />
        </>
      ) : (
        <div aria-busy="true" className="space-y-4 p-4">
          {['w-1/3', 'w-2/3', 'w-1/2', 'w-3/5'].map((width) => (
            <Skeleton key={width} className={width} />
          ))}
        </div>
      )}
      <MovementSheet movementId={opened} onOpen={setOpened} />
    </Panel>
  )
}

function Entry({
  movement,
  itemId,
  day,
  onOpen,
}: {
  movement: Movement
  itemId: string
  /** left out where the entry above has it already */
  day: string | undefined
  onOpen: () => void
}) {
  const t = useTranslations('item.page')
  const kinds = useTranslations('movement.kind')
  const format = useFormatter()
  const { can } = useSession()
  const { byId } = useAllLocations()
  const reverse = useReverseInPlace()
  const mayReverse = useMayReverse()
  const lines = movement.lines.filter((line) => line.itemId === itemId)
  const [line] = lines
  if (!line) return null
  const enters = byId.get(line.fromLocationId)?.isVirtual ?? false
  const leaves = byId.get(line.toLocationId)?.isVirtual ?? false
  const sum = toDecimal(lines.reduce((total, one) => total.plus(one.quantity), toQuantity('0')))
  return (
    <li
      className={classNames(
        'group/entry relative flex min-h-10 items-center gap-3 px-4 py-1 text-sm hover:bg-canvas',
        day && 'not-first:border-t',
      )}
    >
      <span className="flex w-36 shrink-0 justify-between gap-2 text-soft max-sm:w-24 max-sm:flex-col max-sm:gap-0">
        <span className={day ? '' : 'max-sm:hidden'}>{day}</span>
        <span className="text-faint">
          {format.dateTime(new Date(movement.effectiveAt), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}
        </span>
      </span>
      <button
        type="button"
        onClick={onOpen}
        className="flex min-w-0 flex-1 items-center gap-x-3 text-left before:absolute before:inset-0 focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:-outline-offset-2 focus-visible:before:outline-accent max-sm:flex-col max-sm:items-start"
      >
        <span className="shrink-0 sm:w-24">
          <MovementKindBadge movement={movement} />
        </span>
        <span
          className={classNames(
            'flex max-w-full min-w-0 flex-1 items-center gap-1.5 text-soft',
            movement.reversedById && 'line-through decoration-control',
          )}
        >
          {enters && !leaves ? null : (
            <span className="truncate">
              <LocationName id={line.fromLocationId} />
            </span>
          )}
          {enters === leaves ? <ArrowRight aria-hidden="true" className="size-3.5 shrink-0 text-faint" /> : null}
          {leaves && !enters ? null : (
            <span className="truncate">
              <LocationName id={line.toLocationId} />
            </span>
          )}
          {lines.length > 1 ? <span className="shrink-0 text-faint">{t('lines', { count: lines.length })}</span> : null}
        </span>
        <span className="max-w-44 truncate text-faint max-lg:hidden">{movement.reference || movement.actorName}</span>
      </button>
      <EnteredAmount
        line={lines.length === 1 ? line : { ...line, quantity: sum, entered: null }}
        sign={enters === leaves ? '' : leaves ? '-' : '+'}
        className={classNames(
          'shrink-0 text-right font-medium sm:min-w-20',
          movement.reversedById && 'text-faint line-through',
        )}
      />
      {can('movement:record') ? (
        <span className="relative flex w-8 shrink-0 justify-end max-sm:hidden">
          {mayReverse(movement) ? (
            <Button
              look="quiet"
              size="icon"
              pending={reverse.pending}
              aria-label={t('reverseOf', { kind: kinds(movement.kind) })}
              title={t('reverse')}
              className="opacity-0 group-hover/entry:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-100"
              onClick={() => reverse.run(movement)}
            >
              <Undo2 />
            </Button>
          ) : null}
        </span>
      ) : null}
    </li>
  )
}
