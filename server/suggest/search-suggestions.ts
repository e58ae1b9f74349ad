import { fieldApplies } from '#core/attribute/field-rule.ts'
import { type CatalogueModel, compareItem } from '#core/suggest/catalogue-model.ts'
import { getSchema, type Schema, toRecordScope } from '#server/attribute/schema-cache.ts'
import { inSlices } from '#server/http/in-slices.ts'
import type { TaskRun } from '#server/task/run-task.ts'
import { type Found, findValue, guessFor, leastConfidence } from './guess-fields.ts'
import { getCatalogueModel } from './model-cache.ts'
import { beginSearch, endSearch, type LackingItem, listLackingItems, storeSuggestions } from './suggestion-queries.ts'

/** Items of one transaction: a second or two of looking at them, between other requests. */
const pageItems = 500
/** More than anybody looks at in a month. */
const mostSuggestions = 50_000
const noId = '00000000-0000-0000-0000-000000000000'
/** Kinds of fields whose values a catalogue has in common. */
const suggested: ReadonlySet<string> = new Set(['select', 'boolean', 'number', 'integer', 'reference'])

/**
 * Looks at all items that lack a category or the value of a field, and keeps what they may have for a person to look at; what a person rejected is not found
 * again. Reads items by their key, 500 a transaction, each compared in 1 to 2 ms; run twice it finds the same.
 */
export async function searchSuggestions({ database, tenantId, signal, hold, progress }: TaskRun<object>) {
  progress({ stage: 'items' })
  const { schema, model, begunAt } = await database.tenant(tenantId, async (tx) => {
    await hold(tx)
    const read = await getSchema(tx)
    return { schema: read, model: await getCatalogueModel(tx, read), begunAt: await beginSearch(tx) }
  })
  progress({ stage: 'matching' })
  let [items, suggestions] = [0, 0]
  for (let after = noId; suggestions < mostSuggestions; ) {
    signal.throwIfAborted()
    const keys = fieldsOf(schema).map(({ key }) => key)
    const read = await database.tenantRead(tenantId, (tx) => listLackingItems(tx, after, keys, pageItems))
    const found = await inSlices(suggestAll(read, schema, model))
    await database.tenant(tenantId, async (tx) => {
      await hold(tx)
      await storeSuggestions(tx, found, begunAt)
    })
    items += read.length
    suggestions += found.length
    progress({ done: items })
    const last = read.at(-1)
    if (read.length < pageItems || !last) break
    after = last.id
  }
  await database.tenant(tenantId, async (tx) => {
    await hold(tx)
    await endSearch(tx, begunAt)
  })
  return { suggestions, items }
}

function fieldsOf(schema: Schema) {
  return schema.fields.filter(
    ({ entity, archivedAt, kind, multiple }) =>
      entity === 'item' && archivedAt === null && suggested.has(kind) && !multiple,
  )
}

function* suggestAll(
  items: readonly LackingItem[],
  schema: Schema,
  model: CatalogueModel,
): Generator<void, (Found & { itemId: string })[]> {
  const all: (Found & { itemId: string })[] = []
  const fields = fieldsOf(schema)
  // whoever reviews suggestions reads why: what some may not see tells nothing
  const tellers = schema.fields.filter(
    ({ entity, archivedAt, visibleTo }) => entity === 'item' && archivedAt === null && visibleTo === null,
  )
  for (const item of items) {
    const text = [item.name, item.description].filter((part) => part !== '').join(' ')
    const given = tellers.flatMap((field) => {
      const value = item.attributes[field.key] ?? null
      return value === null ? [] : [{ field, value }]
    })
    const compared = { text, as: compareItem(model, item, item.id), given }
    const scope = toRecordScope(schema, 'item', item)
    const found = item.categoryId === null ? guessFor(model, 'categoryId', compared) : []
    for (const field of fields)
      if ((item.attributes[field.key] ?? null) === null && fieldApplies(field, scope))
        found.push(...findValue(model, field, compared))
    const rejected = new Set(item.rejected?.map(({ field, value }) => `${field} ${value}`))
    for (const one of found)
      if (one.confidence >= leastConfidence && !rejected.has(`${one.field} ${one.value}`))
        all.push({ ...one, itemId: item.id })
    yield
  }
  return all
}
