import { toProblem } from '#contract/client.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/**
 * Saves what stands at an address of the API. Not a plain link: a link cannot send the organisation's header.
 * @param name  of the file, where the reply names none
 * @throws ApiProblem
 */
export async function saveFile(address: string, name: string): Promise<void> {
  const tenantId = currentTenantId()
  const reply = await fetch(address, { headers: tenantId ? { 'x-tenant-id': tenantId } : {} })
  if (!reply.ok) throw await toProblem(reply)
  const content = URL.createObjectURL(await reply.blob())
  const link = document.createElement('a')
  link.href = content
  link.download = name
  link.click()
  URL.revokeObjectURL(content)
}
