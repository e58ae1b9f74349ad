import { z } from 'zod'
import { costMethod } from './cost-method.ts'
import { endpoint } from './endpoint.ts'
import { role } from './permissions.ts'
import { currency, id, instant, line, timeZone, version } from './values.ts'
import { languages } from './words/languages.ts'

/**
 * What happens when a movement would take more than is there: it is refused; it is posted with a reason only; it is posted and the reply
 * warns; it is posted. An item's own policy goes before that of the place or one above it, and these before the organisation's.
 */
export const negativeStock = z.enum(['block', 'reason', 'warn', 'allow'])
export const language = z.enum(languages)

/** An organisation: the wall around everything else. */
export const tenant = z
  .object({
    id,
    name: z.string(),
    timeZone: z.string(),
    currency: z.string(),
    language,
    negativeStock,
    /** how stock is valued, where an item's type has no method of its own; a change values all history anew */
    costMethod,
    /** nothing is posted with effect before this instant; null: the books are open */
    lockedBefore: instant.nullable(),
    /** made by the sample generator; may be deleted whole */
    isSample: z.boolean(),
    version,
    createdAt: instant,
  })
  .meta({ id: 'Tenant' })
export type Tenant = z.output<typeof tenant>

export const newTenant = z
  .object({
    name: line(120),
    timeZone: timeZone.default('UTC'),
    currency: currency.default('EUR'),
    language: language.default('en'),
    negativeStock: negativeStock.default('block'),
  })
  .strict()

export const membership = tenant.extend({ role }).meta({ id: 'Membership' })

export const listTenants = endpoint({
  name: 'listTenants',
  summary: 'The organisations you are a member of',
  tag: 'Organisation',
  method: 'GET',
  path: '/tenants',
  access: 'person',
  response: z.object({ data: z.array(membership) }),
})

export const createTenant = endpoint({
  name: 'createTenant',
  summary: 'Found an organisation; you become its Admin',
  tag: 'Organisation',
  method: 'POST',
  path: '/tenants',
  access: 'person',
  body: newTenant,
  status: 201,
  response: membership,
})

export const createSampleTenant = endpoint({
  name: 'createSampleTenant',
  summary: 'Found a sample organisation with items and a year of movements; the task reports progress',
  tag: 'Organisation',
  method: 'POST',
  path: '/tenants/sample',
  access: 'person',
  body: z.object({ timeZone: timeZone.default('UTC'), currency: currency.default('EUR') }).strict(),
  status: 202,
  response: z.object({ tenant: membership, taskId: id }),
})

export const getTenant = endpoint({
  name: 'getTenant',
  summary: 'The current organisation and your role in it',
  tag: 'Organisation',
  method: 'GET',
  path: '/tenant',
  access: 'tenant:read',
  response: membership,
})

export const updateTenant = endpoint({
  name: 'updateTenant',
  summary: 'Change the settings of the organisation',
  tag: 'Organisation',
  method: 'PATCH',
  path: '/tenant',
  access: 'tenant:write',
  compareAndSet: true,
  body: z
    .object({
      name: line(120),
      timeZone,
      currency,
      language,
      negativeStock,
      costMethod,
      lockedBefore: instant.nullable(),
    })
    .partial()
    .strict(),
  response: tenant,
  errors: ['invalid_value'],
})

export const deleteSampleTenant = endpoint({
  name: 'deleteSampleTenant',
  summary: 'Delete the current organisation whole; only a sample can be deleted',
  tag: 'Organisation',
  method: 'DELETE',
  path: '/tenant',
  access: 'tenant:write',
  status: 204,
  response: z.undefined(),
  errors: ['conflict'],
})
