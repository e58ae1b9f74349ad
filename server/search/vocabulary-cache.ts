import { besideEntities } from '#core/filter/beside.ts'
import { type Vocabulary, vocabularyInSteps } from '#core/search/vocabulary.ts'
import type { FieldView } from '#server/attribute/field-view.ts'
import type { MirroredField } from '#server/attribute/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import { inSlices } from '#server/http/in-slices.ts'
import { type AskedAs, askedAs, askedField } from './asked-as.ts'
import { besideVocabularies } from './beside-vocabularies.ts'
import { boundedVocabularies } from './bounded-vocabularies.ts'
import {
  haveExpiringLots,
  listCategoryNames,
  listFieldValues,
  listNamedItems,
  listPlaces,
  listReferred,
  listSupplierNames,
  listTypeNames,
  type SearchSettings,
} from './queries.ts'

interface Cached {
  vocabulary: Vocabulary
  settings: SearchSettings
  builtAt: number
}

/** Items whose words are known; of more than this, the ones changed last. */
const mostItems = 20_000
const mostValues = 2_000
/** Words of items may be this old; words of the schema never are. */
const itemsFreshForMs = 60_000

/** By tenant and what is hidden from the reader. */
const cache = boundedVocabularies<Cached>()

/**
 * The tenant's words, ready for reading the questions of a role: what it may not see is not spoken of. A change of the schema or of locations
 * holds at once; items and suppliers renamed or added are known within a minute. Building costs about 0.5 s at 20,000 items, in slices
 * between which other requests are served, a cached one nothing; roles that see the same share one.
 */
export async function getVocabulary(tx: Tx, settings: SearchSettings, view: FieldView): Promise<Vocabulary> {
  const key = keyOf(tx, view)
  const cached = cache.get(key)
  if (cached && areWordsFresh(cached, settings)) return cached.vocabulary
  const vocabulary = await loadVocabulary(tx, settings, view)
  cache.set(key, { vocabulary, settings, builtAt: Date.now() })
  return vocabulary
}

/** Whose words, and for whom: roles that see the same fields share them. */
export function keyOf({ tenantId }: Tx, view: FieldView): string {
  const seen = Object.values(besideEntities).flatMap((entity) => ['/', ...view.fieldsOf(entity).map(({ id }) => id)])
  return [tenantId, ...view.hidden, ...seen].join(' ')
}

/** Whether what was read of a tenant's words still holds. */
export function areWordsFresh(
  { settings, builtAt }: Pick<Cached, 'settings' | 'builtAt'>,
  now: SearchSettings,
): boolean {
  if (settings.schemaVersion !== now.schemaVersion || settings.currency !== now.currency) return false
  // a tenant's first items are known at once: trying the search right after them is what newcomers do
  if (settings.itemsChangedAt === '' && now.itemsChangedAt !== '') return false
  const isSame =
    settings.itemsChangedAt === now.itemsChangedAt && settings.suppliersChangedAt === now.suppliersChangedAt
  return isSame || Date.now() - builtAt < itemsFreshForMs
}

async function loadVocabulary(tx: Tx, { currency }: SearchSettings, view: FieldView): Promise<Vocabulary> {
  const itemTypes = await listTypeNames(tx)
  const inUse = new Set(itemTypes.map((type) => type.id))
  const fields = view.fields
    .filter((field) => field.archivedAt === null && isInUse(field, inUse))
    .flatMap((field) => {
      const kind = askedAs(field)
      return kind ? [{ field, kind }] : []
    })
  const keysOf = (kinds: readonly AskedAs[]) =>
    fields.filter(({ kind }) => kinds.includes(kind)).map(({ field }) => field.key)
  const values = await listFieldValues(tx, keysOf(['text', 'number']), mostItems, mostValues)
  const referred = await listReferred(
    tx,
    fields.flatMap(({ field }) => (field.kind === 'reference' ? [field] : [])),
    mostItems,
    mostValues,
  )
  const locations = await listPlaces(tx)
  const suppliers = await listSupplierNames(tx)
  const vocabulary = await inSlices(
    vocabularyInSteps({
      itemTypes,
      currency,
      lotsExpire: await haveExpiringLots(tx),
      categories: await listCategoryNames(tx),
      locations,
      suppliers,
      items: await listNamedItems(tx, mostItems),
      fields: fields.map(({ field, kind }) => {
        const known = values.get(field.key) ?? []
        return {
          ...askedField(field, kind, currency),
          itemTypeId: onlyType(field),
          options: field.kind === 'reference' ? choicesOf(field, referred.get(field.key) ?? []) : field.options,
          // a field of so many values is free text: its words are found by the text search
          values: kind === 'text' && known.length < mostValues ? known : undefined,
          numbers: kind === 'number' ? known.map(Number) : undefined,
        }
      }),
    }),
  )
  return { ...vocabulary, beside: await besideVocabularies(tx, view, { places: locations, suppliers, currency }) }
}

/** What a reference points to. A location by its name alone is where stock is; `home shelf rack A` is the field. */
function choicesOf(
  { name, referenceTo }: MirroredField,
  choices: readonly { key: string; label: string }[],
): { key: string; label: string; called?: string }[] {
  return referenceTo === 'location'
    ? choices.map((choice) => ({ ...choice, called: `${name} ${choice.label}` }))
    : [...choices]
}

function isInUse({ scope }: MirroredField, types: ReadonlySet<string>): boolean {
  return scope === null || scope.categoryIds.length > 0 || scope.itemTypeIds.some((id) => types.has(id))
}

/** The one type whose items have the field; null where others have it as well. */
function onlyType({ scope }: MirroredField): string | null {
  const [only, another] = scope?.itemTypeIds ?? []
  return only !== undefined && another === undefined && scope?.categoryIds.length === 0 ? only : null
}
