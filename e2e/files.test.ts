import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openPage, type WatchedPage } from './harness/browser.ts'
import { foundOrganisation } from './harness/newcomer.ts'
import { type RunningSystem, startSystem } from './harness/system.ts'

/** Pictures and attachments of an item: put in by hand, looked at, taken out, and refused with a sentence. */
let system: RunningSystem
let browser: Browser
let watched: WatchedPage
let page: Page

beforeAll(async () => {
  system = await startSystem({ FILE_LIMIT_MB: '2', FILE_QUOTA_MB: '3' })
  browser = await launchBrowser()
  watched = await openPage(browser, system.address, { viewport: { width: 1440, height: 900 } })
  page = watched.page
  await foundOrganisation(page, { name: 'Fay Photo', email: 'fay@example.com' }, 'Photo shop')
  await page.goto('/schema')
  await define('Photo', 'Picture', true)
  await define('Leaflet', 'File', false)
})
afterAll(async () => {
  await watched?.close()
  await browser?.close()
  await system?.stop()
})

async function define(name: string, kind: string, several: boolean) {
  await page.getByRole('button', { name: 'New field', exact: true }).first().click()
  const editor = page.getByRole('dialog', { name: 'New field' })
  await editor.getByLabel('Name', { exact: true }).fill(name)
  await editor.getByText(kind, { exact: true }).first().click()
  if (several) await editor.getByLabel(/several/i).check()
  await page.getByRole('button', { name: 'Create the field' }).click()
  await page.getByText(`${name} was created`).waitFor()
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
}

/** A picture as a camera would give it, of one colour and this many bytes at least. */
async function drawn(colour: string): Promise<Buffer> {
  const url = await page.evaluate((fill) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 640, height: 480 })
    const context = canvas.getContext('2d')
    if (!context) throw new Error('no canvas')
    context.fillStyle = fill
    context.fillRect(0, 0, 640, 480)
    return canvas.toDataURL('image/png')
  }, colour)
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')
}

/** What the browser hands over when a file is dropped or pasted. */
function transferOf(name: string, type: string, content: Buffer) {
  return page.evaluateHandle(
    ([fileName, mediaType, base64]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
      const transfer = new DataTransfer()
      transfer.items.add(new File([bytes], fileName, { type: mediaType }))
      return transfer
    },
    [name, type, content.toString('base64')] as const,
  )
}

async function choose(button: Locator, name: string, mimeType: string, buffer: Buffer) {
  const chooser = page.waitForEvent('filechooser')
  await button.click()
  await (await chooser).setFiles({ name, mimeType, buffer })
}

const pictures = () => page.locator('button', { hasText: 'Choose pictures' })
const attachment = () => page.locator('button', { hasText: 'Choose a file' })

test('pictures come by choosing, dropping and pasting; one is taken out and put back', async () => {
  await page.goto('/items/new')
  await page.getByLabel('Name', { exact: true }).fill('Camera')
  await page.getByLabel('SKU').fill('CAM')
  await choose(pictures(), 'front.png', 'image/png', await drawn('teal'))
  await page.getByRole('button', { name: 'Look at front.png' }).waitFor()
  await pictures().dispatchEvent('drop', {
    dataTransfer: await transferOf('side.png', 'image/png', await drawn('orange')),
  })
  await page.getByRole('button', { name: 'Look at side.png' }).waitFor()
  const pasted = await transferOf('top.png', 'image/png', await drawn('purple'))
  await pictures().evaluate(
    (button, clipboardData) =>
      button.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })),
    pasted,
  )
  await page.getByRole('button', { name: 'Look at top.png' }).waitFor()
  await page.getByRole('button', { name: 'Take out side.png' }).click()
  await page.getByText('side.png is taken out').waitFor()
  expect(await page.getByRole('button', { name: 'Look at side.png' }).count()).toBe(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('button', { name: 'Look at side.png' }).waitFor()
  await choose(attachment(), 'leaflet.pdf', 'application/pdf', Buffer.from('%PDF-1.7\n'))
  await page.getByRole('button', { name: 'Download leaflet.pdf' }).waitFor()
  await watched.screenshot('files-form')
  watched.assertQuiet()
})

test('what is no picture, too large, or has no room is refused with a sentence, and the rest stays', async () => {
  const html = Buffer.from('<!doctype html><script>document.title = "hacked"</script>')
  await choose(pictures(), 'photo.png', 'image/png', html)
  await page.getByText('photo.png: This is no picture that can be shown here', { exact: false }).waitFor()
  await choose(attachment(), 'film.bin', 'application/octet-stream', Buffer.alloc(2 * 1024 ** 2 + 1))
  await page.getByText('film.bin: It is larger than 2 MB.').waitFor()
  await choose(attachment(), 'one.bin', 'application/octet-stream', Buffer.alloc(1.9 * 1024 ** 2))
  await page.getByRole('button', { name: 'Download one.bin' }).waitFor()
  await choose(attachment(), 'two.bin', 'application/octet-stream', Buffer.alloc(1.9 * 1024 ** 2))
  await page.getByText(/two\.bin: There is no room for it: files take .* of the 3 MB/).waitFor()
  await watched.screenshot('files-refused')
  for (const name of ['front.png', 'side.png', 'top.png'])
    expect(await page.getByRole('button', { name: `Look at ${name}` }).count()).toBe(1)
  watched.assertQuiet(/\/files|422|413|400/)
})

test('an item shows its pictures large, one after the other, and a script in an attachment does not run', async () => {
  await choose(attachment(), 'page.html', 'text/html', Buffer.from('<script>document.title = "hacked"</script>'))
  await page.getByRole('button', { name: 'Download page.html' }).waitFor()
  await page.getByRole('button', { name: 'Create the item' }).click()
  await page.waitForURL('**/items/view?id=*')
  // the form, which shows the same pictures, has given way
  await page.getByRole('heading', { name: 'Stock by location' }).waitFor()
  await page.getByRole('button', { name: 'Look at front.png' }).first().click()
  const large = page.getByRole('dialog')
  await large.getByRole('img').first().waitFor()
  await expect
    .poll(() =>
      large
        .getByRole('img')
        .first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth),
    )
    .toBe(640)
  await large.getByText('1 of 3').waitFor()
  await page.keyboard.press('ArrowRight')
  await large.getByText('2 of 3').waitFor()
  await watched.screenshot('files-large')
  await page.keyboard.press('Escape')
  await large.waitFor({ state: 'hidden' })
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download page.html' }).first().click()
  expect((await download).suggestedFilename()).toBe('page.html')
  expect(await page.title()).not.toBe('hacked')
  await watched.screenshot('files-item')
  watched.assertQuiet()
})
