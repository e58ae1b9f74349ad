import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { fieldEntity, fieldKind, option } from './field.ts'

export const templateKeys = [
  'electronics',
  'it_assets',
  'clothing',
  'pharmacy',
  'food',
  'workshop',
  'rental',
  'library',
] as const
export const templateKey = z.enum(templateKeys)
export type TemplateKey = (typeof templateKeys)[number]

/** Types, field sets and fields of a trade, said in the reader's language. Several can be applied: what they share is there once. */
export const template = z
  .object({
    key: templateKey,
    name: z.string(),
    description: z.string(),
    itemTypes: z.array(z.object({ key: z.string(), name: z.string(), description: z.string() })),
    fieldSets: z.array(
      z.object({
        key: z.string(),
        name: z.string(),
        description: z.string(),
        entity: fieldEntity,
        /** types of this template it is attached to */
        itemTypeKeys: z.array(z.string()),
        fields: z.array(
          z.object({
            key: z.string(),
            name: z.string(),
            kind: fieldKind,
            help: z.string(),
            unit: z.string().nullable(),
            options: z.array(option),
            required: z.boolean(),
          }),
        ),
      }),
    ),
    /** some of what it makes came from it and is there, not archived */
    isApplied: z.boolean(),
  })
  .meta({ id: 'Template' })
export type Template = z.output<typeof template>

const part = z.object({ kind: z.enum(['itemType', 'fieldSet', 'field']), key: z.string(), name: z.string() })
export type TemplatePart = z.output<typeof part>

const tag = 'Schema'
const params = z.object({ templateKey })

export const listTemplates = endpoint({
  name: 'listTemplates',
  summary: 'Templates of trades, and whether they are applied',
  tag,
  method: 'GET',
  path: '/templates',
  access: 'schema:read',
  response: z.object({ data: z.array(template) }),
})
export const applyTemplate = endpoint({
  name: 'applyTemplate',
  summary: 'Make what a template has and the organisation lacks; nothing that is there is changed',
  tag,
  method: 'POST',
  path: '/templates/{templateKey}/apply',
  access: 'schema:write',
  params,
  response: z.object({
    made: z.array(part),
    /** archived before, when the template was removed */
    restored: z.array(part),
    /** there by the same key, and left as it is */
    reused: z.array(part),
  }),
})
export const removeTemplate = endpoint({
  name: 'removeTemplate',
  summary: 'Archive what came from a template and is not used',
  tag,
  method: 'POST',
  path: '/templates/{templateKey}/remove',
  access: 'schema:write',
  params,
  response: z.object({
    archived: z.array(part),
    /** still in use: records hold values, items are of the type, another template has it, or it has fields of one's own */
    kept: z.array(part.extend({ because: z.enum(['values', 'items', 'template', 'fields', 'beingChanged']) })),
  }),
})
