'use client'
import { type FormEvent, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Condition } from '#contract/filter.ts'
import { search } from '#contract/search.ts'
import { createSynonym, listSynonyms, type SynonymMeaning } from '#contract/synonym.ts'
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

/** Says what words mean that a question was not understood by: the same as other words, or a condition. */
export function TeachDialog({ words: unknown, onClose }: { words: string; onClose: () => void }) {
  const t = useTranslations('search.teach')
  const ui = useTranslations('ui')
  const say = useFilterWords()
  const problemText = useProblemText()
  const formId = useId()
  const [words, setWords] = useState(unknown.slice(0, 60))
  const [kind, setKind] = useState<SynonymMeaning['kind']>('words')
  const [same, setSame] = useState('')
  const [condition, setCondition] = useState<Condition>()
  const [isMissing, setMissing] = useState(false)
  const teach = useWrite(createSynonym, {
    refreshes: [search, listSynonyms],
    onSuccess: (made) => {
      toastDone(t('done', { words: made.words }))
      onClose()
    },
    onError: (error) => {
      if (fieldProblems(error).size === 0) toastFailed(problemText(error))
    },
  })
  const problems = fieldProblems(teach.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const meaning: SynonymMeaning | undefined =
      kind === 'filter'
        ? condition && { kind, filter: condition }
        : same.trim()
          ? { kind, words: same.trim() }
          : undefined
    if (!meaning) return setMissing(true)
    teach.mutate({ body: { words: words.trim(), meaning } })
  }
  const meaningError = problems.get('meaning') ?? (isMissing ? t('missing') : undefined)
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('title')}
      footer={
        <>
          <Button onClick={onClose}>{ui('cancel')}</Button>
          <Button type="submit" form={formId} look="primary" disabled={!words.trim()} pending={teach.isPending}>
            {t('save')}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <form id={formId} noValidate onSubmit={submit} className="space-y-4">
          <Field label={t('words')} error={problems.get('words')}>
            <Input value={words} maxLength={60} onChange={(event) => setWords(event.target.value)} />
          </Field>
          <Segmented
            label={t('kind')}
            value={kind}
            onValueChange={(next) => {
              setKind(next)
              setMissing(false)
              teach.reset()
            }}
            options={[
              { value: 'words', label: t('sameAs') },
              { value: 'filter', label: t('condition') },
            ]}
          />
          {kind === 'words' ? (
            <Field label={t('sameAs')} help={t('sameHelp')} error={meaningError}>
              <Input
                autoFocus
                value={same}
                maxLength={80}
                onChange={(event) => {
                  setSame(event.target.value)
                  setMissing(false)
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
              <div className="rounded-md border">
                <FilterEditor
                  condition={undefined}
                  onApply={(chosen) => {
                    setCondition(chosen)
                    setMissing(false)
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
