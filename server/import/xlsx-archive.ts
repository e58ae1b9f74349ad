import type { Readable } from 'node:stream'
import yauzl from 'yauzl'
import { sentence } from '#contract/words/sentence.ts'
import { invalidFile, maxUnpackedBytes } from './table.ts'

/** The parts of an XLSX file. */
export interface XlsxArchive {
  has(name: string): boolean
  /** Uncompressed size as the archive says; reading checks it. */
  sizeOf(name: string): number
  /** @throws AppError invalid_file  the part is missing, encrypted or a bomb */
  read(name: string): Promise<Readable>
  close(): void
}

/** An archive of a workbook has a few dozen parts. */
const maxEntries = 10_000
/** XML of a sheet shrinks 10 to 50 times; bombs shrink a thousand times. */
const suspiciousRatio = 200
const harmlessBytes = 20 * 1024 * 1024

/**
 * Reads an archive's directory; parts are unpacked only as they are read, and never beyond the size they declare.
 * @throws AppError invalid_file
 */
export function openArchive(path: string): Promise<XlsxArchive> {
  return new Promise((resolve, reject) => {
    const refuse = (cause: Error) => reject(invalidFile(sentence('file.excelCutOff'), { cause }))
    yauzl.open(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) return refuse(error ?? new Error('nothing opened'))
      const entries = new Map<string, yauzl.Entry>()
      if (zip.entryCount > maxEntries) {
        zip.close()
        return reject(invalidFile(sentence('file.excelMostParts', { parts: zip.entryCount })))
      }
      zip.on('error', (cause) => {
        zip.close()
        refuse(cause)
      })
      zip.on('entry', (entry: yauzl.Entry) => {
        entries.set(entry.fileName, entry)
        zip.readEntry()
      })
      zip.on('end', () => resolve(toArchive(zip, entries)))
      zip.readEntry()
    })
  })
}

function toArchive(zip: yauzl.ZipFile, entries: ReadonlyMap<string, yauzl.Entry>): XlsxArchive {
  return {
    has: (name) => entries.has(name),
    sizeOf: (name) => entries.get(name)?.uncompressedSize ?? 0,
    close: () => zip.close(),
    read(name) {
      const entry = entries.get(name)
      if (!entry) throw invalidFile(sentence('file.excelLacks', { part: name }))
      if (entry.isEncrypted()) throw invalidFile(sentence('file.excelLocked'))
      const { uncompressedSize, compressedSize } = entry
      const bomb = uncompressedSize > harmlessBytes && uncompressedSize > compressedSize * suspiciousRatio
      if (bomb || uncompressedSize > maxUnpackedBytes)
        throw invalidFile(sentence('file.excelBomb', { megabytes: Math.round(uncompressedSize / 1024 ** 2) }))
      return new Promise((resolve, reject) => {
        zip.openReadStream(entry, (error, stream) => {
          if (error || !stream) reject(invalidFile(sentence('file.excelDamaged'), { cause: error }))
          else resolve(stream)
        })
      })
    },
  }
}
