import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Seals texts so that a reader of the database learns nothing from them. */
export interface Vault {
  seal(text: string): string
  /** undefined: sealed under another secret, or damaged */
  open(sealed: string): string | undefined
}

const ivBytes = 12
const tagBytes = 16

/**
 * @param secret  the installation's; without one, a secret of this process
 * @param purpose  what is sealed for one purpose cannot be opened for another
 */
export function createVault(secret: string | undefined, purpose: string): Vault {
  const key = Buffer.from(hkdfSync('sha256', secret ?? randomBytes(32), '', purpose, 32))
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
      } catch {
        return undefined
      }
    },
  }
}
