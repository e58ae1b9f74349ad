import type { Field } from '#contract/field.ts'
import { sentence, type Text } from '#contract/words/sentence.ts'
import { type ComparedAs, fieldComparedAs } from '#core/filter/operators-of.ts'

/** What of an organisation's schema a language model outside is told: names, never items. */
export interface NamedSchema {
  itemTypes: readonly { id: string; name: string }[]
  categories: readonly { id: string; name: string; parentId: string | null }[]
  locations: readonly { id: string; code: string; name: string }[]
  /** those the asking role sees, archived ones left out */
  fields: readonly Pick<Field, 'key' | 'name' | 'kind' | 'multiple' | 'resultKind' | 'unit' | 'options' | 'scope'>[]
  currency: string
}

/** A field as the model is told of it and answers with it. */
export interface SpokenField {
  /** as in the filter tree */
  field: string
  /** as a chip names it */
  label: Text
  compared: ComparedAs
  /** by the name in small letters; where there are any, no other value is taken */
  values?: ReadonlyMap<string, SpokenValue>
  /** whether a condition may name a place */
  takesPlace?: boolean
}

/** A value by its name, and what stands for it in the filter: a category with those below it. */
export interface SpokenValue {
  name: string
  stands: readonly string[]
}

/** The schema in the model's words, and the way back from them to identifiers. */
export interface SpokenSchema {
  fields: ReadonlyMap<string, SpokenField>
  /** by the name in small letters */
  places: ReadonlyMap<string, { id: string; name: string }>
  /** what is sent, as JSON */
  said: string
}

/** Most of each that is told; a model reads some 6,000 tokens at the most. */
const most = { types: 200, categories: 300, places: 300, fields: 120, options: 60, allOptions: 800 } as const
const longestName = 80

const figures = ['onHand', 'available', 'reserved', 'onOrder', 'checkedOut', 'elsewhere'] as const
const states = ['outOfStock', 'inStock', 'belowReorderPoint', 'overstocked', 'negativeStock']
const coreKinds = {
  name: 'text',
  description: 'text',
  price: 'number',
  cost: 'number',
  reorderPoint: 'number',
  createdAt: 'instant',
  updatedAt: 'instant',
  lastMovementAt: 'instant',
  lastSoldAt: 'instant',
  soldAt: 'instant',
} as const satisfies Record<string, ComparedAs>
/** References to members, items and suppliers name rows; files have nothing to compare. */
const unspoken: readonly Field['kind'][] = ['reference', 'file', 'image']

export function speakSchema(schema: NamedSchema): SpokenSchema {
  const types = namesApart(schema.itemTypes.slice(0, most.types))
  const categories = namesApart(schema.categories.slice(0, most.categories))
  const places = namesApart(schema.locations.slice(0, most.places))
  const typeNames = new Map([...types].map(([name, id]) => [id, name]))
  const fields = new Map<string, SpokenField>()
  const said: object[] = []
  const add = (field: SpokenField, told: object) => {
    fields.set(field.field, field)
    said.push({ field: field.field, ...told })
  }
  // said by its values alone
  const nameless = ''
  add({ field: 'itemType', label: nameless, compared: 'id', values: lower(types, (id) => [id]) }, { kind: 'type' })
  add(
    {
      field: 'category',
      label: sentence('search.field.category'),
      compared: 'id',
      values: lower(categories, (id) => withBelow(id, schema.categories)),
    },
    { kind: 'category' },
  )
  add(
    {
      field: 'state',
      label: nameless,
      compared: 'id',
      values: lower(new Map(states.map((one) => [one, one])), (one) => [one]),
    },
    { states },
  )
  for (const figure of figures)
    add(
      { field: `stock.${figure}`, label: sentence(`search.stock.${figure}`), compared: 'number', takesPlace: true },
      { kind: 'number' },
    )
  for (const [field, compared] of Object.entries(coreKinds) as [keyof typeof coreKinds, ComparedAs][])
    add(
      { field, label: sentence(`search.field.${field}`), compared },
      { kind: compared, ...(field === 'price' || field === 'cost' ? { unit: schema.currency } : {}) },
    )
  add({ field: 'lot.expiresOn', label: sentence('search.field.lotExpiresOn'), compared: 'day' }, { kind: 'day' })
  let optionsLeft: number = most.allOptions
  for (const field of schema.fields.filter(({ kind }) => !unspoken.includes(kind)).slice(0, most.fields)) {
    const name = `attributes.${field.key}`
    const options = field.options
      .filter((option) => !option.archived)
      .slice(0, Math.min(most.options, optionsLeft))
      .map(({ key, label }) => ({ id: key, name: label }))
    optionsLeft -= options.length
    const isChoice = field.kind === 'select' || field.kind === 'multiSelect'
    const apart = namesApart(options)
    const compared = fieldComparedAs(field)
    const ofTypes = (field.scope?.itemTypeIds ?? []).flatMap((id) => typeNames.get(id) ?? [])
    add(
      { field: name, label: field.name, compared, ...(isChoice ? { values: lower(apart, (key) => [key]) } : {}) },
      {
        name: field.name.slice(0, longestName),
        kind: compared,
        ...(field.unit ? { unit: field.unit } : {}),
        ...(isChoice ? { options: [...apart.keys()] } : {}),
        ...(ofTypes.length > 0 ? { types: ofTypes } : {}),
      },
    )
  }
  return {
    fields,
    places: new Map([...places].map(([name, id]) => [name.toLowerCase(), { id, name }])),
    said: JSON.stringify({
      types: [...types.keys()],
      categories: [...categories.keys()],
      locations: [...places.keys()],
      fields: said,
    }),
  }
}

/** Names of one line, each different from the others in small letters too. */
function namesApart(rows: readonly { id: string; name: string; code?: string }[]): Map<string, string> {
  const apart = new Map<string, string>()
  const taken = new Set<string>()
  for (const { id, name, code } of rows) {
    const plain = name.slice(0, longestName)
    const candidates = [plain, ...(code ? [`${plain} (${code})`] : []), `${plain} (${apart.size + 1})`]
    const free = candidates.find((candidate) => !taken.has(candidate.toLowerCase()))
    if (free === undefined) continue
    taken.add(free.toLowerCase())
    apart.set(free, id)
  }
  return apart
}

function lower(
  names: ReadonlyMap<string, string>,
  toValues: (id: string) => readonly string[],
): Map<string, SpokenValue> {
  return new Map([...names].map(([name, id]) => [name.toLowerCase(), { name, stands: toValues(id) }]))
}

/** A category and those below it: an item of one is an item of all above. */
function withBelow(id: string, categories: NamedSchema['categories']): string[] {
  const found = new Set([id])
  for (let size = 0; size < found.size; ) {
    size = found.size
    for (const one of categories) if (one.parentId !== null && found.has(one.parentId)) found.add(one.id)
  }
  return [...found]
}
