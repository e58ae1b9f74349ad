import { createTenant, deleteSampleTenant, getTenant, listTenants, updateTenant } from '#contract/tenant.ts'
import { sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { route, routePerson } from '#server/http/route.ts'
import { createTenant as foundTenant } from './create-tenant.ts'
import { changeTenant, getTenantRow, listMemberships, toTenant } from './queries.ts'
import type { TenantOptions } from './tenant-options.ts'

export function registerOrganisationRoutes(app: App, { callers }: Pick<TenantOptions, 'callers'>): void {
  routePerson(app, listTenants, async ({ tx, person }) => ({ data: await listMemberships(tx, person.id) }))

  routePerson(app, createTenant, async ({ tx, person, body }) => {
    const founded = await foundTenant(tx, person, body)
    tx.afterCommit(() => callers.forgetMember(founded.id, person.id))
    return founded
  })

  route(app, getTenant, async ({ tx, actor }) => ({ ...toTenant(await getTenantRow(tx)), role: actor.role }))

  route(app, updateTenant, async ({ tx, actor, body, ifMatch }) => {
    const before = await getTenantRow(tx, { lock: true })
    if (before.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: before.version })
    if (body.lockedBefore && Date.parse(body.lockedBefore) > Date.now()) {
      const message = sentence('tenant.lockInFuture')
      throw new AppError('invalid_value', { detail: message, errors: [{ path: 'body.lockedBefore', message }] })
    }
    const tenant = toTenant(await changeTenant(tx, body))
    await audit(tx, actor, {
      action: 'update',
      entity: 'tenant',
      entityId: tenant.id,
      before: toTenant(before),
      after: tenant,
    })
    return tenant
  })

  route(app, deleteSampleTenant, async ({ tx }) => {
    const { is_sample } = await getTenantRow(tx, { lock: true })
    if (!is_sample) throw new AppError('conflict', { detail: sentence('tenant.onlySample') })
    await tx.query({ text: 'select delete_sample_tenant($1)', values: [tx.tenantId] })
    tx.afterCommit(() => callers.forgetTenant(tx.tenantId))
    return undefined
  })
}
