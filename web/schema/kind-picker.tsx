'use client'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { FieldKind } from '#contract/field.ts'
import { kindGroups, kindTraits } from '#web/schema/kind-traits.ts'
import { classNames } from '#web/ui/class-names.ts'

/**
 * All kinds of fields as one group of radio buttons, each with its icon and what it is for.
 * @param onDone  the choice was made: by pointer, or by Enter after going through the kinds with the arrow keys
 */
export function KindPicker({
  value,
  onValueChange,
  onDone,
}: {
  value: FieldKind
  onValueChange: (kind: FieldKind) => void
  onDone: () => void
}) {
  const t = useTranslations('schema')
  const name = useId()
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-medium">{t('fieldForm.kind')}</legend>
      <div className="space-y-3 rounded-md border p-2">
        {kindGroups.map(({ word, kinds }) => (
          <div key={word} role="group" aria-label={t(`kindGroup.${word}`)}>
            <p aria-hidden="true" className="px-1 pb-0.5 text-xs text-faint">
              {t(`kindGroup.${word}`)}
            </p>
            <div className="grid gap-x-1 sm:grid-cols-2">
              {kinds.map((kind) => {
                const { icon: Icon } = kindTraits[kind]
                return (
                  <label
                    key={kind}
                    onPointerUp={() => {
                      onValueChange(kind)
                      onDone()
                    }}
                    className={classNames(
                      'flex cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 hover:bg-sunken has-focus-visible:outline-2 has-focus-visible:outline-accent',
                      value === kind && 'bg-wash hover:bg-wash',
                    )}
                  >
                    <input
                      type="radio"
                      name={name}
                      className="sr-only"
                      checked={value === kind}
                      onChange={() => onValueChange(kind)}
                      onKeyDown={(event) => {
                        if (event.key !== 'Enter') return
                        event.preventDefault()
                        onDone()
                      }}
                    />
                    <Icon
                      aria-hidden="true"
                      className={classNames('mt-0.5 size-4 shrink-0', value === kind ? 'text-accent' : 'text-faint')}
                    />
                    <span className="min-w-0">
                      <span className={classNames('block font-medium', value === kind && 'text-accent-strong')}>
                        {t(`kind.${kind}`)}
                      </span>
                      <span className="block text-xs text-soft">{t(`kindHelp.${kind}`)}</span>
                    </span>
                  </label>
                )
              })}
            </div>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
