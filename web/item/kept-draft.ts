import type { AttributeDraft, DraftValue } from '#web/field/attribute-draft.ts'
import { emptyDraft, type ItemDraft } from '#web/item/item-draft.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** Everything typed into the form of a new item. */
export type KeptDraft = { core: ItemDraft; attributes: AttributeDraft }

function storageKey(personId: string): string {
  return `item.draft.${currentTenantId() ?? ''}.${personId}`
}

/** Keeps what is typed for this tab, and beside it once the tab is closed. An untouched form is not worth keeping. */
export function keepDraft(draft: KeptDraft, personId: string): void {
  if (isUntouched(draft)) return
  const key = storageKey(personId)
  sessionStorage.setItem(key, JSON.stringify({ ...draft.core, attributes: draft.attributes }))
  if (!left.has(key)) window.addEventListener('pagehide', () => leaveBehind(key))
  left.add(key)
}

/** Drafts that this tab leaves behind when it is closed. While it is open they are its own: two tabs are two items. */
const left = new Set<string>()

function leaveBehind(key: string): void {
  const text = sessionStorage.getItem(key)
  if (text !== null) localStorage.setItem(key, text)
}

/** The person's draft of this tab, else the one a closed tab left, which is this tab's from then on; undefined when there is none that still has the form's shape. */
export function keptDraft(personId: string): KeptDraft | undefined {
  if (typeof sessionStorage === 'undefined') return undefined
  const key = storageKey(personId)
  const own = sessionStorage.getItem(key)
  const behind = localStorage.getItem(key)
  if (own === null && behind !== null) sessionStorage.setItem(key, behind)
  // a tab that is loaded anew left it behind for itself
  if (own === null || own === behind) localStorage.removeItem(key)
  return parseDraft(own ?? behind)
}

/** Forgets the draft, once it has become an item or is not wanted. */
export function dropDraft(personId: string): void {
  sessionStorage.removeItem(storageKey(personId))
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
