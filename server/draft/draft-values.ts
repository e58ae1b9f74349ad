import type { DraftedMovement, MovementDraft } from '#contract/movement-draft.ts'
import { sentence } from '#contract/words/sentence.ts'
import { attributesError } from '#server/attribute/check-attributes.ts'
import { type FieldView, viewFields, visibleValues } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'

/** Custom fields of lines as a role reads them. */
export async function viewOfLines(tx: Tx, { role }: Actor): Promise<FieldView> {
  return viewFields(await getSchema(tx), 'movementLine', role)
}

/** A draft as a role reads it: without what it may not see of the lines. */
export function showDraft<Draft extends MovementDraft>(draft: Draft, view: FieldView): Draft {
  if (view.hidden.length === 0) return draft
  const lines = draft.movement.lines.map((line) =>
    line.attributes === undefined ? line : { ...line, attributes: visibleValues(view, line.attributes) },
  )
  return { ...draft, movement: { ...draft.movement, lines } }
}

/** Values are kept for fields that there are for whoever gives them; what they are is asked where the draft is posted. @throws AppError invalid_attributes */
export function assertKnownFields({ lines }: DraftedMovement, view: FieldView): void {
  const problems = lines.flatMap(({ attributes = {} }) =>
    Object.keys(attributes)
      .filter((name) => !view.fields.some(({ key }) => key === name))
      .map((key) => ({ key, code: 'unknown_field' as const, facts: { field: key } })),
  )
  if (problems.length > 0) throw attributesError(problems)
}

/** Who would take values away unseen, or post them, may not. @throws AppError forbidden  the draft holds what the role may not see */
export function assertAllSeen({ movement: { lines } }: MovementDraft, view: FieldView): void {
  const holdsHidden = lines.some(({ attributes = {} }) => view.hidden.some((key) => Object.hasOwn(attributes, key)))
  if (holdsHidden) throw new AppError('forbidden', { detail: sentence('movement.draftUnseen') })
}
