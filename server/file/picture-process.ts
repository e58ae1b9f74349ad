import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export type PictureRequest = { path: string; mostPixels: number } & (
  | { act: 'inspect' }
  | { act: 'shrink'; sizes: readonly number[] }
  | { act: 'sample'; side: number }
)
export type PictureReply =
  | { format: string; width: number; height: number }
  | { thumbnails: Uint8Array[] }
  | { sample: Uint8Array }
  | { refused: string }

/** A picture cannot be read, is too large, or took too long: its sender's doing, not worth another try. */
export class PictureRefused extends Error {
  override readonly name = 'PictureRefused'
}

/** The decoder ended over a picture: by the picture's doing or by the machine's, so it is worth another try, not many. */
export class DecoderEnded extends Error {
  override readonly name = 'DecoderEnded'
}

/** More pictures are waiting than is worth waiting for. */
export class PicturesBusy extends Error {
  override readonly name = 'PicturesBusy'
}

const program = fileURLToPath(new URL('./picture-worker.ts', import.meta.url))
const timeoutMs = 30_000
const idleMs = 30_000
const mostWaiting = 60

/** One decoder for each process, which does one picture after the other and ends when there is nothing to do. */
let child: ChildProcess | undefined
let last: Promise<unknown> = Promise.resolve()
let waiting = 0
let idle: NodeJS.Timeout | undefined

/**
 * Width and height of a picture as it is shown, from its header alone: 5 ms.
 * @throws PictureRefused, PicturesBusy, DecoderEnded
 */
export async function inspectPicture(
  path: string,
  mostPixels: number,
): Promise<{ format: string; width: number; height: number }> {
  // the header is read whatever it says, so that a picture that is too large is told from a damaged one
  const reply = await ask({ act: 'inspect', path, mostPixels: Number.MAX_SAFE_INTEGER })
  if (!('format' in reply)) throw new Error('The decoder answered something else.')
  if (reply.width * reply.height > mostPixels) throw new PictureTooLarge(`${reply.width} x ${reply.height}`)
  return reply
}

/** More pixels than are decoded. */
export class PictureTooLarge extends PictureRefused {}

/**
 * WebP pictures at most so wide and high, upright, without metadata; smaller pictures keep their size. Some 100 ms for a photo
 * of 12 megapixels.
 * @throws PictureRefused, PicturesBusy, DecoderEnded
 */
export async function shrinkPicture(path: string, sizes: readonly number[], mostPixels: number): Promise<Buffer[]> {
  const reply = await ask({ act: 'shrink', path, sizes, mostPixels })
  if (!('thumbnails' in reply)) throw new Error('The decoder answered something else.')
  return reply.thumbnails.map((bytes) => Buffer.from(bytes))
}

/**
 * A picture as so many pixels a side, upright, on white, without its even border, three bytes each; some 60 ms for a photo of 12 megapixels.
 * @throws PictureRefused, PicturesBusy, DecoderEnded
 */
export async function samplePicture(path: string, side: number, mostPixels: number): Promise<Uint8Array> {
  const reply = await ask({ act: 'sample', path, side, mostPixels })
  if (!('sample' in reply)) throw new Error('The decoder answered something else.')
  return reply.sample
}

async function ask(request: PictureRequest): Promise<Exclude<PictureReply, { refused: string }>> {
  if (waiting >= mostWaiting) throw new PicturesBusy(String(waiting))
  waiting++
  const turn = last.then(() => work(request))
  last = turn.catch(() => undefined)
  try {
    const reply = await turn
    if ('refused' in reply) throw new PictureRefused(reply.refused)
    return reply
  } finally {
    waiting--
  }
}

function work(request: PictureRequest): Promise<PictureReply> {
  clearTimeout(idle)
  child ??= start()
  const decoder = child
  decoder.ref()
  decoder.channel?.ref()
  return new Promise<PictureReply>((resolve, reject) => {
    const end = (reply: PictureReply | DecoderEnded) => {
      clearTimeout(timer)
      decoder.off('message', end)
      decoder.off('exit', onExit)
      rest()
      if (reply instanceof DecoderEnded) reject(reply)
      else resolve(reply)
    }
    const onExit = () => end(new DecoderEnded())
    const timer = setTimeout(() => {
      stop(decoder)
      end({ refused: 'timeout' })
    }, timeoutMs)
    decoder.on('message', end)
    decoder.on('exit', onExit)
    if (!decoder.connected) return end(new DecoderEnded())
    decoder.send(request, (error) => error && end(new DecoderEnded()))
  })
}

function start(): ChildProcess {
  const decoder = fork(program, {
    execArgv: [],
    // nothing of the configuration, least of all what is secret
    env: { NODE_ENV: 'production', PATH: process.env.PATH },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  decoder.on('exit', () => {
    if (child === decoder) child = undefined
  })
  decoder.on('error', () => undefined)
  return decoder
}

function stop(decoder: ChildProcess): void {
  if (child === decoder) child = undefined
  decoder.kill('SIGKILL')
}

/** Keeps neither the decoder nor its parent alive without work. */
function rest(): void {
  const decoder = child
  if (!decoder) return
  decoder.unref()
  decoder.channel?.unref()
  idle = setTimeout(() => stop(decoder), idleMs)
  idle.unref()
}
