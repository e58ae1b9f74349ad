import { endViewAlert, tellOfView } from '#server/alert/tell-of-view.ts'
import type { Database } from '#server/db/database.ts'
import type { Tx } from '#server/db/transaction.ts'
import { type Look, lookAtView, toSelection } from './look-at-view.ts'
import { addKnown, type DueWatch, dropKnown, listKnown, listNames, lockDueWatch, settleWatch } from './queries.ts'

/** Items an alert calls by name; the others are counted. */
const named = 5

/**
 * Looks at every watch of a tenant whose time has come, each in a transaction of its own that locks it alone. What enters is told once until it
 * has left, so run twice it is as once.
 * @returns how many were looked at
 */
export async function checkWatches(database: Database, tenantId: string, signal: AbortSignal): Promise<number> {
  for (let looked = 0; ; looked++) {
    signal.throwIfAborted()
    const isLast = await database.tenant(tenantId, async (tx) => {
      const watch = await lockDueWatch(tx)
      if (watch) await checkWatch(tx, watch)
      return watch === undefined
    })
    if (isLast) return looked
  }
}

async function checkWatch(tx: Tx, watch: DueWatch): Promise<void> {
  const { view } = watch
  if (!view) return settleWatch(tx, watch.id, { problem: 'viewGone', tookMs: 0 })
  const began = performance.now()
  const look = await lookAtView(tx, watch, { config: view.config, role: watch.role })
  const seen = { tookMs: performance.now() - began, viewName: view.name }
  // what is known stays as it is, for when the view can be looked at again
  if (look.kind === 'problem') return settleWatch(tx, watch.id, { ...seen, problem: look.problem })
  const selection = toSelection(view.config)
  const isSame = watch.isSame(selection)
  if (!isSame) await endViewAlert(tx, watch.id)
  if (look.kind === 'enters') await compareItems(tx, watch, { look, viewName: view.name, isSame })
  else await compareCount(tx, watch, { look, viewName: view.name, isSame })
  await settleWatch(tx, watch.id, {
    ...seen,
    ...('isBeyond' in look && { isBeyond: look.isBeyond }),
    problem: null,
    selection,
    items: 'ids' in look ? look.ids.length : look.count,
  })
}

interface Seen<L> {
  look: L
  viewName: string
  /** another filter than what is known was read by: what it shows now is known, and nothing is told */
  isSame: boolean
}

async function compareItems(
  tx: Tx,
  { id: watchId, userId, viewId }: DueWatch,
  { look: { ids }, viewName, isSame }: Seen<Extract<Look, { kind: 'enters' }>>,
): Promise<void> {
  const known = await listKnown(tx, watchId)
  const [inside, before] = [new Set(ids), new Set(known.map(({ id }) => id))]
  const left = known.filter(({ id }) => !isSame || !inside.has(id))
  const entered = isSame ? ids.filter((id) => !before.has(id)) : ids
  await dropKnown(
    tx,
    watchId,
    left.map(({ id }) => id),
  )
  await addKnown(tx, watchId, entered, isSame)
  if (!isSame || (entered.length === 0 && !left.some(({ isTold }) => isTold))) return
  const told = [...known.filter(({ id, isTold }) => isTold && inside.has(id)).map(({ id }) => id), ...entered]
  if (told.length === 0) return endViewAlert(tx, watchId)
  const [itemId = null] = told.length === 1 ? told : []
  const names = await listNames(tx, told, named)
  const facts = { viewId, viewName, watch: 'enters', names } as const
  await tellOfView(tx, { watchId, userId, facts, observed: told.length, itemId, isNews: entered.length > 0 })
}

async function compareCount(
  tx: Tx,
  { id: watchId, userId, viewId, threshold, isBeyond }: DueWatch,
  { look, viewName, isSame }: Seen<Extract<Look, { kind: 'above' | 'below' }>>,
): Promise<void> {
  if (!isSame || look.isBeyond === isBeyond) return
  if (!look.isBeyond) return endViewAlert(tx, watchId)
  const facts = { viewId, viewName, watch: look.kind, threshold: threshold ?? 0 }
  await tellOfView(tx, { watchId, userId, facts, observed: look.count, itemId: null, isNews: true })
}
