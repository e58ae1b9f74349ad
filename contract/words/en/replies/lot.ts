/** Lots and serials that were refused. */
export const lot = {
  codeTaken: 'Another lot of this item has this code.',
} as const
