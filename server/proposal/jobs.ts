import { z } from 'zod'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from '#server/http/app-error.ts'
import { ObjectMissing } from '#server/storage/storage.ts'
import { defineTask } from '#server/task/define-task.ts'
import { LabelRefused, readLabelPhoto } from './label-process.ts'
import { findPixels, storeReading } from './reading-queries.ts'

/** Reads a photo of a label; see `readLabelPhoto`. Run twice it writes the same again. */
export const labelReadingTask = defineTask({
  kind: 'label_reading',
  input: z.object({ fileId: z.uuid() }),
  attempts: 2,
  work: async ({ database, tenantId, input: { fileId }, signal, hold, progress }, { storage }) => {
    progress({ stage: 'reading' })
    const unread = (cause?: unknown) =>
      new AppError('invalid_file', { detail: sentence('suggestion.labelUnread') }, cause ? { cause } : {})
    const mostPixels = await database.tenantRead(tenantId, (tx) => findPixels(tx, fileId))
    if (mostPixels === undefined) throw unread()
    const read = await storage
      .withLocal({ tenantId, id: fileId }, (path) => readLabelPhoto({ path, mostPixels }, signal))
      .catch((error: unknown) => {
        throw error instanceof LabelRefused || error instanceof ObjectMissing ? unread(error) : error
      })
    await database.tenant(tenantId, async (tx) => {
      await hold(tx)
      await storeReading(tx, fileId, read)
    })
    return { fileId }
  },
})
