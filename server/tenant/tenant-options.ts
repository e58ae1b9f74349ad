import type { Callers } from '#server/auth/authenticator.ts'
import type { Mailer } from '#server/mail/mailer.ts'

/** What the routes of organisations need besides the application. */
export interface TenantOptions {
  publicUrl: string
  mailer: Mailer
  /** told of every change of who may do what */
  callers: Callers
}
