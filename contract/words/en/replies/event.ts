/** What a promotion or another known event does to the demand of its days. */
export const event = {
  promotion: 'With the promotion “{name}” on {days}: {change}.',
  event: 'With “{name}” on {days}: {change}.',
  closed: 'Closed on {days} (“{name}”): {change}.',
  said: '{percent}, as people expect',
  item: '{percent}, from {earlier, plural, one {# earlier one} other {# earlier ones}}',
  category: '{percent}, from what {earlier, plural, one {# earlier one} other {# earlier ones}} did to its category',
  all: '{percent}, from what {earlier, plural, one {# earlier one} other {# earlier ones}} did to all items',
  none: 'how much it changes is not known, there is no earlier one',
} as const
