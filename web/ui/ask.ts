import { createContext, type ReactNode } from 'react'

export type Question = {
  title: ReactNode
  body?: ReactNode
  action: string
  /** the word on the button that answers no; left out: Cancel */
  refusal?: string
  danger?: boolean
  /** The person must type this before the button works: for what cannot be undone. */
  typed?: { word: string; label: string }
}

/** Opens the one dialog that asks; `ConfirmProvider` holds it. */
export const Ask = createContext<((question: Question) => Promise<boolean>) | undefined>(undefined)
