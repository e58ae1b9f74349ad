/** Media types of pictures that browsers show by themselves and that run nothing. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'] as const

/** How many of a file's first bytes are looked at. */
export const sniffedBytes = 4096

/**
 * What a file is by its first bytes, whatever its name and its sender say. Only signatures are looked for: that the rest
 * of it holds what they promise, only its reader knows.
 * @param head  the first `sniffedBytes`, or all of a shorter file
 * @returns `application/octet-stream` for what is not known, `text/plain` for text of any kind but HTML and SVG
 */
export function sniffMediaType(head: Uint8Array): string {
  const starts = (at: number, ...bytes: number[]) => bytes.every((byte, index) => head[at + index] === byte)
  const says = (at: number, text: string) => starts(at, ...Array.from(text, (letter) => letter.charCodeAt(0)))
  if (starts(0, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'image/png'
  if (starts(0, 0xff, 0xd8, 0xff)) return 'image/jpeg'
  if (says(0, 'GIF87a') || says(0, 'GIF89a')) return 'image/gif'
  if (says(0, 'RIFF') && says(8, 'WEBP')) return 'image/webp'
  if (says(4, 'ftyp')) return sniffBoxes(head)
  if (says(0, 'BM') && starts(6, 0, 0, 0, 0)) return 'image/bmp'
  if (starts(0, 0x49, 0x49, 0x2a, 0x00) || starts(0, 0x4d, 0x4d, 0x00, 0x2a)) return 'image/tiff'
  if (says(0, '%PDF-')) return 'application/pdf'
  if (starts(0, 0x50, 0x4b, 0x03, 0x04) || starts(0, 0x50, 0x4b, 0x05, 0x06)) return 'application/zip'
  if (starts(0, 0x1f, 0x8b)) return 'application/gzip'
  return sniffText(head) ?? 'application/octet-stream'
}

/** ISO base media files say what they are in their brands. */
function sniffBoxes(head: Uint8Array): string {
  const size = ((head[2] ?? 0) << 8) | (head[3] ?? 0)
  const brands = new TextDecoder('latin1').decode(head.subarray(8, Math.min(size, 256)))
  if (/avif|avis/.test(brands)) return 'image/avif'
  if (/hei[cxms]|hev[cx]|mif1/.test(brands)) return 'image/heic'
  return 'video/mp4'
}

/** Text in UTF-8 without control characters; a character may be cut off at the end of what is looked at. */
function sniffText(head: Uint8Array): string | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
  } catch {
    return undefined
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what text has not
  if (/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)) return undefined
  if (/<svg[\s>]/i.test(text)) return 'image/svg+xml'
  if (/<(!doctype\s+html|html|head|body|script|iframe)[\s>]/i.test(text)) return 'text/html'
  return 'text/plain'
}
