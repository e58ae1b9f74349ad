import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanFileName } from './clean-file-name.ts'
import { contentDisposition } from './content-disposition.ts'
import { parseRange } from './parse-range.ts'
import { sniffMediaType } from './sniff-media-type.ts'

describe('what a file is', () => {
  test.each([
    ['text/plain', Buffer.from('a,b\n1,2')],
    ['text/plain', Buffer.from('Grüße')],
    ['text/html', Buffer.from('  <!DOCTYPE html><p>')],
    ['image/svg+xml', Buffer.from('<?xml version="1.0"?>\n<svg xmlns="x">')],
    ['application/pdf', Buffer.from('%PDF-1.7')],
    ['application/zip', Buffer.from('PK\u0003\u0004')],
    ['image/avif', Buffer.from('\0\0\0\u0018ftypavif\0\0\0\0mif1avif', 'latin1')],
    ['image/heic', Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'latin1')],
    ['video/mp4', Buffer.from('\0\0\0\u0018ftypisom\0\0\0\0isomiso2', 'latin1')],
    ['application/octet-stream', Buffer.from([0, 1, 2, 3])],
    ['application/octet-stream', Buffer.from([0xff, 0xfe, 0x41])],
  ])('%s', (mediaType, head) => {
    expect(sniffMediaType(head)).toBe(mediaType)
  })

  test('text that is cut off within a character is text', () => {
    expect(sniffMediaType(Buffer.from('aaaé').subarray(0, 4))).toBe('text/plain')
  })

  test('never fails, whatever the bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => sniffMediaType(bytes).includes('/')))
  })
})

test('a kept name is one line of at most 200 characters, no path, and clean already', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), (name) => {
      const kept = cleanFileName(name)
      expect(kept).toMatch(/^[^/\\\u0000-\u001f\u007f\u202a-\u202e]{1,200}$/)
      expect(cleanFileName(kept)).toBe(kept)
      // stands in a header, whatever it is
      expect(contentDisposition('attachment', kept)).toMatch(
        /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\w%.~!-]+$/,
      )
    }),
  )
})

test.each([
  [undefined, undefined],
  ['bytes=0-3', { first: 0, last: 3 }],
  ['bytes=5-', { first: 5, last: 9 }],
  ['bytes=5-100', { first: 5, last: 9 }],
  ['bytes=-4', { first: 6, last: 9 }],
  ['bytes=-40', { first: 0, last: 9 }],
  ['bytes=10-', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=3-1', undefined],
  ['bytes=0-1,4-5', undefined],
  ['items=0-1', undefined],
  ['bytes=-', undefined],
] as const)('of ten bytes, %s is %j', (header, range) => {
  expect(parseRange(header, 10)).toEqual(range)
})
