import { toProblem } from '#contract/client.ts'
import type { Endpoint, ResponseOf } from '#contract/endpoint.ts'
import { getFileUsage, type StoredFile, uploadFile as uploadEndpoint } from '#contract/file.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'

export interface UploadOptions {
  /** refused unless it is a picture that can be shown */
  image: boolean
  signal?: AbortSignal
  /** @param part  that has been sent, 0..1; at 1 the server looks at it */
  onProgress?: (part: number) => void
}

/** A file is larger than may be sent; it was not sent. */
export class FileTooLarge extends Error {
  readonly limitBytes: number
  constructor(limitBytes: number) {
    super('the file is too large')
    this.name = 'FileTooLarge'
    this.limitBytes = limitBytes
  }
}

/**
 * Stores one file and answers with what a field of kind `file` or `image` takes: its id. It goes after a day unless a record
 * is saved with it.
 * @throws FileTooLarge, ApiProblem what the server refused (`quota_exceeded`, `invalid_file`), TypeError when it could not
 * be reached, DOMException `AbortError`
 */
export async function uploadFile(file: File, { image, signal, onProgress }: UploadOptions): Promise<StoredFile> {
  const { fileLimitBytes } = await readLimits()
  if (file.size > fileLimitBytes) throw new FileTooLarge(fileLimitBytes)
  signal?.throwIfAborted()
  const address = api.url(uploadEndpoint, { query: { purpose: image ? 'image' : 'attachment' } })
  return send<typeof uploadEndpoint>(address, file, onProgress ?? (() => undefined), signal)
}

type Limits = Pick<ResponseOf<typeof getFileUsage>, 'fileLimitBytes'>
let limits: Promise<Limits> | undefined

/** Asked for once: they are the installation's. */
function readLimits(): Promise<Limits> {
  limits ??= api.call(getFileUsage, {}).catch((error: unknown) => {
    limits = undefined
    throw error
  })
  return limits
}

/** Not `fetch`: that cannot tell how much has been sent. */
function send<E extends Endpoint>(
  address: string,
  file: File,
  onProgress: (part: number) => void,
  signal: AbortSignal | undefined,
): Promise<ResponseOf<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', address)
    const tenantId = currentTenantId()
    if (tenantId) request.setRequestHeader('x-tenant-id', tenantId)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('x-inventory-csrf', '1')
    request.setRequestHeader('idempotency-key', idempotencyKey())
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      const reply = new Response(request.responseText, { status: request.status, statusText: request.statusText })
      if (reply.ok) void reply.json().then((body) => resolve(body as ResponseOf<E>), reject)
      else void toProblem(reply).then(reject, reject)
    })
    request.addEventListener('error', () => reject(new TypeError('upload: network')))
    request.addEventListener('abort', () => reject(new DOMException('upload stopped', 'AbortError')))
    signal?.addEventListener('abort', () => request.abort(), { once: true })
    const body = new FormData()
    body.append('file', file)
    request.send(body)
  })
}
