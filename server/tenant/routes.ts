import type { App } from '#server/http/app.ts'
import { registerApiKeyRoutes } from './api-key-routes.ts'
import { registerInvitationRoutes } from './invitation-routes.ts'
import { registerMemberRoutes } from './member-routes.ts'
import { registerOrganisationRoutes } from './organisation-routes.ts'
import type { TenantOptions } from './tenant-options.ts'

/** Organisations, members, invitations and API keys; founding a sample is the sample's own route. */
export function registerTenantRoutes(app: App, options: TenantOptions): void {
  registerOrganisationRoutes(app, options)
  registerMemberRoutes(app, options)
  registerInvitationRoutes(app, options)
  registerApiKeyRoutes(app, options)
}
