import type { z } from 'zod'
import type { Role } from '#contract/permissions.ts'
import type { Suggestion, suggestValues } from '#contract/suggestion.ts'
import type { Language } from '#contract/words/languages.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'
import { compareItem } from '#core/suggest/catalogue-model.ts'
import { say } from '#core/words/say.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findAlike } from './find-alike.ts'
import { type Found, findValue, guessFor, leastConfidence, namedBy, showValue } from './guess-fields.ts'
import { getCatalogueModel } from './model-cache.ts'
import { listNames } from './queries.ts'

type Given = z.output<typeof suggestValues.body>

/**
 * What an item in the making may be, from what is written of it so far; nothing for what is filled in, nor for fields that the role
 * does not fill in. Four statements and about 2 ms beside them where the catalogue is learned.
 */
export async function suggestForItem(
  tx: Tx,
  role: Role,
  given: Given,
  language: Language,
): Promise<z.output<typeof suggestValues.response>> {
  const schema = await getSchema(tx)
  const model = await getCatalogueModel(tx, schema)
  const text = [given.name, given.description, given.text].filter((part) => part !== '').join(' ')
  const as = compareItem(model, { name: text, description: '', barcode: given.barcode })
  const scope = toRecordScope(schema, 'item', given)
  const view = viewFields(schema, 'item', role)
  // what the role may not see tells it nothing, though it were given
  const filled = view.fields.flatMap((field) => {
    const value = given.attributes[field.key] ?? null
    return value === null ? [] : [{ field, value }]
  })
  const compared = { text, as, given: filled }
  const found: Found[] = []
  if (given.itemTypeId === null) found.push(...guessFor(model, 'itemTypeId', compared))
  if (given.categoryId === null) found.push(...guessFor(model, 'categoryId', compared))
  const open = view.fields.filter(
    (field) =>
      field.entity === 'item' &&
      field.archivedAt === null &&
      fieldApplies(field, scope) &&
      canEdit(field, role) &&
      (given.attributes[field.key] ?? null) === null,
  )
  for (const field of open) found.push(...findValue(model, field, compared))
  const byName = new Map(open.map((field) => [`attributes.${field.key}`, field]))
  const names = await listNames(
    tx,
    found.flatMap((one) => namedBy(one, byName.get(one.field))),
  )
  const data = found.flatMap(({ reason, ...rest }): Suggestion[] => {
    const shown = showValue(rest, byName.get(rest.field), names, language)
    return shown && rest.confidence >= leastConfidence ? [{ ...rest, ...shown, reason: say(reason, language) }] : []
  })
  return { data, alike: await findAlike(tx, model, given, as.like, language), learnedFrom: model.items.length }
}
