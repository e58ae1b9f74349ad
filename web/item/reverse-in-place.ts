'use client'
import { useTranslations } from 'use-intl'
import { listItems } from '#contract/item.ts'
import {
  getMovement,
  isRecordable,
  listMovements,
  type RecordableKind,
  recordMovement,
  reverseMovement,
} from '#contract/movement.ts'
import { getAvailability } from '#contract/reservation.ts'
import { getSummary, listStock } from '#contract/stock.ts'
import { listVariantStock } from '#contract/variant.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { useAllLocations } from '#web/location/all-locations.ts'
import type { Movement } from '#web/movement/movement-table.tsx'
import { enterAgain } from '#web/pack/enter-again.ts'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

const refreshes = [listMovements, getMovement, listStock, getAvailability, listVariantStock, listItems, getSummary]

/**
 * Reverses a movement at once; the toast takes that back, unless a document of its own posted it. A reversal itself cannot be reversed, so taking it back records
 * the movement once more, as it was: in the units it was entered in, where they are still the same.
 */
export function useReverseInPlace(): { run: (movement: Movement) => void; pending: boolean } {
  const t = useTranslations('item.page')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const { byId } = useAllLocations()
  const onError = (error: Error) => toastFailed(problemText(error))
  const again = useWrite(recordMovement, { refreshes, onSuccess: () => toastDone(t('again')), onError })
  const reverse = useWrite(reverseMovement, { refreshes, onError })
  const isReal = (locationId: string) => byId.get(locationId)?.isVirtual === false
  const recordAgain = async (movement: Movement, kind: RecordableKind) => {
    const amounts = await Promise.all(movement.lines.map(enterAgain))
    again.mutate({
      body: {
        kind,
        effectiveAt: movement.effectiveAt,
        reference: movement.reference,
        reason: t('againReason'),
        lines: movement.lines.map((line, index) => ({
          itemId: line.itemId,
          ...(amounts[index] ?? { quantity: line.quantity }),
          ...(isReal(line.fromLocationId) ? { fromLocationId: line.fromLocationId } : {}),
          ...(isReal(line.toLocationId) ? { toLocationId: line.toLocationId } : {}),
          ...(line.lotId === null ? {} : { lotId: line.lotId }),
          ...(line.unitPrice === null ? {} : { unitPrice: line.unitPrice }),
          ...(line.reasonId === null ? {} : { reasonId: line.reasonId }),
        })),
      },
    })
  }
  return {
    pending: reverse.isPending,
    run: (movement) =>
      reverse.mutate(
        { params: { movementId: movement.id }, body: { reason: t('reverseReason') } },
        {
          onSuccess: () => {
            const { kind } = movement
            const takeBack = isRecordable(kind)
              ? { label: ui('undo'), run: () => void recordAgain(movement, kind).catch(onError) }
              : undefined
            toastDone(t('reversed'), takeBack)
          },
        },
      ),
  }
}
