import { createCategory, getCategory, listCategories, updateCategory } from '#contract/category.ts'
import { sentence } from '#contract/words/sentence.ts'
import { bumpSchemaVersion } from '#server/attribute/queries.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import { violates } from '#server/db/violation.ts'
import type { Actor } from '#server/http/actor.ts'
import type { App } from '#server/http/app.ts'
import { AppError } from '#server/http/app-error.ts'
import { parseCursor, toPage } from '#server/http/cursor.ts'
import { route } from '#server/http/route.ts'
import {
  changeCategory,
  depthOf,
  findCategory,
  holdsItems,
  insertCategory,
  listBranch,
  listCategoryPage,
  toCategory,
} from './queries.ts'

/** Levels of the tree. Every write of an item goes up its category's, to find the fields it has. */
const deepest = 20

export function registerCategoryRoutes(app: App): void {
  route(app, listCategories, async ({ tx, query }) => {
    const after = parseCursor(query.cursor, 1)
    const rows = await listCategoryPage(tx, { limit: query.limit + 1, after: after && String(after[0]) })
    return toPage(rows.map(toCategory), query.limit, (row) => [row.id])
  })

  route(app, createCategory, async ({ tx, actor, body }) => {
    // locks the tenant's row: changes of the tree wait for each other, so that no two of them close a circle
    await bumpSchemaVersion(tx)
    await assertParent(tx, body.parentId, 1)
    const row = await insertCategory(tx, { tenant_id: tx.tenantId, name: body.name, parent_id: body.parentId }).catch(
      translate,
    )
    await audit(tx, actor, { action: 'create', entity: 'category', entityId: row.id, after: toCategory(row) })
    return toCategory(row)
  })

  route(app, getCategory, async ({ tx, params }) => {
    const row = await findCategory(tx, params.categoryId)
    if (!row) throw new AppError('not_found')
    return toCategory(row)
  })

  route(app, updateCategory, async ({ tx, actor, params, body, ifMatch }) => {
    await bumpSchemaVersion(tx)
    const row = await findCategory(tx, params.categoryId)
    if (!row) throw new AppError('not_found')
    if (row.version !== ifMatch) throw new AppError('version_mismatch', { currentVersion: row.version })
    const parentId = body.parentId === undefined ? row.parent_id : body.parentId
    const branch = await listBranch(tx, row.id)
    if (parentId !== row.parent_id || (body.archived === false && row.archived_at)) {
      if (branch.some((below) => below.id === parentId)) throw new AppError('category_cycle')
      await assertParent(tx, parentId, heightOf(branch, row.id))
    }
    if (body.archived && !row.archived_at) await archiveBelow(tx, actor, row.id, branch)
    const changed = await changeCategory(tx, row.id, {
      ...(body.name === undefined ? {} : { name: body.name }),
      parent_id: parentId,
      ...(body.archived === undefined
        ? {}
        : { archived_at: body.archived ? (row.archived_at ?? new Date().toISOString()) : null }),
    }).catch(translate)
    await audit(tx, actor, {
      action: 'update',
      entity: 'category',
      entityId: row.id,
      before: toCategory(row),
      after: toCategory(changed),
    })
    return toCategory(changed)
  })
}

/** Whether a category can lie there: the place is in use and leaves room for the levels that come with it. */
async function assertParent(tx: Tx, parentId: string | null, height: number): Promise<void> {
  if (parentId === null) return
  const parent = await findCategory(tx, parentId)
  const refuse = (detail: ReturnType<typeof sentence>) =>
    new AppError('invalid_value', { detail, errors: [{ path: 'body.parentId', message: detail }] })
  if (!parent || parent.archived_at) throw refuse(sentence('definition.no_such_category'))
  if ((await depthOf(tx, parentId)) + height > deepest) throw refuse(sentence('category.tooDeep', { limit: deepest }))
}

type Branch = Awaited<ReturnType<typeof listBranch>>

/** Levels of a branch, its top included. */
function heightOf(branch: Branch, top: string): number {
  const below = branch.filter((row) => row.parent_id === top && row.id !== top)
  return 1 + Math.max(0, ...below.map((row) => heightOf(branch, row.id)))
}

/** What lies below goes with a category. @throws AppError category_in_use  items in use stand there */
async function archiveBelow(tx: Tx, actor: Actor, top: string, branch: Branch): Promise<void> {
  const inUse = await holdsItems(
    tx,
    branch.map((row) => row.id),
  )
  if (inUse) throw new AppError('category_in_use')
  for (const row of branch) {
    if (row.id === top || row.archived_at) continue
    const changed = await changeCategory(tx, row.id, { archived_at: new Date().toISOString() })
    await audit(tx, actor, {
      action: 'update',
      entity: 'category',
      entityId: row.id,
      before: toCategory(row),
      after: toCategory(changed),
    })
  }
}

function translate(error: unknown): never {
  if (violates(error, 'category_name'))
    throw new AppError(
      'name_taken',
      { errors: [{ path: 'body.name', message: sentence('title.name_taken') }] },
      { cause: error },
    )
  throw error
}
