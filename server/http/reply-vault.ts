import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from './app-error.ts'

/** Keeps replies so that a reader of the table learns nothing from them: some hold a secret that is told once. */
export interface ReplyVault {
  seal(text: string): string
  /** @throws AppError conflict  sealed under another secret */
  open(sealed: string): string
}

const ivBytes = 12
const tagBytes = 16

/** @param secret  the installation's; without one, a secret of this process */
export function createReplyVault(secret: string | undefined): ReplyVault {
  const key = Buffer.from(hkdfSync('sha256', secret ?? randomBytes(32), '', 'idempotency replies', 32))
  return {
    seal(text) {
      if (text === '') return ''
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const sealed = [cipher.update(text, 'utf8'), cipher.final()]
      return Buffer.concat([iv, cipher.getAuthTag(), ...sealed]).toString('base64')
    },
    open(sealed) {
      if (sealed === '') return ''
      const bytes = Buffer.from(sealed, 'base64')
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
        decipher.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        return decipher.update(bytes.subarray(ivBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8')
      } catch (cause) {
        throw new AppError('conflict', { detail: sentence('request.answerUnreadable') }, { cause })
      }
    },
  }
}
