'use client'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field as FieldDefinition } from '#contract/field.ts'
import type { FieldSet } from '#contract/field-set.ts'
import { fieldsOfEntity } from '#core/attribute/field-rule.ts'
import { ConditionEditor } from '#web/schema/condition-editor.tsx'
import type { FormulaReading } from '#web/schema/draft-formula.ts'
import type { FieldDraft } from '#web/schema/field-draft.ts'
import type { FieldProblems } from '#web/schema/field-problems.ts'
import { FormulaEditor } from '#web/schema/formula-editor.tsx'
import { KindPicker } from '#web/schema/kind-picker.tsx'
import { KindSettings } from '#web/schema/kind-settings.tsx'
import { kindTraits } from '#web/schema/kind-traits.ts'
import { newOption } from '#web/schema/options-editor.tsx'
import { RolesEditor } from '#web/schema/roles-editor.tsx'
import { RulesSettings } from '#web/schema/rules-settings.tsx'
import { useSchema } from '#web/schema/use-schema.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

/** The parts of a definition, in the order one thinks of them; what most fields need no word about is folded away. */
export function FieldEditorForm({
  draft,
  stored,
  fields,
  sets,
  preview,
  formula,
  problems,
  told,
  change,
}: {
  draft: FieldDraft
  stored: FieldDefinition | undefined
  /** all living fields */
  fields: readonly FieldDefinition[]
  sets: readonly FieldSet[]
  /** the draft as a definition */
  preview: FieldDefinition
  formula: FormulaReading | undefined
  problems: FieldProblems
  told: boolean
  change: (part: Partial<FieldDraft>) => void
}) {
  const t = useTranslations('schema.fieldForm')
  const traits = kindTraits[draft.kind]
  const others = fieldsOfEntity(draft.entity, fields).filter((field) => field.id !== stored?.id)
  const isRestricted = draft.visibleTo !== null || draft.editableBy !== null
  return (
    <>
      <Field label={t('name')} error={problems.name} help={stored ? t('key', { key: stored.key }) : undefined}>
        <Input
          autoFocus
          maxLength={80}
          autoComplete="off"
          placeholder={t('namePlaceholder')}
          value={draft.name}
          onChange={(event) => change({ name: event.target.value })}
        />
      </Field>
      <KindSetting draft={draft} stored={stored} change={change} />
      <p aria-live="polite" className="text-sm text-danger empty:hidden">
        {problems.kind}
      </p>
      {draft.kind === 'formula' && formula ? (
        <FormulaEditor
          text={draft.formula}
          onTextChange={(text) => change({ formula: text })}
          entity={draft.entity}
          fields={fields}
          reading={formula}
          stored={stored}
          told={told}
        />
      ) : null}
      <KindSettings draft={draft} problems={problems} change={change} />
      <Field label={t('help')} optional error={problems.help}>
        <Input
          maxLength={500}
          autoComplete="off"
          placeholder={t('helpPlaceholder')}
          value={draft.help}
          onChange={(event) => change({ help: event.target.value })}
        />
      </Field>
      <Belongs draft={draft} sets={sets} problems={problems} change={change} />
      {traits.typed ? (
        <Fold
          title={t('rules')}
          state={rulesState(draft) ? undefined : t('rulesNone')}
          open={
            rulesState(draft) || ['min', 'max', 'pattern', 'unique', 'defaultValue'].some((name) => name in problems)
          }
        >
          <RulesSettings draft={draft} problems={problems} change={change} preview={preview} />
        </Fold>
      ) : null}
      <Fold
        title={t('when')}
        state={draft.condition ? t('whenIf') : t('whenAlways')}
        open={draft.condition !== null || problems.condition !== undefined}
      >
        <ConditionEditor
          key={stored?.version ?? 0}
          condition={draft.condition}
          onConditionChange={(condition) => change({ condition })}
          fields={others}
        />
        <p aria-live="polite" className="text-sm text-danger empty:hidden">
          {problems.condition}
        </p>
      </Fold>
      <Fold title={t('roles')} state={isRestricted ? t('rolesSome') : t('rolesAll')} open={isRestricted}>
        <RolesEditor
          audience={{ visibleTo: draft.visibleTo, editableBy: draft.editableBy }}
          onAudienceChange={change}
          fillable={traits.typed}
        />
      </Fold>
    </>
  )
}

/** The kind: all of them until one is chosen for a new field, then one line that opens again. */
function KindSetting({
  draft,
  stored,
  change,
}: {
  draft: FieldDraft
  stored: FieldDefinition | undefined
  change: (part: Partial<FieldDraft>) => void
}) {
  const t = useTranslations('schema')
  const [picking, setPicking] = useState(stored === undefined)
  const [picked, setPicked] = useState(false)
  const { icon: Icon } = kindTraits[draft.kind]
  if (picking)
    return (
      <div>
        <KindPicker
          value={draft.kind}
          onValueChange={(kind) =>
            change(
              kindTraits[kind].options && draft.options.length === 0 ? { kind, options: [newOption('', 0)] } : { kind },
            )
          }
          onDone={() => {
            setPicking(false)
            setPicked(true)
          }}
        />
        {stored ? <p className="mt-1 text-sm text-soft">{t('fieldForm.kindChange')}</p> : null}
      </div>
    )
  return (
    <div>
      <p className="mb-1 text-sm font-medium">{t('fieldForm.kind')}</p>
      <div className="flex items-center gap-2.5 rounded-md border py-1.5 pr-1.5 pl-3">
        <Icon aria-hidden="true" className="size-4 shrink-0 text-accent" />
        <span className="min-w-0 flex-1">
          <span className="font-medium">{t(`kind.${draft.kind}`)}</span>{' '}
          <span className="text-sm text-faint">{t(`kindHelp.${draft.kind}`)}</span>
        </span>
        <Button size="sm" autoFocus={picked} onClick={() => setPicking(true)}>
          {t('fieldForm.changeKind')}
        </Button>
      </div>
    </div>
  )
}

/** Where the field belongs: every record, one item type, or a set. */
function Belongs({
  draft,
  sets,
  problems,
  change,
}: {
  draft: FieldDraft
  sets: readonly FieldSet[]
  problems: FieldProblems
  change: (part: Partial<FieldDraft>) => void
}) {
  const t = useTranslations('schema')
  const { types } = useSchema()
  const isItem = draft.entity === 'item' || draft.entity === 'variant'
  const ownSets = sets.filter((set) => set.entity === draft.entity && (!set.archivedAt || set.id === draft.fieldSetId))
  const ownTypes = isItem ? (types ?? []).filter((type) => !type.archivedAt || type.id === draft.itemTypeId) : []
  if (ownSets.length === 0 && ownTypes.length === 0) return null
  const value = draft.fieldSetId ? `set:${draft.fieldSetId}` : draft.itemTypeId ? `type:${draft.itemTypeId}` : ''
  return (
    <Field label={t('fieldForm.belongs')} error={problems.fieldSetId ?? problems.itemTypeId}>
      <Select
        value={value}
        onChange={(event) => {
          const [of, id = ''] = event.target.value.split(':')
          change({ fieldSetId: of === 'set' ? id : '', itemTypeId: of === 'type' ? id : '' })
        }}
      >
        <option value="">{t(`entity.${draft.entity}`)}</option>
        {ownTypes.map((type) => (
          <option key={type.id} value={`type:${type.id}`}>
            {t('fieldForm.belongsType', { name: type.name })}
          </option>
        ))}
        {ownSets.map((set) => (
          <option key={set.id} value={`set:${set.id}`}>
            {t('fieldForm.belongsSet', { name: set.name })}
          </option>
        ))}
      </Select>
    </Field>
  )
}

/** A part that is folded away until it says something; its state stands in its heading. */
function Fold({
  title,
  state,
  open,
  children,
}: {
  title: string
  state: string | undefined
  open: boolean
  children: ReactNode
}) {
  const [isOpen, setOpen] = useState(open)
  return (
    <details
      open={isOpen || open}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group border-t pt-3"
    >
      <summary className="flex list-none items-center gap-2 rounded-md [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden="true" className="size-4 text-faint transition-transform group-open:rotate-90" />
        <span className="font-medium">{title}</span>
        {state ? <span className="text-sm text-faint">{state}</span> : null}
      </summary>
      <div className="mt-3 space-y-4 pl-6">{children}</div>
    </details>
  )
}

function rulesState(draft: FieldDraft): boolean {
  const traits = kindTraits[draft.kind]
  return (
    draft.required ||
    (traits.unique && draft.unique) ||
    (traits.bounds !== undefined && (draft.min !== '' || draft.max !== '')) ||
    (traits.pattern && draft.pattern !== '') ||
    (traits.default && draft.defaultValue.length > 0)
  )
}
