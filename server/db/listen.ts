import pg from 'pg'

const reconnectMs = 1000

/**
 * Listens to what other processes notify on a channel, on one connection of its own; connects again when it breaks.
 * @param onNotice  a payload; one notification may come twice, and what was sent while no connection stood never comes
 * @param onOpen    whenever the connection stands (again): what it may have missed is to be made up for
 */
export function listen(options: {
  url: string
  channel: string
  applicationName: string
  onNotice(payload: string): void
  onOpen(): void
}): { close(): Promise<void> } {
  const { url, channel, applicationName, onNotice, onOpen } = options
  let closed = false
  let client: pg.Client | undefined
  let reconnect: NodeJS.Timeout | undefined
  const open = async () => {
    const fresh = new pg.Client({ connectionString: url, application_name: applicationName, keepAlive: true })
    client = fresh
    let over = false
    const again = () => {
      if (over) return
      over = true
      fresh.end().catch(() => undefined)
      if (!closed) reconnect = setTimeout(open, reconnectMs)
    }
    fresh.on('error', again).on('end', again)
    fresh.on('notification', ({ payload }) => {
      if (payload) onNotice(payload)
    })
    try {
      await fresh.connect()
      await fresh.query(`listen ${channel}`)
      onOpen()
    } catch {
      again()
    }
  }
  const opening = open()
  return {
    async close() {
      closed = true
      clearTimeout(reconnect)
      await opening
      await client?.end().catch(() => undefined)
    },
  }
}
