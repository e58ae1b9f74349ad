/** SQL under construction: text with numbered parameters, so that no value ever becomes part of the text. */
export class SqlText {
  readonly values: unknown[] = []

  /** Adds a value and returns its placeholder, with a cast where the type is not plain. */
  bind(value: unknown, cast = ''): string {
    this.values.push(value)
    return `$${this.values.length}${cast && `::${cast}`}`
  }
}

/** The text as a `like` pattern's literal part. */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
