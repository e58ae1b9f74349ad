import { z } from 'zod'
import { line } from '#contract/values.ts'
import { wording } from '#contract/words/sentence.ts'

/** Compared and stored in small letters. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email(wording('value.email')))

export const newPassword = z
  .string()
  .min(10, wording('account.passwordShort'))
  .max(200, wording('account.passwordLong'))

export const newAccount = z.object({ name: line(120), email, password: newPassword })
