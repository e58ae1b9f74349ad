'use client'
import { useEffect, useRef, useSyncExternalStore } from 'react'

/** A key or a sequence of keys (`g i`), what it does in the person's words, and under which heading it is listed. */
export type Shortcut = { keys: string; label: string; group: string; run: () => void }

const active = new Set<Shortcut>()
const listeners = new Set<() => void>()
let listed: readonly Shortcut[] = []
let pending = ''
let pendingSince = 0
let listening = false

/** Longest pause between the keys of a sequence. */
const sequenceMs = 900

/** Makes a key work while the component stands on the page, and lists it under `?`. Undefined: no shortcut now. */
export function useShortcut(shortcut: Shortcut | undefined): void {
  const run = useRef(shortcut?.run)
  run.current = shortcut?.run
  const { keys, label, group } = shortcut ?? {}
  useEffect(() => {
    if (!keys || !label || !group) return
    const entry: Shortcut = { keys, label, group, run: () => run.current?.() }
    active.add(entry)
    changed()
    listen()
    return () => {
      active.delete(entry)
      changed()
    }
  }, [keys, label, group])
}

/** Every shortcut that works now, in the order of registration. */
export function useShortcuts(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => listed,
    () => listed,
  )
}

function changed(): void {
  listed = [...active]
  for (const listener of listeners) listener()
}

function listen(): void {
  if (listening) return
  listening = true
  document.addEventListener('keydown', onKeyDown)
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  // An open dialog or menu owns the keyboard.
  if (document.querySelector('[role="dialog"][data-state="open"], [role="menu"][data-state="open"]')) return
  const sequence = pending && event.timeStamp - pendingSince < sequenceMs ? `${pending} ${event.key}` : event.key
  const hit =
    [...active].reverse().find((one) => one.keys === sequence) ??
    [...active].reverse().find((one) => one.keys === event.key)
  const begins = [...active].some((one) => one.keys.startsWith(`${event.key} `))
  pending = !hit && begins ? event.key : ''
  pendingSince = event.timeStamp
  if (!hit) return
  event.preventDefault()
  hit.run()
}

/** Whether keys go into a text at the moment. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
