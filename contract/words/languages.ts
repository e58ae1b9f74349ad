/** Languages there is a catalogue for; the first is spoken where nothing else is known. */
export const languages = ['en'] as const
export type Language = (typeof languages)[number]
