import type { z } from 'zod'
import type { OutsideModel, updateOutsideModel } from '#contract/outside-model.ts'
import { type Sentence, sentence } from '#contract/words/sentence.ts'
import { audit } from '#server/audit/audit.ts'
import type { Tx } from '#server/db/transaction.ts'
import type { Actor } from '#server/http/actor.ts'
import { AppError } from '#server/http/app-error.ts'
import type { Vault } from '#server/http/vault.ts'
import type { ModelPort } from '#server/model/model-port.ts'
import { changeModel, lockModel, type ModelRow, toModel } from './queries.ts'

/**
 * Sets the model. A key and a consent are for the address they were given for: another address begins without either, so that
 * whoever changes it neither sends the key elsewhere nor lets names leave unasked.
 * @throws AppError version_mismatch; invalid_value (an address that is not called, switched on without consent, address or name)
 */
export async function alterModel(
  tx: Tx,
  actor: Actor,
  {
    version,
    body,
    model,
    vault,
  }: { version: number; body: z.output<typeof updateOutsideModel.body>; model: ModelPort; vault: Vault },
): Promise<OutsideModel> {
  const before = await lockModel(tx)
  if (before.version !== version) throw new AppError('version_mismatch', { currentVersion: before.version })
  const baseUrl = body.baseUrl.replace(/\/+$/, '')
  if (baseUrl !== '' && !model.allows(baseUrl)) throw refused('baseUrl', sentence('outsideModel.addressRefused'))
  const isMoved = baseUrl !== before.base_url
  if (body.isOn) {
    if (baseUrl === '') throw refused('baseUrl', sentence('outsideModel.addressMissing'))
    if (body.model === '') throw refused('model', sentence('outsideModel.nameMissing'))
    if (!body.consent) throw refused('consent', sentence('outsideModel.consentMissing'))
  }
  const key =
    typeof body.apiKey === 'string' ? vault.seal(body.apiKey) : body.apiKey === null || isMoved ? '' : undefined
  const row = await changeModel(tx, {
    kind: body.kind,
    base_url: baseUrl,
    model: body.model,
    sealed_key: key ?? before.sealed_key,
    is_on: body.isOn,
    ...consentOf(body.consent, isMoved ? undefined : before, actor),
    daily_limit: body.dailyLimit,
    input_price: body.inputPrice,
    output_price: body.outputPrice,
  })
  const after = toModel(row)
  await audit(tx, actor, {
    action: 'update',
    entity: 'outsideModel',
    entityId: tx.tenantId,
    before: toModel(before),
    after: key === undefined ? after : { ...after, keyChanged: true },
  })
  return after
}

/** Who consented first and when, for as long as it holds without a break. */
function consentOf(
  isGiven: boolean,
  before: Pick<ModelRow, 'consented_by' | 'consented_at'> | undefined,
  actor: Actor,
): Pick<ModelRow, 'consented_by' | 'consented_at'> {
  if (!isGiven) return { consented_by: null, consented_at: null }
  if (before?.consented_at) return { consented_by: before.consented_by, consented_at: before.consented_at }
  return { consented_by: actor.name, consented_at: new Date().toISOString() }
}

function refused(part: string, message: Sentence): AppError {
  return new AppError('invalid_value', { detail: message, errors: [{ path: `body.${part}`, message }] })
}
