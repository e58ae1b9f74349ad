/** What an AI assistant is answered. */
export const mcp = {
  noTool: 'There is no tool {name}.',
  noItem: 'There is no item {name}.',
  noLocation: 'There is no location {name}.',
  noSupplier: 'There is no supplier {name}.',
  countedTwice: '{sku} is counted twice here. Say once how many there are.',
  several: '{name} may be one of several: {names}. Say which.',
  oneAtATime: 'Send one message at a time.',
  askThenConfirm:
    'Nothing has been posted. Show this to the person; when they agree, repeat the call unchanged with this confirmation.',
  nothingToDo: 'The books say the same already; there is nothing to post.',
  change: '{item} at {location}: on hand {onHand} {unit}, reserved {reserved}',
  order: 'Draft order to {supplier} for {location}, {total} {currency}:',
  orderDiscarded: 'The draft order {number} to {supplier} is discarded, {total} {currency}:',
  orderLine: '{ordered} {unit} of {item}, {itemName}',
  orderLinePacked: '{quantity} {packUnit} ({ordered} {unit}) of {item}, {itemName}',
  belowReserved: '{onHand} would be on hand where {reserved} are reserved.',
  undone: 'Taken back by the assistant that posted it',
  reservationGone: 'This has been released already.',
} as const
