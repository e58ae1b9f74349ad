import { bumpSchemaVersion } from '#server/attribute/queries.ts'
import { audit } from '#server/audit/audit.ts'
import { insertCategory, toCategory } from '#server/category/queries.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { listArchivedMade, rememberMade, setArchived } from './made-things.ts'

/** Most categories an import makes: more is a column that holds something else. */
const mostMade = 2_000
/** As deep as the tree may be. */
const deepest = 20
const longestName = 80

/** Categories by the names and paths a file uses. */
export interface Categories {
  /**
   * Looks names and paths ("Electronics > Resistors") up, and makes what is missing of them where the actor may. A name alone
   * is that of the one category so named, wherever it stands; one that is not there is made at the top.
   * @returns ids by the text as given; what cannot be told or made is not among them
   */
  learn(tx: Tx, actor: Actor, texts: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** Whether learning this text changes nothing. */
  knows(text: string): boolean
}

interface CategoryRow {
  id: string
  name: string
  parentId: string | null
  /** an import made it, and its reversal archived it */
  isArchived: boolean
}

export function categories(importId: string, mayMake: boolean): Categories {
  let ids: ReadonlyMap<string, string> = new Map()
  let made = 0
  return {
    knows: (text) => ids.has(text),
    async learn(tx, actor, texts) {
      const unknown = [...new Set(texts)].filter((text) => !ids.has(text))
      if (unknown.length === 0) return ids
      const learnt = new Map(ids)
      let count = made
      let rows = await readAll(tx)
      const missing = unknown.filter((text) => {
        const id = find(rows, pathOf(text))
        if (id) learnt.set(text, id)
        return id === undefined
      })
      if (missing.length > 0 && mayMake) {
        await bumpSchemaVersion(tx)
        // Another request may have made it while this one waited for the lock.
        rows = await readAll(tx)
        for (const text of missing) {
          const path = pathOf(text)
          const known = find(rows, path)
          if (known) {
            learnt.set(text, known)
            continue
          }
          const isPath = path.length > 0 && path.length <= deepest && path.every((name) => name.length <= longestName)
          if (!isPath || count + path.length > mostMade || isAmbiguous(rows, path)) continue
          let parentId: string | null = null
          for (const name of path) {
            const child = childOf(rows, parentId, name)
            if (!child) count++
            if (child?.isArchived) await bringBack(tx, actor, importId, child)
            parentId = (child ?? (await make(tx, actor, { importId, rows, name, parentId }))).id
          }
          if (parentId) learnt.set(text, parentId)
        }
      }
      tx.afterCommit(() => {
        ids = learnt
        made = count
      })
      return learnt
    },
  }
}

/** "Electronics > Resistors", "Electronics / Resistors" and "Electronics\\Resistors" are two names. */
function pathOf(text: string): string[] {
  return text
    .split(/\s*[>›»\\]\s*|\s+\/\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
}

function find(rows: readonly CategoryRow[], path: readonly string[]): string | undefined {
  if (path.length === 1) {
    const named = rows.filter((row) => !row.isArchived && row.name.toLowerCase() === path[0]?.toLowerCase())
    return (named.find((row) => row.parentId === null) ?? (named.length === 1 ? named[0] : undefined))?.id
  }
  let parentId: string | null = null
  for (const name of path) {
    const row = childOf(rows, parentId, name)
    if (!row || row.isArchived) return undefined
    parentId = row.id
  }
  return parentId ?? undefined
}

/** A bare name that several categories below others have tells none of them. */
function isAmbiguous(rows: readonly CategoryRow[], path: readonly string[]): boolean {
  return path.length === 1 && rows.some((row) => !row.isArchived && row.name.toLowerCase() === path[0]?.toLowerCase())
}

function childOf(rows: readonly CategoryRow[], parentId: string | null, name: string): CategoryRow | undefined {
  return rows.find((row) => row.parentId === parentId && row.name.toLowerCase() === name.toLowerCase())
}

async function make(
  tx: Tx,
  actor: Actor,
  wanted: { importId: string; rows: CategoryRow[]; name: string; parentId: string | null },
): Promise<CategoryRow> {
  const { importId, rows, name, parentId } = wanted
  const row = await insertCategory(tx, { tenant_id: tx.tenantId, name, parent_id: parentId })
  await audit(tx, actor, { action: 'create', entity: 'category', entityId: row.id, after: toCategory(row) })
  await rememberMade(tx, importId, [{ kind: 'category', id: row.id, key: null, name }])
  const made = { id: row.id, name, parentId, isArchived: false }
  rows.push(made)
  return made
}

async function bringBack(tx: Tx, actor: Actor, importId: string, row: CategoryRow): Promise<void> {
  await setArchived(tx, actor, { kind: 'category', id: row.id, importId, archived: false })
  await rememberMade(tx, importId, [{ kind: 'category', id: row.id, key: null, name: row.name }])
  row.isArchived = false
}

async function readAll(tx: Tx): Promise<CategoryRow[]> {
  const rows = await tx.query<CategoryRow>({
    text: `select id, name, parent_id as "parentId", archived_at is not null as "isArchived" from category
           where tenant_id = $1 order by archived_at is not null, id`,
    values: [tx.tenantId],
  })
  if (!rows.some(({ isArchived }) => isArchived)) return rows
  const made = await listArchivedMade(tx, 'category')
  return rows.filter(({ id, isArchived }) => !isArchived || made.has(id))
}
