import type { JudgedItem } from './judge-item.ts'

/** What the months of the window cost and held, by category and type of the items. */
export type MonthSums = Map<string, Pick<JudgedItem, 'categoryId' | 'itemTypeId' | 'months'>>

/** Adds an item's months to those of its category and type. */
export function addMonths(sums: MonthSums, { categoryId, itemTypeId, months }: JudgedItem): void {
  const key = `${categoryId} ${itemTypeId}`
  const before = sums.get(key)?.months
  sums.set(key, {
    categoryId,
    itemTypeId,
    months: months.map((month, at) => {
      const sum = before?.[at]
      if (!sum) return month
      return {
        cost: sum.cost.plus(month.cost),
        average: sum.average + month.average,
        closing: sum.closing + month.closing,
      }
    }),
  })
}
