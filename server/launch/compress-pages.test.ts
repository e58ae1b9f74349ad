import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { compressPages } from './compress-pages.ts'

test('every text file of some size has copies that unpack to itself; pictures and small files have none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'compress-'))
  const text = 'quantity '.repeat(500)
  mkdirSync(join(folder, 'deep'))
  writeFileSync(join(folder, 'deep/page.html'), text)
  writeFileSync(join(folder, 'small.js'), 'x')
  writeFileSync(join(folder, 'photo.png'), text)
  await compressPages(folder)
  expect(brotliDecompressSync(readFileSync(join(folder, 'deep/page.html.br'))).toString()).toBe(text)
  expect(gunzipSync(readFileSync(join(folder, 'deep/page.html.gz'))).toString()).toBe(text)
  for (const none of ['small.js.br', 'photo.png.br', 'photo.png.gz'])
    expect(() => readFileSync(join(folder, none))).toThrow(/ENOENT/)
  rmSync(folder, { recursive: true })
})
