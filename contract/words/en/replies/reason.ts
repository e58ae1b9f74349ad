/** The reasons an organisation begins with. */
export const reason = {
  damaged: 'Damaged',
  expired: 'Expired',
  stolen: 'Stolen',
  sample: 'Given as a sample',
  used: 'Used in house',
  counted: 'Counted differently',
  turnedUp: 'Turned up',
  wrongItem: 'Wrong item sent',
  changedMind: 'Changed their mind',
  faultyDelivery: 'Faulty delivery',
} as const
