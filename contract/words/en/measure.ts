/** Why a value with a unit was refused, by code. */
export const measure = {
  empty: 'Enter a value.',
  not_a_number: '“{value}” is no number with a unit.',
  unknown_unit: 'There is no unit “{unit}”. This field is kept in {base}.',
  other_unit: '“{unit}” measures something else than {base}.',
  ambiguous_unit: '“{unit}” may be several units. Write the one you mean: {choices}.',
  too_precise: 'Converted to the unit of this field, the value would need more than {limit} digits behind the point.',
  too_large: 'Converted to the unit of this field, the value would have more than {limit} digits before the point.',
} as const
