/** Items that were refused. */
export const item = {
  noType: 'There is no such item type.',
  noGroups: 'The field "{field}" makes no groups.',
  noMeasure: 'There is no field of numbers called "{field}".',
} as const
