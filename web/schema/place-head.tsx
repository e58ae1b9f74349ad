'use client'
import { useTranslations } from 'use-intl'
import { listFields } from '#contract/field.ts'
import { type FieldSet, listFieldSets, updateFieldSet } from '#contract/field-set.ts'
import { ChoicePicker } from '#web/field/choice-picker.tsx'
import { useProblemText } from '#web/lib/problem-text.ts'
import { useWrite } from '#web/lib/write.ts'
import type { SchemaPlace } from '#web/schema/schema-place.ts'
import { ScopePicker } from '#web/schema/scope-picker.tsx'
import { Field } from '#web/ui/field.tsx'
import { toastDone, toastFailed } from '#web/ui/toast.tsx'

/** Changes what a set is attached to, with a way back in the toast. */
function useAttach() {
  const t = useTranslations('schema')
  const ui = useTranslations('ui')
  const problemText = useProblemText()
  const write = useWrite(updateFieldSet, {
    refreshes: [listFieldSets, listFields],
    onError: (error) => toastFailed(problemText(error)),
  })
  const save = (set: FieldSet, scope: FieldSet['scope'], undoable = true) =>
    write.mutate(
      { params: { fieldSetId: set.id }, body: { scope }, ifMatch: set.version },
      {
        onSuccess: (changed) =>
          toastDone(
            t('attached', { name: changed.name }),
            undoable ? { label: ui('undo'), run: () => save(changed, set.scope, false) } : undefined,
          ),
      },
    )
  return save
}

/** Below a set's name: what it is attached to. */
export function SetAttachments({ set, mayWrite }: { set: FieldSet; mayWrite: boolean }) {
  const t = useTranslations('schema')
  const attach = useAttach()
  if (set.scope === null || (set.entity !== 'item' && set.entity !== 'variant'))
    return (
      <p className="text-sm text-soft">
        {t('attachTo')}: {set.entity === 'item' ? t('attachEvery') : t('attachEveryOf')}
      </p>
    )
  const isNowhere = set.scope.itemTypeIds.length + set.scope.categoryIds.length === 0
  return (
    <Field label={t('attachTo')} help={isNowhere ? t('attachNowhere') : undefined}>
      <ScopePicker scope={set.scope} onScopeChange={(scope) => attach(set, scope)} disabled={!mayWrite} />
    </Field>
  )
}

/** Below a type's or category's name: the sets attached to it. */
export function AttachedSets({
  place,
  sets,
  mayWrite,
}: {
  place: SchemaPlace & { of: 'type' | 'category' }
  sets: readonly FieldSet[]
  mayWrite: boolean
}) {
  const t = useTranslations('schema')
  const attach = useAttach()
  const list = place.of === 'type' ? 'itemTypeIds' : 'categoryIds'
  const open = sets.filter((set) => !set.archivedAt && set.entity === 'item' && set.scope !== null)
  const attached = open.filter((set) => set.scope?.[list].includes(place.id))
  if (open.length === 0) return null
  return (
    <Field label={t('attachSets')}>
      <ChoicePicker
        several
        disabled={!mayWrite}
        placeholder={t('attachSetsPick')}
        choices={open.map((set) => ({ value: set.id, label: set.name }))}
        value={attached.map((set) => set.id)}
        onValueChange={(ids) => {
          for (const set of open) {
            const scope = set.scope ?? { itemTypeIds: [], categoryIds: [] }
            const isAttached = scope[list].includes(place.id)
            if (isAttached === ids.includes(set.id)) continue
            const without = scope[list].filter((id) => id !== place.id)
            attach(set, { ...scope, [list]: isAttached ? without : [...without, place.id] })
          }
        }}
      />
    </Field>
  )
}
