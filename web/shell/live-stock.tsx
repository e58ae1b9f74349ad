'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { listCheckouts } from '#contract/checkout.ts'
import { reviewCount } from '#contract/count-review.ts'
import { listMovements } from '#contract/movement.ts'
import { getPurchaseOrder, listIncomingStock, listPurchaseOrders } from '#contract/purchase-order.ts'
import { getSalesOrder, listSalesOrders } from '#contract/sales-order.ts'
import { getTransfer, listTransfers } from '#contract/transfer.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { stockReads } from '#web/lib/stock-reads.ts'

/** How often it is looked whether colleagues posted something, while the page is in view. */
const lookMs = 8_000

/** What a colleague’s movement makes stale: stock, and the documents that goods are moved by. */
const liveReads = [
  ...stockReads,
  getPurchaseOrder,
  listPurchaseOrders,
  listIncomingStock,
  getSalesOrder,
  listSalesOrders,
  getTransfer,
  listTransfers,
  listCheckouts,
  reviewCount,
]

/**
 * Reads stock on screen, and orders, transfers and check-outs, again when a colleague posted a movement: the latest one is asked for, and the rest only where it is another than before.
 */
export function LiveStock(): null {
  const cache = useQueryClient()
  const { can } = useSession()
  const { data } = useRead(
    listMovements,
    { query: { limit: 1, sort: '-recordedAt' } },
    { enabled: can('stock:read'), refetchInterval: lookMs },
  )
  const newest = data && `${data.data[0]?.id} ${data.data[0]?.reversedById}`
  const seen = useRef(newest)
  useEffect(() => {
    if (newest === undefined || newest === seen.current) return
    const isFirst = seen.current === undefined
    seen.current = newest
    if (isFirst) return
    for (const read of liveReads) void cache.invalidateQueries({ queryKey: readKey(read) })
  }, [newest, cache])
  return null
}
