'use client'
import { Camera, FileUp, ImageUp, X } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ControlProps } from '#web/field/choice-picker.tsx'
import { FileList } from '#web/file/file-list.tsx'
import { useFiles } from '#web/file/use-files.ts'
import { useUploads } from '#web/file/use-uploads.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Progress } from '#web/ui/progress.tsx'
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
  const refusals = useRef<HTMLDivElement>(null)
  const camera = useRef<HTMLInputElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const [taken, setTaken] = useState<{ id: string; at: number; name: string }>()
  const [isOver, setOver] = useState(false)
  const hasCamera = useMedia('(pointer: coarse)', false)
  const { running, done, failures, take, stop } = useUploads({ image, several, value, onValueChange })
  const { files, isRead } = useFiles(value)
  const known = new Map(files.map((file) => [file.id, file]))

  const remove = (id: string) => {
    const at = value.indexOf(id)
    onValueChange(value.filter((other) => other !== id))
    setTaken({ id, at, name: known.get(id)?.name ?? t(image ? 'image' : 'one') })
    trigger.current?.focus()
  }
  const putBack = ({ id, at }: { id: string; at: number }) => {
    setTaken(undefined)
    trigger.current?.focus()
    onValueChange(several ? value.toSpliced(at, 0, id) : [id])
  }
  const takeFrom = (event: ClipboardEvent | DragEvent, data: DataTransfer) => {
    const files = [...data.files]
    if (files.length === 0 || control.disabled) return
    event.preventDefault()
    take(files)
  }
  useEffect(() => {
    if (failures.length > 0) refusals.current?.scrollIntoView({ block: 'nearest' })
  }, [failures])
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
        ) : hasCamera ? null : (
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
        {running || !done ? null : t('uploaded', { name: done })}
      </p>
      {/* not a toast: this stands in panels that keep the page around them out of reach */}
      <p role="status" className="flex items-center gap-1 text-sm text-soft not-empty:mt-1.5">
        {taken && !value.includes(taken.id) ? (
          <>
            <span className="min-w-0 truncate">{t('removed', { name: taken.name })}</span>
            <Button size="sm" look="quiet" className="font-semibold text-accent" onClick={() => putBack(taken)}>
              {ui('undo')}
            </Button>
          </>
        ) : null}
      </p>
      <div ref={refusals} role="alert" className="text-sm text-danger not-empty:mt-1.5">
        {failures.map((failure) => (
          <p key={failure} className="[overflow-wrap:anywhere]">
            {failure}
          </p>
        ))}
      </div>
    </div>
  )
}
