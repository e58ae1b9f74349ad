/**
 * Natural-language search: `npm run bench -- search` reads the questions kept beside this file and prints how many were
 * understood, by class; `--part "held out"` those that no work on the reading looks at, `--part languages` those in German, French and Spanish, `--part unseen` those over an organisation nobody has looked at (never with `--wrong`), `--wrong` what went wrong.
 * With `--data DIR [--set dev] [--url http://localhost:3000]` it asks an evaluation set through the API of a running system.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Part, scoreQuestions, tableOf } from './score-questions.ts'
import { scoreSet } from './score-set.ts'
import { timeQuestions } from './time-questions.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    set: { type: 'string', default: 'dev' },
    url: { type: 'string', default: 'http://localhost:3000' },
    part: { type: 'string', default: 'all' },
    wrong: { type: 'boolean', default: false },
  },
})
if (values.data !== undefined) await scoreSet(resolve(values.data), values.set, values.url, values.wrong)
else {
  console.log(tableOf(scoreQuestions(values.part as Part), values.wrong))
  console.log(timeQuestions())
}
