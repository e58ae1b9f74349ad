import type { StoredFile } from '#contract/file.ts'
import { sentence } from '#contract/words/sentence.ts'
import { pictureTypes, sniffMediaType } from '#core/file/sniff-media-type.ts'
import { AppError } from '#server/http/app-error.ts'
import { DecoderEnded, inspectPicture, PictureRefused, PicturesBusy, PictureTooLarge } from './picture-process.ts'
import type { ReceivedFile } from './receive-file.ts'

/** What a file was found to be. */
export interface Inspected {
  mediaType: string
  /** of a picture that can be shown */
  picture?: { width: number; height: number }
}

const isPictureType = (mediaType: string) => (pictureTypes as readonly string[]).includes(mediaType)

/**
 * Finds out what a received file is, by its content alone.
 * @param purpose  `image` refuses what cannot be shown; anything may be an attachment, which then has no thumbnails
 * @throws AppError invalid_file, unavailable
 */
export async function inspectFile(
  { path, size, head }: Pick<ReceivedFile, 'path' | 'size' | 'head'>,
  purpose: StoredFile['purpose'],
  mostPixels: number,
): Promise<Inspected> {
  const isImage = purpose === 'image'
  if (size === 0) throw new AppError('invalid_file', { detail: sentence('file.empty') })
  const mediaType = sniffMediaType(head)
  if (!isPictureType(mediaType)) {
    if (!isImage) return { mediaType }
    throw new AppError('invalid_file', {
      detail: sentence(mediaType === 'image/heic' ? 'file.heic' : 'file.notPicture'),
    })
  }
  try {
    const { width, height } = await inspectPicture(path, mostPixels)
    return { mediaType, picture: { width, height } }
  } catch (error) {
    if (error instanceof PicturesBusy || error instanceof DecoderEnded)
      throw new AppError('unavailable', {}, { cause: error })
    if (!(error instanceof PictureRefused)) throw error
    // it only looks like one: kept as what it is, it is never shown as a picture
    if (!isImage) return { mediaType: 'application/octet-stream' }
    const detail =
      error instanceof PictureTooLarge
        ? sentence('file.pictureTooLarge', { megapixels: Math.floor(mostPixels / 1e6) })
        : sentence('file.pictureDamaged')
    throw new AppError('invalid_file', { detail }, { cause: error })
  }
}
