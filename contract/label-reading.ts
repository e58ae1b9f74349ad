import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { task } from './task.ts'
import { id } from './values.ts'

/** What stands on a label in a photo. */
export const labelReading = z
  .object({
    fileId: id,
    /** lines as they stand below each other; empty: no letters were found */
    text: z.string(),
    barcodes: z.array(z.string()),
    /** 0 to 1, of the letters; 1 where there are none */
    confidence: z.number(),
  })
  .meta({ id: 'LabelReading' })

const tag = 'Items'

export const startLabelReading = endpoint({
  name: 'startLabelReading',
  summary:
    'Read barcodes and letters on a photo of a label, in the background; give what it says to the proposals of items',
  tag,
  method: 'POST',
  path: '/items/label-readings',
  access: 'item:write',
  status: 202,
  body: z
    .object({
      /** an uploaded picture that the caller may read */
      fileId: id,
    })
    .strict(),
  response: z.object({ task }),
  errors: ['invalid_value'],
})
export const getLabelReading = endpoint({
  name: 'getLabelReading',
  summary: 'What was read on a photo; not found until it has been read',
  tag,
  method: 'GET',
  path: '/items/label-readings/{fileId}',
  access: 'item:write',
  params: z.object({ fileId: id }),
  response: labelReading,
})
