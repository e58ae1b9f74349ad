/** Lists written to files. */
export const exportWords = {
  title: 'Export',
  note: {
    item: 'The items as listed, with all their fields.',
    supplier: 'The suppliers as listed, with all their fields.',
    location: 'The locations as listed, with all their fields.',
    movement: 'The movements as listed, a row for each line.',
  },
  csv: 'CSV',
  xlsx: 'Excel (.xlsx)',
  shownColumns: 'Only the columns shown',
  stock: 'With stock by location',
  preparing: 'The file is being written. It is saved here when it is ready.',
  failed: 'The file could not be written.',
} as const
