/** Items with variants, and variants, that were refused. */
export const variant = {
  notInherited: 'A variant does not inherit "{part}".',
  noParent: 'Only a variant holds values of its own beside those of its parent.',
  isVariant: 'A variant has no variants itself.',
  hasStock:
    'The item has {onHand} on hand and {reserved} reserved. Bring it to zero first, by an adjustment or by selling it, then make its variants and receive the stock on them.',
  noAxis: 'Variants differ by a select field of the item; "{field}" is none.',
  sameAxis: 'The field "{field}" is named twice.',
  noOption: '"{field}" has no option "{option}" in use.',
  tooMany: 'That makes {count} variants; {most} at once are possible.',
  noToken: 'A pattern takes {tokens}, not "{token}".',
  soldItself: '{sku} has variants, which are what is sold. Name them in the file instead.',
  refused: 'The variant {sku} cannot take this: {problem}',
} as const
