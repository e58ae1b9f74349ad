/** A stable key from a name people gave: "Länge (cm)" becomes "lange_cm"; a name without Latin letters or digits, "field". */
export function toKey(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 50)
    .replace(/_+$/, '')
  if (words === '') return 'field'
  return /^[a-z]/.test(words) ? words : `f_${words}`
}
