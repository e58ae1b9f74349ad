/** Reservations that were refused. */
export const reservation = {
  expired: 'Must lie ahead.',
  ofOrder: 'This is set aside for order {number}: release it, and reserve the order anew.',
  noLot: 'The item has no such lot.',
} as const
