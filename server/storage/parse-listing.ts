import { SaxesParser } from 'saxes'

export interface Listing {
  objects: { key: string; writtenAt: number }[]
  /** where the next page begins; undefined: this was the last */
  next: string | undefined
}

/**
 * Reads a page of S3's ListObjectsV2.
 * @throws Error  not well-formed XML
 */
export function parseListing(xml: string): Listing {
  const listing: Listing = { objects: [], next: undefined }
  const texts = new Map<string, string>()
  const path: string[] = []
  const reader = new SaxesParser()
  reader.on('error', (error) => {
    throw error
  })
  reader.on('opentag', ({ name }) => {
    path.push(name)
    texts.set(name, '')
  })
  reader.on('text', (text) => {
    const name = path.at(-1)
    if (name !== undefined) texts.set(name, (texts.get(name) ?? '') + text)
  })
  reader.on('closetag', ({ name }) => {
    path.pop()
    if (name === 'Contents') {
      const writtenAt = Date.parse(texts.get('LastModified') ?? '')
      listing.objects.push({ key: texts.get('Key') ?? '', writtenAt: Number.isNaN(writtenAt) ? Date.now() : writtenAt })
    }
    if (name === 'NextContinuationToken') listing.next = texts.get(name)
  })
  reader.write(xml).close()
  return listing
}
