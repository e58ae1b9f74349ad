'use client'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Checkbox } from '#web/ui/checkbox.tsx'
import { Input } from '#web/ui/input.tsx'

/** A list that fits its box needs no search. */
const fewOptions = 8
/** More lines than anybody reads: what is looked for is typed. */
const mostShown = 100

/** Several of some values to tick; where they are many, they are found by a part of their name. What is ticked stays in sight. */
export function ChoiceList({
  label,
  name,
  options,
  chosen,
  onChange,
  error,
}: {
  label: string
  /** unique on the page */
  name: string
  options: readonly { value: string; label: string }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  error: string | undefined
}) {
  const t = useTranslations('item.filter')
  const ui = useTranslations('ui')
  const [text, setText] = useState('')
  // what was ticked when the list opened stands first; what is ticked meanwhile does not jump
  const [first] = useState(() => new Set(chosen))
  const wanted = text.trim().toLowerCase()
  const found = options
    .filter((option) => option.label.toLowerCase().includes(wanted))
    .toSorted((one, other) => Number(first.has(other.value)) - Number(first.has(one.value)))
  return (
    <fieldset aria-describedby={error ? `${name}-error` : undefined}>
      <legend className="mb-1 text-sm font-medium">{label}</legend>
      {options.length > fewOptions ? (
        <Input
          type="search"
          autoFocus
          autoComplete="off"
          aria-label={ui('search')}
          placeholder={ui('search')}
          className="mb-2"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            // the only one that is left is what was meant
            const [only, ...others] = found
            if (event.key !== 'Enter' || !wanted || !only || others.length > 0 || chosen.includes(only.value)) return
            event.preventDefault()
            onChange([...chosen, only.value])
            setText('')
          }}
        />
      ) : null}
      <div className="max-h-48 space-y-1.5 overflow-y-auto rounded-md border p-2">
        {found.slice(0, mostShown).map((option) => (
          <Checkbox
            key={option.value}
            label={<span className="font-normal">{option.label}</span>}
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))
            }
          />
        ))}
        {found.length > mostShown ? (
          <p className="text-sm text-faint">{t('moreOptions', { count: found.length - mostShown })}</p>
        ) : null}
        {options.length === 0 ? <p className="text-sm text-faint">{t('unknown')}</p> : null}
        {options.length > 0 && found.length === 0 ? <p className="text-sm text-faint">{ui('noneFound')}</p> : null}
      </div>
      {options.length > fewOptions && chosen.length > 0 ? (
        <p className="mt-1 text-sm text-soft">{t('chosenOptions', { count: chosen.length })}</p>
      ) : null}
      <p id={`${name}-error`} aria-live="polite" className="text-sm text-danger not-empty:mt-1">
        {error}
      </p>
    </fieldset>
  )
}
