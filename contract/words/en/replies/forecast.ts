/** Overruling a forecast. */
export const forecast = {
  isOver: 'Days that are over cannot be foretold.',
  endsBefore: 'Must not end before it begins.',
  tooFar: 'At most a year ahead.',
  noForecast: 'This item has no forecast that could be overruled; make one first.',
  saidAlready: 'Something is said of {from} to {to} already; withdraw that first.',
  tooLong: 'At most a year: what lasts longer is no event but how it sells.',
  tooShort: 'There is too little past to play on: eight weeks of sales at least.',
} as const
