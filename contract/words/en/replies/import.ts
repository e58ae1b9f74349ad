import { importWords } from '../import.ts'

/** Imports of spreadsheets. */
export const importing = {
  /** what a column becomes, as on the pages */
  target: importWords.target,
  noColumn: 'The file has no such column.',
  noTarget: 'A column cannot become "{target}" here.',
  twice: '"{target}" is given twice.',
  noNewField: 'A sales history makes no fields.',
  noSku: 'No column is the SKU.',
  noQuantity: 'No column is the quantity.',
  noDate: 'No column is the date.',
  noKey:
    'Rows cannot be known by "{target}": choose the SKU or barcode of items, the code or name of others, or a field whose values are unique.',
  keyNotMapped: 'No column of the file is "{target}", by which rows are to be known.',
  onlyLists: 'A sales history cannot be tried out.',
  trialUnderWay: 'This file is being tried out: wait until that has ended, or stop it.',
  noSkuOrName: 'No column is the SKU or the name.',
  noCodeOrName: 'No column is the code or the name.',
  tooManyRecords: 'This list has more than {most} rows, or too much text in them: bring it in parts.',
  mayNotWrite: 'Your role may not change these records.',
  columnProblem: '"{header}": {message}',
  datesAmbiguous: 'Every date of this file can be read day first or month first: say which it is.',
  datesMixed: 'Some dates of this file are day first and some month first: say which it is, the others are refused.',
  noUsableLine: 'No line of this file can be used with these columns.',
  begun: 'This import has begun: try its task again, or reverse it.',
  mayNotDefine: 'Only an administrator can import into new fields.',
  stockUsed:
    'Stock that this import brought has been used since, for instance of {skus}. Correct it first, or allow negative stock.',
  reversed: 'Import reversed',
  openingStock: 'Imported opening stock',
  stockAdjusted: 'Stock as in the imported file',
  openingForSales: 'Opening stock for imported sales',
  customer: 'Customer {customer}',
  byCommandLine: 'Command line',
} as const
