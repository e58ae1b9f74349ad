/** Suggested values below the fields of a new item. */
export const suggestion = {
  take: 'Use {label}',
  sure: '{percent, number} % sure',
  takeAll: 'Use {count, number} sure suggestions',
  takeAllNote: 'So sure ones were right 97 times in 100 when tried on your own items. You can change each.',
  found: '{count, plural, one {# suggestion stands below its field} other {# suggestions stand below their fields}}',
  looksLike: '{count, plural, one {Looks like this item} other {Looks like these # items}}',
  looksLikeNote: 'by its photo, among your own',
  lookingAlike: '{percent, number} % alike',
  alikeTitle: 'This may be in the catalogue already',
  alikeFirst: 'There already? {name}',
  alikeMore: '+{count, number}',
  alike: '{sku} · {percent, number} % alike · {reason}',
} as const
