import { type ChangeKind, streamChanges } from '#contract/change.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { pause } from '#web/lib/pause.ts'
import { readEvents } from '#web/lib/server-events.ts'

/** Refused because there are many pages already, or not allowed: it is asked again so much later. */
const refusedMs = 60_000

/**
 * Follows what colleagues change until `signal` aborts; connects again after 1 s to 15 s when the line breaks, at once when the server
 * ends it.
 * @param on.change  kinds of what changed; none: the stream stands now
 * @param on.lost    it stands no longer
 */
export async function watchChanges(
  signal: AbortSignal,
  on: { change: (kinds: readonly ChangeKind[]) => void; lost: () => void },
): Promise<void> {
  const tenantId = currentTenantId()
  for (let failures = 0; !signal.aborted; ) {
    let isRefused = false
    try {
      const reply = await fetch(api.url(streamChanges, {}), {
        headers: { accept: 'text/event-stream', ...(tenantId ? { 'x-tenant-id': tenantId } : {}) },
        signal,
      })
      isRefused = reply.status >= 400 && reply.status < 500
      if (!reply.ok || !reply.body) throw new TypeError(`stream: ${reply.status}`)
      for await (const data of readEvents(reply.body)) {
        const read = streamChanges.response.safeParse(data)
        if (!read.success) continue
        failures = 0
        on.change(read.data.kinds)
      }
    } catch {
      // told by `lost`: what is watched is looked at now and then meanwhile
    }
    if (signal.aborted) return
    on.lost()
    failures += 1
    await pause(isRefused ? refusedMs : Math.min(15_000, 1000 * 2 ** (failures - 1)), signal)
  }
}
