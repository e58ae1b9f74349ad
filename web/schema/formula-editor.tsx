'use client'
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Field as FieldDefinition, FieldEntity } from '#contract/field.ts'
import { functions } from '#core/formula/functions.ts'
import { type FormulaReading, namesFor, wordAt, writtenName } from '#web/schema/draft-formula.ts'
import { FormulaResult } from '#web/schema/formula-result.tsx'
import { classNames } from '#web/ui/class-names.ts'
import { Textarea } from '#web/ui/input.tsx'
import { floatClass, floatItemClass } from '#web/ui/overlay.ts'

type Suggestion = { text: string; label: string; note: string; back: number }

const example = '{Price} * {On hand}'

/** Suggestions that are shown at most. */
const most = 8

/**
 * A formula being typed: names and functions complete themselves (arrow keys, Enter or Tab), each error stands at its place,
 * and the result shows on a real record.
 */
export function FormulaEditor({
  text,
  onTextChange,
  entity,
  fields,
  reading,
  stored,
  told,
}: {
  text: string
  onTextChange: (text: string) => void
  entity: FieldEntity
  fields: readonly FieldDefinition[]
  reading: FormulaReading
  /** the field as it is stored */
  stored: FieldDefinition | undefined
  /** errors are shown; false: not before the person has left the formula */
  told: boolean
}) {
  const t = useTranslations('schema.formula')
  const words = useTranslations('formula')
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [caret, setCaret] = useState<number>()
  const [active, setActive] = useState(0)
  const [left, setLeft] = useState(told)
  const names = useMemo(
    () =>
      namesFor(
        entity,
        fields.filter((field) => field.id !== stored?.id),
      ),
    [entity, fields, stored],
  )
  const typed = caret === undefined ? undefined : wordAt(text, caret)
  const suggestions = useMemo((): Suggestion[] => {
    if (!typed) return []
    const wanted = typed.word.toLowerCase()
    const found = [
      ...names.map((name) => ({ text: writtenName(name, names), label: name.name, note: name.key, back: 0 })),
      ...(text[typed.at] === '{' ? [] : Object.keys(functions)).map((name) => ({
        text: `${name}()`,
        label: `${name}(…)`,
        note: t('functions'),
        back: 1,
      })),
    ].filter(
      ({ label, note }) =>
        label.toLowerCase().startsWith(wanted) ||
        note.toLowerCase().startsWith(wanted) ||
        (wanted.length > 1 && label.toLowerCase().includes(wanted)),
    )
    const [only] = found
    return found.length === 1 && only && only.text.toLowerCase() === text.slice(typed.at, caret).toLowerCase()
      ? []
      : found.slice(0, most)
  }, [typed, names, text, caret, t])
  const open = suggestions.length > 0
  const put = (start: number, end: number, { text: insert, back }: Suggestion) => {
    // a closing brace that is there already is not doubled
    const tail = text.slice(end).replace(insert.endsWith('}') ? /^[^{}'"()+*/<>=,-]*\}/ : /^\b$/, '')
    onTextChange(text.slice(0, start) + insert + tail)
    const next = start + insert.length - back
    setCaret(undefined)
    setActive(0)
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(next, next)
    })
  }
  const accept = (suggestion: Suggestion | undefined) => {
    if (typed && suggestion && caret !== undefined) put(typed.at, caret, suggestion)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!open) return
    if (event.key === 'ArrowDown') setActive((at) => (at + 1) % suggestions.length)
    else if (event.key === 'ArrowUp') setActive((at) => (at + suggestions.length - 1) % suggestions.length)
    else if (event.key === 'Enter' || event.key === 'Tab') accept(suggestions[active])
    else if (event.key === 'Escape') {
      event.stopPropagation()
      setCaret(undefined)
    } else return
    event.preventDefault()
  }
  const [error] = left || told ? reading.errors : []
  const cycle = reading.cycle?.map((key) => fields.find((field) => field.key === key)?.name ?? t('label'))
  // round to where it began: A → B → A
  const sayCycle = cycle && [...cycle, ...cycle.slice(0, 1)].join(' → ')
  const result = reading.formulas?.find((one) => one.key === (stored?.key ?? 'new field'))
  return (
    <div>
      <label htmlFor={id} className="mb-1 block text-sm font-medium">
        {t('label')}
      </label>
      <div className="relative">
        <Textarea
          ref={area}
          id={id}
          role="combobox"
          aria-expanded={open}
          aria-controls={open ? `${id}-list` : undefined}
          aria-activedescendant={open ? `${id}-${active}` : undefined}
          aria-autocomplete="list"
          aria-describedby={`${id}-help ${id}-error`}
          aria-invalid={error || sayCycle ? true : undefined}
          className="font-mono text-sm"
          maxLength={2_000}
          spellCheck={false}
          autoComplete="off"
          placeholder={example}
          value={text}
          onChange={(event) => {
            onTextChange(event.target.value)
            setCaret(event.target.selectionStart)
            setActive(0)
          }}
          onKeyDown={onKeyDown}
          onBlur={() => {
            setCaret(undefined)
            setLeft(true)
          }}
        />
        {open ? (
          <ul
            id={`${id}-list`}
            role="listbox"
            aria-label={t('suggestions')}
            className={classNames(floatClass, 'absolute inset-x-0 top-full mt-1 max-h-64 overflow-y-auto p-1')}
          >
            {suggestions.map((suggestion, index) => (
              <li
                key={suggestion.text}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === active}
                data-selected={index === active}
                className={floatItemClass}
                onPointerDown={(event) => {
                  event.preventDefault()
                  accept(suggestion)
                }}
              >
                <span className="min-w-0 flex-1 truncate">{suggestion.label}</span>
                <span className="shrink-0 font-mono text-xs text-faint">{suggestion.note}</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <p id={`${id}-help`} className="mt-1 text-sm text-soft">
        {t('help', { example })} {result ? t('gives', { type: words(`types.${result.formula.type}`) }) : null}
      </p>
      <div id={`${id}-error`} aria-live="polite" className="text-sm text-danger not-empty:mt-1">
        {error ? (
          <button
            type="button"
            className="text-left"
            onClick={() => {
              area.current?.focus()
              area.current?.setSelectionRange(error.at, wordEnd(text, error.at))
            }}
          >
            {/* core pairs codes with facts; typed for every code at once, this call costs the compiler 20 s */}
            {words(error.code as 'empty', error.facts as never)} <ErrorPlace text={text} at={error.at} />
          </button>
        ) : sayCycle ? (
          t('circle', { path: sayCycle })
        ) : null}
      </div>
      <FormulaResult reading={reading} entity={entity} stored={stored} unit={null} />
    </div>
  )
}

/** The surroundings of an error, the offending part underlined. */
function ErrorPlace({ text, at }: { text: string; at: number }) {
  const end = wordEnd(text, at)
  const start = Math.max(0, at - 18)
  return (
    <code className="mt-0.5 block font-mono text-xs text-soft">
      {start > 0 ? '…' : null}
      {text.slice(start, at)}
      <mark className="bg-danger-wash text-danger underline decoration-wavy underline-offset-4">
        {text.slice(at, end) || '\u2423'}
      </mark>
      {text.slice(end, end + 18)}
      {text.length > end + 18 ? '…' : null}
    </code>
  )
}

function wordEnd(text: string, at: number): number {
  const [word = ''] = /^(\{[^{}]*\}?|'[^']*'?|[\p{L}\p{N}_.]+|.)/u.exec(text.slice(at)) ?? []
  return at + word.length
}
