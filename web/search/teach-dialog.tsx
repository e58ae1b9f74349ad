'use client'
import { type FormEvent, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Filter } from '#contract/filter.ts'
import { search } from '#contract/search.ts'
import { createSynonym, listSynonyms, type Synonym, type SynonymMeaning, updateSynonym } from '#contract/synonym.ts'
import { FilterEditor } from '#web/item/filter-editor.tsx'
import { useFilterWords } from '#web/item/filter-words.ts'
import { fieldProblems, useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Says what words of questions mean: the same as other words, or a condition. */
export function TeachDialog({
  words: unknown,
  synonym,
  onClose,
}: {
  /** to begin with */
  words: string
  /** taught before, whose meaning changes; its words stay */
  synonym?: Synonym
  onClose: () => void
}) {
  const t = useTranslations('search.teach')
  const ui = useTranslations('ui')
  const say = useFilterWords()
  const problemText = useProblemText()
  const formId = useId()
  const [words, setWords] = useState(unknown.slice(0, 60))
  const before = synonym?.meaning
  const [kind, setKind] = useState(before?.kind ?? 'words')
  const [same, setSame] = useState(before?.kind === 'words' ? before.words : '')
  const [condition, setCondition] = useState<Filter | undefined>(before?.kind === 'filter' ? before.filter : undefined)
  const [isMissing, setMissing] = useState(false)
  const options = {
    refreshes: [search, listSynonyms],
    onSuccess: (saved: Synonym) => {
      toastDone(t(synonym ? 'changed' : 'done', { words: saved.words }))
      onClose()
    },
    onError: (error: Error) => {
      if (fieldProblems(error).size === 0) toastFailed(problemText(error))
    },
  }
  const teach = useWrite(createSynonym, options)
  const change = useWrite(updateSynonym, options)
  const problems = fieldProblems(teach.error ?? change.error)
  const clearProblems = () => {
    setMissing(false)
    teach.reset()
    change.reset()
  }
  const editor = useRef<HTMLDivElement>(null)
  const isSubmitting = useRef(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (kind === 'words') return same.trim() ? save({ kind, words: same.trim() }) : setMissing(true)
    if (condition) return save({ kind, filter: condition })
    // A condition that was not applied yet is what is meant; at fault, its own form says so.
    const form = editor.current?.querySelector('form')
    if (!form) return setMissing(true)
    isSubmitting.current = true
    form.requestSubmit()
    isSubmitting.current = false
  }
  const save = (meaning: SynonymMeaning) => {
    if (synonym) change.mutate({ params: { synonymId: synonym.id }, ifMatch: synonym.version, body: { meaning } })
    else teach.mutate({ body: { words: words.trim(), meaning } })
  }
  const meaningError = problems.get('meaning') ?? (isMissing ? t('missing') : undefined)
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={synonym ? t('change', { words: synonym.words }) : t('title')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button
            type="submit"
            form={formId}
            look="primary"
            disabled={!words.trim()}
            pending={teach.isPending || change.isPending}
          >
            {synonym ? ui('save') : t('save')}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <form id={formId} noValidate onSubmit={submit} className="space-y-4">
          {synonym ? null : (
            <Field label={t('words')} error={problems.get('words')}>
              <Input
                value={words}
                maxLength={60}
                onChange={(event) => {
                  setWords(event.target.value)
                  clearProblems()
                }}
              />
            </Field>
          )}
          <Segmented
            label={t('kind')}
            value={kind}
            onValueChange={(next) => {
              setKind(next)
              clearProblems()
            }}
            options={[
              { value: 'words', label: t('sameAs') },
              { value: 'filter', label: t('condition') },
            ]}
          />
          {kind === 'words' ? (
            <Field label={t('same')} help={t('sameHelp')} error={meaningError}>
              <Input
                autoFocus
                value={same}
                maxLength={80}
                onChange={(event) => {
                  setSame(event.target.value)
                  clearProblems()
                }}
              />
            </Field>
          ) : null}
        </form>
        {kind === 'filter' ? (
          <div>
            {condition ? (
              <div className="flex items-center gap-3">
                <span className="min-w-0 flex-1 truncate rounded-md bg-wash px-2 py-1 font-medium text-accent-strong">
                  {say(condition)}
                </span>
                <Button size="sm" onClick={() => setCondition(undefined)}>
                  {t('other')}
                </Button>
              </div>
            ) : (
              <div ref={editor} className="rounded-md border">
                <FilterEditor
                  condition={undefined}
                  onApply={(chosen) => {
                    setCondition(chosen)
                    clearProblems()
                    if (isSubmitting.current) save({ kind, filter: chosen })
                  }}
                />
              </div>
            )}
            <p aria-live="polite" className="text-sm text-danger not-empty:mt-1">
              {meaningError}
            </p>
          </div>
        ) : null}
      </div>
    </Dialog>
  )
}
