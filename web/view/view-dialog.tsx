'use client'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { createView, getView, listViews, updateView, type View, type ViewConfig } from '#contract/view.ts'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Name, sharing and pin of a view: of a new one with this arrangement, or of one that is there. */
export function ViewDialog({
  view,
  config,
  name: proposed = '',
  note,
  onClose,
  onSaved,
}: {
  view: View | undefined
  config: ViewConfig
  /** of a new one, to begin with */
  name?: string
  /** said above the name */
  note?: ReactNode
  onClose: () => void
  onSaved: (view: View) => void
}) {
  const t = useTranslations('view')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const [name, setName] = useState(view?.name ?? proposed)
  const [shared, setShared] = useState(view?.shared ?? false)
  const [pinned, setPinned] = useState(view?.pinned ?? false)
  const [isMissing, setMissing] = useState(false)
  const options = {
    refreshes: [listViews, getView],
    onSuccess: (saved: View) => {
      toastDone(t('saved', { name: saved.name }))
      onSaved(saved)
    },
    onError: (error: Error) => toastFailed(problemText(error)),
  }
  const create = useWrite(createView, options)
  const update = useWrite(updateView, options)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() === '') return setMissing(true)
    const given = { name: name.trim(), shared, pinned }
    if (view) update.mutate({ params: { viewId: view.id }, ifMatch: view.version, body: given })
    else create.mutate({ body: { ...given, config } })
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={view ? t('edit') : t('saveAs')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form="view-form" look="primary" pending={create.isPending || update.isPending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <form id="view-form" noValidate onSubmit={submit} className="space-y-4">
        {note}
        <Field label={t('name')} error={isMissing ? t('nameMissing') : undefined}>
          <Input
            autoFocus
            value={name}
            maxLength={80}
            onChange={(event) => {
              setMissing(false)
              setName(event.target.value)
            }}
          />
        </Field>
        <Checkbox
          label={t('share')}
          help={t('shareNote')}
          checked={shared}
          onChange={(event) => setShared(event.target.checked)}
        />
        <Checkbox label={t('pin')} checked={pinned} onChange={(event) => setPinned(event.target.checked)} />
      </form>
    </Dialog>
  )
}
