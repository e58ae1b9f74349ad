import { access, constants, stat } from 'node:fs/promises'
import { fileProblem } from '#server/storage/file-problem.ts'
import { forecastStream, openInput, openOutput } from './forecast-stream.ts'

export type ForecastCommand = {
  /** Path of JSON lines of series; `-` = standard input, `.gz` understood. */
  input: string
  /** Path the forecasts are written to; `-` = standard output, `.gz` understood. */
  output: string
  /** Worker threads; all cores when absent. */
  threads?: number
  signal?: AbortSignal
}

/**
 * Forecasts a file of series without a database; the `forecast` command of the command line.
 * @returns number of forecasts written
 * @throws Error  one sentence for the operator: the line that cannot be read, the file that is not there
 */
export async function forecastCommand({ input, output, threads, signal }: ForecastCommand): Promise<number> {
  try {
    await assertReadable(input, output)
    return await forecastStream(openInput(input), openOutput(output), { threads, signal })
  } catch (error) {
    throw new Error(sentenceFor(error, input, output), { cause: error })
  }
}

/** Before the output is emptied: a slip in a name must cost neither what was forecast before nor the series themselves. */
async function assertReadable(input: string, output: string): Promise<void> {
  if (input === '-') return
  await access(input, constants.R_OK)
  const from = await stat(input)
  if (from.isDirectory()) throw new Error(`${input} is a directory`)
  const to = output === '-' ? undefined : await stat(output).catch(() => undefined)
  if (to?.isFile() && from.dev === to.dev && from.ino === to.ino)
    throw new Error(`${output} is the input: its series would be lost`)
}

function sentenceFor(error: unknown, input: string, output: string): string {
  if (!(error instanceof Error)) return String(error)
  const code: unknown = Reflect.get(error, 'code')
  switch (code) {
    case 'EPIPE':
      return 'The reader of the output has gone'
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return `${input} is not a whole gzip file`
    default:
      return fileProblem(error, code === 'ENOSPC' ? output : input) ?? error.message
  }
}
