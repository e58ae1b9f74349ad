import { isUtf8 } from 'node:buffer'
import type { FileEncoding } from '#contract/import-column.ts'
import { sentence } from '#contract/words/sentence.ts'
import { guessEncoding } from '#core/import/guess-encoding.ts'
import { invalidFile, maxUnpackedBytes } from './table.ts'

export interface TextFacts {
  encoding: FileEncoding
  bytes: number
  /** the first 256 KB, decoded, without a byte order mark */
  head: string
}

const headLength = 256 * 1024
/** Bytes of parts that are no UTF-8, from which the encoding is guessed. */
const strangeLength = 512 * 1024
/** Sequences that decide between damaged UTF-8 and another encoding. */
const judgedSequences = 2_000_000

/**
 * Finds out how a text file is encoded by reading all of it: a file of plain letters may hold its first accent in its
 * last row. Bytes that are valid UTF-8 throughout are UTF-8; a few invalid ones among many valid sequences are damage,
 * which is left to be refused row by row; otherwise the encoding that makes the best text of them. About 1 GB/s.
 * @param told  the encoding, where a person knows better
 * @param most  bytes there may be
 * @throws AppError invalid_file  the file is empty, not text, or unfolds to more
 */
export async function detectEncoding(
  source: AsyncIterable<Buffer>,
  told?: FileEncoding,
  most = maxUnpackedBytes,
): Promise<TextFacts> {
  const head: Buffer[] = []
  const strange: Buffer[] = []
  let strangeBytes = 0
  let bytes = 0
  let tail: Buffer = Buffer.alloc(0)
  let valid = true
  let multibyte = 0
  let invalid = 0
  for await (const chunk of source) {
    if (bytes < headLength) head.push(chunk.subarray(0, headLength - bytes))
    bytes += chunk.length
    if (bytes > most)
      throw invalidFile(
        most < maxUnpackedBytes
          ? sentence('file.bomb', { megabytes: Math.round(most / 1024 ** 2) })
          : sentence('file.unfolds'),
      )
    const joined = tail.length > 0 ? Buffer.concat([tail, chunk]) : chunk
    const whole = joined.length - unfinished(joined)
    const part = joined.subarray(0, whole)
    tail = Buffer.from(joined.subarray(whole))
    if (valid && isUtf8(part)) continue
    valid = false
    // What so many bytes say, the others do not unsay.
    if (multibyte + invalid > judgedSequences) continue
    const counts = countSequences(part)
    multibyte += counts.multibyte
    invalid += counts.invalid
    if (counts.invalid === 0 || strangeBytes >= strangeLength) continue
    strange.push(Buffer.from(part.subarray(0, strangeLength - strangeBytes)))
    strangeBytes += part.length
  }
  if (tail.length > 0) {
    invalid++
    strange.push(tail)
  }
  if (bytes === 0) throw invalidFile(sentence('file.empty'))
  const start = Buffer.concat(head)
  const wide = detectWide(start)
  if (!wide && countControls(start) > start.length / 50) throw invalidFile(sentence('file.binary'))
  const marked = start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf
  const isUtf = invalid === 0 || marked || multibyte > invalid
  const encoding = told ?? wide ?? (isUtf ? 'utf-8' : guessEncoding(Buffer.concat(strange)))
  return { encoding, bytes, head: new TextDecoder(encoding).decode(start) }
}

function detectWide(start: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  // Without a mark: Latin text in UTF-16 has a zero in every second byte.
  const sample = start.subarray(0, 4096)
  if (sample.length < 8) return undefined
  let even = 0
  let odd = 0
  for (let at = 0; at < sample.length; at++) {
    if (sample[at] !== 0) continue
    if (at % 2 === 0) even++
    else odd++
  }
  const half = sample.length / 2
  if (odd > half * 0.6 && even < half * 0.1) return 'utf-16le'
  if (even > half * 0.6 && odd < half * 0.1) return 'utf-16be'
  return undefined
}

/** Bytes of a UTF-8 sequence that the end of the chunk cuts. */
function unfinished(chunk: Buffer): number {
  for (let back = 1; back <= Math.min(3, chunk.length); back++) {
    const byte = chunk[chunk.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0
  }
  return 0
}

function sequenceLength(lead: number): number {
  return lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1
}

function countSequences(chunk: Buffer): { multibyte: number; invalid: number } {
  let multibyte = 0
  let invalid = 0
  for (let at = 0; at < chunk.length; ) {
    const lead = chunk[at] ?? 0
    const length = sequenceLength(lead)
    if (lead < 0x80) at++
    else if (length > 1 && isSequence(chunk, at, length)) {
      multibyte++
      at += length
    } else {
      invalid++
      at++
    }
  }
  return { multibyte, invalid }
}

function isSequence(chunk: Buffer, at: number, length: number): boolean {
  for (let next = at + 1; next < at + length; next++) if (((chunk[next] ?? 0) & 0xc0) !== 0x80) return false
  return isUtf8(chunk.subarray(at, at + length))
}

/** Control bytes other than tab, line ends and form feed. */
function countControls(buffer: Buffer): number {
  let count = 0
  for (const byte of buffer) if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13 && byte !== 12) count++
  return count
}
