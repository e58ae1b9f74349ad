import type { FileEncoding } from '#contract/import-column.ts'

/** Encodings that bytes which are no UTF-8 may be in, the commonest first: where two read equally well, the first does. */
const candidates = [
  'windows-1252',
  'macintosh',
  'windows-1250',
  'windows-1251',
  'koi8-r',
  'shift_jis',
  'euc-jp',
  'gb18030',
  'big5',
  'euc-kr',
] as const satisfies readonly FileEncoding[]

/** Runs of bytes above 127 that are judged. */
const judgedRuns = 4_000

/**
 * The encoding in which bytes that are not UTF-8 make the best text: letters inside of words, signs beside numbers, no
 * characters that nobody writes. A guess that a person may correct; what only accents of both tell apart (Czech without a `š` or `ž`
 * in windows-1250) is taken as windows-1252.
 * @param bytes  parts of the file that hold bytes above 127; cut anywhere
 */
export function guessEncoding(bytes: Uint8Array): FileEncoding {
  const pieces = cutOut(bytes)
  let best: { encoding: FileEncoding; score: number } = { encoding: 'windows-1252', score: 0 }
  for (const encoding of candidates) {
    const decoder = new TextDecoder(encoding)
    let score = 0
    for (const piece of pieces) score += scorers[encoding](decoder.decode(piece))
    // A better reading has to be clearly better.
    if (score > best.score + pieces.length * 0.05 || encoding === 'windows-1252') best = { encoding, score }
  }
  return best.encoding
}

/** Each run of bytes above 127 with the ASCII around it: in double-byte encodings the second byte may be ASCII. */
function cutOut(bytes: Uint8Array): Uint8Array[] {
  const pieces: Uint8Array[] = []
  const isBreak = (byte: number) =>
    byte === 10 || byte === 13 || byte === 44 || byte === 59 || byte === 9 || byte === 34
  let start = 0
  let high = false
  for (let at = 0; at <= bytes.length && pieces.length < judgedRuns; at++) {
    const byte = bytes[at] ?? 10
    if (byte >= 0x80) high = true
    if (!isBreak(byte) && at - start < 400) continue
    if (high) pieces.push(bytes.subarray(start, at))
    start = at + 1
    high = false
  }
  return pieces
}

type Scorer = (text: string) => number

const scorers: Record<(typeof candidates)[number], Scorer> = {
  'windows-1252': scoreLatin,
  macintosh: scoreLatin,
  'windows-1250': scoreCentral,
  'windows-1251': scoreCyrillic,
  'koi8-r': scoreCyrillic,
  'euc-jp': (text) => scoreWide(text, /[\u3040-\u30ff]/, 1.2),
  shift_jis: (text) => scoreWide(text, /[\u3040-\u30ff]/, 1.2),
  gb18030: (text) => scoreWide(text, commonHan, 1),
  big5: (text) => scoreWide(text, commonHan, 0.9),
  // single jamo and Roman numerals are what Japanese kana look like
  'euc-kr': (text) =>
    scoreWide(text, /[\uac00-\ud7a3]/, 1) - 4 * (text.match(/[\u3131-\u318e\u2160-\u217f]/g)?.length ?? 0),
}

/** Han characters of everyday goods and headers, and the commonest of running text. */
const commonHan =
  /[的一是不了在人有我他这这中大来上国个到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可她里后小么心多天而能好都然没日于起还发成事只作当想看文无开手十用主行方又如前所本见经头面公同三已老从动两长知民样现分将外但身些与高意进把法此实回二理美点月明其种声全工己话儿者向情部正名定女问力机给等几很业最间新什打便位因重被走电四第门相次东政海口使教西再平真听世气信北少关并内加化由却代军产入先山五太水万市眼体别处总才场师书比住员九笑性通目华报立马命张活难神数件安表原车白应路期叫死常提感金何更反合放做系计或司利受光王果亲界及今京务制解各任至清物台象记边共风战干接它许八特觉望直服毛林题建南度统色字请交爱让认算论百吃义科怎元社术结六功指思非流每青管夫连远资队跟带花快条院变联言权往展该领传近留红治决周保达办运武半候七必城父强步完革深区即求品士转量空甚众技轻程告江语英基派满式李息写呢识极令黄德收脸钱党倒未持取设始版双历越史商千片容研像找友孩站广改议形委早房音火际则首单据导影失拿网香似斯专石若兵弟谁校读志飞观争究包组造落视济喜离虽坏兴切坐密规名称数量单价编号商品仓库订货日期规格型号颜色尺寸備編號數單價稱產類備註]/

/** Letters with accents stand in words of plain letters; signs stand beside blanks and digits. */
function scoreLatin(text: string): number {
  let score = 0
  let run = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    run = code < 0x80 ? 0 : run + 1
    if (run === 0) continue
    // three in a row are no word of Latin letters, nor is a capital after a small letter
    if (run > 2) score -= 1
    const char = text[at] ?? ''
    const before = text[at - 1] ?? ' '
    const after = text[at + 1] ?? ' '
    const amongLetters = /[a-zA-Z]/.test(before) || /[a-zA-Z]/.test(after)
    if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || code >= 0xe000) score -= 3
    else if (/\p{Lu}/u.test(char) && /\p{Ll}/u.test(before)) score -= 0.5
    else if (/[äöüéèàáíóúñçãõâêîôûåøæœÄÖÜÉÀÅØßëïìòù]/.test(char)) score += amongLetters ? 1 : 0.3
    else if (/\p{L}/u.test(char)) score += amongLetters && /\p{Ll}/u.test(char) ? 0.3 : -0.5
    // a question of Spanish, a price in yen
    else if ((char === '¿' && text.includes('?', at)) || (char === '¡' && text.includes('!', at))) score += 1.2
    else if (char === '¥' && /\d/.test(before + after)) score += 0.6
    else if (/[€£°²³µ½¼¾×±®™©“”‘’–—•…«»§\u00a0]/.test(char))
      score += /[a-z]/.test(before) && /[a-z]/.test(after) && char !== '’' ? -1 : 0.6
    else score -= 0.7
  }
  return score
}

/** Letters of Polish, Czech, Slovak, Hungarian, Romanian and their neighbours, in words of plain letters. */
function scoreCentral(text: string): number {
  let score = 0
  let run = 0
  for (let at = 0; at < text.length; at++) {
    run = text.charCodeAt(at) < 0x80 ? 0 : run + 1
    if (run === 0) continue
    const char = text[at] ?? ''
    const word = /[\p{L}\p{M}]*$/u.exec(text.slice(Math.max(at - 30, 0), at))?.[0] ?? ''
    const after = text[at + 1] ?? ' '
    // what stands alone or behind a digit or a unit (m³) is a sign of another encoding
    const isInWord = /\p{L}/u.test(after) || (word !== '' && !/^[cdkm]?m$/.test(word))
    if (run > 3 || /[\ufffd\u0080-\u009f]/.test(char)) score -= 2
    else if (/\p{Lu}/u.test(char) && /\p{Ll}$/u.test(word)) score -= 0.5
    else if (/[ąćęłńóśźżĄĆĘŁŃÓŚŹŻčďěňřšťůžČĎĚŇŘŠŤŮŽľĺŕĽőűŐŰăâîşţĂÎŞŢáéíýúôäöüÁÉÍÝÚÄÖÜßđç]/.test(char))
      score += isInWord ? 1 : -0.5
    else if (/[€°±™©“”„‘’–—•…«»§\u00a0×]/.test(char)) score += 0.6
    else if (char === 'µ') score += 0.3
    else score -= 0.7
  }
  return score
}

/** The commonest letters of languages written in Cyrillic; another encoding makes rare ones of them. */
const commonCyrillic = /[оеаинтсрвлкмдпуяыьз]/i

function scoreCyrillic(text: string): number {
  let score = 0
  for (const [run] of text.matchAll(/[^\u0000-\u007f]+/g)) {
    const isOneCase = run === run.toLowerCase() || run === run.toUpperCase()
    const isWord = isOneCase || run.slice(1) === run.slice(1).toLowerCase()
    let place = 0
    for (const char of run) {
      // a single letter of another script among Latin ones is an accent misread; capitals inside of words are, too
      if (!/\p{Script=Cyrillic}/u.test(char)) score -= 1
      else if (place > 0) score += isWord ? (commonCyrillic.test(char) ? 1.05 : 0.8) : 0.2
      place++
    }
  }
  // a word of letters of both scripts is Latin, read wrongly
  return (
    score - 2 * [...text.matchAll(/\p{Script=Latin}\p{Script=Cyrillic}|\p{Script=Cyrillic}\p{Script=Latin}/gu)].length
  )
}

/** @param weight  of characters that tell the script; others of two bytes count half as much as they stand for two bytes */
function scoreWide(text: string, telling: RegExp, weight: number): number {
  let score = 0
  let told = 0
  let wide = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) continue
    if (code === 0xfffd || (code >= 0x80 && code < 0xa0) || (code >= 0xe000 && code < 0xf900)) score -= 4
    // half-width kana are what single accents look like
    else if (code >= 0xff61 && code <= 0xff9f) score -= 1
    else {
      wide++
      if (telling.test(char)) told++
    }
  }
  return score + (told > 0 ? told * 2 * weight + Math.min(wide - told, told * 6) * 2 : -wide)
}
