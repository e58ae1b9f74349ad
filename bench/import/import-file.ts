import { createClient, toProblem } from '#contract/client.ts'
import { getImport, type ImportOptions, type Mapping, startImport, uploadImport } from '#contract/import.ts'

const pollMs = 50

/** A system that runs, and as whom it is spoken to. */
export interface Door {
  /** up to `/api/v1` */
  baseUrl: string
  apiKey: string
}

/**
 * Imports a file through the API, as the page does, and waits for its end. The mapping is the preview's proposal unless told.
 * @returns rows a second, from the start of the import
 * @throws Error  the file or any of its rows was refused, or the import did not succeed
 */
export async function importFile(
  { baseUrl, apiKey }: Door,
  { kind, csv, mapping, options = {} }: File,
): Promise<{ rowsPerSecond: number }> {
  const headers = { authorization: `Bearer ${apiKey}` }
  const api = createClient({ baseUrl, headers: () => headers })
  const form = new FormData()
  form.set('file', new Blob([csv], { type: 'text/csv' }), `${kind}.csv`)
  const reply = await fetch(api.url(uploadImport, { query: { kind } }), { method: 'POST', headers, body: form })
  if (!reply.ok) throw await toProblem(reply)
  const { import: batch, preview } = uploadImport.response.parse(await reply.json())
  const proposed = Object.fromEntries(
    preview.columns.flatMap(({ header, proposedTarget }) => (proposedTarget ? [[header, proposedTarget]] : [])),
  )
  const params = { importId: batch.id }
  const started = performance.now()
  await api.call(startImport, { params, body: { kind, mapping: mapping ?? proposed, options } })
  for (;;) {
    const { state, counts, refusedByReason } = await api.call(getImport, { params })
    if (state === 'succeeded') {
      if (counts.refused > 0) throw new Error(`The import refused rows: ${JSON.stringify(refusedByReason)}`)
      return { rowsPerSecond: counts.rows / ((performance.now() - started) / 1000) }
    }
    if (state === 'failed' || state === 'cancelled') throw new Error(`The import of ${kind} ${state}.`)
    await new Promise((resolve) => setTimeout(resolve, pollMs))
  }
}

interface File {
  kind: 'items' | 'sales'
  csv: string
  mapping?: Mapping | undefined
  options?: Partial<ImportOptions>
}
