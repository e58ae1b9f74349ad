'use client'
import { type MouseEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Lightbox } from '#web/file/lightbox.tsx'
import { Thumbnail } from '#web/file/thumbnail.tsx'
import { useFiles } from '#web/file/use-files.ts'

const mostShown = 4

/** Pictures in one line of a table: the first four small, how many more there are; a click opens all of them large. */
export function PictureRow({ ids }: { ids: readonly string[] }) {
  const t = useTranslations('file')
  const [index, setIndex] = useState<number>()
  const open = (event: MouseEvent) => {
    // not the row it stands in
    event.stopPropagation()
    event.preventDefault()
    setIndex(0)
  }
  if (ids.length === 0) return null
  const more = ids.length - mostShown
  return (
    <>
      <button
        type="button"
        aria-label={t('lookAll', { count: ids.length })}
        onClick={open}
        className="inline-flex cursor-zoom-in items-center gap-1 rounded-sm align-middle"
      >
        {ids.slice(0, mostShown).map((id) => (
          <Thumbnail key={id} fileId={id} size={64} alt="" className="size-7" />
        ))}
        {more > 0 ? <span className="text-sm text-faint tabular-nums">{t('more', { count: more })}</span> : null}
      </button>
      {index === undefined ? null : <Opened ids={ids} index={index} onIndexChange={setIndex} />}
    </>
  )
}

/** Names are asked for only now. */
function Opened({
  ids,
  index,
  onIndexChange,
}: {
  ids: readonly string[]
  index: number
  onIndexChange: (index: number | undefined) => void
}) {
  const { files } = useFiles(ids)
  return <Lightbox files={files} index={index} onIndexChange={onIndexChange} />
}
