import { open } from 'node:fs/promises'
import { sentence } from '#contract/words/sentence.ts'
import { openCsv } from './read-csv.ts'
import { openXlsx } from './read-xlsx.ts'
import { invalidFile, type Table, type TableChoices } from './table.ts'

/**
 * Opens an uploaded file by what it is, whatever its name says: XLSX, or a text table, gzipped or not.
 * @param choices  a sheet or an encoding other than the file's own signs tell
 * @throws AppError invalid_file  another kind of file, or one that cannot be read
 */
export async function openTable(path: string, choices: TableChoices = {}): Promise<Table> {
  const magic = await readMagic(path)
  const starts = (...bytes: number[]) => bytes.every((byte, at) => magic[at] === byte)
  if (starts(0x50, 0x4b, 0x03, 0x04) || starts(0x50, 0x4b, 0x05, 0x06)) return openXlsx(path, choices.sheet)
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) throw invalidFile(sentence('file.oldExcel'))
  if (starts(0x25, 0x50, 0x44, 0x46)) throw invalidFile(sentence('file.pdf'))
  if (
    starts(0x28, 0xb5, 0x2f, 0xfd) ||
    starts(0x42, 0x5a, 0x68) ||
    starts(0xfd, 0x37, 0x7a, 0x58) ||
    starts(0x52, 0x61, 0x72, 0x21)
  )
    throw invalidFile(sentence('file.otherArchive'))
  return openCsv(path, starts(0x1f, 0x8b), choices.encoding)
}

async function readMagic(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
