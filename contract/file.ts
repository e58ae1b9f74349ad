import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { id, instant } from './values.ts'

/** `image`: refused unless it is a picture that can be shown; `attachment`: anything. */
export const filePurpose = z.enum(['attachment', 'image'])

/** Longest sides of thumbnails, in pixels. */
export const thumbnailSizes = [64, 256, 1024] as const
export type ThumbnailSize = (typeof thumbnailSizes)[number]

/** Fields of kind `file` and `image` hold ids of these. A file does not change. */
export const file = z
  .object({
    id,
    name: z.string(),
    /** by the content's first bytes, whatever its name says */
    mediaType: z.string(),
    /** bytes */
    size: z.int(),
    purpose: filePurpose,
    /** of a picture, upright, in pixels; null: not a picture, or one that cannot be shown */
    width: z.int().nullable(),
    height: z.int().nullable(),
    /** `pending`: made in the background, and at once for who asks; `failed`: the picture is damaged */
    thumbnails: z.enum(['none', 'pending', 'ready', 'failed']),
    createdAt: instant,
  })
  .meta({ id: 'File' })
export type StoredFile = z.output<typeof file>

/** How much room the organisation's files take and may take. Files of imports are not counted. */
export const fileUsage = z
  .object({
    files: z.int(),
    bytes: z.int(),
    quotaBytes: z.int(),
    /** largest file */
    fileLimitBytes: z.int(),
    /** most pixels of a picture */
    pictureLimitPixels: z.int(),
  })
  .meta({ id: 'FileUsage' })

const params = z.object({ fileId: id })
const tag = 'Files'

export const uploadFile = endpoint({
  name: 'uploadFile',
  summary: 'Upload a file for a field (multipart, one part `file`); it goes after a day unless a record names it',
  tag,
  method: 'POST',
  path: '/files',
  access: 'file:write',
  status: 201,
  transport: 'upload',
  query: z.object({ purpose: filePurpose.default('attachment') }),
  response: file,
  errors: ['too_large', 'quota_exceeded', 'invalid_file', 'unsupported_media_type', 'unavailable'],
})
export const getFileUsage = endpoint({
  name: 'getFileUsage',
  summary: 'Room taken by files, and its limits',
  tag,
  method: 'GET',
  path: '/files/usage',
  access: 'file:read',
  response: fileUsage,
})
export const listFiles = endpoint({
  name: 'listFiles',
  summary: 'What is known of these files; those that are gone, or not for you, are missing',
  tag,
  method: 'GET',
  path: '/files',
  access: 'file:read',
  query: z.object({
    /** separated by commas */
    ids: z
      .string()
      .max(4_000)
      .transform((text) => text.split(',').filter(Boolean))
      .pipe(z.array(id).max(100)),
  }),
  response: z.object({ data: z.array(file) }),
})
export const getFile = endpoint({
  name: 'getFile',
  summary: 'One file: whoever sees a field that it stands in, or uploaded it',
  tag,
  method: 'GET',
  path: '/files/{fileId}',
  access: 'file:read',
  params,
  response: file,
})
export const downloadFile = endpoint({
  name: 'downloadFile',
  summary: 'The content of a file; takes `Range` and `If-None-Match`',
  tag,
  method: 'GET',
  path: '/files/{fileId}/content',
  access: 'file:read',
  params,
  query: z.object({ download: z.enum(['true', 'false']).default('false') }),
  transport: 'file',
  mediaType: 'application/octet-stream',
  response: z.string().meta({ format: 'binary' }),
  errors: ['range_not_satisfiable', 'unavailable'],
})
export const getThumbnail = endpoint({
  name: 'getThumbnail',
  summary: 'A small picture (WebP) of a picture, its longest side at most so many pixels',
  tag,
  method: 'GET',
  path: '/files/{fileId}/thumbnail',
  access: 'file:read',
  params,
  query: z.object({ size: z.enum(['64', '256', '1024']).default('256') }),
  transport: 'file',
  mediaType: 'image/webp',
  response: z.string().meta({ format: 'binary' }),
  errors: ['unavailable'],
})
