import type { z } from 'zod'
import { type ExportRequest, type exported, exportRequest } from '#contract/export.ts'
import type { Tx } from '#server/db/transaction.ts'

export interface ExportRow {
  id: string
  request: ExportRequest
  file_name: string
  rows: number
  task_id: string | null
  file_id: string | null
  created_at: string
}

const columns = 'id, request, file_name, rows, task_id, file_id, created_at'

export async function insertExport(
  tx: Tx,
  row: { request: ExportRequest; fileName: string; rows: number; createdBy: string },
): Promise<ExportRow> {
  const [made] = await tx.query<ExportRow>({
    text: `insert into export (tenant_id, request, file_name, rows, created_by) values ($1, $2, $3, $4, $5) returning ${columns}`,
    values: [tx.tenantId, JSON.stringify(row.request), row.fileName, row.rows, row.createdBy],
  })
  if (!made) throw new Error('The export was not inserted.')
  return made
}

export async function setExportTask(tx: Tx, id: string, taskId: string): Promise<void> {
  await tx.query({
    text: 'update export set task_id = $3 where tenant_id = $1 and id = $2',
    values: [tx.tenantId, id, taskId],
  })
}

/** Whoever asked for it reads it, and nobody else: it holds what their role sees. */
export async function findOwnExport(tx: Tx, id: string, readerId: string): Promise<ExportRow | undefined> {
  const [row] = await tx.query<ExportRow>({
    text: `select ${columns} from export where tenant_id = $1 and id = $2 and created_by = $3`,
    values: [tx.tenantId, id, readerId],
  })
  return row
}

export async function listOwnExports(
  tx: Tx,
  readerId: string,
  page: { limit: number; before: string | undefined },
): Promise<ExportRow[]> {
  return tx.query<ExportRow>({
    text: `select ${columns} from export where tenant_id = $1 and created_by = $2 and ($3::uuid is null or id < $3)
           order by id desc limit $4`,
    values: [tx.tenantId, readerId, page.before, page.limit],
  })
}

/** @returns the file that stood there before */
export async function setExportFile(tx: Tx, id: string, fileId: string, rows: number): Promise<string | null> {
  const [row] = await tx.query<{ former: string | null }>({
    text: `update export e set file_id = $3, rows = $4 from (select file_id from export where tenant_id = $1 and id = $2) f
           where e.tenant_id = $1 and e.id = $2 returning f.file_id as former`,
    values: [tx.tenantId, id, fileId, rows],
  })
  return row?.former ?? null
}

export function toExport(row: ExportRow): z.output<typeof exported> {
  return {
    id: row.id,
    request: exportRequest.parse(row.request),
    fileName: row.file_name,
    rows: row.rows,
    ready: row.task_id === null || row.file_id !== null,
    taskId: row.task_id,
    createdAt: row.created_at,
  }
}
