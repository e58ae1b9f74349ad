import { german } from './de.ts'
import { spanish } from './es.ts'
import { french } from './fr.ts'
import type { Translation } from './translation.ts'

/** The languages a question may be in besides English. */
export const translations: readonly Translation[] = [german, french, spanish]
