import { problem } from './en/problem.ts'
import { shell } from './en/shell.ts'
import { ui } from './en/ui.ts'

/** Every text a person reads, in English: by noun, ICU message syntax. */
export const en = { problem, shell, ui } as const

/** A catalogue of any language has the keys of the English one. */
export type Words = Widened<typeof en>
type Widened<T> = T extends string ? string : { readonly [K in keyof T]: Widened<T[K]> }
