import { besideEntities, besides } from '#core/filter/beside.ts'
import { type BesideVocabulary, vocabularyInSteps } from '#core/search/vocabulary.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import { inSlices } from '#server/http/in-slices.ts'
import { askedAs, askedField } from './asked-as.ts'
import { listLineValues, listRecordValues, type Place } from './queries.ts'

/** A field of more values than this is free text. */
const mostValues = 2_000

/** Names that references point to. */
export interface Referred {
  places: readonly Place[]
  suppliers: readonly { id: string; name: string }[]
  currency: string
}

/**
 * The words of the fields that suppliers, places and movement lines have and the reader sees; nothing of those without any. Up to three statements, some
 * milliseconds each: an organisation has suppliers and places by the hundred, and values of lines are read from their index.
 */
export async function besideVocabularies(
  tx: Tx,
  { fieldsOf }: Pick<FieldView, 'fieldsOf'>,
  referred: Referred,
): Promise<BesideVocabulary[]> {
  const found: BesideVocabulary[] = []
  for (const beside of besides) {
    // a formula that is computed on the way is nothing that the database finds
    const fields = fieldsOf(besideEntities[beside]).flatMap((field) => {
      const kind = field.archivedAt === null && !field.live ? askedAs(field) : undefined
      return kind && field.referenceTo !== 'item' ? [{ field, kind }] : []
    })
    if (fields.length === 0) continue
    const texts = fields.flatMap(({ field, kind }) => (kind === 'text' ? [field] : []))
    const values = await (beside === 'line'
      ? listLineValues(tx, texts, mostValues)
      : listRecordValues(tx, beside, texts, mostValues))
    const source = vocabularyInSteps({
      itemTypes: [],
      locations: [],
      currency: referred.currency,
      fields: fields.map(({ field, kind }) => {
        const known = values.get(field.key) ?? []
        return {
          ...askedField(field, kind, referred.currency),
          itemTypeId: null,
          options: field.kind === 'reference' ? choicesOf(field, referred) : field.options,
          values: known.length < mostValues ? known : [],
        }
      }),
    })
    found.push({ beside, vocabulary: await inSlices(source) })
  }
  return found
}

function choicesOf({ referenceTo }: MirroredField, { places, suppliers }: Referred) {
  const records = referenceTo === 'location' ? places : suppliers
  return records.map(({ id, name }) => ({ key: id, label: name }))
}
