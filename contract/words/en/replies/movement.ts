/** Movements that were refused. */
export const movement = {
  inFuture: 'A movement cannot lie in the future.',
  dateInFuture: 'Must not lie in the future.',
  noItem: 'There is no such item.',
  short: 'Only {available} available, {requested} requested.',
  onHandNow: 'There are {onHand} on hand now.',
  balancesShort:
    '{count, plural, =1 {One balance} =20 {At least 20 balances} other {# balances}} would fall below zero.',
  kind: {
    opening: 'opening',
    receipt: 'receipt',
    supplierReturn: 'return to the supplier',
    sale: 'sale',
    return: 'return',
    transfer: 'transfer',
    spoilage: 'spoilage',
  },
  leavesNowhere: 'A {kind} names the location it leaves.',
  entersNowhere: 'A {kind} names the location it enters.',
  comesFromOutside: 'A {kind} comes from outside and names no location it leaves.',
  goesOutside: 'A {kind} goes outside and names no location it enters.',
  staysInPlace: 'A transfer needs two different locations.',
  adjustmentNamesOne: 'An adjustment names one location: where stock was found or is missing.',
  adjustmentNamesNone: 'An adjustment names the location where stock was found (to) or is missing (from).',
} as const
