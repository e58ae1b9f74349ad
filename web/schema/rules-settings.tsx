'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field as FieldDefinition } from '#contract/field.ts'
import { isPattern, matchesPattern } from '#core/attribute/pattern.ts'
import { AttributeInput } from '#web/field/attribute-input.tsx'
import { useSession } from '#web/lib/session.tsx'
import type { FieldDraft } from '#web/schema/field-draft.ts'
import type { FieldProblems } from '#web/schema/field-problems.ts'
import { kindTraits } from '#web/schema/kind-traits.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, NumberInput } from '#web/ui/input.tsx'

const boundWords = {
  number: ['min', 'max'],
  day: ['minDay', 'maxDay'],
  moment: ['minDay', 'maxDay'],
  length: ['minLength', 'maxLength'],
  count: ['minCount', 'maxCount'],
} as const

/** What values must be: required, unique, bounds, pattern; and what a new record begins with. Only what the kind has. */
export function RulesSettings({
  draft,
  problems,
  change,
  preview,
}: {
  draft: FieldDraft
  problems: FieldProblems
  change: (part: Partial<FieldDraft>) => void
  /** the draft as a definition, for the input of its default */
  preview: FieldDefinition
}) {
  const t = useTranslations('schema.fieldForm')
  const { tenant } = useSession()
  const traits = kindTraits[draft.kind]
  return (
    <>
      <Checkbox
        label={t('required')}
        help={t('requiredHelp')}
        checked={draft.required}
        onChange={(event) => change({ required: event.target.checked })}
      />
      {traits.unique ? (
        <div>
          <Checkbox
            label={t('unique')}
            help={t('uniqueHelp')}
            checked={draft.unique}
            onChange={(event) => change({ unique: event.target.checked })}
          />
          <Problem text={problems.unique} />
        </div>
      ) : null}
      {traits.bounds ? (
        <div className="grid grid-cols-2 gap-4">
          {(['min', 'max'] as const).map((name, index) => {
            const word = boundWords[traits.bounds ?? 'number'][index] ?? 'min'
            const props = {
              value: draft[name],
              onChange: (event: { target: { value: string } }) => change({ [name]: event.target.value }),
            }
            return (
              <Field key={name} label={t(word)} error={problems[name]}>
                {traits.bounds === 'day' ? (
                  <Input type="date" {...props} />
                ) : traits.bounds === 'moment' ? (
                  <Input type="datetime-local" {...props} />
                ) : (
                  <NumberInput {...(draft.unit && traits.unit ? { unit: draft.unit } : {})} {...props} />
                )}
              </Field>
            )
          })}
        </div>
      ) : null}
      {traits.pattern ? <PatternSetting draft={draft} problems={problems} change={change} /> : null}
      {traits.default ? (
        <Field label={t('default')} optional help={t('defaultHelp')} error={problems.defaultValue}>
          <AttributeInput
            field={{ ...preview, required: false }}
            value={draft.defaultValue}
            onChange={(defaultValue) => change({ defaultValue })}
            onLeave={() => undefined}
            currency={tenant.currency}
          />
        </Field>
      ) : null}
    </>
  )
}

function PatternSetting({
  draft,
  problems,
  change,
}: {
  draft: FieldDraft
  problems: FieldProblems
  change: (part: Partial<FieldDraft>) => void
}) {
  const t = useTranslations('schema.fieldForm')
  const [example, setExample] = useState('')
  const pattern = draft.pattern.trim()
  const isTried = pattern !== '' && example !== '' && isPattern(pattern)
  const fits = isTried && matchesPattern(pattern, example.trim())
  return (
    <div className="space-y-2">
      <Field
        label={t('pattern')}
        optional
        help={t('patternHelp', { example: '[A-Z]{2}-\\d+' })}
        error={problems.pattern}
      >
        <Input
          className="font-mono"
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          value={draft.pattern}
          onChange={(event) => change({ pattern: event.target.value })}
        />
      </Field>
      {pattern !== '' ? (
        <div className="flex items-end gap-3">
          <Field label={t('patternTry')} className="flex-1">
            <Input
              autoComplete="off"
              placeholder={t('patternTryPlaceholder')}
              value={example}
              onChange={(event) => setExample(event.target.value)}
            />
          </Field>
          <span aria-live="polite" className="flex h-9 min-w-24 items-center">
            {isTried ? (
              <Badge tone={fits ? 'accent' : 'danger'}>{t(fits ? 'patternFits' : 'patternMisses')}</Badge>
            ) : null}
          </span>
        </div>
      ) : null}
    </div>
  )
}

function Problem({ text }: { text: string | undefined }) {
  return (
    <p aria-live="polite" className="text-sm text-danger not-empty:mt-1">
      {text}
    </p>
  )
}
