/** Words that orders to suppliers and orders of customers share. */
export const order = {
  timeline: 'What happened',
  closedBy: 'Closed by {name}',
  cancelledBy: 'Cancelled by {name}',
  reversed: 'reversed',
  reverse: 'Reverse',
  reverseReason: 'Taken back on the order',
  conflict: 'Someone changed this order meanwhile. You see it as it is now; try again.',
  cancelTitle: 'Cancel {number}?',
  cancelReason: 'Why',
  cancelMissing: 'Say why, for whoever reads this later.',
  keep: 'Keep the order',
}
