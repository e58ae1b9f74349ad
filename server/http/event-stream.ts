import { PassThrough } from 'node:stream'
import type { FastifyReply } from 'fastify'

const heartbeatMs = 15_000
/** A stream ends after this long and is opened again by the client, so that a revoked key or session does not read on. */
const longestMs = 10 * 60_000

export interface EventStream {
  /** @returns whether the client takes more now; what it does not take waits for `onDrain` */
  readonly isReady: boolean
  send(value: unknown): void
  close(): void
}

/**
 * Answers with server-sent events. A client that reads slowly is not sent to until it has read what it has.
 * @param onDrain  it takes events again
 * @param onEnd    the stream is over, whoever ended it
 */
export function openEventStream(reply: FastifyReply, on: { onDrain(): void; onEnd(): void }): EventStream {
  const stream = new PassThrough()
  const heartbeat = setInterval(() => {
    if (!stream.writableNeedDrain) stream.write(': still here\n\n')
  }, heartbeatMs)
  const longest = setTimeout(() => stream.end(), longestMs)
  stream.on('drain', on.onDrain)
  stream.once('close', () => {
    clearInterval(heartbeat)
    clearTimeout(longest)
    on.onEnd()
  })
  stream.write('retry: 2000\n')
  void reply
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-cache, no-transform')
    .header('x-accel-buffering', 'no')
    // a connection kept alive after the stream would hold up the end of the process
    .header('connection', 'close')
    .send(stream)
  return {
    get isReady() {
      return !stream.writableEnded && !stream.destroyed && !stream.writableNeedDrain
    },
    send: (value) => {
      if (!stream.writableEnded) stream.write(`data: ${JSON.stringify(value)}\n\n`)
    },
    close: () => stream.end(),
  }
}
