/** Expected demand of many items together. */
export const sums = {
  title: 'Expected in all',
  note: 'What the coming weeks will need, by category, place or item; parts add up to the total.',
  link: 'Totals',
  by: 'Parts',
  parts: { category: 'Categories', location: 'Places', item: 'Items' },
  unit: 'Unit',
  up: 'Up',
  everything: 'All items',
  inside: 'In “{name}”',
  rest: { category: 'In no category', location: 'Sold at no place in a year', item: 'All other items' },
  restInside: { category: 'In the category itself', location: 'At the place itself', item: 'All other items' },
  column: {
    name: { category: 'Category', location: 'Place', item: 'Item' },
    items: 'Items',
    all: 'Next {count} weeks',
    interval: '95 % interval',
  },
  week: 'Week from {day}',
  range: '{lower} to {upper}',
  summary:
    'From {start} on, {items, plural, one {# item is} other {# items are}} expected to need {total} {unit} in {weeks} weeks; in 19 of 20 cases between {lower} and {upper}.',
  approximation:
    'Intervals of sums take any two items to err together by {percent}, as measured on the last half year, and the sum to be normal.',
  leftOut:
    '{count, plural, one {# item is} other {# items are}} not in it: its forecast is of another day or ends too soon.',
  emptyTitle: 'Nothing to add up yet',
  empty: 'Make forecasts of nine weeks or more first; their sums appear here.',
  emptyAction: 'To the forecasts',
} as const
