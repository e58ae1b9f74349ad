import type { Field } from '#contract/field.ts'
import type { AttributeValue } from '#core/attribute/value.ts'

/** A field that variants differ by, and its options in the matrix. */
export interface Axis {
  field: string
  options: readonly string[]
}

/** Option key by field key. */
export type Combination = Readonly<Record<string, string>>

/** How many combinations a matrix has, without making them. */
export function countCombinations(axes: readonly Axis[]): number {
  return axes.reduce((count, { options }) => count * options.length, 1)
}

/** All combinations, the last axis changing fastest. */
export function combine(axes: readonly Axis[]): Combination[] {
  return axes.reduce<Combination[]>(
    (made, { field, options }) => made.flatMap((one) => options.map((option) => ({ ...one, [field]: option }))),
    [{}],
  )
}

/** Two combinations of the same axes are the same when their keys are. */
export function combinationKey(axes: readonly string[], values: Combination): string {
  return JSON.stringify(axes.map((axis) => values[axis]))
}

/** Where a variant stands in the matrix; undefined: nowhere, it has no single value in some axis. */
export function combinationOf(
  axes: readonly string[],
  attributes: Readonly<Record<string, unknown>>,
): Combination | undefined {
  const entries = axes.map((axis) => {
    const held = Object.hasOwn(attributes, axis) ? [attributes[axis]].flat() : []
    return held.length === 1 ? ([axis, String(held[0])] as const) : undefined
  })
  const known = entries.filter((entry) => entry !== undefined)
  return known.length === axes.length ? Object.fromEntries(known) : undefined
}

/** A combination as a variant holds it. */
export function toAxisValues(
  combination: Combination,
  fields: readonly Pick<Field, 'key' | 'kind'>[],
): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(combination).map(([key, option]) => {
      const isList = fields.find((field) => field.key === key)?.kind === 'multiSelect'
      return [key, isList ? [option] : option]
    }),
  )
}

const token = /\{([^{}]*)\}/g

/** The first name in braces that is none of these. */
export function unknownToken(pattern: string, known: readonly string[]): string | undefined {
  return [...pattern.matchAll(token)].map(([, name = '']) => name).find((name) => !known.includes(name))
}

/** A pattern with values for the names in braces. */
export function fillPattern(pattern: string, values: Readonly<Record<string, string>>): string {
  return pattern.replace(token, (_, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : ''))
}

/** A label as a part of a code: "Grün (hell)" becomes "GRUN-HELL"; the key's where it has no Latin letters or digits. */
export function toCodePart(label: string, key: string): string {
  const clean = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toUpperCase()
      .replace(/[^A-Z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
  return clean(label) || clean(key)
}

const longestSku = 80

/**
 * Codes nobody has: where one is taken, or given twice, the next number is put behind it: `SHIRT-S-2`.
 * @param isTaken  by how codes are compared, in small letters
 */
export function withFreeCodes(codes: readonly string[], isTaken: (key: string) => boolean): string[] {
  const given = new Set<string>()
  return codes.map((code) => {
    let free = code.slice(0, longestSku).trim()
    for (let n = 2; isTaken(free.toLowerCase()) || given.has(free.toLowerCase()); n++)
      free = `${code.slice(0, longestSku - `-${n}`.length).trim()}-${n}`
    given.add(free.toLowerCase())
    return free
  })
}
