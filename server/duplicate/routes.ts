import { type DuplicatePair, decideDuplicate, listDuplicates, startDuplicateSearch } from '#contract/duplicate.ts'
import type { Role } from '#contract/permissions.ts'
import type { Language } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { viewFields } from '#server/attribute/field-view.ts'
import { getSchema } from '#server/attribute/schema-cache.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { toPage } from '#server/http/cursor.ts'
import { languageOf } from '#server/http/language.ts'
import { route } from '#server/http/route.ts'
import { showItem } from '#server/item/show-item.ts'
import { startTask } from '#server/task/start-task.ts'
import { duplicateSearchTask } from './jobs.ts'
import { listPairRows, lockPair, type PairRow, writeDecision } from './pair-queries.ts'

export function registerDuplicateRoutes(app: App): void {
  route(app, listDuplicates, async ({ tx, actor, query, req }) => {
    const page = toPage(await listPairRows(tx, query), query.limit, ({ score, id }) => [score, id])
    return { ...page, data: await showPairs(tx, page.data, actor.role, languageOf(req)) }
  })

  route(app, decideDuplicate, async ({ tx, actor, params, body, ifMatch, req }) => {
    const id = params.duplicateId
    const pair = await lockPair(tx, id)
    if (!pair) throw new AppError('not_found')
    if (pair.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: pair.version })
    if (pair.state === 'merged') throw new AppError('item_merged')
    const decided = await writeDecision(tx, { id, state: body.state, name: actor.name })
    const action = body.state === 'dismissed' ? 'dismiss' : 'reopen'
    const after = { itemIds: [decided.left.id, decided.right.id] }
    await audit(tx, actor, { action, entity: 'duplicate', entityId: id, after })
    const [shown] = await showPairs(tx, [decided], actor.role, languageOf(req))
    if (!shown) throw new Error('one pair in, one out')
    return shown
  })

  route(app, startDuplicateSearch, async ({ tx, actor }) => ({
    task: await startTask(tx, actor, duplicateSearchTask, {}, { isLast: true }),
  }))
}

async function showPairs(tx: Tx, rows: PairRow[], role: Role, language: Language): Promise<DuplicatePair[]> {
  const view = viewFields(await getSchema(tx), 'item', role)
  return rows.map((row) => ({
    ...row,
    left: showItem(row.left, view, row.left),
    right: showItem(row.right, view, row.right),
    reasons: row.reasons.map((reason) => say(sentence(`suggestion.${reasonWords[reason]}`), language)),
  }))
}

const reasonWords = {
  sameCode: 'sameBarcode',
  sameSku: 'likeSku',
  sameName: 'sameName',
  nearName: 'nearName',
} as const
