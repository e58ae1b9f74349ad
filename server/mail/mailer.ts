import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'

export interface Message {
  to: string
  subject: string
  text: string
  /** the link the text is about, and what it is, for the operator of an installation without e-mail */
  link: string
  label: string
  attachments?: readonly { filename: string; content: Buffer; contentType: string }[]
}

/** The port to e-mail. */
export interface Mailer {
  /** false: no mail server is set, and links go to the operator */
  readonly sends: boolean
  /** where people find the pages that mails link to */
  readonly publicUrl: string
  /**
   * Hands the message to the mail server, three times at most. Without a mail server the operator gets the link: in the
   * log and, as one sentence, on standard output.
   * @throws Error  the mail server refused it or could not be reached
   */
  sendMail(message: Message): Promise<void>
  close(): void
}

export interface MailerOptions {
  smtpUrl?: string | undefined
  /** sender; `no-reply@` the public host unless told */
  from?: string | undefined
  publicUrl: string
  log: { info(facts: object, message: string): void; warn(facts: object, message: string): void }
  /** where the operator reads; standard output unless told */
  print?: (sentence: string) => void
  /** before the second try; the third waits twice as long */
  retryMs?: number
}

const attempts = 3

export function createMailer(options: MailerOptions): Mailer {
  const { smtpUrl, publicUrl, log, retryMs = 1_000 } = options
  if (smtpUrl === undefined) {
    const print = options.print ?? ((sentence) => process.stdout.write(`${sentence}\n`))
    return {
      sends: false,
      publicUrl,
      sendMail: async ({ to, subject, label, link }) => {
        log.info({ to, subject, link }, 'no mail server is set: the link goes to the operator')
        print(`${label} for ${to}: ${link}`)
      },
      close: () => undefined,
    }
  }
  const from = options.from ?? `Inventory-Pro <no-reply@${new URL(publicUrl).hostname}>`
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    sends: true,
    publicUrl,
    async sendMail({ to, subject, text, attachments }) {
      for (let attempt = 1; ; attempt++) {
        try {
          await transport.sendMail({ from, to, subject, text, ...(attachments && { attachments: [...attachments] }) })
          log.info({ to, subject }, 'mail sent')
          return
        } catch (error) {
          if (attempt === attempts || isFinal(error)) throw error
          log.warn({ to, subject, err: error, attempt }, 'mail not sent yet')
          await pause(retryMs * attempt)
        }
      }
    },
    close: () => transport.close(),
  }
}

/** The mail server said no for good (5xx), as opposed to later (4xx) or nothing at all. */
function isFinal(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 500
}
