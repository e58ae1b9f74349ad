/** The value of stock, as a file. */
export const valuation = {
  file: 'Stock value',
  column: { code: 'Code', name: 'Name', quantity: 'Quantity', unit: 'Unit', unitCost: 'Unit cost', value: 'Value' },
} as const
