/** Check-outs that were refused. */
export const checkout = {
  oneHolder: 'Name one holder: a member, another person or a place.',
  noUnit: 'There is no such unit.',
  noMember: 'There is no such member.',
  noPlace: 'There is no such place that can hold goods.',
  notSerial: 'Units of {sku} are not told apart by serials: only single units are checked out.',
  isOut: '{serial} is with {holder} already.',
  isOutUntil: '{serial} is with {holder} already, until {day}.',
  checkInFirst: '{serial} is checked out to {holder}: it has to be checked in first.',
  notInStock: '{serial} is in none of your places.',
  samePlace: '{serial} is there already.',
  notOut: '{serial} is not out any more.',
} as const
