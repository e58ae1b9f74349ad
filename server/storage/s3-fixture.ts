import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import type { S3Options } from './s3-client.ts'

export interface FakeS3 {
  options: S3Options
  objects: Map<string, { bytes: Buffer; writtenAt: Date }>
  /** what was asked, in order: `PUT files/…` */
  requests: string[]
  /** answers the next requests instead, one each; `hang` says nothing, `cut` breaks the connection */
  next: (number | 'hang' | 'cut')[]
  /** most entries of a page of a listing */
  pageSize: number
  close(): Promise<void>
}

const accessKeyId = 'TESTKEY'
const secretAccessKey = 'test/secret+key'
const region = 'test-region-1'
const bucket = 'the-bucket'

/**
 * A stand-in for an S3-compatible store, of our own making: it checks signatures as the specification of Signature Version 4
 * says, with no code of the client's, and hashes what it gets.
 */
export async function startFakeS3(): Promise<FakeS3> {
  const fake: Omit<FakeS3, 'options' | 'close'> = { objects: new Map(), requests: [], next: [], pageSize: 1000 }
  const server = createServer((req, res) => {
    void answer(fake, req, res).catch(() => res.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const endpoint = `http://127.0.0.1:${port}`
  const options = { endpoint, region, bucket, accessKeyId, secretAccessKey, forcePathStyle: true, retryMs: 5 }
  return Object.assign(fake, {
    options,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  })
}

async function answer(fake: Omit<FakeS3, 'options' | 'close'>, req: IncomingMessage, res: ServerResponse) {
  const url = new URL(req.url ?? '', 'http://any')
  const [, named, ...rest] = decodeURIComponent(url.pathname).split('/')
  const key = rest.join('/')
  fake.requests.push(`${req.method} ${key}`)
  const planned = fake.next.shift()
  if (planned === 'hang') return
  if (planned === 'cut') return void req.socket.destroy()
  const body = await buffer(req)
  const refuse = (status: number, code: string) => void res.writeHead(status).end(`<Error><Code>${code}</Code></Error>`)
  if (planned !== undefined) return refuse(planned, 'Planned')
  if (named !== bucket) return refuse(404, 'NoSuchBucket')
  const hash = createHash('sha256').update(body).digest('hex')
  if (req.headers['x-amz-content-sha256'] !== hash) return refuse(400, 'XAmzContentSHA256Mismatch')
  if (signatureOf(req, url) !== req.headers.authorization) return refuse(403, 'SignatureDoesNotMatch')
  if (req.method === 'PUT') {
    if (req.headers['content-length'] === undefined) return refuse(411, 'MissingContentLength')
    fake.objects.set(key, { bytes: body, writtenAt: new Date() })
    return void res.writeHead(200).end()
  }
  if (req.method === 'DELETE') {
    fake.objects.delete(key)
    return void res.writeHead(204).end()
  }
  if (key === '') return void res.writeHead(200).end(listing(fake, url.searchParams))
  const object = fake.objects.get(key)
  if (!object) return refuse(404, 'NoSuchKey')
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? '') ?? []
  if (first === undefined) return void res.writeHead(200).end(object.bytes)
  return void res.writeHead(206).end(object.bytes.subarray(Number(first), Number(last) + 1))
}

function listing({ objects, pageSize }: Pick<FakeS3, 'objects' | 'pageSize'>, query: URLSearchParams): string {
  const from = Number(query.get('continuation-token') ?? 0)
  const all = [...objects]
    .filter(([key]) => key.startsWith(query.get('prefix') ?? ''))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const contents = all
    .slice(from, from + pageSize)
    .map(
      ([key, { writtenAt }]) =>
        `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key><LastModified>${writtenAt.toISOString()}</LastModified><Owner><ID>Key</ID></Owner></Contents>`,
    )
  const next = from + pageSize < all.length ? `<NextContinuationToken>${from + pageSize}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${contents.join('')}${next}</ListBucketResult>`
}

/** The header the sender must have sent: AWS, "Authenticating Requests (AWS Signature Version 4)". */
function signatureOf(req: IncomingMessage, url: URL): string {
  const date = String(req.headers['x-amz-date'])
  const signed = /SignedHeaders=([^,]+)/.exec(req.headers.authorization ?? '')?.[1] ?? ''
  for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date'])
    if (!signed.split(';').includes(needed)) return `unsigned: ${needed}`
  const encode = (text: string) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  const query = [...url.searchParams]
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort()
    .join('&')
  const canonical = [
    req.method,
    decodeURIComponent(url.pathname).split('/').map(encode).join('/'),
    query,
    ...signed.split(';').map((name) => `${name}:${String(req.headers[name]).trim()}`),
    '',
    signed,
    req.headers['x-amz-content-sha256'],
  ].join('\n')
  const scope = `${date.slice(0, 8)}/${region}/s3/aws4_request`
  const text = ['AWS4-HMAC-SHA256', date, scope, createHash('sha256').update(canonical).digest('hex')].join('\n')
  const key = scope
    .split('/')
    .reduce<string | Buffer>((by, part) => createHmac('sha256', by).update(part).digest(), `AWS4${secretAccessKey}`)
  const signature = createHmac('sha256', key).update(text).digest('hex')
  return `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, SignedHeaders=${signed}, Signature=${signature}`
}
