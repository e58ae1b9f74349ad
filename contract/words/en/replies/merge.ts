/** Merges of items that were refused. */
export const merge = {
  itself: 'An item is not merged into itself.',
  noItem: 'There is no such item.',
  archived: '{sku} is archived.',
  hasVariants: '{sku} has variants, which hold the stock: merge those.',
  units: '{sku} is counted in {unit}, {other} in {otherUnit}: quantities would not be the same.',
  tracking: 'Stock of {sku} and of {other} is told apart in different ways.',
  merged: '{sku} was merged into {other}: undo that merge instead.',
  held: {
    purchaseOrder: 'Purchase order {name} is open.',
    salesOrder: 'Sales order {name} is open.',
    transfer: 'A transfer of it to {name} is on the road.',
    reservation: 'It is reserved in {name}.',
    count: 'It is being counted in {name}.',
    checkout: '{name} is checked out.',
    kit: 'It is a part of {name}.',
    parts: 'It is put together from parts of its own.',
    belowZero: 'Its stock in {name} is below zero: count it first.',
  },
  notSince: '{sku} was merged on into {other}: undo that merge first.',
  notThere: 'Of {sku}, {needed} {unit} would go back from {place}, and {available} can be taken there.',
} as const
