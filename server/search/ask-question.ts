import type { ModelAccess } from '#server/outside-model/ask-model.ts'
import { type Asked, answerRead } from './answer-question.ts'
import { applyHelp, askForHelp, findHelp, type HelpGot, type HelpNeeded } from './outside-help.ts'
import { readQuestion } from './read-question.ts'

/**
 * Answers a question in one transaction, or, where words are left that the organisation's model outside may explain, asks it between two.
 * @param isHelpWanted  false: the model is not asked now, and the answer says that it can be
 * @throws AppError invalid_value  a given condition on what there is not
 */
export async function askQuestion(
  access: ModelAccess,
  tenantId: string,
  asked: Asked,
  isHelpWanted: boolean,
): Promise<string> {
  const startedAt = performance.now()
  const answer = (got?: HelpGot) =>
    access.database.tenantRead(tenantId, async (tx): Promise<string | HelpNeeded> => {
      const question = await readQuestion(tx, asked.text, asked)
      const help = got ?? (await findHelp(tx, { ...question, text: asked.text, role: asked.role }, isHelpWanted))
      if (help && 'prompt' in help) return help
      const helped = help ? applyHelp(tx, question, help) : {}
      return answerRead(tx, { ...question, ...helped }, { ...asked, startedAt, ...helped })
    })
  const first = await answer()
  if (typeof first === 'string') return first
  const second = await answer(await askForHelp(access, tenantId, first))
  if (typeof second !== 'string') throw new Error('A question that was helped needs help again.')
  return second
}
