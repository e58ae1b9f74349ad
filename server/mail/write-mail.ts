import type { Role } from '#contract/permissions.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import type { Message } from './mailer.ts'

/** @param to  the account's address and the person's name */
export function writeResetMail(to: { email: string; name: string }, link: string, language: Language): Message {
  const values = { name: to.name, link }
  return {
    to: to.email,
    link,
    label: say(sentence('mail.resetPassword.label'), language),
    subject: say(sentence('mail.resetPassword.subject'), language),
    text: say(sentence('mail.resetPassword.text', values), language),
  }
}

/** @param to  the new address and the person's name */
export function writeChangeEmailMail(to: { email: string; name: string }, link: string, language: Language): Message {
  const values = { name: to.name, link }
  return {
    to: to.email,
    link,
    label: say(sentence('mail.changeEmail.label'), language),
    subject: say(sentence('mail.changeEmail.subject'), language),
    text: say(sentence('mail.changeEmail.text', values), language),
  }
}

interface Invitation {
  email: string
  inviter: string
  tenant: string
  role: Role
  /** an instant; the mail names the day in the tenant's time zone */
  expiresAt: string
  timeZone: string
  /** the organisation's */
  language: Language
}

export function writeInvitationMail(invitation: Invitation, link: string): Message {
  const { email, inviter, tenant, timeZone, language } = invitation
  const expires = new Date(invitation.expiresAt).toLocaleDateString(language, { dateStyle: 'long', timeZone })
  const role = sentence(`mail.role.${invitation.role}`)
  return {
    to: email,
    link,
    label: say(sentence('mail.invitation.label'), language),
    subject: say(sentence('mail.invitation.subject', { inviter, tenant }), language),
    text: say(sentence('mail.invitation.text', { inviter, tenant, role, expires, link }), language),
  }
}

interface Digest {
  email: string
  name: string
  tenant: string
  /** the organisation's */
  language: Language
  /** of all alerts; more than are listed, perhaps */
  count: number
  alerts: readonly { about: string; itemId: string | null; viewId: string | null; reason: string }[]
}

export function writeDigestMail(digest: Digest, publicUrl: string): Message {
  const { email, name, tenant, language, count, alerts } = digest
  const link = `${publicUrl}/alerts`
  const lines = alerts.map(({ about, itemId, viewId, reason }) =>
    say(
      sentence('mail.alertDigest.line', {
        about,
        reason,
        link: viewId ? `${publicUrl}/items?view=${viewId}` : itemId ? `${publicUrl}/items/view?id=${itemId}` : link,
      }),
      language,
    ),
  )
  if (count > alerts.length)
    lines.push(say(sentence('mail.alertDigest.more', { count: count - alerts.length }), language))
  const values = { name, tenant, count, link, list: lines.join('\n\n'), account: `${publicUrl}/account` }
  return {
    to: email,
    link,
    label: say(sentence('mail.alertDigest.label'), language),
    subject: say(sentence('mail.alertDigest.subject', values), language),
    text: say(sentence('mail.alertDigest.text', values), language),
  }
}
