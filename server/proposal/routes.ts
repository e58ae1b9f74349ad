import { proposeItems as endpoint } from '#contract/item-proposal.ts'
import { getLabelReading, startLabelReading } from '#contract/label-reading.ts'
import { sentence } from '#contract/words/sentence.ts'
import type { Tx } from '#server/db/transaction.ts'
import { findReadableFiles } from '#server/file/queries.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { startTask } from '#server/task/start-task.ts'
import { labelReadingTask } from './jobs.ts'
import { proposeItems } from './propose-items.ts'
import { findReading } from './reading-queries.ts'

export function registerProposalRoutes(app: App): void {
  // it changes nothing: the transaction reads only, although the method is POST
  route(app, endpoint, ({ tx, actor, body, req }) => proposeItems(tx, actor.role, body, languageOf(req)), {
    readOnly: true,
  })

  route(app, startLabelReading, async ({ tx, actor, body: { fileId } }) => {
    const row = await findReadable(tx, actor, fileId)
    if (!row || row.width === null) {
      const message = sentence('suggestion.noPhoto')
      throw new AppError('invalid_value', { detail: message, errors: [{ path: 'body.fileId', message }] })
    }
    return { task: await startTask(tx, actor, labelReadingTask, { fileId }, { isLast: true }) }
  })

  // who may read the photo may read what stands on it
  route(app, getLabelReading, async ({ tx, actor, params: { fileId } }) => {
    const reading = (await findReadable(tx, actor, fileId)) && (await findReading(tx, fileId))
    if (!reading) throw new AppError('not_found')
    return reading
  })
}

async function findReadable(tx: Tx, actor: Actor, fileId: string) {
  const [row] = await findReadableFiles(tx, actor, [fileId])
  return row
}
