import { sentence } from '#contract/words/sentence.ts'
import { AppError } from './app-error.ts'
import { createVault } from './vault.ts'

/** Keeps replies so that a reader of the table learns nothing from them: some hold a secret that is told once. */
export interface ReplyVault {
  seal(text: string): string
  /** @throws AppError conflict  sealed under another secret */
  open(sealed: string): string
}

/** @param secret  the installation's; without one, a secret of this process */
export function createReplyVault(secret: string | undefined): ReplyVault {
  const { seal, open } = createVault(secret, 'idempotency replies')
  return {
    seal,
    open(sealed) {
      const text = open(sealed)
      if (text === undefined) throw new AppError('conflict', { detail: sentence('request.answerUnreadable') })
      return text
    },
  }
}
