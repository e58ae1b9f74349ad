'use client'
import { FileUp, ImageUp, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ControlProps } from '#web/field/choice-picker.tsx'
import type { KnownFile, UploadFile } from '#web/field/file-access.ts'
import { FileLink, useFiles } from '#web/field/file-value.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Progress } from '#web/ui/progress.tsx'

/** Files by choosing or dropping; each stands with its name and can be taken out again. */
export function FileInput({
  image,
  several,
  value,
  onValueChange,
  onLeave,
  upload,
  ...control
}: ControlProps & {
  image: boolean
  several: boolean
  value: readonly string[]
  onValueChange: (ids: string[]) => void
  onLeave: () => void
  /** undefined: there is nowhere to put files yet */
  upload: UploadFile | undefined
}) {
  const t = useTranslations('field')
  const picker = useRef<HTMLInputElement>(null)
  const [running, setRunning] = useState<{ name: string; part: number }>()
  const [failed, setFailed] = useState<string>()
  const [added, setAdded] = useState<readonly KnownFile[]>([])
  const [over, setOver] = useState(false)
  const stored = useFiles(value.filter((id) => !added.some((file) => file.id === id)))
  const files = new Map([...added, ...stored].map((file) => [file.id, file]))
  const take = async (list: FileList | null) => {
    if (!list || !upload) return
    const chosen = several ? [...list] : [...list].slice(0, 1)
    let ids = several ? [...value] : []
    setFailed(undefined)
    for (const file of chosen) {
      setRunning({ name: file.name, part: 0 })
      try {
        const known = await upload(file, {
          image,
          signal: new AbortController().signal,
          onProgress: (part) => setRunning({ name: file.name, part }),
        })
        ids = [...ids, known.id]
        setAdded((before) => [...before, known])
        onValueChange(ids)
      } catch {
        setFailed(file.name)
      }
    }
    setRunning(undefined)
    onLeave()
  }
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
        void take(event.dataTransfer.files)
      }}
      className={classNames(
        'rounded-md border border-dashed border-control p-2',
        over && 'border-accent bg-wash',
        control['aria-invalid'] && 'border-danger',
      )}
    >
      {value.length > 0 ? (
        <ul className="mb-2 flex flex-wrap gap-2">
          {value.map((id) => {
            const file = files.get(id)
            return (
              <li key={id} className="flex min-w-0 items-center gap-1 rounded-md bg-sunken py-1 pr-1 pl-2">
                {file ? <FileLink file={file} image={image} /> : <span className="text-soft">{t('file.one')}</span>}
                <Button
                  look="quiet"
                  size="icon"
                  aria-label={t('remove', { name: file?.name ?? t('file.one') })}
                  onClick={() => onValueChange(value.filter((other) => other !== id))}
                >
                  <X />
                </Button>
              </li>
            )
          })}
        </ul>
      ) : null}
      <input
        ref={picker}
        type="file"
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
        multiple={several}
        {...(image ? { accept: 'image/*' } : {})}
        onChange={(event) => {
          void take(event.target.files)
          event.target.value = ''
        }}
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button
          size="sm"
          {...control}
          disabled={!upload || running !== undefined}
          onClick={() => picker.current?.click()}
          onBlur={onLeave}
        >
          <Icon />
          {t(`file.${word}`)}
        </Button>
        <span className="text-sm text-faint">{upload ? t('file.drop') : t('file.none')}</span>
      </div>
      {running ? (
        <div className="mt-2">
          <p className="text-sm text-soft">{t('file.uploading', { name: running.name })}</p>
          <Progress value={running.part} label={t('file.uploading', { name: running.name })} />
        </div>
      ) : null}
      <p role="alert" className="text-sm text-danger not-empty:mt-1">
        {failed ? t('file.failed', { name: failed }) : null}
      </p>
    </div>
  )
}
