/** A file as the pages know it. */
export type KnownFile = { id: string; name: string; url: string; thumbnailUrl: string | null }

/** Stores one file. @param onProgress  part that has arrived, 0 to 1 */
export type UploadFile = (
  file: File,
  options: { image: boolean; signal: AbortSignal; onProgress: (part: number) => void },
) => Promise<KnownFile>

/** What forms and values need of the file store; undefined while there is none. */
export type FileAccess = {
  upload: UploadFile
  /** names and addresses of stored files; those that are gone are missing */
  describe: (ids: readonly string[], signal: AbortSignal) => Promise<KnownFile[]>
}

export const fileAccess = undefined as FileAccess | undefined
