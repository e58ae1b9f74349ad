import { StartupError, startupMessage } from './startup-error.ts'

const NODE_MAJOR = 24

/** Ends the process with one sentence unless it runs on the Node the product is made for. */
export function assertNodeVersion(): void {
  if (Number.parseInt(process.versions.node, 10) === NODE_MAJOR) return
  const error = new StartupError(
    `Inventory-Pro runs on Node ${NODE_MAJOR}, and this is Node ${process.versions.node}: start it with "npm start", which brings Node ${NODE_MAJOR} along; if it does not, run "npm ci" without --omit=optional.`,
  )
  process.stderr.write(`${startupMessage(error)}\n`)
  process.exit(1)
}
