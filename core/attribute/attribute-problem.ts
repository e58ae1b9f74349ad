import { attribute as sentences } from '#contract/words/en/attribute.ts'

export type AttributeProblemCode = keyof typeof sentences

/** Why a value was refused: a code with the facts its sentence names. */
export interface AttributeProblem {
  /** the field's key */
  key: string
  code: AttributeProblemCode
  /** `field` is the field's name; `limit`, `value`, `unit`, `pattern` as the code needs */
  facts: Readonly<Record<string, string>>
}
