import { code128, drawingSVG, qrcode } from 'bwip-js/generic'
import type { LabelDesign } from '#web/label/label-design.ts'

/**
 * Draws what a scanner reads as a picture's address.
 * @returns undefined: the text cannot be written in that code
 */
export function drawCode(text: string, code: Exclude<LabelDesign['code'], 'none'>): string | undefined {
  try {
    const svg =
      code === 'qr'
        ? qrcode({ bcid: 'qrcode', text }, drawingSVG())
        : code128({ bcid: 'code128', text, height: 10, includetext: false }, drawingSVG())
    return typeof svg === 'string' ? `data:image/svg+xml,${encodeURIComponent(svg)}` : undefined
  } catch {
    // its only errors are about the text
    return undefined
  }
}
