import { emptyDraft, type ItemDraft } from '#web/item/item-draft.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

function storageKey(): string {
  return `item.draft.${currentTenantId() ?? ''}`
}

/** Keeps what is typed for this tab. An untouched form is not worth keeping. */
export function keepDraft(draft: ItemDraft): void {
  if (JSON.stringify(draft) === JSON.stringify(emptyDraft)) return
  sessionStorage.setItem(storageKey(), JSON.stringify(draft))
}

/** The draft of this tab; undefined when there is none that still has the form's shape. */
export function keptDraft(): ItemDraft | undefined {
  if (typeof sessionStorage === 'undefined') return undefined
  return parseDraft(sessionStorage.getItem(storageKey()))
}

/** Forgets the draft, once it has become an item or is not wanted. */
export function dropDraft(): void {
  sessionStorage.removeItem(storageKey())
}

/** Reads a stored draft; unknown entries fall away, missing ones take their standard. */
export function parseDraft(text: string | null): ItemDraft | undefined {
  if (!text) return undefined
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return undefined
    const given = read as Record<string, unknown>
    const { attributes, ...core } = emptyDraft
    const texts = Object.fromEntries(
      Object.entries(core).map(([name, standard]) => {
        const value = given[name]
        return [name, typeof value === 'string' ? value : standard]
      }),
    )
    const own = Object.entries(typeof given.attributes === 'object' && given.attributes ? given.attributes : attributes)
    const draft = {
      ...core,
      ...texts,
      attributes: Object.fromEntries(own.filter(([, value]) => typeof value === 'string')),
    }
    return JSON.stringify(draft) === JSON.stringify(emptyDraft) ? undefined : draft
  } catch {
    return undefined
  }
}
