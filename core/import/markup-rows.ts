/** Signs that pages write by name. */
// biome-ignore format: a table, one line for many
const named: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0', euro: '€', pound: '£', yen: '¥', cent: '¢', copy: '©', reg: '®', trade: '™', deg: '°', micro: 'µ', times: '×', plusmn: '±',
  frac12: '½', frac14: '¼', frac34: '¾', sup2: '²', sup3: '³', middot: '·', bull: '•', ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', laquo: '«', raquo: '»',
  auml: 'ä', ouml: 'ö', uuml: 'ü', Auml: 'Ä', Ouml: 'Ö', Uuml: 'Ü', szlig: 'ß', agrave: 'à', aacute: 'á', acirc: 'â', atilde: 'ã', aring: 'å', aelig: 'æ', ccedil: 'ç', egrave: 'è', eacute: 'é', ecirc: 'ê', euml: 'ë',
  igrave: 'ì', iacute: 'í', icirc: 'î', iuml: 'ï', ntilde: 'ñ', ograve: 'ò', oacute: 'ó', ocirc: 'ô', otilde: 'õ', oslash: 'ø', ugrave: 'ù', uacute: 'ú', ucirc: 'û', yacute: 'ý', Agrave: 'À', Aacute: 'Á', Acirc: 'Â', Atilde: 'Ã',
  Aring: 'Å', AElig: 'Æ', Ccedil: 'Ç', Egrave: 'È', Eacute: 'É', Ecirc: 'Ê', Ntilde: 'Ñ', Oacute: 'Ó', Ocirc: 'Ô', Otilde: 'Õ', Oslash: 'Ø', Uacute: 'Ú', Omega: 'Ω', omega: 'ω', mu: 'μ', alpha: 'α', beta: 'β',
}

/** Wider rows are refused: what is beyond need not be made. */
const mostSpan = 500

/** A cell that covers rows below its own. */
interface Covering {
  rows: number
  text: string
}

/**
 * Reads the rows of tables of a page (`tr`, `td`) and of a workbook as XML (`Row`, `Cell`) one after the other. A cell over several columns stands in
 * the first of them, one over several rows in each of them, as spreadsheets show them. No definition of an entity is followed.
 */
export function markupReader(): (row: string) => string[] {
  let covering = new Map<number, Covering>()
  return (row) => {
    const cells: string[] = []
    const next = new Map<number, Covering>()
    const fill = () => {
      for (let over = covering.get(cells.length); over && cells.length <= mostSpan; over = covering.get(cells.length)) {
        if (over.rows > 1) next.set(cells.length, { rows: over.rows - 1, text: over.text })
        cells.push(over.text)
      }
    }
    for (const { attributes, content } of cellsOf(row)) {
      const text = toText(content)
      const index = numberOf(attributes, 'index')
      while (index !== undefined && cells.length < Math.min(index, mostSpan) - 1) cells.push('')
      fill()
      const rows = numberOf(attributes, 'rowspan') ?? (numberOf(attributes, 'mergedown') ?? 0) + 1
      const columns = numberOf(attributes, 'colspan') ?? (numberOf(attributes, 'mergeacross') ?? 0) + 1
      for (let column = 0; column < columns && cells.length <= mostSpan; column++) {
        const own = column === 0 ? text : ''
        if (rows > 1) next.set(cells.length, { rows: rows - 1, text: own })
        cells.push(own)
      }
    }
    fill()
    covering = next
    return cells
  }
}

function numberOf(attributes: string, name: string): number | undefined {
  const match = new RegExp(String.raw`(?:^|[\s:])${name}\s*=\s*["']?(\d{1,5})`, 'i').exec(attributes)
  return match?.[1] === undefined ? undefined : Number(match[1])
}

/** The cells of a row, in one pass over it: a tag or a comment that never ends takes the rest with it. */
function cellsOf(row: string): { attributes: string; content: string }[] {
  const cells: { attributes: string; content: string }[] = []
  let open: { attributes: string; from: number } | undefined
  const close = (end: number) => {
    if (open) cells.push({ attributes: open.attributes, content: row.slice(open.from, end) })
    open = undefined
  }
  for (let at = row.indexOf('<'); at >= 0; ) {
    const end = endOfTag(row, at)
    const name = /^<(\/?)(?:ss:)?(t[hd]|cell)(?=[\s>/])/i.exec(row.slice(at, at + 12))
    if (name) {
      close(at)
      const isEmpty = row[end - 2] === '/'
      const attributes = row.slice(at + name[0].length, end - 1)
      if (name[1] === '' && isEmpty) cells.push({ attributes, content: '' })
      else if (name[1] === '') open = { attributes, from: end }
    }
    at = row.indexOf('<', end)
  }
  close(row.length)
  return cells
}

/** Behind the tag, comment or script that begins here. */
function endOfTag(text: string, from: number): number {
  const behind = (mark: string) => {
    const at = text.indexOf(mark, from)
    return at < 0 ? text.length : at + mark.length
  }
  if (text.startsWith('<!--', from)) return behind('-->')
  for (const name of ['script', 'style'])
    if (text.slice(from + 1, from + 1 + name.length).toLowerCase() === name) return behind(`</${name}>`)
  let quote = ''
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? ''
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at + 1
  }
  return text.length
}

/** What a cell shows: its text without tags, with line ends where the page has them. */
function toText(markup: string): string {
  let text = ''
  let from = 0
  for (let at = markup.indexOf('<'); at >= 0; at = markup.indexOf('<', from)) {
    text += markup.slice(from, at).replace(/\s+/g, ' ')
    if (/^<(?:br|\/p|\/div|\/li)(?=[\s>/])/i.test(markup.slice(at, at + 8))) text += '\n'
    from = endOfTag(markup, at)
  }
  text += markup.slice(from).replace(/\s+/g, ' ')
  return decode(text)
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim()
}

function decode(text: string): string {
  return text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]\w{1,8}));/gi, (whole, hex, digits, name) => {
    if (name !== undefined) return named[name] ?? whole
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole
  })
}
