/** Saved views that were refused. */
export const view = {
  notYours: 'Only its owner and Admins change a shared view. Save it as a view of your own.',
} as const
