import { join } from 'node:path'
import { createLocalStorage } from './local-storage.ts'
import type { S3Options } from './s3-client.ts'
import { createS3Storage } from './s3-storage.ts'
import type { Storage } from './storage.ts'

/** The store that is set up: the bucket where there is one, else the folder `files` of the data directory. */
export function openStorage({ dataDir, s3 }: { dataDir: string; s3?: S3Options | undefined }): Storage {
  const folder = join(dataDir, 'files')
  return s3 ? createS3Storage(s3, join(folder, 'incoming')) : createLocalStorage(folder)
}
