import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type AddressGuard, RefusedAddress } from './address-guard.ts'
import { ModelFailure } from './model-failure.ts'

/** A model's answer is some hundred characters; what is longer is none. */
const mostBytes = 64 * 1024

/**
 * Posts JSON and reads the whole reply. Follows no redirection, asks no proxy, keeps no connection.
 * @param timeoutMs  for all of it, from the name's resolution to the last byte
 * @throws ModelFailure refusedAddress, unreachable, late, unreadable (too long)
 */
export async function postJson(
  url: URL,
  body: object,
  { guard, headers, timeoutMs }: { guard: AddressGuard; headers: Record<string, string>; timeoutMs: number },
): Promise<{ status: number; text: string }> {
  if (!guard.allows(url)) throw new ModelFailure('refusedAddress')
  const signal = AbortSignal.timeout(timeoutMs)
  const payload = Buffer.from(JSON.stringify(body))
  try {
    const reply = await new Promise<IncomingMessage>((resolve, reject) => {
      const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, {
        method: 'POST',
        agent: false,
        lookup: guard.lookup,
        signal,
        headers: {
          ...headers,
          'content-type': 'application/json',
          accept: 'application/json',
          'content-length': payload.length,
        },
      })
      request.once('response', resolve)
      // stays: a connection may break again after its reply, which the reply's reader is told as well
      request.on('error', reject)
      request.end(payload)
    })
    return { status: reply.statusCode ?? 0, text: await readText(reply) }
  } catch (error) {
    if (error instanceof ModelFailure) throw error
    if (signal.aborted) throw new ModelFailure('late', { cause: error })
    throw new ModelFailure(error instanceof RefusedAddress ? 'refusedAddress' : 'unreachable', { cause: error })
  }
}

async function readText(reply: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of reply as AsyncIterable<Buffer>) {
    bytes += chunk.length
    // leaving the loop ends the connection
    if (bytes > mostBytes) throw new ModelFailure('unreadable')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
