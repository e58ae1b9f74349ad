/** E-mails; `label` names the link to the operator of an installation without e-mail. */
export const mail = {
  resetPassword: {
    label: 'Password reset link',
    subject: 'Set a new password for Inventory-Pro',
    text: `Hello {name},

somebody, most likely you, asked to set a new password for your account. This link does it, once, within an hour:

{link}

If it was not you, nothing needs to be done: your password stays as it is.`,
  },
  changeEmail: {
    label: 'Link to confirm a new e-mail address',
    subject: 'Confirm your new e-mail address for Inventory-Pro',
    text: `Hello {name},

you asked to sign in to Inventory-Pro with this address from now on. This link confirms it, within an hour; you must be signed in where you open it:

{link}

If it was not you, nothing needs to be done: the address is not used.`,
  },
  invitation: {
    label: 'Invitation link',
    subject: '{inviter} invites you to {tenant}',
    text: `Hello,

{inviter} invites you to work with {tenant} on Inventory-Pro, as {role}. This link lets you in, once, until {expires}:

{link}

If you do not know {inviter}, ignore this e-mail.`,
  },
  alertDigest: {
    label: 'Alerts of the last day',
    subject: '{count, plural, one {# alert} other {# alerts}} at {tenant}',
    text: `Hello {name},

{count, plural, one {one thing looks} other {# things look}} wrong at {tenant} since yesterday, the most telling first:

{list}

All alerts: {link}

You get this e-mail because you asked for it. Change that in your account: {account}`,
    line: `- {about}: {reason}
  {link}`,
    more: '- and {count} more',
  },
  role: { admin: 'Admin', manager: 'Manager', staff: 'Staff' },
} as const
