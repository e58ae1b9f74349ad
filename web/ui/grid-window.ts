/**
 * Most pixels a browser lays out in one direction without fault: Firefox stops at some 17 million. A list that is taller is
 * scrolled in larger steps.
 */
const tallest = 15_000_000

/** What a scroller of `viewport` pixels shows of rows of one height. */
export type GridWindow = {
  /** the first and the last row to render, some beyond what is in sight; last < first: none */
  first: number
  last: number
  /** the rows in sight */
  top: number
  bottom: number
  /** where the first rendered row stands in the scroller's content */
  offset: number
  /** height of the content */
  height: number
}

/** The height of a list's scrolled content. */
export function contentHeight(rows: number, rowPixels: number): number {
  return Math.min(rows * rowPixels, tallest)
}

/**
 * The rows that stand in sight at a scroll position. Up to 15 million pixels a pixel scrolled is a pixel moved; above, the
 * scrollbar still spans the whole list, and each pixel of it moves over several.
 * @param overscan  rows rendered beyond each edge
 */
export function windowAt(
  scrollTop: number,
  { rows, rowPixels, viewport, overscan }: { rows: number; rowPixels: number; viewport: number; overscan: number },
): GridWindow {
  const whole = rows * rowPixels
  const height = contentHeight(rows, rowPixels)
  const at = toPlace(scrollTop, { whole, height, viewport })
  const top = Math.min(Math.floor(at / rowPixels), Math.max(rows - 1, 0))
  const bottom = Math.min(Math.ceil((at + viewport) / rowPixels), rows) - 1
  const first = Math.max(top - overscan, 0)
  return {
    first,
    last: Math.min(bottom + overscan, rows - 1),
    top,
    bottom,
    offset: first * rowPixels - at + scrollTop,
    height,
  }
}

/** Where to scroll so that a row is wholly in sight, moving as little as can be; undefined when it is already. */
export function scrollTo(
  row: number,
  scrollTop: number,
  { rows, rowPixels, viewport }: { rows: number; rowPixels: number; viewport: number },
): number | undefined {
  const whole = rows * rowPixels
  const height = contentHeight(rows, rowPixels)
  const at = toPlace(scrollTop, { whole, height, viewport })
  const wanted = row * rowPixels < at ? row * rowPixels : Math.max(at, (row + 1) * rowPixels - viewport)
  if (wanted === at) return undefined
  return whole <= height ? wanted : (wanted * (height - viewport)) / (whole - viewport)
}

function toPlace(
  scrollTop: number,
  { whole, height, viewport }: { whole: number; height: number; viewport: number },
): number {
  const most = Math.max(height - viewport, 0)
  const within = Math.min(Math.max(scrollTop, 0), most)
  return whole <= height || most === 0 ? within : (within * (whole - viewport)) / most
}
