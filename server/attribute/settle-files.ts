import type { AttributeProblem } from '#core/attribute/attribute-problem.ts'
import type { AttributeValue } from '#core/attribute/value.ts'
import type { Tx } from '#server/db/transaction.ts'
import { checkFiles, claimFiles, claimKey, type FileClaim } from '#server/file/claim-files.ts'
import type { MirroredField } from './queries.ts'

/** What of a record about to be written is looked at. */
interface Holder {
  attributes: Readonly<Record<string, AttributeValue>>
  before: Readonly<Record<string, unknown>> | null
}

/**
 * Files that records begin to hold must be there, and pictures where pictures are asked for; then they are theirs.
 * @param settled  by the index of `drafts`; given a problem where a file cannot stand
 */
export async function settleFiles(
  tx: Tx,
  fields: readonly MirroredField[],
  drafts: readonly Holder[],
  settled: readonly { problem?: AttributeProblem }[],
): Promise<void> {
  const claims = drafts.map((draft) => fields.flatMap((field) => newFiles(draft, field)))
  const all = claims.flat()
  if (all.length === 0) return
  const refused = await checkFiles(tx, all)
  const taken: FileClaim[] = []
  claims.forEach((own, index) => {
    const record = settled[index]
    if (!record || record.problem) return
    const wrong = own.find((claim) => refused.has(claimKey(claim)))
    if (!wrong) taken.push(...own)
    else {
      const { key, name } = wrong.field
      record.problem = { key, code: refused.get(claimKey(wrong)) ?? 'not_a_file', facts: { field: name } }
    }
  })
  await claimFiles(tx, taken)
}

/** What the record holds in the field and did not hold before. */
function newFiles(draft: Holder, field: MirroredField): (FileClaim & { field: MirroredField })[] {
  const value = Object.hasOwn(draft.attributes, field.key) ? draft.attributes[field.key] : undefined
  if (value === undefined || typeof value === 'boolean') return []
  const held = new Set(draft.before && Object.hasOwn(draft.before, field.key) ? [draft.before[field.key]].flat() : [])
  return [value].flat().flatMap((fileId) => (held.has(fileId) ? [] : [{ field, fileId }]))
}
