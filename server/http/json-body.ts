import type { FastifyInstance } from 'fastify'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from './app-error.ts'

/** The only way into a JSON text for half of a character: written raw, it would be no UTF-8. */
const escapedHalf = /\\u[dD][89a-fA-F]/

/**
 * Reads JSON bodies as Fastify does, and refuses text with half of a surrogate pair in it: the database would store
 * another character in its place, or refuse the JSON it stands in.
 */
export function readJsonBodies(fastify: FastifyInstance): void {
  const parse = fastify.getDefaultJsonParser('error', 'error')
  fastify.removeContentTypeParser('application/json')
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (req, body, done) => {
    const text = String(body)
    parse(req, text, (error, value) => {
      if (!error && escapedHalf.test(text) && !isWellFormed(value))
        done(new AppError('invalid_value', { detail: sentence('request.unstorableCharacter') }))
      else done(error, value)
    })
  })
}

/** Goes through the levels one by one, so that no depth exhausts the stack. */
function isWellFormed(value: unknown): boolean {
  let level = [value]
  while (level.length > 0) {
    const next: unknown[] = []
    for (const each of level) {
      if (typeof each === 'string' && !each.isWellFormed()) return false
      if (typeof each !== 'object' || each === null) continue
      for (const [key, part] of Object.entries(each)) {
        if (!key.isWellFormed()) return false
        next.push(part)
      }
    }
    level = next
  }
  return true
}
