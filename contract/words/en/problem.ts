import { type ErrorCode, errorCodes } from '../../errors.ts'

/** The public sentence of every code, written once, where the codes are. */
export const title = Object.fromEntries(Object.entries(errorCodes).map(([code, [, sentence]]) => [code, sentence])) as {
  readonly [Code in ErrorCode]: (typeof errorCodes)[Code][1]
}

/** What went wrong, in one sentence. */
export const problem = {
  ...title,
  network: 'The server could not be reached. Check your connection and try again.',
  insufficientStock: 'There is not enough stock: {available} available, {requested} needed.',
  insufficientOf: 'There is not enough of {item}: {available} available, {requested} needed.',
  insufficientAt: 'There is not enough of {item} at {place}: {available} available, {requested} needed.',
  /** an item, and which lot or serial of it */
  goodsOfLot: '{item} ({lot})',
  wrongPassword: 'The e-mail address or the password is wrong.',
  emailInUse: 'There is an account with this e-mail address already. Sign in instead.',
  staleLink: 'This link has expired or was used already. Ask for a new one.',
  passwordCompromised: 'This password is known from a data leak. Choose another one.',
} as const
