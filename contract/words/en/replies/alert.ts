/** Why something looks wrong. */
export const alert = {
  spike: {
    quantity: '{observed} {unit} sold on {day}: {times} times the most of a usual day, {low} to {high}.',
    orders: '{observed} sales on {day}: {times} times the most of a usual day, {low} to {high}.',
  },
  silence:
    'Not sold on the last {days, plural, one {day} other {# days}} that it was on sale, since {day}. Before, it sold {every, plural, =1 {on nearly every day} other {about every # days}}, and {usual, plural, =0 {hardly ever paused} one {hardly ever paused longer than # day} other {hardly ever paused longer than # days}}.',
  slip: '{observed} {unit} in one line: {times} times the usual {usual}. Perhaps {suggestion} was meant.',
  returns:
    'Came back {observed} times in the week to {day}, {quantity} {unit} in all. Usual is {high, plural, =0 {not once} =1 {once at most} other {# times at most}}.',
  shrinkage:
    '{observed} missing on {day}, in {lines, plural, one {# line} other {# lines}}: a day with losses here is usually {low} to {high}. Most of it is {item}: {most}.',
  price: {
    price: 'Sold at {observed}: {times} times the usual {usual}. It sold at {low} to {high} before.',
    cost: 'Bought at {observed}: {times} times the usual {usual}. It cost {low} to {high} before.',
  },
  dead: '{quantity} {unit}, worth {worth}, have neither come nor gone for {days} days, since {day}. Half of what is in stock moved within {usual, plural, one {# day} other {# days}}.',
  view: {
    entered: '{name} is new in the view {view}.',
    enteredMany: '{count, plural, other {# items}} are new in the view {view}: {names}.',
    more: '{count, plural, one {one more} other {# more}}',
    above: 'The view {view} now holds more than {threshold, plural, one {# item} other {# items}}.',
    below:
      'The view {view} now holds {count, plural, =0 {no items} one {# item} other {# items}}: fewer than the {threshold, plural, other {#}} you set.',
  },
  noGroup: 'This alert is of no item with a category, or of no place: mute it for the item, or for everything.',
  ofView: 'This is of a view you watch: put it away, or watch the view no longer.',
} as const
