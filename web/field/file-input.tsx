'use client'
import { Camera, FileUp, ImageUp, X } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ControlProps } from '#web/field/choice-picker.tsx'
import { FileList } from '#web/file/file-list.tsx'
import { useFiles } from '#web/file/use-files.ts'
import { useUploads } from '#web/file/use-uploads.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Progress } from '#web/ui/progress.tsx'
import { toastDone } from '#web/ui/toast.tsx'
import { useMedia } from '#web/ui/use-media.ts'

/** What browsers show; that HEIC is missing makes phones send JPEG. */
const pictureTypes = 'image/png,image/jpeg,image/webp,image/gif,image/avif'

/**
 * Files by choosing, dropping, pasting or, for pictures on a phone, with the camera. Each stands with its name or picture and can
 * be taken out, and put back.
 */
export function FileInput({
  image,
  several,
  value,
  onValueChange,
  onLeave,
  ...control
}: ControlProps & {
  image: boolean
  several: boolean
  value: readonly string[]
  onValueChange: (ids: string[]) => void
  onLeave: () => void
}) {
  const t = useTranslations('file')
  const ui = useTranslations('ui')
  const picker = useRef<HTMLInputElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const latest = useRef(value)
  latest.current = value
  const [isOver, setOver] = useState(false)
  const hasCamera = useMedia('(pointer: coarse)', false)
  const { running, added, failures, take, stop } = useUploads({ image, several, value, onValueChange })
  const { files: stored, isRead } = useFiles(value.filter((id) => !added.some((file) => file.id === id)))
  const known = new Map([...added, ...stored].map((file) => [file.id, file]))

  const remove = (id: string) => {
    const at = value.indexOf(id)
    onValueChange(value.filter((other) => other !== id))
    trigger.current?.focus()
    toastDone(t('removed', { name: known.get(id)?.name ?? t(image ? 'image' : 'one') }), {
      label: ui('undo'),
      run: () => {
        if (latest.current.includes(id)) return
        onValueChange(several ? latest.current.toSpliced(at, 0, id) : [id])
      },
    })
  }
  const takeFrom = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    const files = [...data.files]
    if (files.length === 0 || control.disabled) return
    event.preventDefault()
    take(files)
  }
  const pick = (list: globalThis.FileList | null) => take([...(list ?? [])])
  const Icon = image ? ImageUp : FileUp
  const word = image ? (several ? 'chooseImages' : 'chooseImage') : several ? 'chooseSeveral' : 'choose'
  return (
    <div
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        takeFrom(event, event.dataTransfer)
      }}
      onPaste={(event) => takeFrom(event, event.clipboardData)}
      className={classNames(
        'rounded-md border border-dashed border-control p-2',
        isOver && 'border-accent bg-wash',
        control['aria-invalid'] && 'border-danger',
      )}
    >
      <FileList
        ids={value}
        known={known}
        isRead={isRead}
        image={image}
        className="mb-2"
        action={(id, name) => (
          <Button look="quiet" size="icon" aria-label={t('remove', { name })} onClick={() => remove(id)}>
            <X />
          </Button>
        )}
      />
      <input
        ref={picker}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
        multiple={several}
        {...(image ? { accept: pictureTypes } : {})}
        onChange={(event) => {
          pick(event.target.files)
          event.target.value = ''
        }}
      />
      <input
        ref={camera}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
        accept="image/jpeg"
        capture="environment"
        onChange={(event) => {
          pick(event.target.files)
          event.target.value = ''
        }}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button
          size="sm"
          {...control}
          ref={trigger}
          disabled={control.disabled || running !== undefined}
          onClick={() => picker.current?.click()}
          onBlur={onLeave}
        >
          <Icon />
          {t(word)}
        </Button>
        {image && hasCamera ? (
          <Button
            size="sm"
            disabled={control.disabled || running !== undefined}
            onClick={() => camera.current?.click()}
          >
            <Camera />
            {t('camera')}
          </Button>
        ) : (
          <span className="text-sm text-faint">{t(several ? 'dropSeveral' : 'drop')}</span>
        )}
      </div>
      {running ? (
        <div className="mt-2 flex items-center gap-2">
          <div className="min-w-0 flex-1">
            <p className="mb-1 truncate text-sm text-soft">
              {t(running.part < 1 ? 'uploading' : 'checking', { name: running.name })}
            </p>
            <Progress
              value={running.part < 1 ? running.part : undefined}
              label={t('uploading', { name: running.name })}
            />
          </div>
          <Button look="quiet" size="icon" aria-label={t('stop', { name: running.name })} onClick={stop}>
            <X />
          </Button>
        </div>
      ) : null}
      <p aria-live="polite" className="sr-only">
        {running ? null : added.length > 0 ? t('uploaded', { name: added.at(-1)?.name ?? '' }) : null}
      </p>
      <div role="alert" className="text-sm text-danger not-empty:mt-1.5">
        {failures.map((failure) => (
          <p key={failure} className="[overflow-wrap:anywhere]">
            {failure}
          </p>
        ))}
      </div>
    </div>
  )
}
