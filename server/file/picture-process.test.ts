import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { picture } from './file-fixture.ts'
import { DecoderEnded, inspectPicture, PictureRefused, shrinkPicture } from './picture-process.ts'

let folder: string
let path: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'inventory-pro-pictures-'))
  path = join(folder, 'large.png')
  writeFileSync(path, await picture('png', { width: 7000, height: 7000 }))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The decoders that this process has started. */
function decoders(): number[] {
  const rows = execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n')
  return rows.flatMap((row) => {
    const [pid = '', parent = '', ...args] = row.trim().split(/\s+/)
    return Number(parent) === process.pid && args.join(' ').includes('picture-worker') ? [Number(pid)] : []
  })
}

test.skipIf(process.platform === 'win32')(
  'a decoder that is killed costs the picture in work; the next one gets another',
  async () => {
    await inspectPicture(path, 64e6)
    const [first = 0] = decoders()
    expect(first).toBeGreaterThan(0)
    const shrunk = shrinkPicture(path, [1024], 64e6)
    const waiting = inspectPicture(path, 64e6)
    setTimeout(() => process.kill(first, 'SIGKILL'), 50)
    await expect(shrunk).rejects.toThrow(DecoderEnded)
    expect(await waiting).toMatchObject({ width: 7000, height: 7000 })
    expect(decoders()).toHaveLength(1)
  },
)

test('Ctrl-C, which reaches all processes, leaves the picture in work to be finished', async () => {
  await inspectPicture(path, 64e6)
  const shrunk = shrinkPicture(path, [64], 64e6)
  for (const pid of decoders()) process.kill(pid, 'SIGINT')
  const [thumbnail] = await shrunk
  expect(thumbnail?.subarray(8, 12).toString()).toBe('WEBP')
})

test('more pixels than allowed are refused before they are unfolded', async () => {
  await expect(inspectPicture(path, 1e6)).rejects.toThrow(PictureRefused)
  await expect(shrinkPicture(path, [64], 1e6)).rejects.toThrow(PictureRefused)
})
