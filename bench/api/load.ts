import { connect } from 'node:net'

export interface LoadOptions {
  port: number
  connections: number
  seconds: number
  /** the whole HTTP/1.1 request, keep-alive, for the n-th call */
  request: (n: number) => string
}

export interface LoadResult {
  requestsPerSecond: number
  p50Ms: number
  p99Ms: number
  errors: number
  /** the first reply that was no success */
  firstError: string
}

/**
 * Sends requests over keep-alive connections, each waiting for its reply before the next (a closed loop), for some
 * seconds. Written on sockets: a client library would take the processor from what is measured.
 */
export async function runLoad({ port, connections, seconds, request }: LoadOptions): Promise<LoadResult> {
  const latencies: number[] = []
  let calls = 0
  let errors = 0
  let firstError = ''
  const started = performance.now()
  const end = started + seconds * 1000
  const drive = () =>
    new Promise<void>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.setNoDelay(true)
      let received = ''
      let length = -1
      let sentAt = 0
      const send = () => {
        if (performance.now() >= end) {
          socket.destroy()
          return resolve()
        }
        received = ''
        length = -1
        sentAt = performance.now()
        socket.write(request(calls++))
      }
      socket.on('data', (chunk) => {
        received += chunk.toString('latin1')
        if (length < 0) length = replyLength(received)
        if (length < 0 || received.length < length) return
        latencies.push(performance.now() - sentAt)
        if (!received.startsWith('HTTP/1.1 20')) {
          errors++
          firstError ||= received.slice(0, 1_000)
        }
        send()
      })
      socket.on('connect', send)
      socket.on('error', (error) => {
        errors++
        firstError ||= error.message
        resolve()
      })
    })
  await Promise.all(Array.from({ length: connections }, drive))
  const elapsed = (performance.now() - started) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? Number.NaN
  return { requestsPerSecond: latencies.length / elapsed, p50Ms: at(0.5), p99Ms: at(0.99), errors, firstError }
}

/** Length of head and body once the head is there; -1 before. */
function replyLength(text: string): number {
  const head = text.indexOf('\r\n\r\n')
  if (head < 0) return -1
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head))?.[1]
  return head + 4 + Number(length ?? 0)
}
