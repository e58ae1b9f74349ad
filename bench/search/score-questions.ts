import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Filter } from '#contract/filter.ts'
import { withFixedDay, withFixedInstants } from '#core/filter/day-from-today.ts'
import { parseQuestion } from '#core/search/parse-question.ts'
import { readThesaurus } from '#core/search/thesaurus.ts'
import { buildVocabulary, type VocabularySource } from '#core/search/vocabulary.ts'
import { readExpected } from './expected-answer.ts'
import { type AskedQuestion, type QuestionSchema, readForeignQuestions, readQuestions } from './read-questions.ts'
import { isSameAnswer, normalForm } from './same-answer.ts'

/**
 * Which questions: every third is held out, and not looked at while the reading of questions is worked on. Those in other languages are apart,
 * and so are those over an organisation that nobody has looked at: only how many were understood.
 */
export type Part = 'tuned' | 'held out' | 'all' | 'languages' | 'unseen'

export type Scored = {
  file: string
  asked: AskedQuestion
  right: boolean
  /** wrong, and no word was named as not understood */
  silent: boolean
  got: string
}

const folder = join(import.meta.dirname, 'questions')
const thesaurus = readThesaurus(
  readFileSync(join(import.meta.dirname, '../../core/search/languages/en/wordnet.txt'), 'utf8'),
)

/** Reads all questions of the folder and compares what was understood with what should be. No server, no database. */
export function scoreQuestions(part: Part): Scored[] {
  if (part === 'languages') return scoreLanguages()
  if (part === 'unseen') return scoreWhole(join(folder, 'unseen'))
  return filesIn(folder).flatMap((file) => {
    const { schema, questions } = readQuestions(join(folder, file))
    const list = questions.filter(({ number }) => part === 'all' || (number % 3 === 1) === (part === 'held out'))
    return scoreList(file, schema, list)
  })
}

/** All questions of a folder. */
function scoreWhole(of: string): Scored[] {
  return filesIn(of).flatMap((file) => {
    const { schema, questions } = readQuestions(join(of, file))
    return scoreList(file, schema, questions)
  })
}

/** The questions in other languages, over the schemas of the folder. */
function scoreLanguages(): Scored[] {
  const languages = join(folder, 'languages')
  return filesIn(languages).flatMap((file) =>
    readForeignQuestions(join(languages, file)).flatMap(({ organisation, questions }) =>
      scoreList(file, readQuestions(join(folder, `${organisation}.txt`)).schema, questions),
    ),
  )
}

function filesIn(of: string): string[] {
  return readdirSync(of)
    .filter((file) => file.endsWith('.txt'))
    .sort()
}

function scoreList(file: string, schema: QuestionSchema, questions: readonly AskedQuestion[]): Scored[] {
  const vocabulary = buildVocabulary(schema.source)
  const { lots } = schema
  return questions.map((asked): Scored => {
    const understood = parseQuestion(asked.text, vocabulary, {
      today: schema.today,
      timeZone: 'UTC',
      thesaurus,
      codes: lotsIn(asked.text, lots),
    })
    return { file, asked, ...judge(asked, asOf(understood, schema.today), schema.source) }
  })
}

/** As the server finds them: lots of the organisation whose codes stand in the text. */
function lotsIn(text: string, lots: readonly string[]): Map<string, { field: 'lot.code'; value: string }> {
  return new Map(
    lots
      .filter((lot) => text.toLowerCase().includes(lot.toLowerCase()))
      .map((value) => [value.toLowerCase(), { field: 'lot.code' as const, value }]),
  )
}

/** An answer with days counted from today as the days they are. */
function asOf(answer: ReturnType<typeof parseQuestion>, today: string): ReturnType<typeof parseQuestion> {
  const now = { today, timeZone: 'UTC' }
  const fixed = (tree: Filter): Filter => {
    if ('and' in tree) return { and: tree.and.map(fixed) }
    if ('or' in tree) return { or: tree.or.map(fixed) }
    if ('not' in tree) return { not: fixed(tree.not) }
    if ('text' in tree) return tree
    return tree.field.endsWith('At') ? withFixedInstants(tree, now) : withFixedDay(tree, now)
  }
  return answer.filter ? { ...answer, filter: fixed(answer.filter) } : answer
}

function judge(asked: AskedQuestion, understood: ReturnType<typeof parseQuestion>, source: VocabularySource) {
  const named = understood.notUnderstood.map(({ words }) => words)
  const namesAll =
    asked.unknown.length > 0 &&
    asked.unknown.every((word) => named.join(' ').toLowerCase().includes(word.toLowerCase()))
  const fits =
    named.length === 0 && asked.expected.some((text) => isSameAnswer(readExpected(text, source), understood, source))
  const right = namesAll || fits
  const got = normalForm(understood, source) + (named.length > 0 ? ` not understood: ${named.join(', ')}` : '')
  return { right, silent: !right && named.length === 0, got }
}

/** Right answers by class and by schema, and the wrong ones where asked for. */
export function tableOf(scored: readonly Scored[], showWrong: boolean): string {
  const lines = ['class                 n  right   %  silently wrong']
  const line = (name: string, list: readonly Scored[]) => {
    const right = list.filter((one) => one.right).length
    const silent = list.filter((one) => one.silent).length
    return `${name.padEnd(18)} ${String(list.length).padStart(4)} ${String(right).padStart(6)} ${((100 * right) / list.length).toFixed(1).padStart(5)} ${String(silent).padStart(6)}`
  }
  for (const [name, list] of Map.groupBy(scored, ({ asked }) => asked.class)) lines.push(line(name, list))
  for (const [name, list] of Map.groupBy(scored, ({ file }) => file)) lines.push(line(name, list))
  lines.push(line('all', scored))
  if (showWrong)
    for (const { file, asked, right, silent, got } of scored)
      if (!right)
        lines.push(
          `${silent ? 'SILENT ' : ''}${file} [${asked.class}] ${asked.text}\n   got  ${got}\n   want ${[...asked.expected, ...asked.unknown.map((word) => `? ${word}`)].join(' | ')}`,
        )
  return lines.join('\n')
}
