/** Filters and orders of lists. */
export const filter = {
  noField: 'There is no field "{field}".',
  noSortField: 'There is no such field.',
  notSortable: 'This list cannot be sorted by "{field}".',
  stateTakesEq: 'A state takes "eq".',
  noState: 'There is no state "{state}".',
  takesList: '"{operator}" takes a list.',
  takesText: '"{operator}" takes text, on a text field.',
  takesOne: '"{operator}" takes one value.',
  doesNotApply: '"{operator}" does not apply to this field.',
  takes: {
    text: '"{field}" takes text.',
    number: '"{field}" takes a number.',
    float: '"{field}" takes a value.',
    boolean: '"{field}" takes true or false.',
    id: '"{field}" takes an identifier.',
    instant: '"{field}" takes an instant.',
    day: '"{field}" takes a day.',
    list: '"{field}" takes one of its entries.',
  },
  doesNotTake: '"{field}" does not take {value}.',
  otherKind: 'A value of another kind.',
} as const
