/** Why something looks wrong. */
export const alert = {
  spike: {
    quantity: '{observed} {unit} sold on {day}: {times} times the most of a usual day, {low} to {high}.',
    orders: '{observed} sales on {day}: {times} times the most of a usual day, {low} to {high}.',
  },
  silence:
    'Not sold for {days, plural, one {# day} other {# days}}, since {day}. It sold on {rate} days a week and {longest, plural, =0 {paused on no day} one {never paused longer than # day} other {never paused longer than # days}}.',
  slip: '{observed} {unit} in one line: {times} times the usual {usual}. Perhaps {suggestion} was meant.',
} as const
