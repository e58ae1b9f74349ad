import { sentence } from '#contract/words/sentence.ts'
import { AppError } from './app-error.ts'

/**
 * How many streams may be open in this process, by whom they are for.
 * @returns takes a place for each of the given names, or none; what it returns gives them back, once however often it is called. It throws AppError rate_limited
 */
export function streamPlaces(): (wanted: readonly { of: string; most: number }[]) => () => void {
  const taken = new Map<string, number>()
  return (wanted) => {
    for (const { of, most } of wanted)
      if ((taken.get(of) ?? 0) >= most)
        throw new AppError('rate_limited', { detail: sentence('request.mostStreams', { most }) })
    for (const { of } of wanted) taken.set(of, (taken.get(of) ?? 0) + 1)
    let isHeld = true
    return () => {
      if (!isHeld) return
      isHeld = false
      for (const { of } of wanted) {
        const left = (taken.get(of) ?? 0) - 1
        if (left > 0) taken.set(of, left)
        else taken.delete(of)
      }
    }
  }
}
