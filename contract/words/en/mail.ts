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
  invitation: {
    label: 'Invitation link',
    subject: '{inviter} invites you to {tenant}',
    text: `Hello,

{inviter} invites you to work with {tenant} on Inventory-Pro, as {role}. This link lets you in, once, until {expires}:

{link}

If you do not know {inviter}, ignore this e-mail.`,
  },
  role: { admin: 'Admin', manager: 'Manager', staff: 'Staff' },
} as const
