'use client'
import { ArrowRight } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { z } from 'zod'
import type { Field } from '#contract/field.ts'
import type { listedMovement, movement as movementShape } from '#contract/movement.ts'
import { AttributeValue } from '#web/field/attribute-value.tsx'
import { useItemsById } from '#web/item/items-by-id.ts'
import { LocationName } from '#web/location/location-name.tsx'
import { useLineFields } from '#web/movement/line-values.tsx'
import { MovementKindBadge } from '#web/movement/movement-kind-badge.tsx'
import { EnteredAmount } from '#web/pack/entered-amount.tsx'
import { type Column, DataTable } from '#web/ui/data-table.tsx'
import { DateTime } from '#web/ui/date-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'

/** Custom fields of lines that stand as columns; all are in the movement's sheet. */
const mostColumns = 2

export type Movement = z.output<typeof movementShape>
export type ListedMovement = z.output<typeof listedMovement>

/**
 * Movements as rows: when, what, from where to where, how much. Also for an item's or a location's own movements.
 * @param brief  leaves out who and reference, for a narrow place
 */
export function MovementTable({
  movements,
  onOpen,
  brief = false,
  skeletonRows,
  chosen,
  onChoose,
}: {
  movements: readonly ListedMovement[] | undefined
  onOpen: (movementId: string) => void
  brief?: boolean
  skeletonRows?: number
  /** ids of those that are chosen, where movements can be */
  chosen?: ReadonlySet<string>
  onChoose?: (movement: ListedMovement, isChosen: boolean) => void
}) {
  const t = useTranslations('movement')
  const fields = useLineFields()
    .filter(({ kind, archivedAt }) => archivedAt === null && kind !== 'longText' && kind !== 'file')
    .slice(0, mostColumns)
  const items = useItemsById((movements ?? []).flatMap((one) => one.lines[0]?.itemId ?? []))
  const columns: Column<ListedMovement>[] = [
    ...(chosen && onChoose
      ? ([
          {
            id: 'choose',
            header: <span className="sr-only">{t('column.choose')}</span>,
            width: 'w-10',
            narrow: 'lead',
            cell: (one) =>
              one.reversedById || one.reversesId ? null : (
                // on a phone a finger's breadth chooses
                <label className="block max-sm:p-2.5">
                  <input
                    type="checkbox"
                    className="block size-4.5 accent-accent"
                    aria-label={t('choose', {
                      kind: t(`kind.${one.kind}`),
                      what: items.get(one.lines[0]?.itemId ?? '')?.name ?? '',
                    })}
                    checked={chosen.has(one.id)}
                    onChange={(event) => onChoose(one, event.target.checked)}
                  />
                </label>
              ),
          },
        ] satisfies Column<ListedMovement>[])
      : []),
    {
      id: 'when',
      header: t('column.when'),
      width: 'w-40',
      narrow: 'note',
      cell: (one) => (
        <span className="text-soft">
          <DateTime value={one.effectiveAt} />
        </span>
      ),
    },
    {
      id: 'kind',
      header: t('column.kind'),
      width: 'w-32',
      narrow: 'note',
      cell: (one) => <MovementKindBadge movement={one} />,
    },
    {
      id: 'what',
      header: t('column.what'),
      narrow: 'title',
      cell: (one) => {
        const [first] = one.lines
        const item = first && items.get(first.itemId)
        // lots and serials of one item are one item; of many lines those that are not here count as one each
        const others = one.itemId
          ? 0
          : new Set(one.lines.map(({ itemId }) => itemId)).size - 1 + one.lineCount - one.lines.length
        return (
          <span className="flex min-w-36 items-baseline gap-2">
            {item ? <span className="truncate font-medium">{item.name}</span> : <Skeleton className="w-36" />}
            {others > 0 ? <span className="shrink-0 text-faint">{t('more', { count: others })}</span> : null}
          </span>
        )
      },
    },
    {
      id: 'where',
      header: t('column.where'),
      from: 'lg',
      narrow: 'note',
      cell: (one) => <FromTo movement={one} />,
    },
    {
      id: 'quantity',
      header: t('column.quantity'),
      width: 'w-36',
      align: 'end',
      narrow: 'value',
      cell: (one) => {
        const [first] = one.lines
        if (!first) return null
        return one.lineCount > 1 ? (
          <span className="text-soft">{t('lines', { count: one.lineCount })}</span>
        ) : (
          <EnteredAmount line={first} />
        )
      },
    },
    ...(brief
      ? []
      : fields.map(
          (field): Column<ListedMovement> => ({
            id: `attributes.${field.key}`,
            header: field.name,
            from: 'lg',
            align: field.kind === 'number' || field.kind === 'integer' || field.kind === 'money' ? 'end' : 'start',
            cell: (one) => <LineValue field={field} movement={one} />,
          }),
        )),
    ...(brief
      ? []
      : ([
          {
            id: 'who',
            header: t('column.who'),
            width: 'w-36',
            from: 'xl',
            cell: (one) => <span className="block max-w-36 truncate text-soft">{one.actorName}</span>,
          },
          // fields of lines take its place: both leave no room for what moved
          ...(fields.length === mostColumns
            ? []
            : ([
                {
                  id: 'reference',
                  header: t('column.reference'),
                  width: 'w-32',
                  from: 'xl',
                  cell: (one) => <span className="block max-w-32 truncate text-soft">{one.reference}</span>,
                },
              ] satisfies Column<ListedMovement>[])),
        ] satisfies Column<ListedMovement>[])),
  ]
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={movements}
      rowKey={(one) => one.id}
      onOpen={(one) => onOpen(one.id)}
      rowClass={(one) => (one.reversedById ? 'text-faint [&_td]:line-through [&_td]:decoration-control' : undefined)}
      {...(skeletonRows ? { skeletonRows } : {})}
    />
  )
}

/** The value all lines have alike. */
function LineValue({ field, movement }: { field: Field; movement: ListedMovement }) {
  const t = useTranslations('movement')
  const [first, ...others] = movement.lines.map(({ attributes }) => attributes[field.key])
  const isCut = movement.lineCount > movement.lines.length && first !== undefined
  if (isCut || others.some((value) => JSON.stringify(value) !== JSON.stringify(first)))
    return <span className="text-soft">{t('several')}</span>
  return (
    <span className="block max-w-48 truncate">
      <AttributeValue field={field} value={first} oneLine />
    </span>
  )
}

function FromTo({ movement }: { movement: ListedMovement }) {
  const t = useTranslations('movement')
  const { fromLocationId, toLocationId } = movement
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <span className="truncate">{fromLocationId ? <LocationName id={fromLocationId} /> : t('several')}</span>
      <ArrowRight aria-hidden="true" className="size-3.5 shrink-0 text-faint" />
      <span className="truncate">{toLocationId ? <LocationName id={toLocationId} /> : t('several')}</span>
    </span>
  )
}
