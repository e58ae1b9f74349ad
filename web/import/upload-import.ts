import { toProblem } from '#contract/client.ts'
import type { ResponseOf } from '#contract/endpoint.ts'
import { uploadImport } from '#contract/import.ts'
import type { ImportKind } from '#web/import/mapping.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'
import { idempotencyKey } from '#web/lib/idempotency-key.ts'

export type Uploaded = ResponseOf<typeof uploadImport>

/**
 * Sends a file and answers with its preview. Not `fetch`: that cannot tell how much has been sent.
 * @param kind  what its rows are about; found out from the file when undefined
 * @param onProgress  share sent, 0..1; at 1 the server reads the file
 * @throws ApiProblem what the server refused, TypeError when it could not be reached, DOMException `AbortError`
 */
export function uploadFile(
  file: File,
  kind: ImportKind | undefined,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', api.url(uploadImport, { query: kind ? { kind } : {} }))
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
      if (reply.ok) void reply.json().then((body) => resolve(body as Uploaded), reject)
      else void toProblem(reply).then(reject, reject)
    })
    request.addEventListener('error', () => reject(new TypeError('upload: network')))
    request.addEventListener('abort', () => reject(new DOMException('upload stopped', 'AbortError')))
    if (signal.aborted) request.abort()
    signal.addEventListener('abort', () => request.abort(), { once: true })
    const body = new FormData()
    body.append('file', file)
    request.send(body)
  })
}
