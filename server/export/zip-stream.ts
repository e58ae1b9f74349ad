import { crc32, createDeflateRaw } from 'node:zlib'

/** A file of an archive: its name, and its content as it is made. */
export interface ZipPart {
  name: string
  content: Iterable<string> | AsyncIterable<string>
}

interface Entry {
  name: Buffer
  crc: number
  packed: number
  size: number
  offset: number
}

/** Bit 3: sizes follow the content, since it is not known before; bit 11: names are UTF-8. */
const flags = 0x0808
const deflated = 8
/** 1 January 1980: the same content is the same archive. */
const day = 0x21
/** Beyond this an archive needs a form that old readers do not know. */
const mostBytes = 0xffff_ffff

/**
 * A ZIP archive as a stream: each part is packed while it is made, and no more than a buffer of it is held.
 * @throws RangeError  beyond 4 GB
 */
export async function* zipStream(parts: Iterable<ZipPart>): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let offset = 0
  for (const part of parts) {
    const name = Buffer.from(part.name)
    const entry: Entry = { name, crc: 0, packed: 0, size: 0, offset }
    const head = header('PK\x03\x04', 30, (write) =>
      write.numbers(20, flags, deflated, 0, day).long(0, 0, 0).numbers(name.length, 0),
    )
    yield Buffer.concat([head, name])
    for await (const bytes of pack(part.content, entry)) yield bytes
    const tail = header('PK\x07\x08', 16, (write) => write.long(entry.crc, entry.packed, entry.size))
    yield tail
    entries.push(entry)
    offset += head.length + name.length + entry.packed + tail.length
    if (offset > mostBytes || entry.size > mostBytes) throw new RangeError('The archive is larger than 4 GB.')
  }
  const directory = Buffer.concat(entries.flatMap((entry) => [toDirectory(entry), entry.name]))
  yield directory
  yield header('PK\x05\x06', 22, (write) =>
    write.numbers(0, 0, entries.length, entries.length).long(directory.length, offset).numbers(0),
  )
}

function toDirectory({ name, crc, packed, size, offset }: Entry): Buffer {
  return header('PK\x01\x02', 46, (write) =>
    write
      .numbers(20, 20, flags, deflated, 0, day)
      .long(crc, packed, size)
      .numbers(name.length, 0, 0, 0, 0)
      .long(0, offset),
  )
}

/** Packs what comes, and counts it into the entry. */
async function* pack(content: ZipPart['content'], entry: Entry): AsyncGenerator<Buffer> {
  const deflate = createDeflateRaw({ level: 6 })
  const feed = async () => {
    for await (const text of content) {
      const bytes = Buffer.from(text)
      entry.crc = crc32(bytes, entry.crc)
      entry.size += bytes.length
      if (!deflate.write(bytes)) await new Promise((resolve) => deflate.once('drain', resolve))
    }
    deflate.end()
  }
  const fed = feed().catch((error: unknown) => {
    deflate.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  try {
    for await (const bytes of deflate as AsyncIterable<Buffer>) {
      entry.packed += bytes.length
      yield bytes
    }
    await fed
  } finally {
    // whoever reads the archive may stop in the middle
    deflate.destroy()
  }
}

interface Writer {
  numbers(...values: number[]): Writer
  long(...values: number[]): Writer
}

function header(signature: string, length: number, write: (writer: Writer) => Writer): Buffer {
  const bytes = Buffer.alloc(length)
  let at = bytes.write(signature, 'latin1')
  const writer: Writer = {
    numbers(...values) {
      for (const value of values) at = bytes.writeUInt16LE(value, at)
      return writer
    },
    long(...values) {
      for (const value of values) at = bytes.writeUInt32LE(value, at)
      return writer
    },
  }
  write(writer)
  return bytes
}
