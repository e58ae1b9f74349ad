'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { type ChangeKind, changeKinds } from '#contract/change.ts'
import { listCheckouts } from '#contract/checkout.ts'
import { getCount, listCounts } from '#contract/count.ts'
import { reviewCount } from '#contract/count-review.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { listMovements } from '#contract/movement.ts'
import { getPurchaseOrder, listIncomingStock, listPurchaseOrders } from '#contract/purchase-order.ts'
import { getAvailability, listReservations } from '#contract/reservation.ts'
import { getSalesOrder, listSalesOrders } from '#contract/sales-order.ts'
import { getTransfer, listTransfers } from '#contract/transfer.ts'
import { watchChanges } from '#web/lib/change-stream.ts'
import { useInView } from '#web/lib/in-view.ts'
import { readKey, useRead } from '#web/lib/read.ts'
import { useSession } from '#web/lib/session.tsx'
import { stockReads } from '#web/lib/stock-reads.ts'

/** How often it is looked whether colleagues posted something, while the page is in view: without a stream that tells, and beside one. */
const lookMs = { alone: 8_000, besides: 60_000 }

/** A movement that no stream told of so long after it was seen was missed by it. */
const missedMs = 3_000

/** What colleagues’ changes make stale, by their kind: goods that move change stock and the documents they are moved by. */
const liveReads: Readonly<Record<ChangeKind, readonly Endpoint[]>> = {
  stock: [
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
  ],
  purchase: [getPurchaseOrder, listPurchaseOrders, listIncomingStock],
  sales: [getSalesOrder, listSalesOrders, listReservations, getAvailability],
  count: [listCounts, getCount, reviewCount],
}

/**
 * Reads stock on screen, and orders, transfers, counts and check-outs, again when a colleague changes them: a stream tells of what
 * kind it is, within a second or so. Where there is none, and now and then beside it, the latest movement is asked for, and the rest only
 * where it is another than before.
 */
export function LiveStock(): null {
  const cache = useQueryClient()
  const { can } = useSession()
  const inView = useInView()
  const enabled = can('stock:read')
  const [stands, setStands] = useState(false)
  const toldAt = useRef(0)
  const mayHaveMissed = useRef(false)
  const { data } = useRead(
    listMovements,
    { query: { limit: 1, sort: '-recordedAt' } },
    { enabled, refetchInterval: stands ? lookMs.besides : lookMs.alone },
  )
  useEffect(() => {
    if (!enabled || !inView) return
    const stop = new AbortController()
    void watchChanges(stop.signal, {
      change: (kinds) => {
        setStands(true)
        if (kinds.includes('stock')) toldAt.current = Date.now()
        // as it begins to stand: what moved since the page was read is found by the latest movement; after a break it may be anything
        const began = mayHaveMissed.current ? changeKinds.flatMap((kind) => liveReads[kind]) : [listMovements]
        const stale = kinds.length === 0 ? began : kinds.flatMap((kind) => liveReads[kind])
        mayHaveMissed.current = false
        for (const read of new Set(stale)) void cache.invalidateQueries({ queryKey: readKey(read) })
      },
      lost: () => {
        mayHaveMissed.current = true
        setStands(false)
      },
    })
    return () => {
      stop.abort()
      mayHaveMissed.current = true
      setStands(false)
    }
  }, [enabled, inView, cache])

  const newest = data && `${data.data[0]?.id} ${data.data[0]?.reversedById}`
  const seen = useRef(newest)
  useEffect(() => {
    if (newest === undefined || newest === seen.current) return
    const isFirst = seen.current === undefined
    seen.current = newest
    if (isFirst) return
    const found = Date.now()
    const read = () => {
      if (toldAt.current > found - missedMs) return
      for (const one of liveReads.stock) void cache.invalidateQueries({ queryKey: readKey(one) })
    }
    if (!stands) return read()
    const timer = setTimeout(read, missedMs)
    return () => clearTimeout(timer)
  }, [newest, cache, stands])
  return null
}
