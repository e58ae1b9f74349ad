import type { ModelOutcome } from '#contract/outside-model.ts'
import type { Database } from '#server/db/database.ts'
import type { Vault } from '#server/http/vault.ts'
import { ModelFailure } from '#server/model/model-failure.ts'
import type { ModelAnswer, ModelPort } from '#server/model/model-port.ts'
import { addUse, type ModelRow, takeCall, toModel } from './queries.ts'

/** What a feature needs to ask an organisation's model. */
export interface ModelAccess {
  database: Database
  model: ModelPort
  /** opens the key */
  vault: Vault
}

export interface AskedModel {
  outcome: ModelOutcome
  /** where it answered */
  answer?: ModelAnswer
}

/**
 * Asks an organisation's model and counts the call, before it is made and when it ends, in transactions of its own: none is open, and no
 * connection held, while the model thinks.
 * @param isUsable  whether an answer is what was asked for; one that is not counts as a failure, and its tokens all the same
 */
export async function askModel(
  { database, model, vault }: ModelAccess,
  tenantId: string,
  row: ModelRow,
  prompt: { instructions: string; message: string },
  isUsable: (text: string) => boolean,
): Promise<AskedModel> {
  const day = await database.tenant(tenantId, takeCall)
  if (day === undefined) return { outcome: 'limit' }
  const asked = await callModel(model, vault, row, prompt)
  const { answer } = asked
  await database.tenant(tenantId, (tx) =>
    addUse(tx, day, {
      failed: !answer || !isUsable(answer.text),
      inputTokens: answer?.inputTokens ?? 0,
      outputTokens: answer?.outputTokens ?? 0,
    }),
  )
  return asked
}

async function callModel(
  model: ModelPort,
  vault: Vault,
  row: ModelRow,
  prompt: { instructions: string; message: string },
): Promise<AskedModel> {
  const { kind, baseUrl, model: name } = toModel(row)
  const key = vault.open(row.sealed_key)
  // sealed under a secret that is gone: the Admin gives it anew
  if (key === undefined) return { outcome: 'unauthorised' }
  try {
    const answer = await model.ask({ kind, baseUrl, model: name, key: key === '' ? undefined : key }, prompt)
    return { outcome: 'answered', answer }
  } catch (error) {
    if (error instanceof ModelFailure) return { outcome: error.outcome }
    throw error
  }
}
