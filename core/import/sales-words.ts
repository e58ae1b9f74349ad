/** What a line's last word says when it is money and not goods: "Dotcom postage", "Amazon fee", "Bank charges". */
const serviceHeads = new Set(
  `postage post shipping carriage freight delivery courier handling commission discount rebate fee fees charge charges surcharge
   debt versand versandkosten porto fracht rabatt skonto gebühr gebühren nachlass livraison remise frais envío descuento gastos
   portes sconto spedizione verzendkosten korting`.split(/\s+/),
)
/** Words that make a service only together with others of these lists, or alone as the whole name. */
const serviceFillers = new Set(
  `manual sample samples adjust adjustment adjusted bad rounding deposit tip misc miscellaneous bank card payment paypal insurance
   packing packaging express standard international and of for the credit und et y e & + -`.split(/\s+/),
)

/** Words of a note about stock that was written off. */
const spoilageWords =
  /damag|dagam|broken|break|crush|smash|\bwet\b|rust|mould|\bmold|faulty|fault|defect|destroy|unsale|thrown|throw away|expired|spoil|waste|scrap|smudge|crack|dirty|stain|leak|perish|rotten|beschädig|kaputt|defekt|verdorben|abgelaufen|périmé|cassé|dañad|caducad/i
/** Words of a note about stock that is no item's name. */
const noteWords =
  /\?|\bcheck|\bcount|\bfound\b|\blost\b|missing|\bmia\b|stolen|adjust|wrong|mix(ed)?\b|incorrect|error|barcode|re-?label|put aside|given away|showroom|display|returned|credit|stock ?take|inventur|korrektur/i

function words(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}&+]+/u)
    .filter((word) => word !== '')
}

function consistsOfServices(text: string): boolean {
  const all = words(text)
  return all.length > 0 && all.every((word) => serviceHeads.has(word) || serviceFillers.has(word))
}

/**
 * Whether an item of a sales history is postage, a fee, a discount or the like. Its name tells when it consists of
 * nothing but such words ("Carriage", "Manual", "Bank charges"); where the code is bare of digits, as bookkeeping codes
 * are ("DOT", "AMAZONFEE"), it tells by ending with one ("Dotcom postage").
 * @param names  descriptions of its lines, the commonest first
 */
export function isServiceItem(sku: string, names: readonly string[]): boolean {
  const [name] = names
  if (name !== undefined && consistsOfServices(name)) return true
  const bare = !/\d/.test(sku) || sku.length <= 2
  if (!bare) return false
  const last = name === undefined ? undefined : words(name).at(-1)
  if (last !== undefined && serviceHeads.has(last)) return true
  return name === undefined && consistsOfServices(sku)
}

/** Whether a line's description is a note about damaged or spoilt stock. */
export function isSpoilageNote(description: string): boolean {
  return spoilageWords.test(description)
}

/** Whether a line's description is a note of the storekeeper rather than an item's name. */
export function isStockNote(description: string): boolean {
  return noteWords.test(description) || spoilageWords.test(description)
}

/** Whether a row was made to try the system out. */
export function isTestRow(sku: string, name: string): boolean {
  return (
    /^(test|xxx+|asdf?)[\d_-]*$/i.test(sku) || /^(this is a )?test([ -](product|item|order|row|line))?\.?$/i.test(name)
  )
}

/** Whether an invoice number says that it takes another back: "C536379", "CN-17", "RMA 12". */
export function isCancellation(reference: string): boolean {
  return /^(c|cn|cr|cm|ret|rma|sr|rf|gs|g)[-\s/]?\d/i.test(reference)
}
