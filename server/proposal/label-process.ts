import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What stands on a label. */
export interface LabelText {
  text: string
  barcodes: string[]
  /** 0 to 1 */
  confidence: number
}

export interface LabelRequest {
  path: string
  mostPixels: number
}
export type LabelReply = LabelText | { refused: string }

/** A picture cannot be read, or took too long: its sender's doing, not worth another try. */
export class LabelRefused extends Error {
  override readonly name = 'LabelRefused'
}

const program = fileURLToPath(new URL('./label-worker.ts', import.meta.url))
const timeoutMs = 90_000

/**
 * Reads a photo of a label in a process of its own, which ends with it: what a decoder's fault can do ends there.
 * @throws LabelRefused, the signal's reason
 */
export function readLabelPhoto(request: LabelRequest, signal: AbortSignal): Promise<LabelText> {
  const child = fork(program, {
    execArgv: ['--max-old-space-size=512'],
    // nothing of the configuration, least of all what is secret
    env: { NODE_ENV: 'production', PATH: process.env.PATH },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  return new Promise<LabelText>((resolve, reject) => {
    const end = (settle: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', onAbort)
      child.removeAllListeners()
      child.on('error', () => undefined)
      child.kill('SIGKILL')
      settle()
    }
    const onAbort = () => end(() => reject(signal.reason))
    const timer = setTimeout(() => end(() => reject(new LabelRefused('timeout'))), timeoutMs)
    signal.addEventListener('abort', onAbort)
    child.on('message', (reply: LabelReply) =>
      end(() => ('refused' in reply ? reject(new LabelRefused(reply.refused)) : resolve(reply))),
    )
    child.on('exit', () => end(() => reject(new LabelRefused('ended'))))
    child.on('error', (error) => end(() => reject(error)))
    if (signal.aborted) onAbort()
    else child.send(request, (error) => error && end(() => reject(error)))
  })
}
