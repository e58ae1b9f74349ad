'use client'
import { ImageOff } from 'lucide-react'
import type { ThumbnailSize } from '#contract/file.ts'
import { usePicture } from '#web/file/use-files.ts'
import { classNames } from '#web/ui/class-names.ts'

/**
 * A small picture of a stored picture, filling the box that `className` gives it; the box stands from the start, so that nothing
 * jumps. Where there is none (damaged, gone), a sign stands in.
 * @param size  longest side in pixels: 64 for rows, 256 for tiles, 1024 for looking at
 * @param fit  `cover` fills the box, `contain` shows all of it
 */
export function Thumbnail({
  fileId,
  size,
  alt,
  fit = 'cover',
  className,
}: {
  fileId: string
  size: ThumbnailSize
  alt: string
  fit?: 'cover' | 'contain'
  className?: string
}) {
  const { address, isError } = usePicture(fileId, size)
  return (
    <span
      className={classNames(
        'flex shrink-0 items-center justify-center overflow-hidden rounded-sm bg-sunken',
        !address && !isError && 'animate-breathe',
        className,
      )}
    >
      {isError ? (
        <ImageOff role="img" aria-label={alt} className="size-[40%] max-h-6 max-w-6 text-faint" />
      ) : address ? (
        // biome-ignore lint/performance/noImgElement: the pages are exported statically; there is no image optimiser
        <img
          src={address}
          alt={alt}
          draggable={false}
          className={classNames('size-full', fit === 'cover' ? 'object-cover' : 'object-contain')}
        />
      ) : null}
    </span>
  )
}
