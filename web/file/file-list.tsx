'use client'
import { File as FileIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { StoredFile } from '#contract/file.ts'
import { Lightbox } from '#web/file/lightbox.tsx'
import { Thumbnail } from '#web/file/thumbnail.tsx'
import { useSaveFile } from '#web/file/use-save-file.ts'
import { classNames } from '#web/ui/class-names.ts'

/**
 * Stored files: pictures as tiles that open the lightbox, others as names that are saved by a click.
 * @param known  what has been read of them
 * @param isRead  all that can be read has been: what is missing is gone
 * @param image  they stand in a field of pictures
 * @param action  what stands beside each, such as a button that takes it out
 */
export function FileList({
  ids,
  known,
  isRead,
  image,
  action,
  className,
}: {
  ids: readonly string[]
  known: ReadonlyMap<string, StoredFile>
  isRead: boolean
  image: boolean
  action?: (id: string, name: string) => ReactNode
  className?: string
}) {
  const t = useTranslations('file')
  const { save } = useSaveFile()
  const [index, setIndex] = useState<number>()
  if (ids.length === 0) return null
  const pictures = ids.flatMap((id) => known.get(id) ?? []).filter((file) => file.width !== null)
  return (
    <>
      <ul className={classNames('flex max-w-full flex-wrap gap-2', className)}>
        {ids.map((id) => {
          const file = known.get(id)
          const name = file?.name ?? t(image ? 'image' : 'one')
          const at = pictures.findIndex((picture) => picture.id === id)
          const look = (
            <>
              {file && at >= 0 ? (
                <Thumbnail fileId={id} size={image ? 256 : 64} alt="" className={image ? 'size-20' : 'size-7'} />
              ) : (
                <FileIcon aria-hidden="true" className="size-4 shrink-0 text-faint" />
              )}
              {image && at >= 0 ? null : <span className="max-w-60 min-w-0 truncate">{name}</span>}
            </>
          )
          return (
            <li
              key={id}
              className={classNames(
                'flex max-w-full min-w-0 items-center gap-1 rounded-md',
                action && 'bg-sunken pr-1',
                image && at >= 0 ? action && 'items-start p-1' : action && 'py-1 pl-2',
              )}
            >
              {file ? (
                <button
                  type="button"
                  aria-label={t(at >= 0 ? 'look' : 'downloadOne', { name })}
                  title={name}
                  onClick={() => (at >= 0 ? setIndex(at) : save(file))}
                  className="flex min-w-0 cursor-pointer items-center gap-1.5 rounded-sm text-left underline decoration-line underline-offset-3 hover:decoration-current"
                >
                  {look}
                </button>
              ) : (
                <span className="flex min-w-0 items-center gap-1.5 text-soft">
                  {look}
                  {isRead ? <span className="text-faint">{t('gone')}</span> : null}
                </span>
              )}
              {action?.(id, name)}
            </li>
          )
        })}
      </ul>
      <Lightbox files={pictures} index={index} onIndexChange={setIndex} />
    </>
  )
}
