import type { FileEncoding } from '#contract/import-column.ts'

/** Encodings that bytes which are no UTF-8 may be in, the commonest first: where two read equally well, the first does. */
const candidates = [
  'windows-1252',
  'macintosh',
  'windows-1251',
  'shift_jis',
  'gb18030',
  'big5',
  'euc-kr',
] as const satisfies readonly FileEncoding[]

/** Runs of bytes above 127 that are judged. */
const judgedRuns = 4_000

/**
 * The encoding in which bytes that are not UTF-8 make the best text: letters inside of words, signs beside numbers, no
 * characters that nobody writes. A guess that a person may correct; what only a few accents tell apart (windows-1250 and
 * windows-1252) is taken as windows-1252.
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
  'windows-1251': (text) => scoreScript(text, /\p{Script=Cyrillic}/u),
  shift_jis: (text) => scoreWide(text, /[\u3040-\u30ff]/, 1.2),
  gb18030: (text) => scoreWide(text, commonHan, 1),
  big5: (text) => scoreWide(text, commonHan, 0.9),
  'euc-kr': (text) => scoreWide(text, /[\uac00-\ud7a3]/, 1),
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
    else if (/[€£°²³µ½¼¾×±®™©“”‘’–—•…«»§\u00a0]/.test(char))
      score += /[a-z]/.test(before) && /[a-z]/.test(after) && char !== '’' ? -1 : 0.6
    else score -= 0.7
  }
  return score
}

function scoreScript(text: string, script: RegExp): number {
  let score = 0
  let run = 0
  for (const char of text) {
    if (char.charCodeAt(0) < 0x80) {
      run = 0
      continue
    }
    // A single letter of another script among Latin ones is an accent misread; capitals inside of words are, too.
    const fits = script.test(char)
    score += !fits ? -1 : run > 0 && /\p{Lu}/u.test(char) ? 0.2 : run > 0 ? 1.05 : 0
    run = fits ? run + 1 : 0
  }
  return score
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
