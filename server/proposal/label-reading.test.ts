import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import bwipjs from 'bwip-js/node'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createField } from '#contract/field.ts'
import { createItem } from '#contract/item.ts'
import { proposeItems } from '#contract/item-proposal.ts'
import { getLabelReading, startLabelReading } from '#contract/label-reading.ts'
import { getTask } from '#contract/task.ts'
import { picture, scratchFile, upload } from '#server/file/file-fixture.ts'
import { unpackWoff } from '#server/purchasing/unpack-woff.ts'
import { openStorage } from '#server/storage/open-storage.ts'
import { startTestApp, type TestApp, type TestTenant } from '#server/testing/app.ts'
import { startTestWorker } from '#server/testing/worker.ts'
import { labelReadingTask } from './jobs.ts'
import { LabelRefused, readLabelPhoto } from './label-process.ts'

let testApp: TestApp
let shop: TestTenant
let worker: { stop(): Promise<void> }

beforeAll(async () => {
  testApp = await startTestApp()
  shop = await testApp.createTenant()
  worker = await startTestWorker(testApp, [labelReadingTask], { dataDir: testApp.dataDir })
})
afterAll(async () => {
  await worker.stop()
  await testApp.close()
})

const font = createRequire(import.meta.url).resolve('@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff')

const boltLines = ['ACME Fasteners GmbH', 'Hex bolt M8 x 40 mm zinc plated', 'Art.-Nr. 104711', 'VPE 100 Stk']

/** A label as it is photographed: a little turned, on a grey table. Its letters are of a font that is no matter of the machine. */
async function labelPhoto(lines = boltLines): Promise<Buffer> {
  const fontfile = join(testApp.dataDir, 'font.ttf')
  writeFileSync(fontfile, unpackWoff(readFileSync(font)))
  const text = lines.join('\n')
  const white = await sharp({ text: { text, font: 'DejaVu Sans 16', fontfile, dpi: 200, spacing: 30 } })
    .png()
    .toBuffer()
  const letters = await sharp(white).extractChannel(0).negate().toColourspace('b-w').png().toBuffer()
  const bars = await bwipjs.toBuffer({ bcid: 'ean13', text: '4006381333931', scale: 4, height: 20 })
  const flat = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#fff' } })
    .composite([
      { input: letters, left: 80, top: 80 },
      { input: bars, left: 80, top: 560 },
    ])
    .png()
    .toBuffer()
  return sharp(flat).rotate(2, { background: '#aaa' }).jpeg({ quality: 80 }).toBuffer()
}

const put = async (content: Buffer, caller = shop.admin) =>
  (await upload(testApp, caller.secret, content, { purpose: 'image' })).body.id

async function read(fileId: string) {
  const { task } = await shop.admin.call(startLabelReading, { body: { fileId } })
  const ended = () => shop.admin.call(getTask, { params: { taskId: task.id } })
  await expect.poll(async () => (await ended()).finishedAt, { timeout: 100_000 }).not.toBeNull()
  return ended()
}

test('a photo of a label is read in the background, and what it says is an item with its barcode and its picture', async () => {
  await shop.admin.call(createField, { body: { name: 'Photo', kind: 'image' } })
  const fileId = await put(await labelPhoto())
  const none = await shop.admin.send(getLabelReading, { params: { fileId } })
  expect(none.problem.code).toBe('not_found')
  expect(await read(fileId)).toMatchObject({ state: 'succeeded', result: { fileId } })
  const { text, barcodes, confidence } = await shop.admin.call(getLabelReading, { params: { fileId } })
  expect(barcodes).toEqual(['4006381333931'])
  expect(confidence).toBeGreaterThan(0.5)
  const { data } = await shop.admin.call(proposeItems, { body: { text, barcodes, shape: 'label' } })
  expect(data).toHaveLength(1)
  expect(data[0]).toMatchObject({
    sku: '104711',
    barcode: '4006381333931',
    terms: { packSize: '100' },
  })
  expect(data[0]?.name).toContain('Hex bolt M8 x 40 mm zinc plated')
  const body = { sku: '104711', name: 'Hex bolt', attributes: { photo: fileId } }
  expect((await shop.admin.call(createItem, { body })).attributes).toEqual({ photo: fileId })
})

test('a picture without letters or bars says nothing', async () => {
  const fileId = await put(await picture('png', { width: 300, height: 200 }))
  expect(await read(fileId)).toMatchObject({ state: 'succeeded' })
  expect(await shop.admin.call(getLabelReading, { params: { fileId } })).toMatchObject({ text: '', barcodes: [] })
})

test('what is no picture is refused, before the reading and in it', async () => {
  const text = await upload(testApp, shop.admin.secret, 'no picture', { purpose: 'attachment' })
  const reply = await shop.admin.send(startLabelReading, { body: { fileId: text.body.id } })
  expect([reply.problem.code, reply.problem.detail]).toEqual([
    'invalid_value',
    'This is no picture, or it is not for you.',
  ])
  const path = scratchFile(openStorage({ dataDir: testApp.dataDir }), 'no picture')
  const signal = new AbortController().signal
  await expect(readLabelPhoto({ path, mostPixels: 1e6 }, signal)).rejects.toThrow(LabelRefused)
})

test('a picture of more pixels than it was stored with is not unfolded', async () => {
  const path = scratchFile(openStorage({ dataDir: testApp.dataDir }), await picture('png', { width: 400, height: 400 }))
  const signal = new AbortController().signal
  await expect(readLabelPhoto({ path, mostPixels: 1_000 }, signal)).rejects.toThrow(LabelRefused)
})

test('letters that English has not are read as they are written', async () => {
  const lines = ['Größe außen, Öl für Stück', 'Größe: 8 x 40 mm verzinkt', 'Öl- und säurebeständig']
  const path = scratchFile(openStorage({ dataDir: testApp.dataDir }), await labelPhoto(lines))
  const { text } = await readLabelPhoto({ path, mostPixels: 1e7 }, new AbortController().signal)
  for (const word of ['Größe', 'Öl', 'beständig']) expect(text).toContain(word)
})

test('a label mostly of letters that English has is read in the language it turns out to be in', async () => {
  const lines = ['Sechskantschlüssel 8 mm', 'Menge: 25 Stück', 'Gehäuse: verzinkter Stahl', 'Müller GmbH, Köln']
  const path = scratchFile(openStorage({ dataDir: testApp.dataDir }), await labelPhoto(lines))
  const { text } = await readLabelPhoto({ path, mostPixels: 1e7 }, new AbortController().signal)
  for (const word of ['Sechskantschlüssel', 'Stück', 'Gehäuse', 'Müller', 'Köln']) expect(text).toContain(word)
})

test('what stands on a photo is for whoever may read the photo', async () => {
  const fileId = await put(await picture('png'), shop.manager)
  await read(fileId)
  expect((await shop.manager.call(getLabelReading, { params: { fileId } })).fileId).toBe(fileId)
  const stranger = (await testApp.createTenant()).admin
  expect((await stranger.send(getLabelReading, { params: { fileId } })).problem.code).toBe('not_found')
  expect((await stranger.send(startLabelReading, { body: { fileId } })).problem.code).toBe('invalid_value')
  const own = await put(await picture('png', { colour: '#123456' }))
  await read(own)
  expect((await shop.manager.send(getLabelReading, { params: { fileId: own } })).problem.code).toBe('not_found')
  expect((await shop.admin.call(getLabelReading, { params: { fileId } })).fileId).toBe(fileId)
  expect((await shop.staff.send(getLabelReading, { params: { fileId } })).problem.code).toBe('forbidden')
})
