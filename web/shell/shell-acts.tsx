'use client'
import { createContext, use } from 'react'

/** What any part of the frame can ask of it. */
type ShellActs = { openPalette: () => void; openShortcuts: () => void }

const Context = createContext<ShellActs>({ openPalette: () => {}, openShortcuts: () => {} })

export const ShellActsProvider = Context

/** Opens the command palette and the list of shortcuts. */
export function useShellActs(): ShellActs {
  return use(Context)
}
