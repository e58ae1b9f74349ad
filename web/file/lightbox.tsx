'use client'
import { ChevronLeft, ChevronRight, Download, ImageOff, X } from 'lucide-react'
import { Dialog as Radix } from 'radix-ui'
import { type KeyboardEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { StoredFile } from '#contract/file.ts'
import { usePicture } from '#web/file/use-files.ts'
import { useSaveFile } from '#web/file/use-save-file.ts'
import { Button } from '#web/ui/button.tsx'
import { usePanelFocus } from '#web/ui/panel-focus.ts'
import { Spinner } from '#web/ui/spinner.tsx'

type Shown = Pick<StoredFile, 'id' | 'name' | 'mediaType' | 'width' | 'height'>

/**
 * Pictures over the whole window. Arrow keys, Home and End go through them, Escape closes; focus returns to where it was.
 * @param index  which one is shown; undefined: closed
 */
export function Lightbox({
  files,
  index,
  onIndexChange,
}: {
  files: readonly Shown[]
  index: number | undefined
  onIndexChange: (index: number | undefined) => void
}) {
  const t = useTranslations('file')
  const ui = useTranslations('ui')
  const focus = usePanelFocus()
  const { save, isSaving } = useSaveFile()
  const file = index === undefined ? undefined : files[index]
  const go = (to: number) => onIndexChange((to + files.length) % files.length)
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowLeft: (index ?? 0) - 1, ArrowRight: (index ?? 0) + 1, Home: 0, End: files.length - 1 }[event.key]
    if (to === undefined || files.length < 2) return
    event.preventDefault()
    go(to)
  }
  return (
    <Radix.Root open={file !== undefined} onOpenChange={(open) => open || onIndexChange(undefined)}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-50 bg-canvas data-[state=open]:animate-appear" />
        <Radix.Content
          {...focus}
          aria-describedby={undefined}
          tabIndex={-1}
          onKeyDown={onKeyDown}
          className="fixed inset-0 z-50 flex flex-col outline-none data-[state=open]:animate-appear"
        >
          <div className="flex items-center gap-2 border-b bg-surface py-2 pr-2 pl-4 max-sm:pt-[max(0.5rem,env(safe-area-inset-top))]">
            <div className="min-w-0 flex-1">
              <Radix.Title className="truncate font-semibold">{file?.name}</Radix.Title>
              <p aria-live="polite" className="text-sm text-faint tabular-nums">
                {[
                  ...(files.length > 1 && index !== undefined
                    ? [t('position', { index: index + 1, count: files.length })]
                    : []),
                  ...(file?.width && file.height
                    ? [t('dimensions', { width: String(file.width), height: String(file.height) })]
                    : []),
                ].join(' · ')}
              </p>
            </div>
            <Button
              pending={isSaving}
              onClick={() => file && save(file)}
              aria-label={t('downloadOne', { name: file?.name ?? '' })}
            >
              <Download />
              <span className="max-sm:hidden">{t('download')}</span>
            </Button>
            <Radix.Close asChild>
              <Button look="quiet" size="icon" aria-label={ui('close')}>
                <X />
              </Button>
            </Radix.Close>
          </div>
          <div className="relative flex min-h-0 flex-1 items-center justify-center p-4 sm:p-8">
            {file ? <Picture key={file.id} file={file} /> : null}
            {files.length > 1 ? (
              <>
                <Button
                  size="icon"
                  aria-label={t('previous')}
                  className="absolute top-1/2 left-3 -translate-y-1/2"
                  onClick={() => go((index ?? 0) - 1)}
                >
                  <ChevronLeft />
                </Button>
                <Button
                  size="icon"
                  aria-label={t('next')}
                  className="absolute top-1/2 right-3 -translate-y-1/2"
                  onClick={() => go((index ?? 0) + 1)}
                >
                  <ChevronRight />
                </Button>
              </>
            ) : null}
          </div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

const shrunkTo = 1024

/** The large thumbnail at once, then the picture itself where it has more to show. */
function Picture({ file }: { file: Shown }) {
  const t = useTranslations('file')
  const moves = file.mediaType === 'image/gif' || file.mediaType === 'image/webp'
  const hasMore = moves || Math.max(file.width ?? 0, file.height ?? 0) > shrunkTo
  const thumbnail = usePicture(file.id, shrunkTo)
  const whole = usePicture(hasMore ? file.id : undefined, 'whole')
  const [isBroken, setBroken] = useState(false)
  const address = (isBroken ? undefined : whole.address) ?? thumbnail.address
  if (!address && thumbnail.isError && (!hasMore || whole.isError))
    return (
      <p className="flex flex-col items-center gap-2 text-soft">
        <ImageOff aria-hidden="true" className="size-8 text-faint" />
        {t('noPreview')}
      </p>
    )
  if (!address) return <Spinner />
  return (
    // biome-ignore lint/performance/noImgElement: the pages are exported statically; there is no image optimiser
    <img
      src={address}
      alt={file.name}
      onError={() => setBroken(true)}
      className="max-h-full max-w-full rounded-sm object-contain shadow-lift"
    />
  )
}
