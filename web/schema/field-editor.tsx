'use client'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { ApiProblem } from '#contract/client.ts'
import { createField, type Field, listFields, updateField } from '#contract/field.ts'
import type { FieldDefinitionChange } from '#contract/field-change.ts'
import type { FieldSet } from '#contract/field-set.ts'
import { toShown } from '#core/formula/stored-formula.ts'
import { api } from '#web/lib/api.ts'
import { fieldProblems, useProblemText } from '#web/lib/problem-text.ts'
import { readKey } from '#web/lib/read.ts'
import { readAllPages } from '#web/lib/read-all-pages.ts'
import { useSession } from '#web/lib/session.tsx'
import { useSteady } from '#web/lib/steady.ts'
import { useWrite } from '#web/lib/write.ts'
import { ChangePreview } from '#web/schema/change-preview.tsx'
import { ConflictNotice } from '#web/schema/conflict-notice.tsx'
import { namesFor, readFormula } from '#web/schema/draft-formula.ts'
import {
  changedProperties,
  type FieldDraft,
  type FieldHome,
  mergesOfDraft,
  rebase,
  toFieldBody,
  toFieldDraft,
  toNewField,
  toPreviewField,
} from '#web/schema/field-draft.ts'
import { FieldEditorForm } from '#web/schema/field-editor-form.tsx'
import { type FieldProblems, useFieldProblems } from '#web/schema/field-problems.ts'
import { FormPreview } from '#web/schema/form-preview.tsx'
import { previewFields, recordOf, type SchemaPlace } from '#web/schema/schema-place.ts'
import { Button } from '#web/ui/button.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Notice } from '#web/ui/notice.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Sheet } from '#web/ui/sheet.tsx'
import { toastDone } from '#web/ui/toast.tsx'

/**
 * Defines a field, or changes one, beside the form as it will be with it. Mount it anew for each opening.
 * @param stored  undefined: a new one, at `home`
 */
export function FieldEditor({
  stored,
  home,
  place,
  above,
  fields,
  sets,
  onClose,
}: {
  stored: Field | undefined
  home: FieldHome
  place: SchemaPlace
  above: readonly string[]
  fields: readonly Field[]
  sets: readonly FieldSet[]
  onClose: () => void
}) {
  const t = useTranslations('schema')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const cache = useQueryClient()
  const { tenant } = useSession()
  const { timeZone } = tenant
  const begin = (field: Field | undefined): FieldDraft => {
    const draft = toFieldDraft(field, home, timeZone)
    return field?.formula ? { ...draft, formula: toShown(field.formula, namesFor(field.entity, fields)) } : draft
  }
  // What the person began from: a change is told against it, and saved only if the field still has its version.
  const [base, setBase] = useState(stored)
  const [draft, setDraft] = useState(() => begin(stored))
  const [told, setTold] = useState(false)
  const [refused, setRefused] = useState<FieldProblems>({})
  const [tab, setTab] = useState<'define' | 'preview'>('define')
  const [rebased, setRebased] = useState(false)
  const [loading, setLoading] = useState(false)
  const [inTheWay, setInTheWay] = useState<FieldDefinitionChange>()

  const living = useMemo(() => fields.filter((field) => !field.archivedAt), [fields])
  const formula = useMemo(
    () => (draft.kind === 'formula' ? readFormula(draft.formula, draft.entity, base, living) : undefined),
    [draft.kind, draft.formula, draft.entity, base, living],
  )
  const body = toFieldBody(draft, timeZone, formula?.stored)
  const problems = useFieldProblems(draft, body, base, formula)
  const set = sets.find((one) => one.id === draft.fieldSetId)
  const scope = set ? set.scope : draft.itemTypeId ? { itemTypeIds: [draft.itemTypeId], categoryIds: [] } : null
  const preview = useSteady(toPreviewField(draft, body, base, scope))
  const formFields = useMemo(() => {
    const others = fields.filter((field) => field.id !== preview.id)
    const all = [...others, { ...preview, resultKind: formula?.formulas?.at(-1)?.formula.type ?? preview.resultKind }]
    return previewFields(
      place,
      all.toSorted((a, b) => a.position - b.position),
    )
  }, [fields, preview, place, formula])

  const change = (part: Partial<FieldDraft>) => {
    setDraft((before) => ({ ...before, ...part }))
    setRefused({})
  }
  const options = (done: 'saved' | 'created') => ({
    refreshes: [listFields],
    onSuccess: (result: Field) => {
      toastDone(t(done, { name: result.name }))
      onClose()
    },
    onError: (error: Error) => setRefused(Object.fromEntries(fieldProblems(error))),
  })
  const create = useWrite(createField, options('created'))
  const update = useWrite(updateField, options('saved'))
  const error = create.error ?? update.error
  const code = error instanceof ApiProblem ? error.code : undefined
  const submit = () => {
    setTold(true)
    if (Object.keys(problems).length > 0) {
      setTab('define')
      return
    }
    if (!base) {
      create.mutate({ body: toNewField(draft, body) })
      return
    }
    const changed = changedProperties(body, toFieldBody(begin(base), timeZone, base.formula ?? ''))
    const mergeOptions = mergesOfDraft(draft)
    const merges = mergeOptions.length > 0 ? { mergeOptions } : {}
    if (draft.kind !== base.kind) setInTheWay({ ...changed, ...merges, kind: draft.kind })
    else if (mergeOptions.length > 0) setInTheWay({ ...changed, ...merges })
    else if (Object.keys(changed).length === 0) onClose()
    else
      update.mutate(
        { params: { fieldId: base.id }, body: changed, ifMatch: base.version },
        {
          onError: (failure) => {
            if (failure instanceof ApiProblem && failure.code === 'values_in_the_way') setInTheWay(changed)
          },
        },
      )
  }
  const loadTheirs = async () => {
    if (!base) return
    setLoading(true)
    const all = await readAllPages<Field>((query) => api.call(listFields, { query })).catch(() => undefined)
    setLoading(false)
    const theirs = all?.find((field) => field.id === base.id)
    if (!theirs) return
    cache.setQueryData([...readKey(listFields), 'all'], all)
    setDraft(rebase(draft, begin(base), begin(theirs)))
    setBase(theirs)
    setRebased(true)
    update.reset()
  }
  const shownProblems = { ...(told ? problems : {}), ...refused }
  const isPlaced = Object.keys(refused).length > 0
  return (
    <>
      <Sheet
        open
        onOpenChange={(open) => open || onClose()}
        title={base ? t('fieldForm.editTitle', { name: base.name }) : t('fieldForm.newTitle')}
        className="sm:w-[34rem] lg:w-[60rem] lg:max-w-[94vw]"
        footer={
          <>
            <Button onClick={onClose}>{ui('cancel')}</Button>
            <Button look="primary" pending={create.isPending || update.isPending} onClick={submit}>
              {base ? ui('save') : t('fieldForm.create')}
            </Button>
          </>
        }
      >
        <div className="mb-4 lg:hidden">
          <Segmented
            label={t('tab.label')}
            value={tab}
            onValueChange={setTab}
            options={[
              { value: 'define', label: t('fieldForm.define') },
              { value: 'preview', label: t('preview.title') },
            ]}
          />
        </div>
        <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_21rem]">
          <form
            noValidate
            className={classNames('min-w-0 space-y-4', tab !== 'define' && 'max-lg:hidden')}
            onSubmit={(event) => {
              event.preventDefault()
              submit()
            }}
          >
            {code === 'version_mismatch' && base ? (
              <ConflictNotice mine={base} loading={loading} onLoad={() => void loadTheirs()} />
            ) : error && !isPlaced && code !== 'values_in_the_way' ? (
              <Notice tone="danger">{problemText(error)}</Notice>
            ) : rebased ? (
              <Notice>{t('conflict.loaded')}</Notice>
            ) : null}
            <FieldEditorForm
              draft={draft}
              stored={base}
              fields={living}
              sets={sets}
              preview={preview}
              formula={formula}
              problems={shownProblems}
              told={told}
              change={change}
            />
            {/* Enter in any line saves. */}
            <button type="submit" hidden />
          </form>
          <aside
            aria-label={t('preview.title')}
            className={classNames(
              'min-w-0 lg:sticky lg:top-0 lg:border-l lg:pl-8',
              tab !== 'preview' && 'max-lg:hidden',
            )}
          >
            <p className="mb-3 flex items-baseline gap-3">
              <span className="font-semibold">{t('preview.title')}</span>
              <span className="text-sm text-faint">{t('preview.note')}</span>
            </p>
            <FormPreview
              fields={formFields}
              record={recordOf(place, above, set?.entity ?? draft.entity)}
              sets={place.of === 'set' ? [] : sets}
              marked={preview.key}
            />
          </aside>
        </div>
      </Sheet>
      {inTheWay && base ? (
        <ChangePreview field={base} change={inTheWay} onClose={() => setInTheWay(undefined)} onDone={onClose} />
      ) : null}
    </>
  )
}
