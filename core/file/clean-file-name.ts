const longest = 200

/**
 * A file's name as it is kept and shown: the last part of a path, as some browsers send one, without control characters and
 * without those that turn the direction of writing (a name may look as if it ended in `.png` by them), and not too long;
 * its ending stays.
 */
export function cleanFileName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  const clean = last
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '')
    .trim()
    .replace(/^\.+$/, '')
  if (clean.length <= longest) return clean || 'file'
  const ending = /\.[\p{L}\p{N}]{1,12}$/u.exec(clean)?.[0] ?? ''
  const kept = clean.slice(0, longest - ending.length).replace(/[\ud800-\udbff]$/, '')
  return kept + ending
}
