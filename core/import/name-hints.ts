import { englishOfName } from '#core/words/field-names.ts'
import { normaliseHeader } from './header-words.ts'

/** What a column's name lets expect of its values, before they are looked at. */
export type NameHint =
  | 'date'
  | 'boolean'
  | 'money'
  | 'count'
  | 'email'
  | 'url'
  | 'phone'
  | 'barcode'
  | 'code'
  | 'list'
  | 'choice'
  | 'text'

const words: Readonly<Record<NameHint, string>> = {
  date: `date datum fecha data expiry expires expiration exp ablauf ablaufdatum mhd verfall verfallsdatum haltbar péremption caducidad scadenza
    validade vervaldatum bought purchased created updated modified since until birthday delivered received warranty garantie day tag`,
  boolean: `is has inactive blocked gesperrt locked hidden obsolete favorite favourite active aktiv actif activo enabled disabled available verfügbar required prescription rezeptpflichtig discontinued taxable
    fragile hazardous perishable serialized trackable sellable salable purchaseable purchasable archived published visible featured loanable`,
  money: `price preis prix precio prezzo preço prijs cena cost costs kosten coût costo coste custo amount betrag montant importe value wert
    valeur valor fee gebühr rent miete loyer deposit kaution deductible msrp rrp uvp`,
  count: `quantity qty count anzahl menge pieces pcs stück year jahr année año pages seiten ports pins slots level`,
  email: `email mail`,
  url: `url link website webseite web homepage site href datasheet datenblatt`,
  phone: `phone telephone tel telefon téléphone telefono teléfono telefone telefoon mobile handy fax`,
  barcode: `barcode ean gtin upc isbn ean13`,
  code: `batch lot charge lote mpn revision part code zip plz postcode postal serial seriennummer hs nummer nr no id number ref reference mac imei ip`,
  list: `tags tag keywords labels schlagworte stichworte features allergens allergene ingredients zutaten colours colors farben sizes größen
    categories kategorien authors autoren compatible materials`,
  choice: `colour color farbe couleur colore kleur cor size größe taille talla taglia maat tamanho status state zustand état estado condition
    material matériau materiale brand marke marque marca merk manufacturer hersteller fabricant fabricante producer category kategorie
    catégorie categoría type typ tipo form darreichungsform class klasse group gruppe groupe grupo department abteilung gender geschlecht forma forme vorm postać producent marka
    barva velikost stav značka rozmiar kolor
    season saison language sprache langue idioma country land pays país paese grade priority currency währung`,
  text: `notes note comment comments remark remarks bemerkung bemerkungen notiz notizen kommentar remarque remarques commentaire notas
    observaciones osservazioni opmerking description beschreibung`,
}

const hints = new Map<string, Set<NameHint>>()
for (const [hint, list] of Object.entries(words) as [NameHint, string][])
  for (const word of list.split(/\s+/).map(normaliseHeader)) hints.set(word, (hints.get(word) ?? new Set()).add(hint))

/** What the words of a header let expect; "Is active?" and "Rezeptpflichtig" a yes or no, "Farbe" one of a few. */
export function nameHints(header: string): ReadonlySet<NameHint> {
  const found = new Set<NameHint>()
  for (const word of normaliseHeader(header).replaceAll('e mail', 'email').split(' '))
    for (const hint of hints.get(word) ?? []) found.add(hint)
  // `Vence el`, as its English name would
  if (found.size === 0)
    for (const word of englishOfName(header)?.split(' ') ?? [])
      for (const hint of hints.get(word) ?? []) found.add(hint)
  if (/\?\s*$/.test(header)) found.add('boolean')
  if (/^number of /i.test(header)) found.add('count')
  return found
}
