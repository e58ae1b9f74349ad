/** Why a value is suggested. */
export const suggestion = {
  words: '{having} of {of} items with “{words}” have it',
  maker: '{having} of {of} items whose barcode begins with {digits} have it',
  like: 'as other items called much the same',
  written: '“{words}” is written there',
  writtenTried: '“{words}” is written there; of {of} items that say so, {agreeing} agreed',
  sameSku: 'the same SKU',
  supplierCode: 'the supplier’s code for it',
  skuWithin: 'its SKU stands in the line',
  sameBarcode: 'the same barcode',
  likeSku: 'the same SKU but for its marks',
  sameName: 'called the same',
  nearName: 'called much the same',
  category: 'Category',
  yes: 'Yes',
  no: 'No',
} as const
