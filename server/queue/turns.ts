import type { Transaction } from '#server/db/transaction.ts'
import type { Queue } from './queue.ts'

/** What people wait for, and behind it what the clock or the product itself began. */
const lanes = ['asked', 'planned'] as const
export type Lane = (typeof lanes)[number]

/** Ranks of a lane: both fit the 15 bits that the queue in PostgreSQL has for them. */
const laneSize = 16_000
/** Beyond it the jobs of one organisation stand in the order they came. */
const mostTurns = laneSize - 1

export const laneOf = (rank: number): Lane => (rank > laneSize ? 'planned' : 'asked')

function rankOf(lane: Lane, turn: number): number {
  return lanes.indexOf(lane) * laneSize + Math.min(turn, mostTurns)
}

/** A job that is given its turn. */
export interface Turned {
  tenantId: string
  lane: Lane
}

/**
 * Gives jobs their ranks: each organisation's jobs stand one turn apart, from the turn on that the lane has come to. So who comes with ten jobs waits
 * for ten of each other organisation, and not for all of somebody's thousands. Start-time fair queueing (Goyal, Vin and Cheng 1996), each job of
 * the same length. Whoever gives turns waits for the others.
 * @param jobs  in the order they came
 * @returns a rank for each, from 1; the lowest runs first
 */
export async function giveTurns(tx: Transaction, queue: Queue, jobs: readonly Turned[]): Promise<number[]> {
  await tx.query({ text: `select pg_advisory_xact_lock(hashtext('inventory-pro queue turns'))` })
  const reached: Record<Lane, number | undefined> = {
    asked: await readTurn(tx, queue, 'asked'),
    planned: await readTurn(tx, queue, 'planned'),
  }
  // where nothing waits everybody begins anew
  const empty = lanes.filter((lane) => reached[lane] === undefined)
  if (empty.length > 0) await tx.query({ text: 'delete from queue_turn where lane = any($1::text[])', values: [empty] })
  const rows = await tx.query<Turned & { turn: number }>({
    text: 'select tenant_id as "tenantId", lane, turn from queue_turn where tenant_id = any($1::uuid[])',
    values: [[...new Set(jobs.map((job) => job.tenantId))]],
  })
  const last = new Map(rows.map((row) => [keyOf(row), row]))
  const ranks = jobs.map(({ tenantId, lane }) => {
    const before = Math.max(last.get(keyOf({ tenantId, lane }))?.turn ?? 0, (reached[lane] ?? 1) - 1)
    const turn = Math.min(before + 1, mostTurns)
    last.set(keyOf({ tenantId, lane }), { tenantId, lane, turn })
    return rankOf(lane, turn)
  })
  await tx.query({
    text: `insert into queue_turn (tenant_id, lane, turn)
           select * from json_to_recordset($1::json) as given ("tenantId" uuid, lane text, turn int)
           on conflict (tenant_id, lane) do update set turn = excluded.turn`,
    values: [JSON.stringify([...last.values()])],
  })
  return ranks
}

function keyOf({ tenantId, lane }: Turned): string {
  return `${tenantId} ${lane}`
}

/** The turn a lane has come to: that of the job which runs next. @returns undefined when nothing waits there */
async function readTurn(tx: Transaction, queue: Queue, lane: Lane): Promise<number | undefined> {
  const first = await queue.firstWaiting(tx, rankOf(lane, 1), rankOf(lane, mostTurns))
  return first === undefined ? undefined : first - rankOf(lane, 0)
}
