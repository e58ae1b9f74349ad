import type { Tenant } from '#contract/tenant.ts'

export const tenantColumns = 'id, name, time_zone, currency, language, negative_stock, is_sample, version, created_at'

export interface TenantRow {
  id: string
  name: string
  time_zone: string
  currency: string
  language: string
  negative_stock: string
  is_sample: boolean
  version: number
  created_at: string
}

export function toTenant(row: TenantRow): Tenant {
  return {
    id: row.id,
    name: row.name,
    timeZone: row.time_zone,
    currency: row.currency,
    // both were checked by the contract when they were written
    language: row.language as Tenant['language'],
    negativeStock: row.negative_stock as Tenant['negativeStock'],
    isSample: row.is_sample,
    version: row.version,
    createdAt: row.created_at,
  }
}
