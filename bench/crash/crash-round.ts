import { randomUUID } from 'node:crypto'
import { setTimeout as delay } from 'node:timers/promises'
import { ApiProblem, createClient } from '#contract/client.ts'
import { createItem } from '#contract/item.ts'
import { getLedger, rebuildLedger } from '#contract/ledger.ts'
import { createLocation } from '#contract/location.ts'
import { listMovements, type NewMovement, recordMovement } from '#contract/movement.ts'
import { quickSale } from '#contract/sales-order.ts'
import { listStock, proveLedger } from '#contract/stock.ts'
import { getTask } from '#contract/task.ts'
import { type SystemUnderTest, type Victim, victims } from './system-under-test.ts'

export interface CrashKnobs {
  seed: number
  clients: number
  /** each part is killed so often */
  kills: number
  /** acknowledged movements between two kills, at least */
  movementsBetween: number
}

/** What a round found; it throws at the first promise that was broken. */
export interface CrashReport {
  killed: Victim[]
  acknowledged: number
  refused: number
  /** requests that failed or were cut off, and were sent again under the same key */
  repeated: number
  lines: number
}

const places = ['A', 'B']
const itemCount = 5
/** of these, how many are told apart by lots; the first ones */
const lottedCount = 2
const refusals = new Set(['insufficient_stock', 'lot_unknown', 'lot_required'])
const patienceMs = 180_000

/**
 * Posts movements, of lots too, and sells over the counter from several clients, each under a key and sent again under the same key until it is answered, while
 * the parts of the system are killed one after the other; then holds the system to what it answered: every
 * acknowledged movement is there exactly once, a repetition gets the same answer, balances are what was acknowledged, and
 * the proof and a rebuild find no difference.
 */
export async function crashRound(system: SystemUnderTest, knobs: CrashKnobs): Promise<CrashReport> {
  const random = randomFrom(knobs.seed)
  const api = createClient({ baseUrl: system.baseUrl, headers: () => ({ authorization: `Bearer ${system.apiKey}` }) })
  const name = `${knobs.seed}-${randomUUID().slice(0, 8)}`
  const locationIds = await Promise.all(
    places.map(
      async (code) =>
        (await until(() => api.call(createLocation, { body: { code: `${code}-${name}`, name: code } }))).id,
    ),
  )
  const itemIds = await Promise.all(
    Array.from(
      { length: itemCount },
      async (_, n) =>
        (
          await until(() =>
            api.call(createItem, {
              body: { sku: `I${n}-${name}`, name: `Item ${n}`, tracking: n < lottedCount ? 'lot' : 'none' },
            }),
          )
        ).id,
    ),
  )
  const killed: Victim[] = []
  const answers = new Map<string, { id: string; body: NewMovement }>()
  const lotted = new Set(itemIds.slice(0, lottedCount))
  let refused = 0
  let repeated = 0
  let working = true

  const post = async (key: string, body: NewMovement): Promise<string | undefined> => {
    for (const since = Date.now(); ; ) {
      try {
        return await postOnce(api, key, body)
      } catch (error) {
        if (error instanceof ApiProblem && refusals.has(error.problem.code)) return undefined
        if (error instanceof ApiProblem && error.status < 500 && error.problem.code !== 'idempotency_in_progress')
          throw error
        if (Date.now() - since > patienceMs) throw new Error('the system did not come back', { cause: error })
        repeated++
        await delay(50)
      }
    }
  }
  const client = async () => {
    while (working) {
      const key = randomUUID()
      const body = randomMovement(random, { itemIds, locationIds, lotted }, key)
      // every fourth is sent twice at the same time
      const ids = await Promise.all(Array.from({ length: random() < 0.25 ? 2 : 1 }, () => post(key, body)))
      // a refusal has no effect and frees its key: the second of two may find stock that the first did not
      const posted = [...new Set(ids.filter((each) => each !== undefined))]
      if (posted.length > 1) throw new Error(`two effects of one key: ${posted.join(', ')}`)
      const [id] = posted
      if (id === undefined) refused++
      else answers.set(key, { id, body })
    }
  }
  const clients = Array.from({ length: knobs.clients }, client)
  const load = Promise.all(clients)
  load.catch(() => (working = false))
  const order = Array.from({ length: knobs.kills }, () => shuffle(random, victims)).flat()
  for (const victim of order) {
    const target = answers.size + knobs.movementsBetween + Math.floor(random() * knobs.movementsBetween)
    await waitFor(() => answers.size >= target || !working)
    system.kill(victim)
    killed.push(victim)
  }
  const after = answers.size + knobs.movementsBetween
  await waitFor(() => answers.size >= after || !working)
  working = false
  await load

  await assertOnce(api, answers, itemIds)
  await assertBalances(api, answers, itemIds)
  const lines = await assertProved(api)
  return { killed, acknowledged: answers.size, refused, repeated, lines }
}

type Api = ReturnType<typeof createClient>

/** A sale that names no lots is one over the counter: an order that is made, shipped and settled in one transaction. @returns its movement */
async function postOnce(api: Api, key: string, body: NewMovement): Promise<string> {
  const options = { idempotencyKey: key, signal: AbortSignal.timeout(20_000) }
  const { kind, reference, lines } = body
  if (kind !== 'sale' || lines.some(({ lotCode }) => lotCode !== undefined))
    return (await api.call(recordMovement, { body, ...options })).id
  const sold = lines.map(({ itemId, quantity }) => ({ itemId, quantity }))
  const order = { locationId: lines[0]?.fromLocationId ?? '', reference, lines: sold }
  const { shipments } = await api.call(quickSale, { body: order, ...options })
  if (shipments.length !== 1) throw new Error(`a sale over the counter was shipped ${shipments.length} times`)
  return shipments[0]?.movementId ?? ''
}

/** Calls again while the system comes back. */
async function until<T>(call: () => Promise<T>): Promise<T> {
  for (const since = Date.now(); ; await delay(100)) {
    try {
      return await call()
    } catch (error) {
      if ((error instanceof ApiProblem && error.status < 500) || Date.now() - since > patienceMs) throw error
    }
  }
}

type Answers = ReadonlyMap<string, { id: string; body: NewMovement }>

async function assertOnce(api: Api, answers: Answers, itemIds: readonly string[]): Promise<void> {
  // a movement of two items is listed by both
  const found = new Map<string, Set<string>>()
  for (const itemId of itemIds) {
    let cursor: string | undefined
    do {
      const page = await until(() => api.call(listMovements, { query: { itemId, limit: 200, cursor } }))
      for (const { reference, id } of page.data) found.set(reference, (found.get(reference) ?? new Set()).add(id))
      cursor = page.nextCursor ?? undefined
    } while (cursor)
  }
  for (const [key, { id }] of answers)
    if ([...(found.get(key) ?? [])].join() !== id)
      throw new Error(`acknowledged as ${id}, found as ${[...(found.get(key) ?? ['nothing'])].join()}`)
  if (found.size !== answers.size) throw new Error(`${answers.size} acknowledged, ${found.size} posted`)
  for (const [key, { id, body }] of [...answers].slice(0, 20)) {
    const again = await until(() => postOnce(api, key, body))
    if (again !== id) throw new Error(`repeated, ${id} was answered as ${again}`)
  }
}

async function assertBalances(api: Api, answers: Answers, itemIds: readonly string[]): Promise<void> {
  const expected = new Map<string, number>()
  const add = (itemId: string, locationId: string | undefined, delta: number) => {
    if (locationId) expected.set(`${itemId} ${locationId}`, (expected.get(`${itemId} ${locationId}`) ?? 0) + delta)
  }
  for (const { body } of answers.values())
    for (const line of body.lines) {
      add(line.itemId, line.fromLocationId, -Number(line.quantity))
      add(line.itemId, line.toLocationId, Number(line.quantity))
    }
  for (const itemId of itemIds) {
    const { data } = await until(() => api.call(listStock, { query: { itemId, lots: 'sum' } }))
    for (const { locationId, onHand } of data) {
      const sum = expected.get(`${itemId} ${locationId}`) ?? 0
      if (Number(onHand) !== sum) throw new Error(`${sum} was acknowledged, ${onHand} is on hand`)
    }
  }
}

async function assertProved(api: Api): Promise<number> {
  const { differences, lines } = await until(() => api.call(proveLedger, {}))
  if (differences.length > 0) throw new Error(`the proof found ${JSON.stringify(differences)}`)
  const { task } = await until(() => api.call(rebuildLedger, { idempotencyKey: randomUUID() }))
  for (const since = Date.now(); ; await delay(100)) {
    const { state, error } = await until(() => api.call(getTask, { params: { taskId: task.id } }))
    if (state === 'succeeded') break
    if (state === 'failed' || Date.now() - since > patienceMs)
      throw new Error(
        `the rebuild ${state}: ${error?.message ?? ''} ${JSON.stringify((await api.call(getLedger, {})).differences)}`,
      )
  }
  return lines
}

async function waitFor(condition: () => boolean): Promise<void> {
  for (const since = Date.now(); !condition(); await delay(10))
    if (Date.now() - since > patienceMs) throw new Error('the system did not go on')
}

function randomMovement(
  random: () => number,
  {
    itemIds,
    locationIds,
    lotted,
  }: { itemIds: readonly string[]; locationIds: readonly string[]; lotted: ReadonlySet<string> },
  reference: string,
): NewMovement {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const [one, other] = random() < 0.5 ? locationIds : locationIds.toReversed()
  const kind = pick(['receipt', 'sale', 'transfer'] as const)
  const ends = {
    receipt: { toLocationId: one },
    sale: { fromLocationId: one },
    transfer: { fromLocationId: one, toLocationId: other },
  }[kind]
  const [first, second] = shuffle(random, itemIds)
  const isOverCounter = kind === 'sale' && random() < 0.5
  const line = (itemId: string | undefined) => ({
    itemId: itemId ?? '',
    quantity: String(1 + Math.floor(random() * (kind === 'receipt' ? 20 : 8))),
    ...ends,
    ...(lotted.has(itemId ?? '') && !isOverCounter ? { lotCode: pick(['L0', 'L1', 'L2']) } : {}),
  })
  return { kind, reference, reason: '', lines: [line(first), line(second)] } as NewMovement
}

function shuffle<T>(random: () => number, list: readonly T[]): T[] {
  return list
    .map((value) => ({ value, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value)
}

/** Mulberry32, after Tommy Ettinger: the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
