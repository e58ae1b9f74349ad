import type { ReactNode } from 'react'

/** What labels can be of. */
export const labelKinds = ['item', 'location', 'supplier', 'movement'] as const
export type LabelKind = (typeof labelKinds)[number]

/** One thing that gets a label. */
export interface LabelRecord {
  key: string
  /** what its code says; empty: it has none */
  code: string
  /** whether the token stands for anything */
  isFilled: (token: string) => boolean
  /** the token's value as it is printed */
  show: (token: string) => ReactNode
}

/** The things chosen, as far as they are read, and what can be said of them. */
export interface Labelled {
  records: readonly LabelRecord[]
  /** by token */
  tokens: ReadonlyMap<string, { id: string; header: string }>
  /** enough is read to show a preview */
  isRead: boolean
  error: Error | undefined
  retry: () => void
}
