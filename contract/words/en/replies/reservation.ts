/** Reservations that were refused. */
export const reservation = {
  expired: 'Must lie ahead.',
  noLot: 'The item has no such lot.',
} as const
