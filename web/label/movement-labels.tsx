'use client'
import { useQueries } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { getMovement } from '#contract/movement.ts'
import { useItemsById } from '#web/item/items-by-id.ts'
import { FieldOnLabel } from '#web/label/field-on-label.tsx'
import { fieldOfToken, fieldTokens, isFilledIn } from '#web/label/field-token.ts'
import { useItemTokens } from '#web/label/item-labels.tsx'
import type { Labelled } from '#web/label/label-record.ts'
import { useFieldsOf } from '#web/label/place-labels.tsx'
import { api } from '#web/lib/api.ts'
import { readKey } from '#web/lib/read.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import type { Movement } from '#web/movement/movement-table.tsx'
import { Amount } from '#web/ui/amount.tsx'
import { DateTime } from '#web/ui/date-time.tsx'

type Line = Movement['lines'][number]

/** Labels of what a movement moved, one a line, as for goods that just came in: the item's columns, and the line's own values as `line.lot` and `line.attributes.batch`. */
export function useMovementLabels(ids: readonly string[]): Labelled {
  const t = useTranslations('label.token')
  const movements = useQueries({
    queries: ids.map((movementId) => ({
      queryKey: readKey(getMovement, { params: { movementId } }),
      queryFn: ({ signal }: { signal: AbortSignal }) => api.call(getMovement, { params: { movementId }, signal }),
    })),
  })
  const read = movements.flatMap(({ data }) => data ?? [])
  const lines = read.flatMap((movement) => movement.lines.map((line) => ({ movement, line })))
  const items = useItemsById(lines.map(({ line }) => line.itemId))
  const { columns, recordOf } = useItemTokens()
  const { byId: places } = useAllLocations()
  const fields = useFieldsOf('movementLine')
  const error = movements.find((one) => one.error)?.error
  const own = ['quantity', 'lot', 'expiresOn', 'from', 'to', 'reference', 'at'] as const
  const tokens = [
    ...columns.values(),
    ...own.map((name) => ({ id: `line.${name}`, header: t(name) })),
    ...fieldTokens(fields, 'line.'),
  ]
  return {
    records: lines.flatMap(({ movement, line }) => {
      const item = items.get(line.itemId)
      if (!item) return []
      const ofItem = recordOf(item)
      const values = ownValues(movement, line, (id) => places.get(id)?.name ?? '')
      const fieldOf = (token: string) => fieldOfToken(fields, token, 'line.')
      return {
        key: `${movement.id} ${line.lineNo}`,
        code: ofItem.code,
        isFilled: (token) => {
          const field = fieldOf(token)
          if (field) return isFilledIn(line.attributes[field.key])
          return Object.hasOwn(values, token) ? values[token]?.text !== '' : ofItem.isFilled(token)
        },
        show: (token) => {
          const field = fieldOf(token)
          if (field) return <FieldOnLabel field={field} attributes={line.attributes} />
          const value = values[token]
          return value ? (value.shown ?? value.text) : ofItem.show(token)
        },
      }
    }),
    tokens: new Map(tokens.map((token) => [token.id, token])),
    isRead: ids.length === 0 || (lines.length > 0 && items.size > 0),
    error: read.length === 0 ? (error ?? undefined) : undefined,
    retry: () => void Promise.all(movements.filter(({ isError }) => isError).map(({ refetch }) => refetch())),
  }
}

/** What a line says of itself, by token; `text` is empty where it says nothing. */
function ownValues(
  { effectiveAt, reference }: Movement,
  line: Line,
  placeName: (id: string) => string,
): Readonly<Record<string, { text: string; shown?: ReactNode }>> {
  return {
    'line.quantity': { text: line.quantity, shown: <Amount value={line.quantity} unit={line.unit} /> },
    'line.lot': { text: line.lotCode ?? '' },
    'line.expiresOn': { text: line.expiresOn ?? '' },
    'line.from': { text: placeName(line.fromLocationId) },
    'line.to': { text: placeName(line.toLocationId) },
    'line.reference': { text: reference },
    'line.at': { text: effectiveAt, shown: <DateTime value={effectiveAt} /> },
  }
}
