'use client'
import { FileList } from '#web/file/file-list.tsx'
import { useFiles } from '#web/file/use-files.ts'

/** Files of a value: pictures as tiles that open large, others by their names, saved by a click. */
export function FileValue({ ids, image }: { ids: readonly string[]; image: boolean }) {
  const { files, isRead } = useFiles(ids)
  return <FileList ids={ids} known={new Map(files.map((file) => [file.id, file]))} isRead={isRead} image={image} />
}
