/** Lists written to files. */
export const exporting = {
  items: 'Items',
  onHand: 'On hand',
  reserved: 'Reserved',
  available: 'Available',
  onHandAt: 'On hand at {location}',
  createdAt: 'Created',
  updatedAt: 'Changed',
  archivedAt: 'Archived',
  notReady: 'The file is not written yet.',
  noColumn: 'There is no column "{column}".',
} as const
