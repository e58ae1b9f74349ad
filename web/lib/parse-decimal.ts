/**
 * A decimal as a person types it: `1,234.50`, `12,5`, `1 200`; at most nine digits after the point. A comma is a thousands
 * mark where it can be one (`1,234`), else a decimal comma (`12,5`).
 * @returns the wire's form; undefined when it is no number
 */
export function parseDecimal(text: string): string | undefined {
  const compact = text.replace(/[\s\u00a0\u202f']/g, '')
  const plain = /^\d+$/.test(compact)
    ? compact
    : /^\d*[.,]\d+$/.test(compact) && !/^[1-9]\d{0,2},\d{3}$/.test(compact)
      ? compact.replace(',', '.')
      : /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)
        ? compact.replaceAll(',', '')
        : undefined
  if (plain === undefined) return undefined
  const [whole = '', fraction = ''] = plain.split('.')
  const digits = whole.replace(/^0+(?=\d)/, '') || '0'
  if (digits.length > 18 || fraction.length > 9) return undefined
  return fraction ? `${digits}.${fraction}` : digits
}

/** Whether what is typed can be an amount: nothing, or a number. */
export function isAmount(text: string | undefined): boolean {
  return (text ?? '').trim() === '' || parseDecimal(text ?? '') !== undefined
}
