'use client'
import { useCallback, useSyncExternalStore } from 'react'
import { currentTenantId } from '#web/lib/current-tenant.ts'

/** Questions that are remembered on this device, newest first. */
const most = 8
const listeners = new Set<() => void>()

function storageKey(): string {
  return `questions.${currentTenantId() ?? ''}`
}

/** The last questions asked in this organisation on this device, and the way to forget them. */
export function useRecentQuestions(): [readonly string[], () => void] {
  const text = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => localStorage.getItem(storageKey()) ?? '',
    () => '',
  )
  const forget = useCallback(() => {
    localStorage.removeItem(storageKey())
    changed()
  }, [])
  return [parse(text), forget]
}

/** Puts a question in front of the remembered ones. */
export function rememberQuestion(question: string): void {
  const before = parse(localStorage.getItem(storageKey()) ?? '')
  localStorage.setItem(storageKey(), JSON.stringify(withQuestion(before, question)))
  changed()
}

/** The list with the question first, once, and not too long; case and outer blanks do not make a second entry. */
export function withQuestion(before: readonly string[], question: string): string[] {
  const asked = question.trim()
  if (!asked) return [...before]
  return [asked, ...before.filter((one) => one.toLowerCase() !== asked.toLowerCase())].slice(0, most)
}

function parse(text: string): string[] {
  try {
    const read: unknown = JSON.parse(text || '[]')
    return Array.isArray(read) ? read.filter((one) => typeof one === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

function changed(): void {
  for (const listener of listeners) listener()
}
