import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sentence } from '#contract/words/sentence.ts'
import { invalidFile } from './table.ts'

/** The texts of a workbook, which its cells name by number. */
export interface SharedStrings {
  readonly length: number
  push(text: string): void
  at(index: number): string | undefined
  close(): void
}

/** Characters kept in memory; what comes after goes to a temporary file. */
const inMemoryCharacters = 16_000_000
const maxStrings = 10_000_000
const blockSize = 64 * 1024

/** A list of texts that holds at most 16 million characters (about 32 MB) in memory. */
export function sharedStrings(memoryCharacters = inMemoryCharacters): SharedStrings {
  const texts: string[] = []
  let characters = 0
  let spill: Spill | undefined
  return {
    get length() {
      return texts.length + (spill?.length ?? 0)
    },
    push(text) {
      if (texts.length + (spill?.length ?? 0) >= maxStrings)
        throw invalidFile(sentence('file.excelMostTexts', { most: maxStrings }))
      if (!spill && characters + text.length <= memoryCharacters) {
        texts.push(text)
        characters += text.length
      } else {
        spill ??= openSpill()
        spill.push(text)
      }
    },
    at: (index) => (index < texts.length ? texts[index] : spill?.at(index - texts.length)),
    close: () => spill?.close(),
  }
}

interface Spill {
  readonly length: number
  push(text: string): void
  at(index: number): string | undefined
  close(): void
}

function openSpill(): Spill {
  const folder = mkdtempSync(join(tmpdir(), 'inventory-pro-strings-'))
  const file = openSync(join(folder, 'strings'), 'w+')
  let ends = new Float64Array(65_536)
  let length = 0
  let written = 0
  let waiting: Buffer[] = []
  let waitingBytes = 0
  let block = Buffer.alloc(0)
  let blockStart = 0
  const flush = () => {
    if (waitingBytes === 0) return
    const bytes = Buffer.concat(waiting)
    writeSync(file, bytes, 0, bytes.length, written)
    written += bytes.length
    waiting = []
    waitingBytes = 0
  }
  return {
    get length() {
      return length
    },
    push(text) {
      const bytes = Buffer.from(text)
      if (length === ends.length) {
        const wider = new Float64Array(ends.length * 2)
        wider.set(ends)
        ends = wider
      }
      ends[length] = (length === 0 ? 0 : (ends[length - 1] ?? 0)) + bytes.length
      length++
      waiting.push(bytes)
      waitingBytes += bytes.length
      if (waitingBytes > 1024 * 1024) flush()
    },
    at(index) {
      if (index < 0 || index >= length) return undefined
      flush()
      const start = index === 0 ? 0 : (ends[index - 1] ?? 0)
      const end = ends[index] ?? 0
      if (start < blockStart || end > blockStart + block.length) {
        // neighbours are often asked for next
        block = Buffer.alloc(Math.max(blockSize, end - start))
        blockStart = start
        block = block.subarray(0, readSync(file, block, 0, block.length, start))
      }
      return block.toString('utf8', start - blockStart, end - blockStart)
    },
    close() {
      closeSync(file)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
