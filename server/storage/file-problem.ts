/**
 * What is wrong with a file that an operator named, in one sentence.
 * @param path  of the file, where the error does not name one
 * @returns undefined: the error is about something else
 */
export function fileProblem(error: unknown, path: string): string | undefined {
  if (!(error instanceof Error)) return undefined
  const named: unknown = Reflect.get(error, 'path') ?? path
  switch (Reflect.get(error, 'code')) {
    case 'ENOENT':
      return `No such file: ${named}`
    case 'EACCES':
    case 'EPERM':
      return `No permission to open ${named}`
    case 'EISDIR':
      return `${named} is a directory`
    case 'ENOSPC':
      return `The disk is full: ${path}`
    default:
      return undefined
  }
}
