/** Transfers in two steps. */
export const transfer = {
  nothing: 'Say what has arrived, or what is missing.',
  noLine: 'The transfer has no such line.',
  missingReason: 'Say why something is missing.',
  closed: 'Nothing of this transfer is on the road any more.',
  cancelled: 'This transfer was cancelled.',
  moreThanShipped: '{open} of {sku} are on the road, {given} would be received or written off.',
} as const
