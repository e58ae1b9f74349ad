/** Bulk edits, and items of them that were refused. */
export const bulkEdit = {
  noItem: 'There is no such item.',
  twice: 'Each item can be named once only.',
  tooMany: 'At most {most} items can be changed as one. Narrow the list down.',
  tooManyAtomic: 'All or none is for at most {most} items.',
  changedSince: 'Somebody changed this item meanwhile.',
  skuTaken: 'Another item has this SKU.',
  noType: 'There is no such item type.',
  noCategory: 'There is no such category.',
  notAList: 'The field "{field}" does not hold a list.',
  editedSince: 'Edited since, and kept as it is.',
  running: 'It is still being done. Wait for its end, or stop it first.',
  undone: 'It has been undone already.',
  nothing: 'It changed nothing.',
} as const
