'use client'
import { useId, useMemo } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { referenceTargets } from '#contract/field.ts'
import { formatAutonumber, isNumberPattern } from '#core/attribute/number-pattern.ts'
import { compatibleUnits } from '#core/unit/compatible-units.ts'
import { currencyOptions } from '#web/lib/regional.ts'
import { useSession } from '#web/lib/session.tsx'
import { toLocal } from '#web/lib/zoned-time.ts'
import { commonUnits } from '#web/schema/common-units.ts'
import type { FieldDraft } from '#web/schema/field-draft.ts'
import type { FieldProblems } from '#web/schema/field-problems.ts'
import { kindTraits } from '#web/schema/kind-traits.ts'
import { OptionsEditor } from '#web/schema/options-editor.tsx'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Combobox } from '#web/ui/combobox.tsx'
import { Field } from '#web/ui/field.tsx'
import { Input } from '#web/ui/input.tsx'
import { Select } from '#web/ui/select.tsx'

const examplePattern = 'LOT-{YYYY}-{0000}'

type Part = {
  draft: FieldDraft
  problems: FieldProblems
  change: (part: Partial<FieldDraft>) => void
}

/** What the draft's kind consists of, but for rules: unit, currency, options, what it points to, form of the number. */
export function KindSettings({ draft, problems, change }: Part) {
  const t = useTranslations('schema.fieldForm')
  const traits = kindTraits[draft.kind]
  return (
    <>
      {traits.unit ? <UnitSetting draft={draft} problems={problems} change={change} /> : null}
      {draft.kind === 'money' ? <CurrencySetting draft={draft} problems={problems} change={change} /> : null}
      {draft.kind === 'reference' ? (
        <Field label={t('references')} error={problems.referenceTo}>
          <Select
            value={draft.referenceTo}
            onChange={(event) =>
              change({ referenceTo: referenceTargets.find((one) => one === event.target.value) ?? 'item' })
            }
          >
            {referenceTargets.map((target) => (
              <option key={target} value={target}>
                {t(`target.${target}`)}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      {traits.multiple ? (
        <Checkbox
          label={t('multiple')}
          checked={draft.multiple}
          onChange={(event) => change({ multiple: event.target.checked })}
        />
      ) : null}
      {traits.options ? (
        <OptionsEditor
          options={draft.options}
          onOptionsChange={(options) => change({ options })}
          error={problems.options}
        />
      ) : null}
      {draft.kind === 'autonumber' ? <NumberPattern draft={draft} problems={problems} change={change} /> : null}
    </>
  )
}

function UnitSetting({ draft, problems, change }: Part) {
  const t = useTranslations('schema.fieldForm')
  const listId = useId()
  const unit = draft.unit.trim()
  const units = useMemo(() => (unit ? compatibleUnits(unit) : []), [unit])
  const help = !unit
    ? t('unitHelp')
    : units.length > 1
      ? t('unitAlso', { units: nearby(units, unit).join(', ') })
      : t('unitOwn')
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
      <Field label={t('unit')} optional help={help} error={problems.unit}>
        <Input
          list={listId}
          maxLength={20}
          autoComplete="off"
          placeholder={t('unitPlaceholder')}
          value={draft.unit}
          onChange={(event) => change({ unit: event.target.value })}
        />
      </Field>
      <datalist id={listId}>
        {commonUnits.map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
      <Precision draft={draft} problems={problems} change={change} />
    </div>
  )
}

function CurrencySetting({ draft, problems, change }: Part) {
  const t = useTranslations('schema.fieldForm')
  const { tenant } = useSession()
  const locale = useLocale()
  const currencies = useMemo(() => currencyOptions(locale), [locale])
  const own = t('currencyOwn', { currency: tenant.currency })
  return (
    <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
      <Field label={t('currency')} error={problems.currency}>
        <Combobox
          value={draft.currency || undefined}
          onValueChange={(currency) => change({ currency })}
          placeholder={own}
          options={[{ value: '', label: own }, ...currencies]}
        />
      </Field>
      <Precision draft={draft} problems={problems} change={change} />
    </div>
  )
}

function Precision({ draft, problems, change }: Part) {
  const t = useTranslations('schema.fieldForm')
  return (
    <Field label={t('precision')} error={problems.precision}>
      <Select value={draft.precision} onChange={(event) => change({ precision: event.target.value })}>
        <option value="">{t('precisionAny')}</option>
        {Array.from({ length: 10 }, (_, digits) => (
          <option key={digits} value={digits}>
            {digits}
          </option>
        ))}
      </Select>
    </Field>
  )
}

function NumberPattern({ draft, problems, change }: Part) {
  const t = useTranslations('schema.fieldForm')
  const { tenant } = useSession()
  const pattern = draft.numberPattern.trim()
  const day = toLocal(new Date(), tenant.timeZone).slice(0, 10)
  const next = (count: number) => formatAutonumber(pattern, count, day)
  const help = isNumberPattern(pattern)
    ? t('numberPatternNext', { first: next(1), second: next(2) })
    : t('numberPatternHelp', { year: '{YYYY}', month: '{MM}', day: '{DD}' })
  return (
    <Field label={t('numberPattern')} help={help} error={problems.numberPattern}>
      <Input
        className="font-mono"
        maxLength={60}
        autoComplete="off"
        placeholder={examplePattern}
        value={draft.numberPattern}
        onChange={(event) => change({ numberPattern: event.target.value })}
      />
    </Field>
  )
}

/** The unit and its neighbours: a long list says less than six of it. */
function nearby(units: readonly string[], unit: string): readonly string[] {
  const at = units.indexOf(unit)
  const start = Math.max(0, Math.min(at - 3, units.length - 7))
  return units.slice(start, start + 7)
}
