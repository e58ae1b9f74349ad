import { german } from './de.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import type { Translation } from './translation.ts'

/** The languages questions, and names of fields, may be in besides English. A further one is a folder of its own beside this file, and one line here. */
export const languageFiles: readonly Translation[] = [german, french, spanish]
