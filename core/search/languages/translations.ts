import { german } from './de.ts'
import { spanish } from './es.ts'
import { everydayNouns } from './everyday-nouns.ts'
import { french } from './fr.ts'
import type { Translation } from './translation.ts'

const withNouns = (language: Translation, nouns: Pick<Translation, 'words' | 'phrases'>): Translation => ({
  ...language,
  words: new Map([...nouns.words, ...language.words]),
  phrases: new Map([...nouns.phrases, ...language.phrases]),
})

/** The languages a question may be in besides English. */
export const translations: readonly Translation[] = [
  withNouns(german, everydayNouns('german')),
  withNouns(french, everydayNouns('french')),
  withNouns(spanish, everydayNouns('spanish')),
]
