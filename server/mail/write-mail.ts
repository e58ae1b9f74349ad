import { IntlMessageFormat } from 'intl-messageformat'
import type { Role } from '#contract/permissions.ts'
import { mail } from '#contract/words/en/mail.ts'
import type { Message } from './mailer.ts'

/** @param to  the account's address and the person's name */
export function writeResetMail(to: { email: string; name: string }, link: string): Message {
  return write(to.email, mail.resetPassword, { name: to.name, link })
}

interface Invitation {
  email: string
  inviter: string
  tenant: string
  role: Role
  /** an instant; the mail names the day in the tenant's time zone */
  expiresAt: string
  timeZone: string
}

export function writeInvitationMail(invitation: Invitation, link: string): Message {
  const { email, inviter, tenant, timeZone } = invitation
  const expires = new Date(invitation.expiresAt).toLocaleDateString('en', { dateStyle: 'long', timeZone })
  return write(email, mail.invitation, { inviter, tenant, role: mail.role[invitation.role], expires, link })
}

interface Words {
  label: string
  subject: string
  text: string
}

function write(to: string, words: Words, values: Record<string, string> & { link: string }): Message {
  const fill = (words: string) => String(new IntlMessageFormat(words, 'en').format(values))
  return { to, label: words.label, link: values.link, subject: fill(words.subject), text: fill(words.text) }
}
