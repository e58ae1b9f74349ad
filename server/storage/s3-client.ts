import { createHash } from 'node:crypto'
import { Agent as HttpAgent, type IncomingMessage, request as requestHttp } from 'node:http'
import { Agent as HttpsAgent, request as requestHttps } from 'node:https'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { AppError } from '#server/http/app-error.ts'

export interface S3Options {
  /** origin of the store, such as `https://s3.eu-central-1.amazonaws.com` or `http://minio:9000` */
  endpoint: string
  region: string
  bucket: string
  accessKeyId: string
  secretAccessKey: string
  /** whether the bucket stands in the path and not in the host's name */
  forcePathStyle: boolean
  /** a connection on which nothing moves for so long is given up; 30 s unless told */
  idleTimeoutMs?: number
  /** pause before the first repetition, doubled each time; 200 ms unless told */
  retryMs?: number
}

export interface S3Request {
  method: 'GET' | 'PUT' | 'DELETE'
  /** '' is the bucket itself */
  key: string
  query?: Record<string, string>
  headers?: Record<string, string>
  /** opened anew for each attempt */
  body?: { size: number; sha256: string; open: () => Readable }
  /** what is no failure besides success */
  expected?: readonly number[]
}

const attempts = 4
const emptyHash = sha256Of(Buffer.alloc(0))

/**
 * Speaks S3: each request signed with Signature Version 4, the content's hash included, so that neither can be changed on
 * the way. What may pass by itself (no connection, 429, 5xx) is tried four times; every request here may be repeated.
 */
export function createS3Client(options: S3Options) {
  const { endpoint, region, bucket, accessKeyId, secretAccessKey, forcePathStyle } = options
  const { idleTimeoutMs = 30_000, retryMs = 200 } = options
  const base = new URL(endpoint)
  const root = `${base.pathname.replace(/\/+$/, '')}/${forcePathStyle ? `${bucket}/` : ''}`
  const host = forcePathStyle ? base.host : `${bucket}.${base.host}`
  const isHttps = base.protocol === 'https:'
  const agent = isHttps ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true })
  /** derived signing keys, one a day */
  const cache = new Map<string, ArrayBuffer>()

  async function sendOnce({ method, key, query, headers, body }: S3Request): Promise<IncomingMessage> {
    const url = new URL(`${base.protocol}//${host}${root}${key}`)
    for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value)
    const signer = new AwsV4Signer({
      method,
      url: url.href,
      headers: { ...headers, 'x-amz-content-sha256': body?.sha256 ?? emptyHash },
      accessKeyId,
      secretAccessKey,
      service: 's3',
      region,
      cache,
    })
    const signed = await signer.sign()
    const request = (isHttps ? requestHttps : requestHttp)(signed.url, {
      method,
      agent,
      headers: { ...Object.fromEntries(signed.headers), ...(body ? { 'content-length': body.size } : {}) },
    })
    request.setTimeout(idleTimeoutMs, () => request.destroy(new Error('Nothing moved on the connection.')))
    const replied = new Promise<IncomingMessage>((resolve, reject) => {
      request.once('response', resolve)
      // stays: a connection may break again after its reply, which the reply's reader is told as well
      request.on('error', reject)
    })
    if (body) {
      // a reply may come before all is sent: a refusal. The reply then says what went wrong, not the broken pipe.
      const sent = pipeline(body.open(), request)
      sent.catch(() => undefined)
      return Promise.race([replied, sent.then(() => replied)])
    }
    request.end()
    return replied
  }

  /**
   * @returns a reply of success or an expected one; its body is the caller's to read
   * @throws AppError unavailable  the store cannot be reached, refuses the credentials or fails
   */
  async function send(request: S3Request): Promise<IncomingMessage> {
    for (let attempt = 1; ; attempt++) {
      let failure: unknown
      try {
        const reply = await sendOnce(request)
        const status = reply.statusCode ?? 0
        if ((status >= 200 && status < 300) || request.expected?.includes(status)) return reply
        const said = (await text(reply).catch(() => '')).slice(0, 500)
        failure = new Error(`The file store answered ${status}: ${said}`)
        if (status < 500 && status !== 429) throw unavailable(failure)
      } catch (error) {
        if (error instanceof AppError) throw error
        failure = error
      }
      if (attempt === attempts) throw unavailable(failure)
      await sleep(retryMs * 2 ** (attempt - 1))
    }
  }

  /** Sends and reads the reply to its end, which is short. */
  async function finish(request: S3Request): Promise<string> {
    return text(await send(request))
  }

  return { send, finish }
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function unavailable(cause: unknown): AppError {
  return new AppError('unavailable', {}, { cause })
}
