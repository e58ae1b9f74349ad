import type { ResponseOf } from '#contract/endpoint.ts'
import type { getMovement } from '#contract/movement.ts'
import { toForm } from '#web/movement/kept-draft.ts'
import type { Draft } from '#web/movement/movement-draft.ts'

/**
 * Moving on what a receipt brought, from where it was put first: the same goods, lots and serials, so that only the place they go to is left to say.
 * @returns undefined where the goods were put at several places
 */
export function putAwayDraft({ lines }: ResponseOf<typeof getMovement>, timeZone: string): Draft | undefined {
  return toForm(
    {
      kind: 'transfer',
      reference: '',
      reason: '',
      lines: lines.map(({ itemId, quantity, entered, lotCode, toLocationId }) => ({
        itemId,
        fromLocationId: toLocationId,
        // lots that go out are in base units, whatever they came in
        ...(lotCode === null ? (entered ?? { quantity }) : { quantity, lotCode }),
      })),
    },
    timeZone,
  )
}
