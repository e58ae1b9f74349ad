'use client'
import { useQuery } from '@tanstack/react-query'
import { File as FileIcon } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { textLink } from '#web/account/account-form.tsx'
import { fileAccess, type KnownFile } from '#web/field/file-access.ts'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** Stored files by their ids; those that are not read yet, or are gone, are missing. */
export function useFiles(ids: readonly string[]): readonly KnownFile[] {
  const query = useQuery({
    queryKey: [currentTenantId() ?? 'none', 'files', ids],
    queryFn: ({ signal }) => fileAccess?.describe(ids, signal) ?? [],
    enabled: fileAccess !== undefined && ids.length > 0,
    staleTime: 600_000,
  })
  return query.data ?? []
}

/** Files as links, pictures as thumbnails. */
export function FileValue({ ids, image }: { ids: readonly string[]; image: boolean }) {
  const t = useTranslations('field.file')
  const files = useFiles(ids)
  if (files.length === 0)
    return <span className="text-soft">{t(image ? 'countImages' : 'count', { count: ids.length })}</span>
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-3 gap-y-1">
      {files.map((file) => (
        <FileLink key={file.id} file={file} image={image} />
      ))}
    </span>
  )
}

/** One file: its picture where it has one, else its name. */
export function FileLink({ file, image }: { file: KnownFile; image: boolean }) {
  return (
    <a
      href={file.url}
      target="_blank"
      rel="noreferrer"
      className={`inline-flex min-w-0 items-center gap-1.5 ${textLink}`}
    >
      {image && file.thumbnailUrl ? (
        // biome-ignore lint/performance/noImgElement: the pages are exported statically; there is no image optimiser
        <img src={file.thumbnailUrl} alt={file.name} className="size-8 rounded-sm object-cover" />
      ) : (
        <>
          <FileIcon aria-hidden="true" className="size-4 shrink-0 text-faint" />
          <span className="truncate">{file.name}</span>
        </>
      )}
    </a>
  )
}
