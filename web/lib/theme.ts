'use client'
import { useSyncExternalStore } from 'react'

export type Theme = 'system' | 'light' | 'dark'
const listeners = new Set<() => void>()

/** The chosen colour scheme; `public/theme.js` applies it before the first paint. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const theme = useSyncExternalStore(subscribe, read, () => 'system' as const)
  return [theme, choose]
}

function read(): Theme {
  const stored = localStorage.getItem('theme')
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}

function choose(theme: Theme): void {
  if (theme === 'system') localStorage.removeItem('theme')
  else localStorage.setItem('theme', theme)
  apply()
  for (const listener of listeners) listener()
}

function apply(): void {
  const theme = read()
  const dark = theme === 'dark' || (theme === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.classList.toggle('dark', dark)
}

function subscribe(listener: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const onSystem = () => apply()
  listeners.add(listener)
  system.addEventListener('change', onSystem)
  window.addEventListener('storage', onSystem)
  return () => {
    listeners.delete(listener)
    system.removeEventListener('change', onSystem)
    window.removeEventListener('storage', onSystem)
  }
}
