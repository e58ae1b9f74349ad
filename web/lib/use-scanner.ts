'use client'
import { useEffect, useRef } from 'react'
import { ScanReader, scanGapMs } from '#web/lib/scan-reader.ts'
import { isTyping } from '#web/lib/shortcuts.tsx'

/** Keys pressed again by this page itself. */
const pressedAgain = new WeakSet<Event>()

/**
 * Hears a hand scanner that types anywhere on the page: neither shortcuts nor the cell with the focus take part in a code. In a text
 * that is being written, in an open dialog, and within `[data-takes-codes]` a scanner types as a keyboard does.
 */
export function useScanner(onCode: (code: string) => void): void {
  const latest = useRef(onCode)
  latest.current = onCode
  useEffect(() => {
    const reader = new ScanReader<KeyboardEvent>()
    let timer: ReturnType<typeof setTimeout> | undefined
    const onKeyDown = (event: KeyboardEvent) => {
      if (pressedAgain.has(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || isOwned(event.target)) return void pressAgain(reader.release())
      clearTimeout(timer)
      const step = reader.press(event.key, event, event.timeStamp)
      if (step.kind === 'code') latest.current(step.code)
      else pressAgain(step.released)
      if (step.kind === 'pass') return
      event.preventDefault()
      event.stopImmediatePropagation()
      if (step.kind === 'hold') timer = setTimeout(() => pressAgain(reader.release()), scanGapMs + 10)
    }
    // before anything else hears the key
    window.addEventListener('keydown', onKeyDown, true)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', onKeyDown, true)
    }
  }, [])
}

function isOwned(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]')) return true
  return target instanceof HTMLElement && target.closest('[data-takes-codes]') !== null
}

/** Presses keys that were held back where the focus is now; in a text, which an earlier one of them may have opened, as letters. */
function pressAgain(keys: readonly KeyboardEvent[]): void {
  for (const { key, code, shiftKey, repeat } of keys) {
    const target = document.activeElement ?? document.body
    if (isTyping(target)) {
      document.execCommand('insertText', false, key)
      continue
    }
    const again = new KeyboardEvent('keydown', { key, code, shiftKey, repeat, bubbles: true, cancelable: true })
    pressedAgain.add(again)
    target.dispatchEvent(again)
  }
}
