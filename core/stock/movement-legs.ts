import type { virtualKinds } from '#contract/location.ts'
import type { MovementKind } from '#contract/movement.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'

export type VirtualKind = (typeof virtualKinds)[number]

/** The ends that a person names. */
interface NamedEnds {
  fromLocationId?: string | undefined
  toLocationId?: string | undefined
}

/** A line with both ends known: stock leaves `from` and enters `to`. An end is a real location's id or a virtual kind. */
export interface Leg {
  from: { location: string } | { virtual: VirtualKind }
  to: { location: string } | { virtual: VirtualKind }
}

export interface LegProblem {
  path: string
  message: Sentence
}

type End = 'real' | VirtualKind

/** Where each kind of movement takes stock from and brings it to. */
const ends: Record<Exclude<MovementKind, keyof typeof otherEnd>, { from: End; to: End }> = {
  opening: { from: 'opening', to: 'real' },
  receipt: { from: 'supplier', to: 'real' },
  sale: { from: 'real', to: 'customer' },
  return: { from: 'customer', to: 'real' },
  transfer: { from: 'real', to: 'real' },
  supplierReturn: { from: 'real', to: 'supplier' },
  dispatch: { from: 'real', to: 'transit' },
  arrival: { from: 'transit', to: 'real' },
  spoilage: { from: 'real', to: 'loss' },
  loss: { from: 'real', to: 'loss' },
  found: { from: 'found', to: 'real' },
  checkOut: { from: 'real', to: 'holder' },
  checkIn: { from: 'holder', to: 'real' },
}

/** Kinds whose lines go either way, by the end they name; where the other end is. */
const otherEnd = {
  adjustment: 'adjustment',
  count: 'adjustment',
  assembly: 'production',
  disassembly: 'production',
  merge: 'production',
} as const satisfies Partial<Record<MovementKind, VirtualKind>>

/**
 * The two ends of a movement's line, by its kind: every unit comes from somewhere and goes somewhere, so the books
 * close. An adjustment or a count goes by the end it names: stock found enters `toLocationId`, stock missing leaves `fromLocationId`.
 * So do assembly, disassembly and a merge of items: what is made enters, what is used up leaves.
 */
export function toLeg(kind: MovementKind, line: NamedEnds, index: number): Leg | LegProblem {
  const { fromLocationId, toLocationId } = line
  const at = (end: string) => `body.lines.${index}.${end}`
  if (goesEitherWay(kind)) {
    const other = { virtual: otherEnd[kind] }
    if (fromLocationId && toLocationId)
      return {
        path: at('toLocationId'),
        message: sentence('movement.adjustmentNamesOne'),
      }
    if (toLocationId) return { from: other, to: { location: toLocationId } }
    if (fromLocationId) return { from: { location: fromLocationId }, to: other }
    return {
      path: at('toLocationId'),
      message: sentence('movement.adjustmentNamesNone'),
    }
  }
  const { from, to } = ends[kind]
  const name = sentence(`movement.kind.${kind}`)
  if (from === 'real' && !fromLocationId)
    return { path: at('fromLocationId'), message: sentence('movement.leavesNowhere', { kind: name }) }
  if (to === 'real' && !toLocationId)
    return { path: at('toLocationId'), message: sentence('movement.entersNowhere', { kind: name }) }
  if (from !== 'real' && fromLocationId)
    return { path: at('fromLocationId'), message: sentence('movement.comesFromOutside', { kind: name }) }
  if (to !== 'real' && toLocationId)
    return { path: at('toLocationId'), message: sentence('movement.goesOutside', { kind: name }) }
  if (fromLocationId && fromLocationId === toLocationId)
    return { path: at('toLocationId'), message: sentence('movement.staysInPlace') }
  return {
    from: from === 'real' ? { location: fromLocationId ?? '' } : { virtual: from },
    to: to === 'real' ? { location: toLocationId ?? '' } : { virtual: to },
  }
}

function goesEitherWay(kind: MovementKind): kind is keyof typeof otherEnd {
  return Object.hasOwn(otherEnd, kind)
}
