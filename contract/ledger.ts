import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { difference } from './stock.ts'
import { task } from './task.ts'
import { instant } from './values.ts'

/** How the ledger's proof stands. It goes on by itself, every two minutes where something moved. */
export const ledger = z
  .object({
    /** when balances were last compared with their lines; null: not yet */
    checkedAt: instant.nullable(),
    lines: z.int(),
    balances: z.int(),
    /** lines whose digest is kept, so that a change of theirs is found */
    provedLines: z.int(),
    /** hexadecimal, stands for all proved lines in their order: noted elsewhere, it shows that history was not rewritten */
    fingerprint: z.string(),
    /** when all lines were last read again, and how many; null: never */
    rebuiltAt: instant.nullable(),
    rebuiltLines: z.int().nullable(),
    differenceCount: z.int(),
    /** the first 100 of each kind of check */
    differences: z.array(difference).max(200),
    /** since when there have been differences; null: there are none */
    differsSince: instant.nullable(),
  })
  .meta({ id: 'Ledger' })
const tag = 'Stock'

export const getLedger = endpoint({
  name: 'getLedger',
  summary: 'How the ledger’s proof stands',
  tag,
  method: 'GET',
  path: '/ledger',
  access: 'stock:read',
  response: ledger,
})

export const rebuildLedger = endpoint({
  name: 'rebuildLedger',
  summary: 'Compute everything from the lines again and compare; the task fails when anything differs',
  tag,
  method: 'POST',
  path: '/ledger/rebuilds',
  access: 'movement:correct',
  status: 202,
  response: z.object({ task }),
})
