import type { ModelOutcome } from '#contract/outside-model.ts'

/** Why a model outside gave no answer. */
export class ModelFailure extends Error {
  readonly outcome: Exclude<ModelOutcome, 'answered' | 'limit'>
  constructor(outcome: ModelFailure['outcome'], options?: ErrorOptions) {
    super(`The model outside gave no answer: ${outcome}`, options)
    this.outcome = outcome
  }
}
