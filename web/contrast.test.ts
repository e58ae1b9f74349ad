import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { optionColours } from '#contract/field.ts'

const css = readFileSync(path.join(import.meta.dirname, 'app/globals.css'), 'utf8')

/** Text on a ground; WCAG 2.2 AA asks for 4.5:1. */
const texts: readonly [string, readonly string[]][] = [
  ['ink', ['canvas', 'surface', 'sunken', 'wash', 'danger-wash', 'warn-wash']],
  ['soft', ['canvas', 'surface', 'sunken', 'wash']],
  ['faint', ['canvas', 'surface', 'sunken']],
  ['accent', ['canvas', 'surface', 'sunken', 'wash']],
  ['accent-strong', ['surface', 'wash']],
  ['on-accent', ['accent', 'accent-strong']],
  ['danger', ['canvas', 'surface', 'danger-wash']],
  ['warn', ['canvas', 'surface', 'warn-wash']],
  ['canvas', ['ink']],
  ...optionColours.map((colour): [string, string[]] => [`option-${colour}`, [`option-${colour}-wash`, 'surface']]),
]
/** Edges of controls and marks that carry meaning; 3:1. */
const edges: readonly [string, readonly string[]][] = [
  ['control', ['canvas', 'surface']],
  ['accent', ['canvas', 'surface']],
]

for (const scheme of [':root', '.dark']) {
  const colours = coloursOf(scheme)
  test.each(texts.flatMap(([text, grounds]) => grounds.map((ground) => [text, ground] as const)))(
    `${scheme}: %s can be read on %s`,
    (text, ground) => {
      expect(contrast(colours, text, ground)).toBeGreaterThanOrEqual(4.5)
    },
  )
  test.each(edges.flatMap(([edge, grounds]) => grounds.map((ground) => [edge, ground] as const)))(
    `${scheme}: %s can be seen on %s`,
    (edge, ground) => {
      expect(contrast(colours, edge, ground)).toBeGreaterThanOrEqual(3)
    },
  )
}

function contrast(colours: ReadonlyMap<string, number>, one: string, other: string): number {
  const [a, b] = [colours.get(one), colours.get(other)]
  if (a === undefined || b === undefined) throw new Error(`no colour ${a === undefined ? one : other}`)
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

/** Relative luminance of every opaque colour of a scheme. */
function coloursOf(selector: string): ReadonlyMap<string, number> {
  const block = css.slice(css.indexOf(`${selector} {`)).split('}')[0] ?? ''
  const found = [...block.matchAll(/--([\w-]+): oklch\(([\d.]+) ([\d.]+) ([\d.]+)\);/g)]
  return new Map(
    found.map(([, name = '', ...parts]) => {
      const [lightness = 0, chroma = 0, hue = 0] = parts.map(Number)
      return [name, luminance(lightness, chroma, hue)]
    }),
  )
}

/** OKLCH to relative luminance through linear sRGB (Ottosson 2020, "A perceptual color space for image processing"). */
function luminance(lightness: number, chroma: number, hue: number): number {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clamp = (value: number) => Math.min(1, Math.max(0, value))
  const red = clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const green = clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const blue = clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
