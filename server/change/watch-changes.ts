import { type ChangeKind, changeKinds } from '#contract/change.ts'
import { listen } from '#server/db/listen.ts'
import { changeChannel, hearOwnChanges, thisProcess } from './share-changes.ts'

/** What is changed within so long of a first change is told with it. */
const gatherMs = 50
/** One page is told so often at most. */
const eachMs = 1_000
/** Pages of one organisation are told one after the other, so far apart: what they read again is spread, and at most twenty pages a second read. */
const apartMs = 50

/** A page that is open. */
export interface Watching {
  tenantId: string
  actorId: string
  /** what it may be told of */
  kinds: ReadonlySet<ChangeKind>
  /** @returns false: it takes nothing now, and is to be told later */
  tell(kinds: ChangeKind[]): boolean
  /** ends it: whoever watches has other rights now, and asks again */
  end(): void
}

/** Tells open pages of this process what is changed, in whichever process it is. */
export interface ChangeWatcher {
  /** @returns stops watching */
  watch(page: Watching): () => void
  /** Ends the pages of an organisation, of a person or key, or of one in the other. */
  endOf(whose: { tenantId?: string; actorId?: string }): void
  close(): Promise<void>
}

interface Page extends Watching {
  untold: Set<ChangeKind>
  toldAt: number
}

interface Tenant {
  pages: Set<Page>
  /** changed since the pages were last looked at */
  fresh: Set<ChangeKind>
  timer: NodeJS.Timeout | undefined
}

/**
 * Tells each page within a second or so that something changed, and never of what. A change costs two entries in sets, and nothing at all
 * where nobody of its organisation watches.
 */
export function createChangeWatcher({ systemUrl }: { systemUrl: string }): ChangeWatcher {
  const tenants = new Map<string, Tenant>()

  const plan = (tenant: Tenant, ms: number) => {
    tenant.timer ??= setTimeout(() => {
      tenant.timer = undefined
      tellOne(tenant)
    }, ms)
  }
  const tellOne = (tenant: Tenant) => {
    for (const page of tenant.pages) for (const kind of tenant.fresh) if (page.kinds.has(kind)) page.untold.add(kind)
    tenant.fresh.clear()
    const next = longestUntold(tenant.pages)
    if (!next) return
    const now = performance.now()
    const waits = next.toldAt + eachMs - now
    if (waits > 0) return plan(tenant, waits)
    if (next.tell([...next.untold])) next.untold.clear()
    next.toldAt = now
    plan(tenant, apartMs)
  }
  const note = (tenantId: string, kind: ChangeKind) => {
    const tenant = tenants.get(tenantId)
    if (!tenant) return
    tenant.fresh.add(kind)
    plan(tenant, gatherMs)
  }
  const noteAll = () => {
    for (const tenantId of tenants.keys()) for (const kind of changeKinds) note(tenantId, kind)
  }
  const stopHearing = hearOwnChanges(note)
  const listening = listen({
    url: systemUrl,
    channel: changeChannel,
    applicationName: 'inventory-pro changes',
    onNotice: (payload) => {
      const [origin, kind, tenantId = ''] = payload.split(' ')
      const known = changeKinds.find((one) => one === kind)
      if (origin !== thisProcess && known) note(tenantId, known)
    },
    // whatever was told while no connection stood
    onOpen: noteAll,
  })

  return {
    watch: (watching) => {
      const page: Page = { ...watching, untold: new Set(), toldAt: Number.NEGATIVE_INFINITY }
      const tenant = tenants.get(page.tenantId) ?? { pages: new Set(), fresh: new Set(), timer: undefined }
      tenants.set(page.tenantId, tenant)
      tenant.pages.add(page)
      return () => {
        tenant.pages.delete(page)
        if (tenant.pages.size > 0 || tenants.get(page.tenantId) !== tenant) return
        clearTimeout(tenant.timer)
        tenants.delete(page.tenantId)
      }
    },
    endOf: ({ tenantId, actorId }) => {
      const found = tenantId === undefined ? [...tenants.values()] : [tenants.get(tenantId)]
      for (const tenant of found)
        for (const page of tenant?.pages ?? []) if (actorId === undefined || page.actorId === actorId) page.end()
    },
    close: async () => {
      stopHearing()
      for (const { timer } of tenants.values()) clearTimeout(timer)
      tenants.clear()
      await listening.close()
    },
  }
}

function longestUntold(pages: ReadonlySet<Page>): Page | undefined {
  let found: Page | undefined
  for (const page of pages) if (page.untold.size > 0 && (!found || page.toldAt < found.toldAt)) found = page
  return found
}
