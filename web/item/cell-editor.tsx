'use client'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { Attributes } from '#contract/item.ts'
import { readValue } from '#core/attribute/read-value.ts'
import { type DraftValue, toDraftValue, toGiven } from '#web/field/attribute-draft.ts'
import { AttributeInput } from '#web/field/attribute-input.tsx'
import { ChoicePicker } from '#web/field/choice-picker.tsx'
import { useProblemWords } from '#web/field/problem-words.ts'
import {
  type CellChange,
  type CellContext,
  cellText,
  fieldOf,
  isNumberColumn,
  readCell,
} from '#web/item/cell-values.ts'
import type { ItemRow } from '#web/item/item-picker.tsx'
import { useSession } from '#web/lib/session.tsx'
import type { AfterEdit } from '#web/ui/grid-acts.ts'
import { Input, NumberInput, Textarea } from '#web/ui/input.tsx'

/** Kinds whose control is a list that opens: a letter typed on the cell does not go into it. */
const picked: ReadonlySet<string> = new Set(['select', 'multiSelect', 'reference', 'boolean'])

/**
 * Edits one cell in its place. Enter keeps the value and goes down, Tab goes on, Escape gives up; pressing elsewhere keeps it. A value
 * that cannot be read is told and stays open.
 */
export function CellEditor({
  item,
  columnId,
  columnName,
  typed,
  context,
  onWrite,
  close,
}: {
  item: ItemRow
  columnId: string
  columnName: string
  typed: string | undefined
  context: CellContext
  onWrite: (change: CellChange) => void
  close: (after: AfterEdit) => void
}) {
  const t = useTranslations('item.grid')
  const { tenant } = useSession()
  const say = useProblemWords()
  const box = useRef<HTMLDivElement>(null)
  const field = fieldOf(columnId, context)
  const stored: DraftValue = field
    ? toDraftValue(field, item.attributes[field.key], context.timeZone)
    : columnId === 'type'
      ? (item.itemTypeId ?? '')
      : columnId === 'category'
        ? (item.categoryId ?? '')
        : cellText(item, columnId, context)
  const isPicked = columnId === 'type' || columnId === 'category' || (field !== undefined && picked.has(field.kind))
  const takesLetters = !isPicked && field?.kind !== 'date' && field?.kind !== 'dateTime'
  const [draft, setDraft] = useState<DraftValue>(takesLetters && typed !== undefined ? typed : stored)
  const [problem, setProblem] = useState<string>()

  const commit = (after: AfterEdit, value: DraftValue = draft, isForced = false) => {
    if (JSON.stringify(value) === JSON.stringify(stored)) return close(after)
    const read = readDraft(value)
    if ('problem' in read) {
      if (isForced) return close(after)
      return setProblem(read.problem)
    }
    close(after)
    onWrite(read.change)
  }
  const readDraft = (value: DraftValue): { change: CellChange } | { problem: string } => {
    if (field) {
      const given = toGiven(field, value, context.timeZone)
      if (given !== null && !(Array.isArray(given) && given.length === 0)) {
        const reading = readValue(field, given, item.attributes[field.key])
        if ('code' in reading)
          return {
            problem: say(
              { kind: field.kind, unit: field.unit },
              { key: field.key, code: reading.code, facts: { field: field.name, ...reading.facts } },
            ),
          }
      }
      const attributes: Attributes = { [field.key]: given }
      return { change: { attributes } }
    }
    if (columnId === 'type') return { change: { itemTypeId: String(value) || null } }
    if (columnId === 'category') return { change: { categoryId: String(value) || null } }
    const read = readCell(columnId, String(value), context)
    return 'problem' in read ? { problem: t(`problem.${read.problem}`) } : read
  }
  const latest = useRef(commit)
  latest.current = commit

  useEffect(() => {
    const control = box.current?.querySelector<HTMLElement>('input, textarea, select, button')
    control?.focus()
    if (control instanceof HTMLButtonElement) control.click()
    else if (control instanceof HTMLInputElement && typed === undefined && control.type === 'text') control.select()
    const onPointerDown = ({ target }: PointerEvent) => {
      const element = target as HTMLElement
      if (box.current?.contains(element) || element.closest('[data-radix-popper-content-wrapper]')) return
      latest.current('stay', undefined, true)
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [typed])

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    event.stopPropagation()
    const isHere = box.current?.contains(event.target as Node)
    if (event.key === 'Escape' && isHere) {
      event.preventDefault()
      close('stay')
    } else if (event.key === 'Tab') {
      event.preventDefault()
      commit(event.shiftKey ? 'left' : 'right')
    } else if (event.key === 'Enter' && isHere && !isPicked) {
      if (event.target instanceof HTMLTextAreaElement && !event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      commit('down')
    }
  }
  const label = { 'aria-label': t('edit', { column: columnName, name: item.name }) }
  const invalid = problem === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': 'cell-problem' }
  const change = (value: DraftValue) => {
    setProblem(undefined)
    setDraft(value)
  }
  /** one of a list is kept at once; several when the cell is left */
  const choose = (value: DraftValue) => {
    change(value)
    if (!Array.isArray(value)) commit('stay', value)
  }
  const text = { value: String(draft), onChange: (event: { target: { value: string } }) => change(event.target.value) }
  const control = field ? (
    <AttributeInput
      {...label}
      {...invalid}
      field={field}
      value={draft}
      onChange={isPicked ? choose : change}
      onLeave={() => undefined}
      currency={tenant.currency}
    />
  ) : columnId === 'type' || columnId === 'category' ? (
    <ChoicePicker
      {...label}
      value={draft === '' ? [] : [String(draft)]}
      onValueChange={([value = '']) => choose(value)}
      clearable
      choices={[...(columnId === 'type' ? context.types : context.categories).values()].map(({ id, name }) => ({
        value: id,
        label: name,
      }))}
    />
  ) : isNumberColumn(columnId) ? (
    <NumberInput {...label} {...invalid} {...text} />
  ) : columnId === 'description' ? (
    <Textarea {...label} {...invalid} {...text} maxLength={10_000} />
  ) : (
    <Input type="text" {...label} {...invalid} {...text} autoComplete="off" />
  )
  return (
    // biome-ignore lint: the keys are those of the control inside, which bubble up to here
    <div
      ref={box}
      onKeyDown={onKeyDown}
      className="absolute top-0 left-0 min-w-[max(100%,12rem)] bg-surface shadow-lift"
    >
      {control}
      {problem === undefined ? null : (
        <p
          id="cell-problem"
          role="alert"
          className="max-w-80 bg-danger-wash px-2.5 py-1.5 text-left text-sm whitespace-normal text-danger"
        >
          {problem}
        </p>
      )}
    </div>
  )
}
