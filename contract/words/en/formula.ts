/** What is wrong with a formula, by code; the facts fill the braces. Types are named by `types`. */
export const formula = {
  empty: 'Write a formula, such as price * on_hand.',
  too_long: 'The formula is too long: at most {limit} characters.',
  too_many_parts: 'The formula has too many parts: at most {limit}.',
  too_deep: 'The formula is nested too deeply: at most {limit} levels.',
  too_costly: 'The formula, with the formulas it uses, has too many parts: at most {limit}.',
  unexpected_character: '“{character}” cannot stand here.',
  unclosed_text: 'A quotation mark is missing at the end of the text.',
  unclosed_reference: 'A closing brace } is missing behind the name of the field.',
  number_form: '“{text}” is no number. Write numbers as 12 or 0.75, without an exponent.',
  number_too_long: 'A number may have at most 18 digits before and 9 after the point.',
  unexpected_end: 'Something is missing at the end of the formula.',
  unexpected: '“{found}” is not expected here.',
  missing_parenthesis: 'A closing parenthesis is missing.',
  unknown_function: 'There is no function “{name}”.',
  argument_count:
    'Wrong number of values for “{name}”: it takes {most, select, same {{least}} any {{least} or more} other {{least} to {most}}}, not {given}.',
  unknown_reference: 'There is no field “{name}”.',
  ambiguous_reference: 'Several fields are named “{name}”: use the key of the one you mean.',
  wrong_type:
    '“{name}” needs {wanted, select, number {a number} text {a text} boolean {yes or no} date {a date} comparable {a number, a date or a text} other {another value}}, and this is {given, select, number {a number} text {a text} boolean {yes or no} date {a date} dateTime {a date with a time} other {something else}}.',
  types_differ:
    '“{name}” needs values of one kind, and these are {left, select, number {a number} text {a text} boolean {yes or no} date {a date} dateTime {a date with a time} other {something else}} and {right, select, number {a number} text {a text} boolean {yes or no} date {a date} dateTime {a date with a time} other {something else}}.',
  digits_form: 'The digits of “{name}” are a whole number from {least} to {most}, written out.',
  compared_with_nothing: 'Nothing equals an empty text. Use isempty(…) to ask whether a value is missing.',
  unknown_option: '“{value}” is no option of “{name}”.',
  cycle: 'The formula depends on itself: {path}.',
  types: {
    number: 'Number',
    text: 'Text',
    boolean: 'Yes or no',
    date: 'Date',
    dateTime: 'Date and time',
  },
} as const
