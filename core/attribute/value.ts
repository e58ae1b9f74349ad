import type { AttributeProblemCode } from './attribute-problem.ts'

/** What an attribute's value is compared, indexed and stored as. */
export type AttributeValue = string | boolean | string[]

export type GivenValue = string | number | boolean | string[]

export type Reading = { value: AttributeValue } | { code: AttributeProblemCode; facts?: Record<string, string> }
