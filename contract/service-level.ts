import { z } from 'zod'

/** The share of order cycles without a stock-out, or of demand that is met from the shelf. */
export const serviceLevel = z.number().min(0.5).max(0.999)
/** Days between two looks at what to order. */
export const reviewDays = z.int().min(1).max(180)
