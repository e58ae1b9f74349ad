/** Why a task failed, besides what its work says. */
export const task = {
  brokenOff: 'The work was broken off again and again.',
} as const
