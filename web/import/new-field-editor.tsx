'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { type ImportedField, type ImportedKind, importedKinds } from '#contract/import-column.ts'
import { areChoices } from '#web/import/mapping.ts'
import { Button } from '#web/ui/button.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input, Textarea } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

const shownChoices = 3

/** A field that the import will make: in one line as inferred, or open to be changed. */
export function NewFieldEditor({ field, onField }: { field: ImportedField; onField: (field: ImportedField) => void }) {
  const t = useTranslations('import.newField')
  const [open, setOpen] = useState(false)
  return (
    <div className="mt-1">
      <div className="flex items-start gap-2">
        <p className="min-w-0 flex-1 text-sm [overflow-wrap:anywhere]">
          <span className="font-medium">{field.name}</span>
          <span className="block text-soft">
            <Summary field={field} />
          </span>
        </p>
        <Button
          size="sm"
          look="quiet"
          aria-expanded={open}
          aria-label={open ? t('done') : t('editOf', { name: field.name })}
          onClick={() => setOpen(!open)}
        >
          {open ? t('done') : t('edit')}
        </Button>
      </div>
      {open ? <Editor field={field} onField={onField} /> : null}
    </div>
  )
}

/** "Number in kg", "Choice: red, green, blue and 4 more". */
function Summary({ field }: { field: ImportedField }) {
  const t = useTranslations('import')
  const kind = t(`kindOf.${field.kind}`)
  const unit = field.kind === 'money' ? field.currency : field.kind === 'number' ? field.unit : undefined
  if (unit) return t('newField.summaryUnit', { kind, unit })
  const options = hasChoices(field.kind) ? (field.options ?? []) : []
  if (options.length === 0) return kind
  const more = options.length - shownChoices
  return t('newField.summaryOptions', {
    kind,
    options: [...options.slice(0, shownChoices), ...(more > 0 ? [t('newField.more', { count: more })] : [])].join(', '),
  })
}

function Editor({ field, onField }: { field: ImportedField; onField: (field: ImportedField) => void }) {
  const t = useTranslations('import')
  const { unit, currency, options, ...rest } = field
  const choices = options ?? []
  return (
    <div className="mt-2 space-y-3 rounded-md bg-sunken p-3">
      <Field label={t('newField.name')} error={field.name.trim() === '' ? t('newField.needsName') : undefined}>
        <Input
          maxLength={80}
          value={field.name}
          onChange={(event) => onField({ ...field, name: event.target.value })}
        />
      </Field>
      <Field label={t('newField.kind')}>
        {/* What another kind has no use for stays, so that going back loses nothing. */}
        <Select
          value={field.kind}
          onChange={(event) => onField({ ...field, kind: event.target.value as ImportedKind })}
        >
          {importedKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kindOf.${kind}`)}
            </option>
          ))}
        </Select>
      </Field>
      {field.kind === 'number' ? (
        <Field label={t('newField.unit')} help={t('newField.unitHelp')} optional>
          <Input
            maxLength={20}
            value={unit ?? ''}
            onChange={({ target: { value } }) =>
              onField({ ...rest, ...kept({ currency, options }), ...(value === '' ? {} : { unit: value }) })
            }
          />
        </Field>
      ) : null}
      {field.kind === 'money' ? (
        <Field label={t('newField.currency')} optional>
          <Input
            maxLength={3}
            autoCapitalize="characters"
            placeholder={t('newField.currencyOwn')}
            value={currency ?? ''}
            onChange={({ target: { value } }) =>
              onField({
                ...rest,
                ...kept({ unit, options }),
                ...(value === '' ? {} : { currency: value.toUpperCase() }),
              })
            }
          />
        </Field>
      ) : null}
      {hasChoices(field.kind) ? (
        <Field
          label={t('newField.options')}
          help={t('newField.optionsHelp')}
          error={areChoices(choices) ? undefined : t('newField.needsChoices')}
        >
          <Textarea
            rows={4}
            className="max-h-56"
            value={choices.join('\n')}
            onChange={(event) => onField({ ...field, options: event.target.value.split('\n') })}
          />
        </Field>
      ) : null}
    </div>
  )
}

function hasChoices(kind: ImportedKind): boolean {
  return kind === 'select' || kind === 'multiSelect'
}

/** Only what is there: the contract knows absent, not undefined. */
function kept<T extends object>(parts: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: NonNullable<T[K]>
  }
}
