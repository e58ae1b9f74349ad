import type { z } from 'zod'
import type { auditEntry } from '#contract/audit.ts'

export type AuditEntry = z.output<typeof auditEntry>

/** What of a record names it to people, the best first. */
const naming = ['name', 'sku', 'number', 'code', 'label', 'title', 'phrase', 'fileName', 'email', 'reference'] as const

/** What the record of a change is called, as far as the change tells. */
export function recordName({ before, after }: AuditEntry): string | undefined {
  for (const row of [after, before]) {
    if (typeof row !== 'object' || row === null) continue
    for (const key of naming) {
      const value: unknown = (row as Record<string, unknown>)[key]
      if (typeof value === 'string' && value !== '') return value
    }
  }
  return undefined
}

const pages: Readonly<Record<string, string>> = {
  item: '/items/view?id=',
  location: '/locations?id=',
  supplier: '/suppliers/view?id=',
  purchaseOrder: '/orders/view?id=',
  salesOrder: '/sales/view?id=',
  movement: '/movements?id=',
  movementDraft: '/movements/drafts?id=',
  count: '/counts/view?id=',
  import: '/import/view?id=',
  task: '/tasks/view?id=',
  transfer: '/transfers/view?id=',
  lot: '/lots/view?id=',
}

/** Where the record has a page of its own. */
export function recordAddress({ entity, entityId }: Pick<AuditEntry, 'entity' | 'entityId'>): string | undefined {
  const page = pages[entity]
  return page && `${page}${encodeURIComponent(entityId)}`
}

/** Where all that happened to the record is told. */
export function activityAddress({ entity, entityId }: Pick<AuditEntry, 'entity' | 'entityId'>): string {
  return `/activity?${new URLSearchParams({ entity, record: entityId })}`
}

/** `reorderPoint` and `reorder_point` as words, for what no catalogue knows. */
export function asWords(name: string): string {
  const words = name
    .replaceAll('_', ' ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/ Id$/, '')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
