import { replies } from './en/replies.ts'
import type { Language } from './languages.ts'

/** A catalogue of any language has the keys of the English one. */
export type Replies = Widened<typeof replies>
type Widened<T> = T extends string ? string : { readonly [K in keyof T]: Widened<T[K]> }

/** What the server says, by language. A language that `languages` names and that is not here does not compile. */
export const catalogues: { readonly [L in Language]: Replies } = { en: replies }
