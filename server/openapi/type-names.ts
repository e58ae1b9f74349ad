/** The name that stands for "of no item type". */
export const untyped = 'Untyped'

/**
 * A name for each item type as its schemas carry it: `pain_relief` is `PainRelief` in `Item_PainRelief`. It follows from the key,
 * so a rename keeps the names of generated code. Generators leave out the underscore, so `Item_Row` would be `ItemRow`
 * a second time: such a name, and one that two keys share, gets another beginning or end.
 * @param taken  names of the document's other schemas
 */
export function typeNames(keys: readonly string[], taken: Iterable<string>): string[] {
  const used = new Set([...taken].map((name) => name.toLowerCase()))
  const isTaken = (name: string) =>
    name === untyped ||
    name.startsWith('Attributes') ||
    used.has(`item${name}`.toLowerCase()) ||
    used.has(`newitem${name}`.toLowerCase())
  return keys.map((key) => {
    const plain = key.replace(/(?:^|_+)(.?)/g, (_, letter: string) => letter.toUpperCase())
    const base = isTaken(plain) ? `Type${plain}` : plain
    let name = base
    for (let n = 2; isTaken(name); n++) name = `${base}V${n}`
    used.add(`item${name}`.toLowerCase())
    return name
  })
}
