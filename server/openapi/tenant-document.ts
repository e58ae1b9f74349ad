import type { FieldEntity } from '#contract/field.ts'
import type { ItemType } from '#contract/item-type.ts'
import { fieldsOf, type TenantFields, toAttributes, toDifference, toGivenAttributes } from './attribute-schemas.ts'
import {
  filterableItemFields,
  filterableLocationFields,
  filterableMovementFields,
  filterableSupplierFields,
} from './filterable-fields.ts'
import { isJsonObject, type JsonSchema, refTo } from './json-schema.ts'
import { typeNames, untyped } from './type-names.ts'

/** What a tenant's document is made of. */
export interface TenantSchema extends TenantFields {
  organisation: string
  /** archived ones too */
  itemTypes: readonly Pick<ItemType, 'id' | 'key' | 'name' | 'archivedAt'>[]
}

/** The general document, as far as it is looked into here. */
interface Document extends JsonSchema {
  info: JsonSchema
  components: { schemas: Record<string, JsonSchema> }
  paths: Record<string, Record<string, JsonSchema>>
}

/** Most item types that the body of a new item is a choice among; beyond, a union helps no generator. */
const mostChoices = 60

/**
 * The document of the API as one role of a tenant uses it: wherever the general one has `attributes` of any names and values, this
 * one has the tenant's fields. Replies keep their shape, for generators that know no unions: each item type stands beside
 * as `Item_<Type>`, told apart by the constant `itemTypeId`. The body of a new item is one of `NewItem_<Type>`.
 * @param general  as `toOpenApi` makes it; it is not changed
 */
export function toTenantOpenApi(general: JsonSchema, tenant: TenantSchema): JsonSchema {
  // `toOpenApi` has these parts; a copy, as parts are exchanged
  const document = structuredClone(general) as Document
  const { schemas } = document.components
  const { info } = document
  info.title = `${String(info.title)}: ${tenant.organisation}`
  info.description = `${String(info.description)}\n\n${introduction}`
  const known = addAttributes(schemas, tenant)
  for (const [name, schema] of Object.entries(schemas)) {
    const held = componentForm(name, known)
    if (held) exchange(schema, held, schemas)
  }
  for (const [path, operations] of Object.entries(document.paths)) {
    const entity = entityOfPath(path)
    for (const [method, operation] of Object.entries(operations)) {
      if (!entity || !isJsonObject(operation)) continue
      const { held, created, changed } = known[entity]
      const { responses } = operation
      // what makes no record takes some of its values, as a change and a draft do
      const isRecord = path !== '/movement-drafts' && path.split('/').length === 2
      const isNew = method === 'post' && isRecord && isJsonObject(responses) && '201' in responses
      exchange(responses, held, schemas)
      exchange(operation.requestBody, isNew ? created : changed, schemas)
    }
  }
  addItemTypes(document, tenant)
  nameFilterFields(document, tenant)
  return document
}

const introduction = `This document describes the item types and custom fields of your organisation as the role of your key sees
them. Each item type has a schema of its own, such as \`Item_Medicine\`, with the constant \`itemTypeId\`.`

interface Names {
  held: string
  created: string
  changed: string
  /** values before and after a change: null where there was none */
  difference: string
}
type Described = 'item' | 'location' | 'supplier' | 'movementLine'

/** The forms of each entity's attributes; a list of items holds variants as well, and so do changes of items. */
function addAttributes(schemas: Document['components']['schemas'], tenant: TenantFields): Record<Described, Names> {
  const add = (name: string, entities: readonly FieldEntity[], created: readonly FieldEntity[]): Names => {
    const names = {
      held: `${name}Attributes`,
      created: `New${name}Attributes`,
      changed: `${name}AttributesUpdate`,
      difference: `${name}AttributesDifference`,
    }
    const fields = fieldsOf(tenant, entities)
    const held = toAttributes(tenant, fields)
    schemas[names.held] = held
    if (name === 'Item') schemas[names.difference] = toDifference(held)
    schemas[names.created] = toGivenAttributes(
      tenant,
      fieldsOf(tenant, created),
      'create',
      ({ scope }) => scope === null && name !== 'Item',
    )
    schemas[names.changed] = toGivenAttributes(tenant, fields, 'update')
    return names
  }
  return {
    item: add('Item', ['item', 'variant'], ['item']),
    location: add('Location', ['location'], ['location']),
    supplier: add('Supplier', ['supplier'], ['supplier']),
    movementLine: add('MovementLine', ['movementLine'], ['movementLine']),
  }
}

/** The schema of attributes that a component of this name has, if it is one of records. */
function componentForm(name: string, known: Record<Described, Names>): string | undefined {
  if (name === 'ItemChange') return known.item.changed
  if (name === 'ItemDifference') return known.item.difference
  if (/^(New)?(Item|Variant)(Row|Update)?$/.test(name)) return known.item.held
  if (name.startsWith('Location')) return known.location.held
  if (name.startsWith('Supplier')) return known.supplier.held
  if (name.startsWith('MovementDraft')) return known.movementLine.changed
  return name.startsWith('MovementLine') ? known.movementLine.held : undefined
}

function entityOfPath(path: string): Described | undefined {
  const nouns = {
    items: 'item',
    locations: 'location',
    suppliers: 'supplier',
    movements: 'movementLine',
    'movement-drafts': 'movementLine',
    // what is received or shipped of an order is posted as lines of a movement
    'purchase-orders': 'movementLine',
    'sales-orders': 'movementLine',
    suggestions: 'item',
  } as const
  const noun = path.split('/')[1] ?? ''
  return Object.hasOwn(nouns, noun) ? nouns[noun as keyof typeof nouns] : undefined
}

/** Has every `attributes` of any names and values below refer to the schema of this name. */
function exchange(node: unknown, name: string, schemas: Readonly<Record<string, JsonSchema>>): void {
  if (Array.isArray(node)) for (const each of node) exchange(each, name, schemas)
  if (!isJsonObject(node)) return
  const { properties } = node
  if (isJsonObject(properties) && isFreeForm(properties.attributes)) {
    properties.attributes = refTo(name)
    if (schemas[name]?.required) node.required = withName(node.required, 'attributes')
  }
  for (const each of Object.values(node)) exchange(each, name, schemas)
}

function isFreeForm(schema: unknown): boolean {
  return isJsonObject(schema) && isJsonObject(schema.additionalProperties) && schema.properties === undefined
}

function withName(required: unknown, name: string): unknown[] {
  return [...new Set([...(Array.isArray(required) ? required : []), name])]
}

/** The schemas of each item type, and the body of a new item as one of them. */
function addItemTypes({ components: { schemas }, paths }: Document, tenant: TenantSchema): void {
  const body = bodyOf(paths['/items']?.post)
  const names = typeNames(
    tenant.itemTypes.map(({ key }) => key),
    Object.keys(schemas),
  )
  const bodies: string[] = []
  const addBody = (name: string, itemTypeId: string | null, more: JsonSchema) => {
    const given = toGivenAttributes(
      tenant,
      fieldsOf(tenant, ['item'], itemTypeId),
      'create',
      ({ scope }) => scope === null || (itemTypeId !== null && scope.itemTypeIds.includes(itemTypeId)),
    )
    schemas[`NewItemAttributes_${name}`] = given
    schemas[`NewItem_${name}`] = {
      ...more,
      ...toNewItem(body.schema, itemTypeId, refTo(`NewItemAttributes_${name}`), given.required !== undefined),
    }
    bodies.push(`NewItem_${name}`)
  }
  for (const [index, { id, name: title, archivedAt }] of tenant.itemTypes.entries()) {
    // `typeNames` gives one for each
    const name = names[index] ?? ''
    const more = { title, ...(archivedAt === null ? {} : { deprecated: true }) }
    schemas[`ItemAttributes_${name}`] = toAttributes(tenant, fieldsOf(tenant, ['item', 'variant'], id))
    schemas[`Item_${name}`] = {
      ...more,
      allOf: [
        refTo('Item'),
        {
          type: 'object',
          properties: { itemTypeId: { type: 'string', const: id }, attributes: refTo(`ItemAttributes_${name}`) },
          required: ['itemTypeId', 'attributes'],
        },
      ],
    }
    if (archivedAt === null) addBody(name, id, more)
  }
  addBody(untyped, null, { description: 'A new item of no type.' })
  schemas.NewItem = bodies.length <= mostChoices ? { oneOf: bodies.map(refTo) } : body.schema
  body.replace(refTo('NewItem'))
}

/** The body of a new item of one type: the general one with its type and the attributes of its own. */
function toNewItem(
  general: JsonSchema,
  itemTypeId: string | null,
  attributes: JsonSchema,
  areNeeded: boolean,
): JsonSchema {
  const { properties, required } = general
  const itemType = itemTypeId === null ? { type: 'null' } : { type: 'string', const: itemTypeId }
  let needed = withName(required, 'name')
  if (itemTypeId !== null) needed = withName(needed, 'itemTypeId')
  if (areNeeded) needed = withName(needed, 'attributes')
  return {
    ...general,
    properties: { ...(isJsonObject(properties) ? properties : {}), itemTypeId: itemType, attributes },
    required: needed,
  }
}

/** The JSON body of an operation, and a way to exchange it. */
function bodyOf(operation: JsonSchema | undefined): { schema: JsonSchema; replace(schema: JsonSchema): void } {
  // `toOpenApi` gives an operation with a body this form
  const body = operation?.requestBody as { content: Record<string, { schema: JsonSchema }> } | undefined
  const json = body?.content['application/json']
  if (!json) throw new Error('The operation takes no JSON.')
  return {
    schema: json.schema,
    replace(schema) {
      json.schema = schema
    },
  }
}

/** Says what `filter` of each list may name: with operators and values in `x-filterable`, and as a schema of the names. */
function nameFilterFields({ components: { schemas }, paths }: Document, tenant: TenantSchema): void {
  const lists = [
    [
      '/items',
      'ItemFilterField',
      filterableItemFields(fieldsOf(tenant, ['item', 'variant']), {
        supplier: fieldsOf(tenant, ['supplier']),
        location: fieldsOf(tenant, ['location']),
        line: fieldsOf(tenant, ['movementLine']),
      }),
    ],
    ['/suppliers', 'SupplierFilterField', filterableSupplierFields(fieldsOf(tenant, ['supplier']))],
    ['/locations', 'LocationFilterField', filterableLocationFields(fieldsOf(tenant, ['location']))],
    ['/movements', 'MovementFilterField', filterableMovementFields(fieldsOf(tenant, ['movementLine']))],
  ] as const
  for (const [path, name, fields] of lists) {
    const parameters = paths[path]?.get?.parameters
    if (!Array.isArray(parameters)) continue
    schemas[name] = {
      type: 'string',
      description: 'What a condition of `filter` may name.',
      enum: fields.map(({ field }) => field),
    }
    for (const parameter of parameters.filter(isJsonObject)) {
      if (parameter.name !== 'filter') continue
      parameter.description = `${String(parameter.description)} Its conditions name fields of \`${name}\`.`
      parameter['x-filterable'] = fields
    }
  }
}
