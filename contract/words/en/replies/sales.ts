/** Sales orders, shipments and returns that were refused. */
export const sales = {
  noItem: 'There is no such item.',
  noPlace: 'There is no such place that can hold goods.',
  noLine: 'The order has no such line.',
  stateNow: 'The order is in state "{state}".',
  begun: 'Place and lines stay as they are once something is reserved or shipped.',
  sayWhy: 'Say why.',
  nothingPicked: 'Nothing is set aside for this order: reserve it first, or say what was taken from where.',
  moreThanOrdered: '{sku}: {left} can still be shipped, {given} were given.',
  moreThanShipped: '{sku}: {left} can come back, {given} were given.',
  moreOfLot: '{sku}: {left} of this lot went out and can come back, {given} were given.',
  noQuarantine: 'There is no place of kind quarantine; make one, or name it.',
  notQuarantine: 'Goods to be looked at first come to a place of kind quarantine.',
  isQuarantine: 'Goods in quarantine are not sold again: choose another place.',
  state: {
    open: 'open',
    partlyShipped: 'partly shipped',
    shipped: 'shipped',
    closed: 'closed',
    cancelled: 'cancelled',
  },
} as const
