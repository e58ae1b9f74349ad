/** Accounts and passwords. */
export const account = {
  passwordShort: 'Use at least 10 characters.',
  passwordLong: 'Use at most 200 characters.',
  operatorPasswordShort: 'Use at least 8 characters.',
} as const
