/** Items that were refused. */
export const item = {
  noType: 'There is no such item type.',
} as const
