import { findBaseUnit } from '#core/unit/find-unit.ts'

/** A unit as it stands behind a quantity: in English the name of a pack in its plural, where there are several; symbols stay as they are. */
export function unitName(name: string, quantity: string, locale: string): string {
  const isOne = /^1(\.0*)?$/.test(quantity)
  if (isOne || !/^en\b/.test(locale) || !/^[a-z]{3,}$/i.test(name) || /s$/i.test(name) || findBaseUnit(name))
    return name
  return /(x|z|ch|sh)$/i.test(name) ? `${name}es` : `${name}s`
}
