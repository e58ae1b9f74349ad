/** Why something looks wrong. */
export const alert = {
  spike: {
    quantity: '{observed} {unit} sold on {day}: {times} times the most of a usual day, {low} to {high}.',
    orders: '{observed} sales on {day}: {times} times the most of a usual day, {low} to {high}.',
  },
  silence:
    'Not sold on the last {days, plural, one {day} other {# days}} that it was on sale, since {day}. Before, it sold {every, plural, =1 {on nearly every day} other {about every # days}}, and {usual, plural, =0 {hardly ever paused} one {hardly ever paused longer than # day} other {hardly ever paused longer than # days}}.',
  slip: '{observed} {unit} in one line: {times} times the usual {usual}. Perhaps {suggestion} was meant.',
} as const
