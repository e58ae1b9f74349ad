/** A piece of a label's line: text as it stands, or the name of a value of the item. */
export type LabelPart = { text: string } | { token: string }

const token = /\{([\w.]+)\}/g

/** The lines of a label's text; `{sku}` and `{attributes.dose}` stand for values. */
export function labelLines(text: string): LabelPart[][] {
  return text.split('\n').map((line) => {
    const parts: LabelPart[] = []
    let end = 0
    for (const match of line.matchAll(token)) {
      if (match.index > end) parts.push({ text: line.slice(end, match.index) })
      parts.push({ token: match[1] ?? '' })
      end = match.index + match[0].length
    }
    if (end < line.length) parts.push({ text: line.slice(end) })
    return parts
  })
}

/** Whether a line says anything of an item: one that only speaks of values it does not have is left out. */
export function isShown(line: readonly LabelPart[], isFilled: (token: string) => boolean): boolean {
  const tokens = line.flatMap((part) => ('token' in part ? [part.token] : []))
  return tokens.length > 0 ? tokens.some(isFilled) : line.some((part) => 'text' in part && part.text.trim() !== '')
}
