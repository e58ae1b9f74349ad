import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { sentence } from '#contract/words/sentence.ts'
import { AppError } from './app-error.ts'

/**
 * The one file of an upload, to be read as it arrives.
 * @throws AppError unsupported_media_type, invalid_request (no multipart body, or none with a file)
 */
export async function readUpload(req: FastifyRequest): Promise<MultipartFile> {
  if (!req.isMultipart()) throw new AppError('unsupported_media_type')
  let part: MultipartFile | undefined
  try {
    part = await req.file()
  } catch (cause) {
    // the parser reads what the sender wrote and nothing else
    throw new AppError('invalid_request', { detail: sentence('request.uploadMalformed') }, { cause })
  }
  if (!part) throw new AppError('invalid_request', { detail: sentence('request.uploadWithoutFile') })
  return part
}
