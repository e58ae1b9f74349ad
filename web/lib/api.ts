import { createClient } from '#contract/client.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** The API of this origin, under the signed-in person's cookie and the current organisation. */
export const api = createClient({
  baseUrl: '/api/v1',
  headers: (): Record<string, string> => {
    const tenantId = currentTenantId()
    return tenantId ? { 'x-tenant-id': tenantId } : {}
  },
})
