import { list } from '../phrase-list.ts'

/** Every first phrase with every second one behind it. */
function joined(first: readonly string[], second: readonly string[]): string[] {
  return first.flatMap((one) => second.map((other) => `${one} ${other}`.trim()))
}

const under = list(
  'below, under, beneath, less than, lower than, fewer than, short of, fallen below, fell below, dropped below, gone below, down below, not meeting, not reaching',
)
const whose = list('the, their, its, our, the set, the agreed')
const level = list(
  'reorder point, reorder level, reorder threshold, reorder limit, reorder mark, reordering point, re-order point, re-order level, order point, order level, minimum, minimum stock, minimum stock level, minimum level, minimum quantity, min, min stock, min level, minimum holding, safety stock, safety stock level, safety level, threshold, par level, alert level, trigger level, trigger point, replenishment level, replenishment point',
)
const must = list(
  'need, needs, need to be, needs to be, should be, must be, have to be, has to be, ought to be, want, wants, due to be, ready to be, waiting to be, about time they were, we need to, we should, we must, we have to, we ought to, should we, must we, do we need to, do we have to, do we want to, ought we to, i need to, i should, i must, i have to, should i, must i, do i need to, do i have to, we had better, it is time to, time to, that require, in need of, ripe for, due for, up for, requiring, needing',
)
const again = list(
  'reorder, reordered, reordering, re-order, re-ordered, re-ordering, restock, restocked, restocking, re-stock, re-stocked, re-stocking, replenish, replenished, replenishing, replenishment, a reorder, a restock, a refill, refilling, refilled, ordering again, ordered again, order again, buying again, bought again, buy again, topping up, topped up, top up, stocking up, stock up on, order more of, buy more of, get more of, order again soon',
)

/** Words for a stock that has fallen to where more is ordered: whoever says so puts any of the second behind any of the first. */
export const reorderPhrases: readonly string[] = [
  ...joined(under, joined(whose, level)),
  ...joined(
    under,
    level.filter((words) => words !== 'threshold'),
  ),
  ...joined(must, again),
]
