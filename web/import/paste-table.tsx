'use client'
import { ClipboardPaste } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Textarea } from '#web/ui/input.tsx'

/** Takes a table from the clipboard: what is pasted is a file like any other. */
export function PasteTable({ onFile, disabled }: { onFile: (file: File) => void; disabled: boolean }) {
  const t = useTranslations('import.paste')
  const [open, setOpen] = useState(false)
  const [text, setText] = useState('')
  return (
    <>
      <Button look="secondary" disabled={disabled} onClick={() => setOpen(true)}>
        <ClipboardPaste />
        {t('open')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t('title')}
        description={t('note')}
        className="sm:w-[44rem]"
        footer={
          <Button
            look="primary"
            disabled={text.trim() === ''}
            onClick={() => {
              onFile(toFile(text, t('fileName')))
              setOpen(false)
              setText('')
            }}
          >
            {t('take')}
          </Button>
        }
      >
        <Field label={t('label')} hideLabel>
          <Textarea
            rows={10}
            wrap="off"
            spellCheck={false}
            className="max-h-[50dvh] font-mono"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Field>
      </Dialog>
    </>
  )
}

/** Pasted text as a file; cells of a spreadsheet arrive separated by tabs. */
export function toFile(text: string, name: string): File {
  return new File([text], `${name}.${text.includes('\t') ? 'tsv' : 'csv'}`, { type: 'text/plain' })
}
