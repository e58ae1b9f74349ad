/**
 * Preloaded into every process the launcher forks (`--import`): ends it when the launcher is gone without having stopped
 * it, and leaves Ctrl-C, which the terminal sends to all at once, to the launcher, who stops things in order.
 */
const DRAIN_LIMIT_MS = 20_000

if (process.channel !== undefined) {
  process.on('SIGINT', () => undefined)
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM')
    setTimeout(() => process.exit(1), DRAIN_LIMIT_MS).unref()
  })
  // A listener keeps the channel, and with it the process, alive: this one must not.
  process.channel.unref()
}
