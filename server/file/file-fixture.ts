import { randomUUID } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { createClient } from '#contract/client.ts'
import { type StoredFile, uploadFile } from '#contract/file.ts'
import type { Storage } from '#server/storage/storage.ts'
import type { TestApp } from '#server/testing/app.ts'

export interface UploadReply {
  status: number
  body: StoredFile & { code?: string; detail?: string }
  headers: Record<string, unknown>
}

const address = createClient({ baseUrl: '/api/v1' })

/** Uploads through the API as a browser does. */
export async function upload(
  { app }: Pick<TestApp, 'app'>,
  secret: string,
  content: Buffer | string,
  options: { name?: string; purpose?: 'attachment' | 'image'; mediaType?: string; idempotencyKey?: string } = {},
): Promise<UploadReply> {
  const { name = 'file.bin', purpose = 'attachment', mediaType = 'application/octet-stream', idempotencyKey } = options
  const boundary = 'a-boundary-of-this-test'
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: ${mediaType}\r\n\r\n`
  const reply = await app.fastify.inject({
    method: 'POST',
    url: address.url(uploadFile, { query: { purpose } }),
    headers: {
      authorization: `Bearer ${secret}`,
      'content-type': `multipart/form-data; boundary=${boundary}`,
      ...(idempotencyKey ? { 'idempotency-key': idempotencyKey } : {}),
    },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${boundary}--\r\n`)]),
  })
  return { status: reply.statusCode, body: reply.json(), headers: reply.headers }
}

/** A picture of one colour. */
export function picture(
  format: 'png' | 'jpeg' | 'webp' | 'gif' | 'avif' | 'tiff',
  { width = 40, height = 30, colour = '#a03020', orientation = 1 } = {},
): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .withMetadata({ orientation })
    .toFormat(format)
    .toBuffer()
}

/** A file of the caller's making in the scratch folder. */
export function scratchFile(storage: Storage, content: Buffer | string): string {
  mkdirSync(storage.scratch, { recursive: true })
  const path = join(storage.scratch, randomUUID())
  writeFileSync(path, content)
  return path
}
