/** Kits that were refused. */
export const kit = {
  partTwice: 'An item stands among the parts once, with its quantity.',
  whole: 'Kits are whole: a number without a fraction.',
  noItem: 'There is no such item.',
  noPlace: 'There is no such place that can hold goods.',
  itself: '{sku} is not a part of itself.',
  partHasParts: '{sku} has parts of its own, so it cannot be a part.',
  kitIsPart: '{sku} is a part of {kit}, so it has no parts of its own.',
  hasVariants: '{sku} has variants, which hold the stock: name one of them.',
  archived: '{sku} is archived.',
  noParts: '{sku} has no parts: say what it is made of first.',
  short: 'Of {sku}, {missing} {unit} are missing: {needed} needed, {available} available.',
  shortKits: 'Only {available} of {sku} can be taken, {needed} requested.',
  notAPart: 'This is not a part of {sku}.',
  tooMuch: 'More of {sku} is named than {needed}.',
  sayUnits: 'Stock of {sku} is tracked: say the lots or serials of {needed} {unit}.',
  unitsDiffer: 'The lots or serials named are {given}, the kits are {needed}.',
} as const
