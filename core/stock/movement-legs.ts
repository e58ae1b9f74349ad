import type { virtualKinds } from '#contract/location.ts'
import type { MovementKind, NewMovement } from '#contract/movement.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'

export type VirtualKind = (typeof virtualKinds)[number]

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
const ends: Record<Exclude<MovementKind, 'adjustment'>, { from: End; to: End }> = {
  opening: { from: 'opening', to: 'real' },
  receipt: { from: 'supplier', to: 'real' },
  supplierReturn: { from: 'real', to: 'supplier' },
  sale: { from: 'real', to: 'customer' },
  return: { from: 'customer', to: 'real' },
  transfer: { from: 'real', to: 'real' },
  spoilage: { from: 'real', to: 'loss' },
}

/**
 * The two ends of a movement's line, by its kind: every unit comes from somewhere and goes somewhere, so the books
 * close. An adjustment goes by the end it names: stock found enters `toLocationId`, stock missing leaves `fromLocationId`.
 */
export function toLeg(kind: MovementKind, line: NewMovement['lines'][number], index: number): Leg | LegProblem {
  const { fromLocationId, toLocationId } = line
  const at = (end: string) => `body.lines.${index}.${end}`
  if (kind === 'adjustment') {
    if (fromLocationId && toLocationId)
      return {
        path: at('toLocationId'),
        message: sentence('movement.adjustmentNamesOne'),
      }
    if (toLocationId) return { from: { virtual: 'adjustment' }, to: { location: toLocationId } }
    if (fromLocationId) return { from: { location: fromLocationId }, to: { virtual: 'adjustment' } }
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
