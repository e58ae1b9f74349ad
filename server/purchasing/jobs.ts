import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { newId } from '#server/db/sequential-ids.ts'
import { insertFile } from '#server/file/queries.ts'
import { defineJob } from '#server/queue/job.ts'
import { readLetterhead } from './letterhead.ts'
import { writeOrderDocument } from './order-document.ts'
import { findOrder } from './order-queries.ts'

/**
 * Keeps the document of an order that was sent, and mails it where it is to be mailed. Run twice it keeps the first document and
 * mails what is not marked as mailed: an end between the mail and the mark mails twice.
 */
export const orderDocumentJob = defineJob({
  name: 'purchase_order_document',
  payload: z.object({ tenantId: z.uuid(), orderId: z.uuid() }),
  attempts: 6,
  handle: async ({ database, storage, mailer, lastAttempt }, { tenantId, orderId }) => {
    const read = await database.tenantRead(tenantId, async (tx) => {
      const order = await findOrder(tx, orderId)
      return order && { order, head: await readLetterhead(tx, order) }
    })
    if (!read?.order.sentAt) return
    const { order, head } = read
    const bytes = await writeOrderDocument(order, head)
    const id = newId()
    await storage.put({ tenantId, id }, bytes)
    const isKept = await database.tenant(tenantId, async (tx) => {
      const [row] = await tx.query<{ document_file_id: string | null }>({
        text: 'select document_file_id from purchase_order where id = $1 for update',
        values: [orderId],
      })
      if (!row || row.document_file_id !== null) return false
      const name = `${order.number}.pdf`
      const sha256 = createHash('sha256').update(bytes).digest()
      await insertFile(tx, { id, purpose: 'order', name, mediaType: 'application/pdf', size: bytes.length, sha256 })
      await tx.query({ text: 'update purchase_order set document_file_id = $2 where id = $1', values: [orderId, id] })
      return true
    })
    if (!isKept) await storage.remove([{ tenantId, id }])
    if (!order.mailTo || order.mailedAt || order.state === 'cancelled') return
    const values = { number: order.number, tenant: head.tenantName }
    const mark = (what: string) =>
      database.tenant(tenantId, (tx) =>
        tx.query({ text: `update purchase_order set ${what} where id = $1`, values: [orderId] }),
      )
    // without a mail server nobody is told that it was mailed
    if (!mailer.sends) return void (await mark('mail_to = null'))
    const subject = say(sentence('purchase.mail.subject', values), head.language)
    try {
      await mailer.sendMail({
        to: order.mailTo,
        subject,
        text: say(sentence('purchase.mail.text', values), head.language),
        label: subject,
        link: `/orders/view?id=${orderId}`,
        attachments: [{ filename: `${order.number}.pdf`, content: bytes, contentType: 'application/pdf' }],
      })
    } catch (error) {
      if (lastAttempt) await mark('mail_failed_at = now()')
      throw error
    }
    await mark('mailed_at = now(), mail_failed_at = null')
  },
})
