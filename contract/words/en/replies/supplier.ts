/** Suppliers that were refused. */
export const supplier = {
  codeTaken: 'Another supplier has this code.',
} as const
