import { parseArgs } from 'node:util'

/** What a run of the API bench can be told; the defaults are the bench of record. */
export interface Knobs {
  tenants: number
  items: number
  locations: number
  /** over all tenants */
  movements: number
  connections: number
  seconds: number
  /** API processes of ours; the bare server is one */
  processes: number
  /** scenarios to run, by name; all when empty */
  only: string[]
}

const defaults = {
  tenants: 5,
  items: 20_000,
  locations: 5,
  movements: 500_000,
  connections: 32,
  seconds: 20,
  processes: 1,
}

export function readKnobs(args: string[]): Knobs {
  const options = Object.fromEntries(
    [...Object.keys(defaults), 'only'].map((name) => [name, { type: 'string' as const }]),
  )
  const { values } = parseArgs({ args, options, strict: true })
  const number = (name: keyof typeof defaults) => {
    const value = Number(values[name] ?? defaults[name])
    if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} takes a whole number above zero.`)
    return value
  }
  return {
    tenants: number('tenants'),
    items: number('items'),
    locations: number('locations'),
    movements: number('movements'),
    connections: number('connections'),
    seconds: number('seconds'),
    processes: number('processes'),
    only: values.only === undefined ? [] : String(values.only).split(','),
  }
}
