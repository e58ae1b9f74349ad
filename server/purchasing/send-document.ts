import type { FastifyReply } from 'fastify'
import { contentDisposition } from '#core/file/content-disposition.ts'
import type { Database } from '#server/db/database.ts'
import { ObjectMissing, type Storage } from '#server/storage/storage.ts'
import { readLetterhead } from './letterhead.ts'
import { writeOrderDocument } from './order-document.ts'
import { getOrder } from './order-queries.ts'

/**
 * Answers with the document that was sent, byte for byte; while there is none with the order as it stands, written for this
 * answer.
 * @throws AppError not_found
 */
export async function sendOrderDocument(
  { database, storage }: { database: Database; storage: Storage },
  { tenantId, orderId }: { tenantId: string; orderId: string },
  reply: FastifyReply,
): Promise<unknown> {
  const { order, head, fileId } = await database.tenantRead(tenantId, async (tx) => {
    const found = await getOrder(tx, orderId)
    const [row] = await tx.query<{ fileId: string | null }>({
      text: 'select document_file_id as "fileId" from purchase_order where id = $1',
      values: [orderId],
    })
    return { order: found, head: await readLetterhead(tx, found), fileId: row?.fileId ?? null }
  })
  const kept =
    fileId === null
      ? undefined
      : await storage.read({ tenantId, id: fileId }).catch((error: unknown) => {
          if (error instanceof ObjectMissing) return undefined
          throw error
        })
  return reply
    .header('content-type', 'application/pdf')
    .header('content-disposition', contentDisposition('attachment', `${order.number}.pdf`))
    .header('cache-control', 'private, no-store')
    .header('x-content-type-options', 'nosniff')
    .send(kept ?? (await writeOrderDocument(order, head)))
}
