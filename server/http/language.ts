import type { FastifyRequest } from 'fastify'
import { type Language, languages } from '#contract/words/languages.ts'

/** The language a reply is said in: the best of `Accept-Language` that there is a catalogue for. */
export function languageOf(req: Pick<FastifyRequest, 'headers'>): Language {
  return pickLanguage(req.headers['accept-language'], languages)
}

/**
 * The language a person wants most among those there are, by RFC 9110: `de-AT, en;q=0.7` takes `de`.
 * @param known  the first stands in where none is wanted
 */
export function pickLanguage<L extends string>(accepted: string | undefined, known: readonly [L, ...L[]]): L {
  const wanted = (accepted ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.trim().toLowerCase().split(';')
      const quality = parameters.find((parameter) => parameter.trim().startsWith('q='))
      return { language: range.split('-')[0], quality: quality ? Number(quality.trim().slice(2)) : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wanted) {
    const found = known.find((each) => each === language)
    if (found) return found
  }
  return known[0]
}
