/** Locations, also those an organisation begins with. */
export const location = {
  virtualStays: 'A virtual location closes the books and stays as it is.',
  noParent: 'There is no such location to lie in.',
  none: 'There is no such location.',
  notUsable: 'There is no such location, or it is archived or virtual.',
  codeTaken: 'Another location has this code.',
  first: 'Main warehouse',
  virtual: {
    supplier: 'Suppliers',
    customer: 'Customers',
    loss: 'Loss',
    adjustment: 'Adjustments',
    opening: 'Opening stock',
    found: 'Found',
    transit: 'In transit',
    holder: 'Checked out',
    production: 'Production',
  },
} as const
