import { toProblem } from '#contract/client.ts'
import { downloadFile, getThumbnail, type ThumbnailSize } from '#contract/file.ts'
import { api } from '#web/lib/api.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/**
 * A thumbnail, or the whole file. Not a plain address in a link or picture: those cannot send the organisation's header.
 * @throws ApiProblem, TypeError, DOMException `AbortError`
 */
export async function fetchFile(fileId: string, size: ThumbnailSize | 'whole', signal?: AbortSignal): Promise<Blob> {
  const params = { fileId }
  const address =
    size === 'whole' ? api.url(downloadFile, { params }) : api.url(getThumbnail, { params, query: { size: `${size}` } })
  const tenantId = currentTenantId()
  const reply = await fetch(address, {
    headers: tenantId ? { 'x-tenant-id': tenantId } : {},
    credentials: 'same-origin',
    ...(signal ? { signal } : {}),
  })
  if (!reply.ok) throw await toProblem(reply)
  return reply.blob()
}

/** Saves a file under its name on the person's machine. @throws as `fetchFile` */
export async function saveFile({ id, name }: { id: string; name: string }): Promise<void> {
  const address = URL.createObjectURL(await fetchFile(id, 'whole'))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
