import type { Mailer } from './mailer.ts'

/** An installation without a mail server, whose operator reads nothing. */
export const noMailer: Mailer = {
  sends: false,
  publicUrl: 'http://localhost',
  sendMail: async () => undefined,
  close: () => undefined,
}
