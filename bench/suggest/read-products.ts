import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** Fields of one product of a set, by their names there. */
export type Product = Readonly<Record<string, string>>
export interface Pair {
  left: Product
  right: Product
  isSame: boolean
}
export const splits = ['train', 'valid', 'test'] as const
export type Split = (typeof splits)[number]

/** The labelled pairs of one split: `COL name VAL value ...`, two products and a label, parted by tabs. */
export async function readPairs(folder: string, split: Split): Promise<Pair[]> {
  const text = gunzipSync(await readFile(join(folder, `${split}.txt.gz`))).toString('utf8')
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [left = '', right = '', label] = line.split('\t')
      return { left: toProduct(left), right: toProduct(right), isSame: label === '1' }
    })
}

function toProduct(text: string): Product {
  return Object.fromEntries(
    [...text.matchAll(/COL (\S+) VAL (.*?)(?= COL \S+ VAL |$)/g)].map(([, name = '', value = '']) => [
      name,
      value.trim(),
    ]),
  )
}
