import sharp, { type Sharp } from 'sharp'
import type { PictureReply, PictureRequest } from './picture-process.ts'

/**
 * Run as a process of its own: reads pictures that strangers made. What a decoder's fault can do ends here, and a picture
 * that takes too long is ended with the process.
 */
sharp.concurrency(1)
sharp.cache(false)
// of all that libvips reads (SVG, PDF, raw arrays, files by address), only what browsers show
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}File`),
})

process.on('disconnect', () => process.exit())
// Ctrl-C reaches all processes of a terminal: this one ends with its parent, the picture in work done
process.on('SIGINT', () => undefined)
process.on('message', (request: PictureRequest) => {
  answer(request).then(send, (error: unknown) =>
    send({ refused: error instanceof Error ? error.message.slice(0, 300) : String(error) }),
  )
})

function send(reply: PictureReply): void {
  process.send?.(reply)
}

async function answer(request: PictureRequest): Promise<PictureReply> {
  // the first page only, however many an animation has; half a photo is better than none
  const open = () =>
    sharp(request.path, { limitInputPixels: request.mostPixels, failOn: 'none', pages: 1, sequentialRead: true })
  if (request.act === 'inspect') {
    const { width, height, autoOrient, format } = await open().metadata()
    return { format, width: autoOrient?.width ?? width, height: autoOrient?.height ?? height }
  }
  if (request.act === 'sample') return { sample: await sample(open(), request.side) }
  const thumbnails: Buffer[] = []
  for (const size of request.sizes) {
    thumbnails.push(
      await open()
        .autoOrient()
        .resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true })
        // what is not asked to be kept is left out: place, camera and time, and colour profiles, which are applied
        .webp({ quality: 78, effort: 3 })
        .toBuffer(),
    )
  }
  return { thumbnails }
}

/** Without the even border that product photos have, so that the thing itself is compared, however much of the picture it fills. */
async function sample(picture: Sharp, side: number): Promise<Uint8Array> {
  const small = await picture
    .autoOrient()
    .resize({ width: 256, height: 256, fit: 'inside' })
    .flatten({ background: '#fff' })
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = small.info
  const raw = () => sharp(small.data, { raw: { width, height, channels } })
  const trimmed = await raw()
    .trim({ threshold: 24 })
    .raw()
    .toBuffer({ resolveWithObject: true })
    // one colour all over
    .catch(() => small)
  const { info } = trimmed
  return sharp(trimmed.data, { raw: { width: info.width, height: info.height, channels: info.channels } })
    .resize({ width: side, height: side, fit: 'fill', kernel: 'cubic' })
    .toColourspace('srgb')
    .raw()
    .toBuffer()
}
