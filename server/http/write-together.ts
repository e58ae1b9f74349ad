import type { Endpoint } from '#contract/endpoint.ts'
import { NoConnectionError, type Tx } from '#server/db/transaction.ts'
import type { Actor } from './actor.ts'
import type { App } from './app.ts'
import { AppError } from './app-error.ts'
import { type Answer, claimAll, rememberAll, type WriteRequest } from './idempotency.ts'
import type { Input } from './read-input.ts'

type Asked<E extends Endpoint> = Input<E> & { tx: Tx; actor: Actor }

/** How an endpoint writes what one request asks for, or several of one organisation in one transaction. */
export interface Together<E extends Endpoint, Draft> {
  /** whether what `prepare` does for it writes nothing, and it may be written beside others */
  joins(asked: Asked<E>): Promise<boolean>
  /** checks a request and says what is to be written */
  prepare(asked: Asked<E>): Promise<Draft>
  /** Writes all of them, or none, and ends the transaction. @returns the answer to each as JSON text, in their order */
  write(tx: Tx, drafts: readonly Draft[]): Promise<readonly string[]>
}

/** A request that may be written with others of its organisation. */
export interface Member<E extends Endpoint> {
  input: Input<E>
  actor: Actor
  /** undefined: it carries no key */
  request: WriteRequest | undefined
  /** writes it in a transaction of its own */
  alone: () => Promise<Answer>
}

/**
 * Writes requests of one organisation in one transaction, and each that cannot be written beside the others by itself, as if it had
 * come alone: also all of them where that transaction was taken back. Where it is not known whether it was (the connection broke before
 * the answer), all are told so, as one alone would be.
 * @returns the answer to each, in their order
 * @param toText  makes the answer of a draft's JSON text
 */
export async function writeTogether<E extends Endpoint, Draft>(
  app: App,
  together: Together<E, Draft>,
  members: readonly Member<E>[],
  toText: (json: string) => string,
  status: number,
): Promise<readonly Promise<Answer>[]> {
  const [first] = members
  const answers = new Map<Member<E>, Answer>()
  if (first && members.length > 1) {
    try {
      await app.database.tenantTogether(first.actor.tenantId, async (tx) => {
        const joining = await claimKeys(tx, await prepareAll(tx, together, members))
        if (joining.length === 0) return
        const texts = await together.write(
          tx,
          joining.map(({ draft }) => draft),
        )
        joining.forEach(({ member }, index) => {
          answers.set(member, { status, body: toText(texts[index] ?? ''), replayed: false })
        })
        await rememberAll(tx, app.vault, keyed(answers))
      })
    } catch (error) {
      if (!isTakenBack(error)) return members.map(() => Promise.reject(error))
      answers.clear()
    }
  }
  return members.map((member) => {
    const answer = answers.get(member)
    return answer ? Promise.resolve(answer) : member.alone()
  })
}

interface Joining<E extends Endpoint, Draft> {
  member: Member<E>
  draft: Draft
}

/** Those that may be written beside others. One that is refused is told so alone. */
async function prepareAll<E extends Endpoint, Draft>(
  tx: Tx,
  together: Together<E, Draft>,
  members: readonly Member<E>[],
): Promise<Joining<E, Draft>[]> {
  const joining: Joining<E, Draft>[] = []
  for (const member of members) {
    const asked = { ...member.input, tx, actor: member.actor }
    try {
      if (await together.joins(asked)) joining.push({ member, draft: await together.prepare(asked) })
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  return joining
}

/** Those whose keys are new, or that carry none. A repetition is answered alone. */
async function claimKeys<E extends Endpoint, Draft>(
  tx: Tx,
  joining: readonly Joining<E, Draft>[],
): Promise<readonly Joining<E, Draft>[]> {
  const requests = joining.flatMap(({ member }) => member.request ?? [])
  if (requests.length === 0) return joining
  const claimed = await claimAll(tx, requests)
  tx.hold()
  return joining.filter(({ member: { request } }) => request === undefined || claimed.has(request))
}

function keyed<E extends Endpoint>(answers: ReadonlyMap<Member<E>, Answer>) {
  return [...answers].flatMap(([{ request }, reply]) => (request ? [{ request, reply }] : []))
}

/** Classes of SQLSTATE in which the connection or the server went, so that nobody knows what was committed. */
const unsure = new Set(['08', '57', '58', 'XX'])

/** Whether nothing of the transaction stays, as the database itself said. */
function isTakenBack(error: unknown): boolean {
  if (error instanceof AppError) return true
  if (error instanceof NoConnectionError) return false
  const { code } = error as { code?: unknown }
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) && !unsure.has(code.slice(0, 2))
}
