'use client'
import { type FormEvent, useEffect, useRef } from 'react'

const FAULT = '[aria-invalid="true"]'
const NOTICE = '[role="alert"], [role="status"]'

/**
 * After a form was sent, what is wrong with it comes into sight, wherever the panel is scrolled to: the first field that is refused takes
 * focus; else the notice that appears, be it at once or with the server's answer.
 * @returns what the panel's scrolling part takes
 */
export function useFaultInSight() {
  const watching = useRef<MutationObserver>(undefined)
  useEffect(() => () => watching.current?.disconnect(), [])
  const stop = () => watching.current?.disconnect()
  return {
    onInput: stop,
    onSubmit: ({ currentTarget: panel }: FormEvent<HTMLElement>) => {
      stop()
      const show = (added: readonly Element[]) => {
        const field = panel.querySelector<HTMLElement>(FAULT)
        const found = field ?? added.find((element) => element.matches(NOTICE))
        if (!found) return
        stop()
        field?.focus({ preventScroll: true })
        found.scrollIntoView({ block: field ? 'center' : 'nearest' })
      }
      const observer = new MutationObserver((changes) => show(changes.flatMap(addedElements)))
      observer.observe(panel, { subtree: true, childList: true, attributeFilter: ['aria-invalid'] })
      watching.current = observer
      show([])
    },
  }
}

function addedElements({ addedNodes }: MutationRecord): Element[] {
  return [...addedNodes].filter((node) => node instanceof Element)
}
