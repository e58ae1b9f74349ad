import type { AttributeDraft, DraftValue } from '#web/field/attribute-draft.ts'
import { emptyDraft, type ItemDraft } from '#web/item/item-draft.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** Everything typed into the form of a new item. */
export type KeptDraft = { core: ItemDraft; attributes: AttributeDraft }

function storageKey(): string {
  return `item.draft.${currentTenantId() ?? ''}`
}

/** Keeps what is typed for this tab. An untouched form is not worth keeping. */
export function keepDraft(draft: KeptDraft): void {
  if (isUntouched(draft)) return
  sessionStorage.setItem(storageKey(), JSON.stringify({ ...draft.core, attributes: draft.attributes }))
}

/** The draft of this tab; undefined when there is none that still has the form's shape. */
export function keptDraft(): KeptDraft | undefined {
  if (typeof sessionStorage === 'undefined') return undefined
  return parseDraft(sessionStorage.getItem(storageKey()))
}

/** Forgets the draft, once it has become an item or is not wanted. */
export function dropDraft(): void {
  sessionStorage.removeItem(storageKey())
}

/** Reads a stored draft; unknown entries fall away, missing ones take their standard. */
export function parseDraft(text: string | null): KeptDraft | undefined {
  if (!text) return undefined
  try {
    const read: unknown = JSON.parse(text)
    if (typeof read !== 'object' || read === null) return undefined
    const given = read as Record<string, unknown>
    const texts = Object.entries(emptyDraft).map(([name, standard]) => {
      const value = given[name]
      return [name, typeof value === 'string' ? value : standard]
    })
    const own = Object.entries(typeof given.attributes === 'object' && given.attributes ? given.attributes : {})
    const draft = {
      core: { ...emptyDraft, ...Object.fromEntries(texts) },
      attributes: Object.fromEntries(own.filter(([, value]) => isDraftValue(value))),
    }
    return isUntouched(draft) ? undefined : draft
  } catch {
    return undefined
  }
}

function isDraftValue(value: unknown): value is DraftValue {
  return typeof value === 'string' || (Array.isArray(value) && value.every((each) => typeof each === 'string'))
}

function isUntouched({ core, attributes }: KeptDraft): boolean {
  return JSON.stringify(core) === JSON.stringify(emptyDraft) && Object.keys(attributes).length === 0
}
