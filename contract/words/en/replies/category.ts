/** Categories that were refused. */
export const category = {
  tooDeep: 'Categories lie at most {limit} levels deep.',
} as const
