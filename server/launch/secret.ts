import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartupError } from './startup-error.ts'

const SECRET_FILE = 'secret'

/**
 * The installation's secret: made once and kept in `dataDir`, readable by this user only. Losing it signs everybody out
 * and makes what was encrypted with it unreadable.
 */
export function keepSecret(dataDir: string): string {
  const file = join(dataDir, SECRET_FILE)
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'EEXIST')
      throw new StartupError(`The secret cannot be kept in ${file} (${code}): set SECRET, or make ${dataDir} writable.`)
  }
  return readSecret(file)
}

function readSecret(file: string): string {
  try {
    const secret = readFileSync(file, 'utf8').trim()
    if (secret.length >= 32) return secret
  } catch (error) {
    throw new StartupError(
      `The secret in ${file} cannot be read (${(error as NodeJS.ErrnoException).code}): start as the user who owns it, or set SECRET.`,
    )
  }
  throw new StartupError(
    `The secret in ${file} is damaged: restore it from a backup, or remove the file to get a new one.`,
  )
}
