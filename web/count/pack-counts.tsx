'use client'
import { useTranslations } from 'use-intl'
import type { CountLine } from '#contract/count-sheet.ts'
import { factorShown } from '#web/pack/unit-choices.ts'
import { Field } from '#web/ui/field.tsx'
import { NumberInput } from '#web/ui/input.tsx'

type Packs = CountLine['packs']

/** How many there are of each pack of an item, besides loose ones. */
export function PackCounts({
  packs,
  unit,
  typed,
  onChange,
}: {
  packs: Packs
  unit: string
  /** by the name of the pack */
  typed: Readonly<Record<string, string>>
  onChange: (typed: Readonly<Record<string, string>>) => void
}) {
  const t = useTranslations('count.sheet')
  return (
    <fieldset className="mt-2 grid grid-cols-2 gap-2 sm:grid-cols-3">
      <legend className="sr-only">{t('inPacks')}</legend>
      {packs.map(({ name, factor }) => (
        <Field key={name} label={t('packs', { name, size: `${factorShown(factor)} ${unit}` })}>
          <NumberInput
            enterKeyHint="next"
            className="h-12 pointer-coarse:h-12"
            value={typed[name] ?? ''}
            onChange={(event) => onChange({ ...typed, [name]: event.target.value })}
          />
        </Field>
      ))}
    </fieldset>
  )
}
