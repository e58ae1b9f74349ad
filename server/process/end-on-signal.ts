/**
 * Ends the process in order on SIGTERM and on Ctrl-C, once: what runs is finished, then connections close. A second
 * signal while ending is ignored; the launcher kills a process that takes too long.
 */
export function endOnSignal(end: () => Promise<void>): void {
  let ending = false
  const run = async () => {
    if (ending) return
    ending = true
    try {
      await end()
      process.exit(0)
    } catch (error) {
      console.error(error)
      process.exit(1)
    }
  }
  process.on('SIGTERM', run)
  process.on('SIGINT', run)
}
