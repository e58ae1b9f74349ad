import type { MovementKind } from '#contract/movement.ts'
import type { ReasonMeaning } from '#contract/reason.ts'

const corrections = ['correction', 'found', 'theft', 'spoilage'] as const

const meanings: Record<MovementKind, readonly ReasonMeaning[]> = {
  opening: [],
  receipt: ['purchase'],
  sale: ['sale'],
  return: ['return'],
  supplierReturn: ['supplierReturn', 'spoilage'],
  transfer: ['move', 'correction'],
  dispatch: ['move'],
  arrival: ['move'],
  spoilage: ['spoilage'],
  loss: ['theft', 'sample', 'use', 'spoilage'],
  found: ['found', 'correction'],
  adjustment: corrections,
  count: corrections,
  assembly: ['use'],
  disassembly: ['use'],
  merge: ['correction'],
  checkOut: ['move', 'use'],
  checkIn: ['move'],
}

/** What a reason may mean that a movement of the kind has; `other` goes with all. */
export function meaningsOf(kind: MovementKind): readonly ReasonMeaning[] {
  return [...meanings[kind], 'other']
}
