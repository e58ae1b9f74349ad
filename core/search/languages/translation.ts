/**
 * A language questions are asked in besides English: its words and phrases and the English ones they stand for, so that one grammar
 * reads them all. Small letters without accents; plural and case endings are found by rule. Data only: a further language is a further
 * file of this form, as `docs/languages.md` tells.
 */
export type Translation = {
  /** in English, small letters */
  name: string
  /** words that names of fields are held together by: the `bis` of `Garantie bis` is none, the `der` of `Datum der Prüfung` is one */
  joinsNames: readonly string[]
  /** what goods are called, and what is said of them, `english/english: word/word`; left out: the tables that several languages share */
  tables?: readonly string[]
  /** what fields are called, in the same form; left out: the table that several languages share */
  fieldWords?: string
  words: ReadonlyMap<string, string>
  /** of these, the words of its own list, among which its grammar is */
  ownWords?: ReadonlyMap<string, string>
  /** all that a word or phrase may stand for, the likeliest first: a `tuyau` is a pipe or a hose */
  renderings?: ReadonlyMap<string, readonly string[]>
  /** several words that mean another thing together: `au moins` is `at least`; each word may have an ending of its own */
  phrases: ReadonlyMap<string, string>
  /** what words behind a number count: `12 livres` are pounds, a `livre` alone is a book */
  units: ReadonlyMap<string, string>
  /** endings that may be taken off, in the order in which they are tried, and what takes their place */
  endings: readonly (readonly [ending: string, instead: string])[]
  /** what stands between thousands: `1.500`, `1 500` */
  thousands: '.' | ' '
  /** what may stand between the parts of one long word: `Handschuh-s-größe`; left out: words are not joined */
  joints?: readonly string[]
  /** verbs whose particle stands at the end of the clause: `laufen nächste Woche ab` */
  separable?: ReadonlyMap<string, string>
  /** endings of numbers that say nothing: the `er` of `120er` */
  numberEndings?: readonly string[]
  /** what makes a number an ordinal one behind it: `1. März`, `3.º` */
  ordinalMarks?: readonly string[]
  /** what stands within an infinitive of a verb in two parts, between those it is written in two groups: `nach-zu-bestellen` */
  infinitiveMark?: RegExp
  /** letters written in two where a keyboard lacks them: `ueber` */
  respelled?: readonly (readonly [letters: RegExp, letter: string])[]
  /** ends of joined words that tell which of all has the most of what stands first, and the least: `kalorienreichste` */
  mostOf?: readonly (readonly [end: string, english: string])[]
  /** what makes a longer word of one that is said alone: the `mittel` of `Futtermittel` */
  headEndings?: readonly string[]
  /** between the day and the number of the month: `15.12.`, `15/12` */
  dayMark?: '.' | '/'
  /** what opens a range of numbers and parts it, and means other things elsewhere: `de 5 à 20` */
  range?: { from: string; to: string }
  /** what says the average before the name of a field, and a size before other words: `mittlere Höhe` */
  averageBefore?: readonly string[]
  /** what says the average behind the name of a field: `altura media` */
  averageBehind?: readonly string[]
  /** what tells whose a figure is, and where things are from elsewhere: `Länge von Rohren` */
  belonging?: string
  /** endings that make a noun of a verb: the `ung` of `Beschädigung` */
  nounEndings?: readonly string[]
  /** beginnings of words that deny the rest: the `un` of `ungiftig` */
  denying?: readonly string[]
  /** ends of joined words that say no more than what stands first: the `tauglich` of `outdoortauglich` */
  aptEndings?: readonly string[]
  /** ends of joined words that name a field by the first word of its name, and what kinds it may be of: `Garantiedatum` */
  fieldTails?: readonly (readonly [end: string, kinds: readonly string[]])[]
  /** ends of joined words that say without what a thing is: the `frei` of `säurefrei` */
  freeEndings?: readonly string[]
  /** two words that are `longer than` before a length and `more than` before a time */
  longTime?: readonly [longer: string, than: string]
  /** verbs of what is missing: a field that is named, else the goods themselves */
  lacking?: readonly string[]
  /** what was done to a thing, with the root of the verb: `revis-ado`, `ge-prüf-t` */
  participle?: RegExp
  /** the two words that say that none are left: `kein … mehr` */
  noneLeft?: { first: readonly string[]; second: string }
  /** what says at the end of a clause that nothing is left: `ist alle` */
  goneBehind?: readonly string[]
  /** `sin revisar` as `no revisado`: what stands before a verb that was not done, and what its endings become */
  undone?: { without: string; not: string; endings: readonly (readonly [ending: string, instead: string])[] }
  /** a denial with a second word behind what is denied, which alone says it: `no … nunca` */
  denials?: { first: readonly string[]; second: readonly string[] }
  /** a first word of denials that says nothing where the second stands behind it: `ne … pas` */
  weakDenial?: { first: readonly string[]; second: readonly string[] }
  /** what stands before the name of what a figure is parted by, and means another thing elsewhere: `Bestand nach Lagerort` */
  groupedBy?: string
  /** the two words of `neither ... nor`: the second means another thing by itself */
  neither?: readonly [first: string, second: string]
  /** letters that lose their vowel before another: `d'Italie` is two words */
  elisions?: readonly string[]
  /** small words run together with an article, and without it: phrases have them both ways, as `fin de` has `fin du` */
  contractions?: ReadonlyMap<string, string>
  /** `le plus cher` behind what it speaks of, `mois prochain` */
  adjectivesFollow?: boolean
  /** how an article and a superlative tell one thing from several, where the noun may not: `der längste Hobel`, `die längsten Hobel` */
  superlatives?: { one: RegExp; many: RegExp }
  /** what asks which one it is, and not which ones: `welcher`, `quel` */
  asksOne?: readonly string[]
  /** adjectives compared by a word before them */
  degrees?: {
    more: string
    less: string
    than: string
    /** in its place before a number: `más largo de 30 metros` */
    thanNumber?: string
    /** of these, what says before a place that nothing is left there: `plus en réserve` */
    noMore?: string
    /** what makes the most of `more` before a noun: `con más páginas` */
    mostAfter?: string
    articles: readonly string[]
    /** of these, those of several things: `les` */
    several?: readonly string[]
    /** adjective -> `dearer|dearest|cheaper|cheapest`: with `more` and with `less`, compared and the most of all */
    adjectives: ReadonlyMap<string, string>
  }
}

/** Reads `wort/worte=word, …`. */
export function pairs(text: string): ReadonlyMap<string, string> {
  return new Map(
    text
      .split(/[,\n]/)
      .map((pair) => pair.trim())
      .filter(Boolean)
      .flatMap((pair): [string, string][] => {
        const [words = '', english = ''] = pair.split('=')
        return words.split('/').map((word) => [word.trim(), english.trim()])
      }),
  )
}
