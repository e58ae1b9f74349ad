/** Counts, and entries of them that were refused. */
export const count = {
  tooMany: 'One count takes {most} lines. Narrow the selection down.',
  nothing: 'There is no stock that fits the selection.',
  noMember: 'A counter is no member of this organisation.',
  noLine: 'The count has no such line, or it is named twice.',
  countedBeforeSent: 'When it was counted must not lie after when it was sent.',
  incomplete: '{count, plural, one {One line has} other {# lines have}} not been counted yet.',
  stale:
    'The books were corrected under {count, plural, one {one line} other {# lines}} after it was counted. Count again or ignore.',
} as const
