import type { Storage } from '#server/storage/storage.ts'

export interface FileLimits {
  /** largest file */
  fileBytes: number
  /** all files of a tenant together */
  quotaBytes: number
  /** most pixels of a picture */
  pixels: number
}

export interface FileDependencies {
  storage: Storage
  limits: FileLimits
}
