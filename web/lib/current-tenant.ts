const storageKey = 'tenant'
const listeners = new Set<() => void>()

/** The organisation chosen on this device; undefined before the first choice. It is a wish: the server checks membership. */
export function currentTenantId(): string | undefined {
  return typeof localStorage === 'undefined' ? undefined : (localStorage.getItem(storageKey) ?? undefined)
}

/** Chooses the organisation that all further calls act for. */
export function chooseTenant(tenantId: string | undefined): void {
  if (tenantId) localStorage.setItem(storageKey, tenantId)
  else localStorage.removeItem(storageKey)
  for (const listener of listeners) listener()
}

/** Calls back when the choice changes, here or in another tab. */
export function onTenantChange(listener: () => void): () => void {
  const fromOtherTab = (event: StorageEvent) => event.key === storageKey && listener()
  listeners.add(listener)
  window.addEventListener('storage', fromOtherTab)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('storage', fromOtherTab)
  }
}
