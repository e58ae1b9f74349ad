/** Shop tools that are lent, by their serials, and to whom they are. */
export const scanner = {
  sku: 'TOOL-1',
  name: 'Barcode scanner',
  cost: '129',
  serials: ['BS-2201', 'BS-2202', 'BS-2203', 'BS-2204'],
}
/** Goods with a day they expire on: days from now and quantities of each lot. */
export const milk = {
  sku: 'CAFE-1',
  name: 'Oat drink, barista, 1 l',
  cost: '1.45',
  price: '2.90',
  lots: [
    { code: 'L-0412', days: 9, quantity: '18' },
    { code: 'L-0437', days: 41, quantity: '36' },
    { code: 'L-0455', days: 96, quantity: '48' },
  ],
}

/** To whom scanners are lent, and in how many days they are due back. */
export const loans = [
  { holderName: 'Stocktaking team', due: 2 },
  { holderName: 'Jonas, fair stand', due: -3 },
] as const

/** Packs of a supplier's first items, the day they are expected on, and how far the order is. */
export const bought = {
  sent: { supplier: 'Harbour Roasters', packs: [6, 4, 8], due: 4 },
  late: { supplier: 'Halden Lighting', packs: [3, 5], due: -2, deliveryNote: 'DN-5581' },
  draft: { supplier: 'Papier & Co', packs: [10, 5, 5], due: 9 },
} as const

/** What customers take of the fullest shelves, `from` the first of them up to one. */
export const sold = {
  shipped: { customerName: 'Bakery Sommer', due: 0, from: 0, to: 2, quantity: '2' },
  reserved: { customerName: 'Café Linde', due: 1, from: 1, to: 4, quantity: '3' },
  late: { customerName: 'School of Design', due: -1, from: 3, to: 5, quantity: '4' },
} as const

export const shipped = { reference: 'Van, Monday', quantity: '5' } as const

/** How many lines are counted, and by how much the lines at some of their places are off. */
export const counted = {
  approved: { name: 'Harbour store, riskiest shelves', lines: 24, off: { 5: -1, 16: 2 }, reason: 'Counted twice' },
  open: { name: 'City store, front', lines: 20, done: 7 },
} as const
