import { z } from 'zod'
import { decimal } from '#contract/values.ts'

const pattern = patternsOf(decimal)[0]?.source
const isDecimal = (schema: z.core.$ZodType) => patternsOf(schema).some(({ source }) => source === pattern)

/**
 * Decimals of a reply that are not written in the one way of the wire: "0.00" and "1.50" where "0" and "1.5" are meant.
 * @param schema  says which of the reply's texts are decimals: a code or a note may well be "1.50"
 * @returns where they stand, such as `data.0.onHand: 0.00`
 */
export function longDecimals(
  schema: z.core.$ZodType,
  value: unknown,
  place: readonly (string | number)[] = [],
): string[] {
  if (value === null || value === undefined) return []
  const within = (inner: z.core.$ZodType, part: unknown, ...more: (string | number)[]) =>
    longDecimals(inner, part, [...place, ...more])
  if (typeof value === 'string')
    return isDecimal(schema) && !/^(0|-?(0\.\d*[1-9]|[1-9]\d*(\.\d*[1-9])?))$/.test(value)
      ? [`${place.join('.')}: ${value}`]
      : innerOf(schema).flatMap((inner) => within(inner, value))
  if (schema instanceof z.ZodArray && Array.isArray(value))
    return value.flatMap((part, at) => within(schema.element, part, at))
  if (schema instanceof z.ZodRecord)
    return Object.entries(value).flatMap(([key, part]) => within(schema.valueType, part, key))
  if (schema instanceof z.ZodTuple && Array.isArray(value))
    return schema.def.items.flatMap((inner, at) => within(inner, value[at], at))
  if (schema instanceof z.ZodObject)
    return Object.entries(value).flatMap(([key, part]) => {
      const inner = (schema.shape as Record<string, z.core.$ZodType>)[key]
      return inner === undefined ? [] : within(inner, part, key)
    })
  return innerOf(schema).flatMap((inner) => within(inner, value))
}

/** What a schema wraps, or the ones among which it chooses that the value may be read by. */
function innerOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return [...schema.options]
  if (schema instanceof z.ZodIntersection) return [schema.def.left, schema.def.right]
  if (schema instanceof z.ZodLazy) return [schema.unwrap()]
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  )
    return [schema.unwrap()]
  return []
}

function patternsOf({ _zod: schema }: z.core.$ZodType): RegExp[] {
  const { checks = [] } = schema.def as { checks?: z.core.$ZodCheck[] }
  return checks.flatMap(({ _zod: check }) => (check.def as { pattern?: RegExp }).pattern ?? [])
}
