import { z } from 'zod'
import { line } from '#contract/values.ts'

/** Compared and stored in small letters. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email('This does not look like an e-mail address.'))

export const newPassword = z.string().min(10, 'Use at least 10 characters.').max(200, 'Use at most 200 characters.')

export const newAccount = z.object({ name: line(120), email, password: newPassword })
