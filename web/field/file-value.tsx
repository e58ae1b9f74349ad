'use client'
import { FileList } from '#web/file/file-list.tsx'
import { PictureRow } from '#web/file/picture-row.tsx'
import { useFiles } from '#web/file/use-files.ts'

/** Files of a value, as they fit in a table's cell: pictures small, others by their names. */
export function FileValue({ ids, image }: { ids: readonly string[]; image: boolean }) {
  return image ? <PictureRow ids={ids} /> : <Names ids={ids} />
}

function Names({ ids }: { ids: readonly string[] }) {
  const { files, isRead } = useFiles(ids)
  return <FileList ids={ids} known={new Map(files.map((file) => [file.id, file]))} isRead={isRead} image={false} />
}
