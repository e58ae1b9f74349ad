/** Languages that labels are read in besides English, as the reader calls them. */
export type LabelLanguage = 'deu' | 'fra' | 'spa'

/** Letters that tell a language, and words that do, as they stand on labels, without marks on their letters. */
const tells: Record<LabelLanguage, { letters: RegExp; words: ReadonlySet<string> }> = {
  deu: {
    letters: /[äöüß]/gu,
    words: new Set(
      'und fur mit der die das von nicht stuck menge inhalt grosse artikel bestell vor nach bitte ohne zum zur gebrauch preis'.split(
        ' ',
      ),
    ),
  },
  fra: {
    letters: /[éèêëàâçùûœîï]/gu,
    words: new Set(
      'et pour avec les des du sur ne pas quantite taille contenu article prix sans dans piece pieces ref lot'.split(
        ' ',
      ),
    ),
  },
  spa: {
    letters: /[ñáíóú¿¡]/gu,
    words: new Set(
      'y para con los las del el sin cantidad tamano contenido articulo precio unidades pieza piezas no usar en'.split(
        ' ',
      ),
    ),
  },
}
const least = 2
const ahead = 1.5

/** The language a label seems to be in, from a first reading that may have lost marks of letters; undefined: English, or none for sure. */
export function languageOfLabel(text: string): LabelLanguage | undefined {
  const lower = text.toLowerCase().normalize('NFC')
  const words =
    lower
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replaceAll('ß', 'ss')
      .match(/\p{L}+/gu) ?? []
  const scores = (Object.keys(tells) as LabelLanguage[])
    .map((language) => ({
      language,
      score:
        (lower.match(tells[language].letters)?.length ?? 0) +
        words.filter((word) => tells[language].words.has(word)).length,
    }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scores
  return best && best.score >= least && best.score >= ahead * (next?.score ?? 0) ? best.language : undefined
}
