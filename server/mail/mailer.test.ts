import { createServer, type Server, type Socket } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createMailer, type Mailer } from './mailer.ts'
import { writeInvitationMail, writeResetMail } from './write-mail.ts'

interface Received {
  from: string
  to: string
  data: string
}

let server: Server | undefined
let mailer: Mailer | undefined
afterEach(async () => {
  mailer?.close()
  await new Promise((done) => (server ? server.close(done) : done(undefined)))
  server = undefined
})

/**
 * A mail server that speaks as much SMTP as a client needs.
 * @param answers  what it says to the recipient of each message in turn; 250 once they are used up
 */
async function startSmtp(answers: string[] = []): Promise<{ url: string; received: Received[]; asked: string[] }> {
  const received: Received[] = []
  const asked: string[] = []
  const listening = createServer((socket) => talk(socket, answers, received, asked))
  server = listening
  await new Promise<void>((done) => listening.listen(0, '127.0.0.1', done))
  const address = listening.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { url: `smtp://127.0.0.1:${address.port}`, received, asked }
}

function talk(socket: Socket, answers: string[], received: Received[], asked: string[]): void {
  const say = (line: string) => socket.write(`${line}\r\n`)
  let mail: Received = { from: '', to: '', data: '' }
  let isData = false
  let rest = ''
  socket.on('error', () => undefined)
  say('220 test ESMTP')
  socket.on('data', (chunk) => {
    rest += chunk.toString('utf8')
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end)
      rest = rest.slice(end + 2)
      if (isData && line === '.') {
        isData = false
        received.push(mail)
        mail = { from: '', to: '', data: '' }
        say('250 taken')
      } else if (isData) mail.data += `${line.replace(/^\.\./, '.')}\n`
      else if (/^EHLO/i.test(line)) say('250-test\r\n250 8BITMIME')
      else if (/^MAIL FROM/i.test(line)) {
        mail.from = line
        say('250 ok')
      } else if (/^RCPT TO/i.test(line)) {
        asked.push(line)
        mail.to = line
        say(answers.shift() ?? '250 ok')
      } else if (/^DATA/i.test(line)) {
        isData = true
        say('354 go on')
      } else if (/^QUIT/i.test(line)) {
        say('221 bye')
        socket.end()
      } else say('250 ok')
    }
  })
}

const silent = { info: () => undefined, warn: () => undefined }
const publicUrl = 'https://stock.example.com'
const message = writeResetMail(
  { email: 'ann@example.com', name: 'Ann Öztürk' },
  `${publicUrl}/reset-password?token=abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEF`,
  'en',
)

/** The text as a reader sees it: quoted-printable undone. */
function decode(data: string): string {
  const body = data.slice(data.indexOf('\n\n') + 2)
  if (!/quoted-printable/i.test(data)) return /base64/i.test(data) ? Buffer.from(body, 'base64').toString('utf8') : body
  const bytes = body
    .replace(/=\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}

describe('with a mail server', () => {
  it('a message arrives whole, from the host people know', async () => {
    const { url, received } = await startSmtp()
    mailer = createMailer({ smtpUrl: url, publicUrl, log: silent })
    await mailer.sendMail(message)
    expect(received).toHaveLength(1)
    expect(received[0]?.from).toContain('<no-reply@stock.example.com>')
    expect(received[0]?.to).toContain('<ann@example.com>')
    expect(received[0]?.data).toContain('Subject: Set a new password for Inventory-Pro')
    const text = decode(received[0]?.data ?? '')
    expect(text).toContain('Hello Ann Öztürk,')
    expect(text).toContain(message.link)
  })

  it('MAIL_FROM is the sender', async () => {
    const { url, received } = await startSmtp()
    mailer = createMailer({ smtpUrl: url, publicUrl, from: 'Stock <stock@shop.example>', log: silent })
    await mailer.sendMail(message)
    expect(received[0]?.from).toContain('<stock@shop.example>')
    expect(received[0]?.data).toContain('From: Stock <stock@shop.example>')
  })

  it('a busy server is asked again', async () => {
    const { url, received, asked } = await startSmtp(['451 later', '451 later'])
    mailer = createMailer({ smtpUrl: url, publicUrl, log: silent, retryMs: 1 })
    await mailer.sendMail(message)
    expect(asked).toHaveLength(3)
    expect(received).toHaveLength(1)
  })

  it('a final no is not asked again', async () => {
    const { url, received, asked } = await startSmtp(['550 no such person'])
    mailer = createMailer({ smtpUrl: url, publicUrl, log: silent, retryMs: 1 })
    await expect(mailer.sendMail(message)).rejects.toThrow(/550/)
    expect(asked).toHaveLength(1)
    expect(received).toHaveLength(0)
  })

  it('a server that is not there fails the message', async () => {
    const { url } = await startSmtp()
    await new Promise((done) => server?.close(done))
    server = undefined
    mailer = createMailer({ smtpUrl: url, publicUrl, log: silent, retryMs: 1 })
    await expect(mailer.sendMail(message)).rejects.toThrow(/ECONNREFUSED/)
  })
})

it('without a mail server the operator reads the link', async () => {
  const logged: object[] = []
  const printed: string[] = []
  mailer = createMailer({
    publicUrl,
    log: { ...silent, info: (facts) => void logged.push(facts) },
    print: (sentence) => void printed.push(sentence),
  })
  await mailer.sendMail(message)
  expect(printed).toEqual([`Password reset link for ann@example.com: ${message.link}`])
  expect(logged).toEqual([{ to: 'ann@example.com', subject: message.subject, link: message.link }])
})

it('an invitation names inviter, organisation, role and the day it ends in their time zone', () => {
  const mail = writeInvitationMail(
    {
      email: 'ben@example.com',
      inviter: "D'Arcy {x} <b>",
      tenant: 'Blue Door',
      role: 'staff',
      expiresAt: '2026-11-30T23:30:00Z',
      timeZone: 'Europe/Berlin',
      language: 'en',
    },
    'https://x.example/join?token=t',
  )
  expect(mail.subject).toBe("D'Arcy {x} <b> invites you to Blue Door")
  expect(mail.text).toContain('as Staff')
  expect(mail.text).toContain('until December 1, 2026')
  expect(mail.text).toContain('https://x.example/join?token=t')
})
