/** Asking in plain language. */
export const search = {
  notUnderstood: 'Not understood, so left out: {words}.',
  quoted: '“{words}”',
  answer: 'Answer',
  save: 'Save as a view',
  asAsked: 'As asked',
  lost: {
    title: 'The view keeps the conditions. It does not keep:',
    limit: 'the limit to {count, plural, one {# item} other {# items}}',
    order: 'the order',
    figure: 'the figure asked for',
    words: 'what was not understood: {words}',
  },
  aggregate: {
    quantity: 'on hand in {count, plural, one {# item} other {# items}}',
    count: '{count, plural, one {item} other {items}}',
    value: 'stock value of {count, plural, one {# item} other {# items}}',
    average_price: 'average price of {count, plural, one {# item} other {# items}}',
  },
  took: 'answered in {milliseconds, number} ms',
  suggestions: 'Questions',
  recent: 'Asked before',
  examples: 'You can ask',
  forget: 'Forget these',
  example: {
    fewLeft: 'items with fewer than 10 left',
    outOfStock: 'what is out of stock',
    reorder: 'items below their reorder point',
    dearest: 'the 20 most expensive items',
    value: 'what is the stock worth',
    changed: 'items added this month',
  },
} as const
