import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { createWorker, OEM, PSM } from 'tesseract.js'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'
import { languageOfLabel } from '#core/label/label-language.ts'
import type { LabelReply, LabelRequest, LabelText } from './label-process.ts'

/** Run as a process of its own, for one picture that a stranger made. Everything it needs comes from packages: it reaches nothing. */
sharp.concurrency(1)
sharp.cache(false)
// of all that libvips reads, only what browsers show
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['Jpeg', 'Png', 'Webp', 'Nsgif', 'Heif'].map((format) => `VipsForeignLoad${format}File`),
})

/** Letters of a label are 20 to 60 pixels high in a picture so large. */
const readSide = 1_800
const smallSide = 1_000
const mostBarcodes = 10
const mostLetters = 4_000
/** What a reading in the language of the label is worth beside one in all of them. */
const knownLanguage = 1.1
const asPage = { tessedit_pageseg_mode: PSM.AUTO }
const { resolve } = createRequire(import.meta.url)

process.on('disconnect', () => process.exit())
process.on('SIGINT', () => undefined)
process.on('message', (request: LabelRequest) => {
  read(request).then(send, (error: unknown) =>
    send({ refused: error instanceof Error ? error.message.slice(0, 300) : String(error) }),
  )
})

function send(reply: LabelReply): void {
  process.send?.(reply)
}

async function read({ path, mostPixels }: LabelRequest): Promise<LabelText> {
  const picture = sharp(path, { limitInputPixels: mostPixels, failOn: 'none', pages: 1 }).autoOrient()
  const { width, height } = await picture.metadata()
  const side = Math.max(width, height) < smallSide ? 2 * Math.max(width, height) : readSide
  const { data, info } = await picture
    .flatten({ background: '#fff' })
    .resize({ width: side, height: side, fit: 'inside' })
    .greyscale()
    .normalise()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const grey = () => sharp(data, { raw: { width: info.width, height: info.height, channels: 1 } })
  const barcodes = await findBarcodes(await grey().toColourspace('srgb').ensureAlpha().raw().toBuffer(), info)
  const { text, confidence } = await findLetters(await grey().png({ compressionLevel: 1 }).toBuffer())
  return { text: text.slice(0, mostLetters), barcodes, confidence }
}

async function findBarcodes(pixels: Buffer, { width, height }: { width: number; height: number }): Promise<string[]> {
  // its module is fetched from elsewhere unless it is given
  const module = readFileSync(resolve('zxing-wasm/reader/zxing_reader.wasm'))
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(module).buffer } })
  const image = { data: new Uint8ClampedArray(pixels), width, height, colorSpace: 'srgb' as const }
  const found = await readBarcodes(image as ImageData, { tryHarder: true, maxNumberOfSymbols: mostBarcodes })
  return [...new Set(found.filter(({ isValid }) => isValid).map(({ text }) => text.slice(0, 80)))]
}

/**
 * Reads the picture as it lies and turned level: a photo is seldom straight, and a straight one may be turned wrongly. The one with more letters, by how sure they are, counts. The
 * second time only the language that the first reading seems to be in is read, beside English: of four at once words lose their marks (`Gehause`).
 */
async function findLetters(picture: Buffer): Promise<{ text: string; confidence: number }> {
  const folder = languageFolder()
  const worker = await createWorker(Object.keys(dataOfLanguages), OEM.LSTM_ONLY, {
    langPath: folder,
    cacheMethod: 'none',
    gzip: true,
  })
  rmSync(folder, { recursive: true, force: true })
  try {
    await worker.setParameters(asPage)
    const first = (await worker.recognize(picture)).data
    const language = languageOfLabel(first.text)
    if (language) {
      await worker.reinitialize(`${language}+eng`, OEM.LSTM_ONLY)
      await worker.setParameters(asPage)
    }
    const second = (await worker.recognize(picture, { rotateAuto: true })).data
    const worth = (one: { text: string; confidence: number }) =>
      (one.text.match(/[\p{L}\p{N}]{3,}/gu)?.join('').length ?? 0) * one.confidence
    const best = worth(second) * (language ? knownLanguage : 1) > worth(first) ? second : first
    const text = worth(best) > 0 ? best.text.trim() : ''
    return { text, confidence: text === '' ? 1 : best.confidence / 100 }
  } finally {
    await worker.terminate()
  }
}

/** Letters of these languages are read, whichever a label is in: `Größe`, `arrière`, `Tamaño`. */
const dataOfLanguages = {
  eng: resolve('@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz'),
  deu: resolve('@tesseract.js-data/deu/4.0.0_best_int/deu.traineddata.gz'),
  fra: resolve('@tesseract.js-data/fra/4.0.0_best_int/fra.traineddata.gz'),
  spa: resolve('@tesseract.js-data/spa/4.0.0_best_int/spa.traineddata.gz'),
}

/** A folder with what is known of all languages: the reader looks in one place, and would fetch what is not there from elsewhere. */
function languageFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'label-'))
  for (const [language, file] of Object.entries(dataOfLanguages))
    copyFileSync(file, join(folder, `${language}.traineddata.gz`))
  return folder
}
