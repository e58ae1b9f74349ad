import type { Role } from '#contract/permissions.ts'
import { canEdit, type FieldRule, fieldApplies, type RecordScope } from '#core/attribute/field-rule.ts'

/** Whether variants can differ by the field: one of choices, in use, that they have and the role fills in. */
export function isAxisField(
  field: Pick<FieldRule, 'key' | 'entity' | 'scope' | 'kind' | 'archivedAt' | 'visibleTo' | 'editableBy'>,
  role: Role,
  variant: RecordScope,
): boolean {
  const isChoice = field.kind === 'select' || field.kind === 'multiSelect'
  return isChoice && field.archivedAt === null && canEdit(field, role) && fieldApplies(field, variant)
}
