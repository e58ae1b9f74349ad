/** Packs, and quantities that are entered in them. */
export const pack = {
  factorForm: 'Must be a number above zero, or two with a slash between them, such as 100/3.',
  noItem: 'There is no such item.',
  isUnit: '“{name}” is a unit already: it converts to {unit}. Give the pack another name.',
  tooMany: 'An item has {count} packs at most.',
  nameTaken: 'The item has a pack of this name.',
  barcodeTaken: 'Another pack has this barcode.',
  unknown: '“{unit}” is no unit of {sku}, which is counted in {base}.',
  unknownOf: '“{unit}” is no unit of {sku}, which is counted in {base} and has these packs: {packs}.',
  tooFine:
    '{quantity} {unit} is no exact amount of {base}: it has more than nine digits behind the point. Enter it in {base}.',
  tooLarge: '{quantity} {unit} is more {base} than can be booked at once.',
} as const
