/** A schema of JSON Schema 2020-12, or another part of an OpenAPI document. */
export interface JsonSchema {
  [key: string]: unknown
}

/** A reference to a schema among the document's components. */
export function refTo(name: string): JsonSchema {
  return { $ref: `#/components/schemas/${name}` }
}

export function isJsonObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
