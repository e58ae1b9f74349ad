'use client'
import { FileUp } from 'lucide-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { importKind } from '#contract/import.ts'
import type { ImportKind } from '#web/import/mapping.ts'
import { PasteTable, toFile } from '#web/import/paste-table.tsx'
import { type Uploaded, uploadFile } from '#web/import/upload-import.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useShortcut } from '#web/lib/shortcuts.tsx'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Select } from '#web/ui/select.tsx'

/**
 * Takes a file by drop or by button, sends it and shows how far it is. A file may be dropped anywhere on the page.
 * @param kind  what the file is about; found out from it when undefined
 */
export function DropZone({
  kind,
  onKind,
  onUploaded,
}: {
  kind: ImportKind | undefined
  onKind: (kind: ImportKind | undefined) => void
  onUploaded: (uploaded: Uploaded) => void
}) {
  const t = useTranslations('import.drop')
  const kinds = useTranslations('import.kind')
  const paste = useTranslations('import.paste')
  const shell = useTranslations('shell.shortcut')
  const problemText = useProblemText()
  const input = useRef<HTMLInputElement>(null)
  const stop = useRef<AbortController>(undefined)
  const [over, setOver] = useState(false)
  const [sending, setSending] = useState<{ name: string; share: number }>()
  const [problem, setProblem] = useState<{ name: string; text: string }>()
  const send = async (files: Iterable<File> | null) => {
    const [file, ...others] = files ?? []
    if (!file || sending) return
    if (others.length > 0) return setProblem({ name: file.name, text: t('oneOnly') })
    if (!/\.(csv|tsv|txt|xlsx)(\.gz)?$/i.test(file.name)) return setProblem({ name: file.name, text: t('wrongKind') })
    const controller = new AbortController()
    stop.current = controller
    setProblem(undefined)
    setSending({ name: file.name, share: 0 })
    try {
      onUploaded(await uploadFile(file, kind, (share) => setSending({ name: file.name, share }), controller.signal))
    } catch (error) {
      if (!controller.signal.aborted) setProblem({ name: file.name, text: problemText(error) })
    }
    setSending(undefined)
  }
  const current = useRef(send)
  current.current = send
  const pastedName = useRef('')
  pastedName.current = paste('fileName')
  useEffect(() => {
    const onOver = (event: globalThis.DragEvent) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    }
    const onLeave = (event: globalThis.DragEvent) => event.relatedTarget === null && setOver(false)
    const onDrop = (event: globalThis.DragEvent) => {
      event.preventDefault()
      setOver(false)
      void current.current(event.dataTransfer?.files ?? null)
    }
    // Cells pasted anywhere but into an input are meant for the import.
    const onPaste = (event: ClipboardEvent) => {
      const within = event.target instanceof Element && event.target.closest('input, textarea, [contenteditable]')
      const text = event.clipboardData?.getData('text/plain') ?? ''
      if (within || !/[\t\n]/.test(text.trim())) return
      event.preventDefault()
      void current.current([toFile(text, pastedName.current)])
    }
    document.addEventListener('dragover', onOver)
    document.addEventListener('dragleave', onLeave)
    document.addEventListener('drop', onDrop)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('dragover', onOver)
      document.removeEventListener('dragleave', onLeave)
      document.removeEventListener('drop', onDrop)
      document.removeEventListener('paste', onPaste)
      stop.current?.abort()
    }
  }, [])
  const choose = () => input.current?.click()
  useShortcut({ keys: 'n', label: t('choose'), group: shell('page'), run: choose })
  return (
    <div>
      <div
        className={classNames(
          'flex flex-col items-center justify-center rounded-lg border border-dashed border-control bg-surface px-6 py-10 text-center transition-colors',
          over && 'border-accent bg-wash',
        )}
        onDragOver={(event: DragEvent) => event.preventDefault()}
      >
        {sending ? (
          <div className="w-full max-w-sm" aria-live="polite">
            <p className="mb-2 truncate font-medium">
              {t(sending.share < 1 ? 'uploading' : 'reading', { name: sending.name })}
            </p>
            <Progress label={t('label')} value={sending.share < 1 ? sending.share : undefined} />
            <Button size="sm" look="quiet" className="mt-3" onClick={() => stop.current?.abort()}>
              {t('cancel')}
            </Button>
          </div>
        ) : (
          <>
            <FileUp aria-hidden="true" strokeWidth={1.25} className="mb-2 size-8 text-faint" />
            <p className="text-lg font-medium">{over ? t('over') : t('title')}</p>
            <p className="text-soft">{t('note')}</p>
            <div className="mt-4 flex flex-wrap justify-center gap-2">
              <Button look="primary" onClick={choose}>
                {t('choose')}
              </Button>
              <PasteTable disabled={sending !== undefined} onFile={(file) => void send([file])} />
            </div>
            <label className="mt-4 flex flex-wrap items-center justify-center gap-2 text-sm text-soft">
              {t('kind')}
              <Select
                className="w-auto"
                value={kind ?? ''}
                onChange={(event) => onKind(importKind.options.find((one) => one === event.target.value))}
              >
                <option value="">{t('any')}</option>
                {importKind.options.map((one) => (
                  <option key={one} value={one}>
                    {kinds(one)}
                  </option>
                ))}
              </Select>
            </label>
          </>
        )}
        <input
          ref={input}
          type="file"
          accept=".csv,.tsv,.txt,.xlsx,.gz,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
          className="hidden"
          aria-label={t('choose')}
          onChange={(event) => {
            void send(event.target.files)
            // The same file may be chosen again after a refusal.
            event.target.value = ''
          }}
        />
      </div>
      {problem ? (
        <Notice tone="danger" className="mt-3" title={t('failed', { name: problem.name })}>
          {problem.text}
        </Notice>
      ) : null}
    </div>
  )
}
