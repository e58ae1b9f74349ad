import type { z } from 'zod'
import type { labelReading } from '#contract/label-reading.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { LabelText } from './label-process.ts'

export async function storeReading(tx: Tx, fileId: string, { text, barcodes, confidence }: LabelText): Promise<void> {
  await tx.query({
    text: `insert into label_reading (tenant_id, file_id, text, barcodes, confidence) values ($1, $2, $3, $4, $5)
      on conflict (tenant_id, file_id) do update set text = excluded.text, barcodes = excluded.barcodes, confidence = excluded.confidence, read_at = now()`,
    values: [tx.tenantId, fileId, text, barcodes, confidence],
  })
}

export async function findReading(tx: Tx, fileId: string): Promise<z.output<typeof labelReading> | undefined> {
  const [row] = await tx.query<z.output<typeof labelReading>>({
    name: 'label_reading',
    text: `select file_id as "fileId", text, barcodes, confidence from label_reading where file_id = $1`,
    values: [fileId],
  })
  return row
}

/** Pixels of a stored picture; undefined: it is none, or gone. */
export async function findPixels(tx: Tx, fileId: string): Promise<number | undefined> {
  const [row] = await tx.query<{ pixels: number }>({
    text: 'select width * height as pixels from file where id = $1 and width is not null',
    values: [fileId],
  })
  return row?.pixels
}
