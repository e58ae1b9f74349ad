import type { z } from 'zod'
import type { Attributes } from '#contract/item.ts'
import type { findLookAlikes, LookAlike } from '#contract/look-alike.ts'
import type { Suggestion } from '#contract/suggestion.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { canEdit, fieldApplies } from '#core/attribute/field-rule.ts'
import { likenessOf, type PictureSignature } from '#core/suggest/picture-signature.ts'
import { sharedValues } from '#core/suggest/shared-values.ts'
import { say } from '#core/words/say.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema, toRecordScope } from '#server/attribute/schema-cache.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { showValue } from './guess-fields.ts'
import { listNames } from './queries.ts'

/** Below it pictures have little in common: see decision 80. */
const leastLikeness = 0.65
const mostItems = 5
/** Photos of the likest shape; of these, colours decide. */
const mostPhotos = 60

interface Near {
  fileId: string
  likeness: number
}

interface NearItem {
  id: string
  sku: string
  name: string
  itemTypeId: string | null
  categoryId: string | null
  attributes: Attributes
}

/**
 * The items whose photos look like the signed ones, and what they have in common. Compares the signatures of all of the tenant's photos,
 * 100,000 in some 40 ms; items are looked through only where a photo is near.
 */
export async function listLookAlikes(
  tx: Tx,
  { role }: Pick<Actor, 'role'>,
  given: z.output<typeof findLookAlikes.body>,
  signatures: readonly PictureSignature[],
  language: Language,
): Promise<z.output<typeof findLookAlikes.response>> {
  const near = new Map<string, number>()
  for (const signature of signatures)
    for (const { fileId, likeness } of await listNear(tx, signature))
      near.set(fileId, Math.max(likeness, near.get(fileId) ?? 0))
  const schema = await getSchema(tx)
  const { fields } = viewFields(schema, 'item', role)
  const inUse = fields.filter(({ entity, archivedAt }) => entity === 'item' && archivedAt === null)
  const pictures = inUse.filter(({ kind }) => kind === 'image').map(({ key }) => key)
  if (near.size === 0 || pictures.length === 0) return { data: [], values: [] }
  const items = await listItemsWith(tx, pictures, [...near.keys()])
  const found = items
    .map((item) => ({ item, ...likestOf(item, pictures, near) }))
    .toSorted((a, b) => b.likeness - a.likeness || (a.item.id < b.item.id ? -1 : 1))
    .slice(0, mostItems)
  const scope = toRecordScope(schema, 'item', given)
  const open = inUse.filter(
    (field) => fieldApplies(field, scope) && canEdit(field, role) && (given.attributes[field.key] ?? null) === null,
  )
  const byName = new Map(open.map((field) => [`attributes.${field.key}`, field]))
  const shared = sharedValues(
    found.map(({ item, likeness }) => ({ likeness, item })),
    [
      ...(given.itemTypeId === null ? ['itemTypeId'] : []),
      ...(given.categoryId === null ? ['categoryId'] : []),
      ...open.filter(({ kind }) => guessedKinds.has(kind)).map(({ key }) => `attributes.${key}`),
    ],
  )
  const names = await listNames(
    tx,
    shared.flatMap(({ field, value }) => (field.startsWith('attributes.') ? [] : [value])),
  )
  const values = shared.flatMap(({ field, value, confidence, count }): Suggestion[] => {
    const shown = showValue({ field, value }, byName.get(field), names, language)
    const reason = say(sentence('suggestion.looksLike', { count }), language)
    return shown ? [{ field, ...shown, confidence, isSure: false, reason }] : []
  })
  const data = found.map(
    ({ item: { id, sku, name }, fileId, likeness }): LookAlike => ({ id, sku, name, fileId, likeness }),
  )
  return { data, values }
}

const guessedKinds: ReadonlySet<string> = new Set(['select', 'boolean', 'text'])

async function listNear(tx: Tx, signature: PictureSignature): Promise<Near[]> {
  const rows = await tx.query<{ file_id: string; shape: string; colours: Buffer }>({
    name: 'near_pictures',
    text: `select file_id, shape::text as shape, colours from picture_signature where shape is not null
           order by bit_count(shape # $1::text::bit(64)), file_id limit ${mostPhotos}`,
    values: [signature.shape],
  })
  return rows.flatMap(({ file_id: fileId, shape, colours }) => {
    const likeness = likenessOf(signature, { shape, colours })
    return likeness >= leastLikeness ? [{ fileId, likeness }] : []
  })
}

/** Items in use with one of the pictures in one of the fields. A look at every item: some 100 ms for 100,000. */
function listItemsWith(tx: Tx, keys: readonly string[], fileIds: readonly string[]): Promise<NearItem[]> {
  return tx.query<NearItem>({
    name: 'items_with_pictures',
    text: `select id, sku, name, item_type_id as "itemTypeId", category_id as "categoryId", attributes from item i
           where archived_at is null and exists (select from unnest($1::text[]) key where (i.attributes -> key) ?| $2::text[])
           order by id limit 200`,
    values: [keys, fileIds],
  })
}

function likestOf({ attributes }: NearItem, keys: readonly string[], near: ReadonlyMap<string, number>): Near {
  const ids = keys.flatMap((key) => attributes[key] ?? []).map(String)
  const all = ids.map((fileId) => ({ fileId, likeness: near.get(fileId) ?? 0 }))
  const [first = { fileId: '', likeness: 0 }] = all.toSorted((a, b) => b.likeness - a.likeness)
  return first
}
