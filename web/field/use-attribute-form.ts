'use client'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Attributes } from '#contract/item.ts'
import {
  type AttributeDraft,
  type AttributeForm,
  type DraftReading,
  type DraftValue,
  readDraft,
} from '#web/field/attribute-draft.ts'
import { useProblemWords } from '#web/field/problem-words.ts'
import { fieldProblems } from '#web/lib/problem-text.ts'
import { useSteady } from '#web/lib/steady.ts'

/** A form of custom fields in the making. */
export type AttributeFormState = {
  form: AttributeForm
  draft: AttributeDraft
  reading: DraftReading
  /** what to send */
  change: Attributes
  /** messages by field key: of fields that were left, after `check` of all, and of those the server refused */
  problems: ReadonlyMap<string, string>
  setValue: (key: string, value: DraftValue) => void
  /** the field was left: its problem may be said now */
  leave: (key: string) => void
  /** says all problems and moves to the first. @returns whether there is none */
  check: () => boolean
  /** puts the server's messages beside their fields. @returns how many belong to fields that are shown */
  refuse: (error: unknown) => number
  /** forgets all that was touched, or begins from another draft */
  reset: (draft?: AttributeDraft) => void
  /** the element below which `check` looks for the inputs */
  ref: (element: HTMLElement | null) => void
}

/** Holds what is typed into the custom fields of one record, and validates it as the API does. */
export function useAttributeForm(form: AttributeForm, initial: AttributeDraft = {}): AttributeFormState {
  const say = useProblemWords()
  const [draft, setDraft] = useState(initial)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [refused, setRefused] = useState<ReadonlyMap<string, string>>(new Map())
  const element = useRef<HTMLElement>(null)
  const { fields, kept, isNew, role, timeZone } = form
  const record = useSteady(form.record)
  const columns = useSteady(form.columns ?? {})
  const stable = useMemo(
    () => ({ fields, record, kept, isNew, role, timeZone, columns }),
    [fields, record, kept, isNew, role, timeZone, columns],
  )
  const reading = useMemo(() => readDraft(draft, stable), [draft, stable])
  const problems = useMemo(() => {
    const said = new Map<string, string>()
    for (const problem of reading.problems) {
      const field = reading.own.find((one) => one.key === problem.key)
      if (field && left.has(field.key) && !said.has(field.key)) said.set(field.key, say(field, problem))
    }
    return new Map([...said, ...refused])
  }, [reading, left, refused, say])
  const leave = useCallback(
    (key: string) => setLeft((before) => (before.has(key) ? before : new Set([...before, key]))),
    [],
  )
  const goTo = (key: string | undefined) => {
    if (!key) return
    const cell = element.current?.querySelector(`[data-field="${CSS.escape(key)}"]`)
    cell?.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  }
  return {
    form: stable,
    draft,
    reading,
    change: reading.change,
    problems,
    leave,
    setValue: useCallback((key, value) => {
      setDraft((before) => ({ ...before, [key]: value }))
      setRefused((before) => (before.has(key) ? new Map([...before].filter(([other]) => other !== key)) : before))
    }, []),
    check: () => {
      setLeft(new Set(reading.own.map((field) => field.key)))
      const wrong = new Set(reading.problems.map((problem) => problem.key))
      const first = reading.own.find((field) => wrong.has(field.key) && reading.shown.has(field.key))
      goTo(first?.key)
      return first === undefined
    },
    refuse: (error) => {
      const known = new Set(reading.own.filter((field) => reading.shown.has(field.key)).map((field) => field.key))
      const found = [...fieldProblems(error)].flatMap(([path, message]): [string, string][] => {
        const [, key = ''] = /^attributes\.([^.]+)/.exec(path) ?? []
        return known.has(key) ? [[key, message]] : []
      })
      setRefused(new Map(found))
      goTo(found[0]?.[0])
      return found.length
    },
    reset: useCallback((next: AttributeDraft = {}) => {
      setDraft(next)
      setLeft(new Set())
      setRefused(new Map())
    }, []),
    ref: useCallback((next: HTMLElement | null) => {
      element.current = next
    }, []),
  }
}
