'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Lightbox } from '#web/file/lightbox.tsx'
import { Thumbnail } from '#web/file/thumbnail.tsx'
import { useFiles } from '#web/file/use-files.ts'

/** Pictures of one record: the first large, the others in a row below; each opens in the lightbox. */
export function Gallery({ fileIds }: { fileIds: readonly string[] }) {
  const t = useTranslations('file')
  const [index, setIndex] = useState<number>()
  const { files } = useFiles(fileIds)
  const pictures = files.filter((file) => file.width !== null)
  if (pictures.length === 0) return null
  return (
    <>
      <ul className="grid grid-cols-4 gap-2">
        {pictures.map((file, at) => (
          <li key={file.id} className={at === 0 ? 'col-span-4' : ''}>
            <button
              type="button"
              aria-label={t('look', { name: file.name })}
              title={file.name}
              onClick={() => setIndex(at)}
              className="block w-full cursor-zoom-in rounded-md"
            >
              <Thumbnail
                fileId={file.id}
                size={at === 0 ? 1024 : 256}
                alt=""
                fit={at === 0 ? 'contain' : 'cover'}
                className={at === 0 ? 'h-56 w-full rounded-md' : 'aspect-square w-full rounded-md'}
              />
            </button>
          </li>
        ))}
      </ul>
      <Lightbox files={pictures} index={index} onIndexChange={setIndex} />
    </>
  )
}
