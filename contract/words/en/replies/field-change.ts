/** Changes of fields whose values convert. */
export const fieldChange = {
  yes: 'Yes',
  no: 'No',
  beingUsed: 'Movements are history and stay as they are; their field keeps its kind while lines hold values.',
  newer: 'The field was changed again since; undo the later change first.',
  isUndone: 'This change has been undone already.',
  fails: '{fail, plural, one {# value does} other {# values do}} not convert.',
  cannotKeep: 'Values that do not convert can stay only where nothing but a rule changes.',
  badMerge: 'An option is merged into another option of the field that stays.',
  noFormula: 'A field becomes a formula by defining a new one: its values would all be lost.',
  orderChanged: 'Somebody else has put these fields in another order meanwhile.',
  otherSeen: 'These must be the same fields as those to be placed.',
  tooSlow: 'Looking through the values takes too long at the moment; try again later.',
} as const
