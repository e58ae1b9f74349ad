import { z } from 'zod'

/** How stock is valued: first in, first out; the moving average; every unit at the item's own cost. */
export const costMethods = ['fifo', 'average', 'standard'] as const
export const costMethod = z.enum(costMethods)
export type CostMethod = z.output<typeof costMethod>
