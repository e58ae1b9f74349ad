import type { Text } from '#contract/words/sentence.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Role } from './language.ts'
import { hasRole } from './reading.ts'
import type { Segment } from './segment.ts'

/** Words that name a figure of the stock besides what is on hand, the most telling first. */
const figures = [
  ['reserved', 'stock.reserved'],
  ['onOrder', 'stock.onOrder'],
  ['checkedOut', 'stock.checkedOut'],
  ['available', 'stock.available'],
] as const satisfies readonly (readonly [Role, string])[]

export type StockFigure = 'stock.onHand' | (typeof figures)[number][1]

/** The roles of those words. */
export const figureRoles = figures.map(([role]) => role)

/** The figure of the stock that a word names, other than what is on hand; undefined where it names none. */
export function figureNamed(segment: Segment | undefined): StockFigure | undefined {
  return figures.find(([role]) => hasRole(segment, role) && (role !== 'available' || !hasRole(segment, 'inStock')))?.[1]
}

/** A figure with the words for it. */
export function namedFigure(field: StockFigure): { field: StockFigure; name: Text } {
  return { field, name: sentence(`search.${field}`) }
}
