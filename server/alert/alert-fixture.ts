import { startAlertCheck } from '#contract/alert.ts'
import { createItem } from '#contract/item.ts'
import { listLocations } from '#contract/location.ts'
import { type NewMovement, recordMovement } from '#contract/movement.ts'
import { newId } from '#server/db/sequential-ids.ts'
import { getVirtualLocations } from '#server/location/virtual-locations.ts'
import { noMailer } from '#server/mail/mailer-fixture.ts'
import { silentLog } from '#server/queue/log.ts'
import { postBatch } from '#server/stock/post-batch.ts'
import type { TestApp, TestTenant } from '#server/testing/app.ts'
import { alertCheckTask, judgeArrivalsJob } from './jobs.ts'

const dayMs = 86_400_000
/** Noon in UTC, `ago` days before today. */
export const noon = (ago: number) =>
  new Date(Math.floor(Date.now() / dayMs) * dayMs + dayMs / 2 - ago * dayMs).toISOString()
export const dayOf = (ago: number) => noon(ago).slice(0, 10)

type PastKind = 'receipt' | 'sale' | 'return' | 'loss'
interface PastLine {
  ago: number
  quantity: number
  unitPrice?: number
}

/** A shop in UTC with one place. */
export interface Shop {
  tenant: TestTenant
  store: string
  /** an item with what it cost and a large stock that came half a year ago, or `ago` days */
  item(sku: string, ago?: number): Promise<string>
  /** its sales by days before today, as if imported */
  sell(itemId: string, sales: readonly PastLine[]): Promise<void>
  /** the same of another kind */
  happen(kind: PastKind, itemId: string, lines: readonly PastLine[]): Promise<void>
  /** one movement over the API */
  post(kind: NewMovement['kind'], itemId: string, quantity: number, unitPrice?: string): Promise<string>
  /** what the worker does soon after something was posted */
  judgeArrivals(): Promise<void>
  /** asks for a look at the last nights, and does what the worker does then */
  judgeNights(): Promise<void>
}

export async function openShop(app: TestApp): Promise<Shop> {
  const tenant = await app.createTenant()
  const { data } = await tenant.admin.call(listLocations, { query: {} })
  const store = data[0]?.id ?? ''
  const actor = {
    kind: 'system',
    id: tenant.id,
    name: 'Past',
    tenantId: tenant.id,
    role: 'admin',
    source: 'api',
  } as const
  const context = {
    database: app.database,
    storage: app.storage,
    mailer: noMailer,
    log: silentLog,
    signal: new AbortController().signal,
    attempt: 1,
    lastAttempt: false,
  }
  const past = (kind: PastKind, itemId: string, lines: readonly PastLine[]) =>
    app.database.tenant(tenant.id, async (tx) => {
      const { supplier, customer, loss } = await getVirtualLocations(tx)
      const [fromLocationId, toLocationId] = {
        receipt: [supplier, store] as const,
        sale: [store, customer] as const,
        return: [customer, store] as const,
        loss: [store, loss] as const,
      }[kind]
      const movements = lines.map(({ ago }) => ({
        id: newId(),
        kind,
        effectiveAt: noon(ago),
        reference: '',
        reason: '',
      }))
      const posted = lines.map(({ quantity, unitPrice }, movement) => ({
        movement,
        itemId,
        fromLocationId,
        toLocationId,
        unit: 'pcs',
        unitPrice: unitPrice === undefined ? null : String(unitPrice),
        quantity: String(quantity),
      }))
      await postBatch(tx, actor, { movements, lines: posted, source: 'import' }, { negativeStock: 'allow' })
    })
  return {
    tenant,
    store,
    async item(sku, ago = 170) {
      const { id } = await tenant.admin.call(createItem, { body: { sku, name: `Item ${sku}`, cost: '2' } })
      await past('receipt', id, [{ ago, quantity: 100_000 }])
      return id
    },
    sell: (itemId, sales) => past('sale', itemId, sales),
    happen: past,
    async post(kind, itemId, quantity, unitPrice) {
      const place = kind === 'sale' ? { fromLocationId: store } : { toLocationId: store }
      const lines = [
        { itemId, quantity: String(quantity), ...place, ...(unitPrice === undefined ? {} : { unitPrice }) },
      ]
      return (await tenant.admin.call(recordMovement, { body: { kind, lines } })).id
    },
    judgeArrivals: () => judgeArrivalsJob.handle(context, { tenantId: tenant.id }),
    async judgeNights() {
      const { task } = await tenant.manager.call(startAlertCheck)
      await alertCheckTask.handle(context, { tenantId: tenant.id, taskId: task.id })
    },
  }
}

/** Sales of an item that sells on most days, `from` days ago to `to` days ago. */
export function steadySales(from: number, to: number): { ago: number; quantity: number }[] {
  const days = Array.from({ length: from - to + 1 }, (_, index) => from - index)
  return days
    .filter((ago) => ago % 6 !== 0)
    .map((ago) => ({ ago, quantity: [8, 12, 12, 10, 15, 12, 24][ago % 7] ?? 12 }))
}
