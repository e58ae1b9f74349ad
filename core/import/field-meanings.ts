import { fieldWords } from '#core/words/field-words.ts'
import { normaliseHeader } from './header-words.ts'

/** Names of fields that mean the same in several languages; a line is one meaning. */
const meanings = `
  colour color farbe couleur colore kleur cor kolor
  size größe groesse taille talla taglia maat tamanho rozmiar
  weight gewicht poids peso waga netweight nettogewicht
  length länge longueur longitud lunghezza lengte comprimento długość
  width breite largeur anchura ancho larghezza breedte largura szerokość
  height höhe hauteur altura alto altezza hoogte wysokość
  depth tiefe profondeur profundidad profondità diepte głębokość
  diameter durchmesser diamètre diámetro diametro
  volume volumen inhalt contenance volumen capacity fassungsvermögen capacité capacidad
  material matériau matière materiale materiaal materiał werkstoff
  brand marke marque marca merk make
  manufacturer hersteller fabricant fabricante produttore fabrikant producent producer mfr mfg
  supplier lieferant fournisseur proveedor fornitore fornecedor leverancier dostawca vendor
  serialnumber serial seriennummer numérodesérie númerodeserie numerodiserie serienummer serialno sn
  expirydate expiry expires expirationdate ablaufdatum mhd verfallsdatum haltbarbis datedepéremption dlc fechadecaducidad caducidad scadenza datadiscadenza houdbaartot bestbefore usebefore useby
  batch lot charge chargennummer batchnumber lotnumber numérodelot lote lotto partij partia
  model modell modèle modelo modello
  voltage spannung tension voltaje tensión voltaggio napięcie
  current strom stromstärke courant corriente corrente prąd
  power leistung puissance potencia potenza vermogen moc
  resistance widerstand résistance resistencia resistenza weerstand
  capacitance kapazität capacité capacidadeléctrica
  frequency frequenz fréquence frecuencia frequenza
  dose dosis dosage stärke strength posologie dosis
  form darreichungsform dosageform forme forma vorm
  prescription rezeptpflichtig prescriptiononly prescriptionrequired rx verschreibungspflichtig surordonnance receta
  activeingredient activesubstance substance wirkstoff principeactif principioactivo principioattivo substancjaczynna api genericname inn
  packsize packof packungsgröße packungsgrösse packquantity unitsperpack piecesperpack conditionnement packaging contenidodelenvase confezione
  warranty garantie warrantyuntil garantiebis garantía garanzia gwarancja
  purchasedate kaufdatum anschaffungsdatum dateachat fechadecompra datadiacquisto bought boughton purchasedon
  notes note bemerkung bemerkungen notiz notizen remarque remarques notas kommentar comment comments remark remarks opmerking uwagi
  countryoforigin origin herkunft herkunftsland ursprungsland paysorigine origen origine herkomst kraj
  condition zustand état estado condizione toestand stan
  author autor auteur autore verfasser writer
  publisher verlag éditeur editorial editore uitgever wydawca
  language sprache langue idioma lingua taal język
  year jahr année año anno jaar rok
  tags tag schlagworte stichworte keywords motsclés etiquetas labels
  website webseite url link homepage siteweb
  phone telephone telefon téléphone teléfono telefono telefoon tel
  email mail emailaddress courriel correo
  datasheet datenblatt fichetechnique
`

const places = new Map<string, number>()
for (const [at, line] of meanings.trim().split('\n').entries())
  for (const word of line.trim().split(/\s+/)) places.set(normaliseHeader(word).replaceAll(' ', ''), at)

// what questions know fields by as well; a meaning of the list above goes first
for (const line of fieldWords.trim().split('\n')) {
  const [english = '', others = ''] = line.split(': ')
  const called = english.split('/').map((name) => name.replaceAll(' ', ''))
  const at = called.map((name) => places.get(name)).find((place) => place !== undefined) ?? places.size
  for (const name of [...called, ...others.split(/[/|]/)]) {
    const joined = name.replaceAll(' ', '')
    if (!places.has(joined)) places.set(joined, at)
  }
}

/**
 * A number for what a name means, equal for names that mean the same.
 * @param name  normalised, without spaces
 */
export function meaningOf(name: string): number | undefined {
  return places.get(name)
}

/** Words that say how a thing is told, and not what it is: "Rx only", "Warranty end date", "Is fragile?". */
const around = new Set(
  `only no nr number num id code is has needs need required require needed yes flag status info the of for in on at by a an de del la le el du des der die das von date datum fecha data day until till
   bis end ends ending begin value item product article article s nur only? obligatoire obligatorio pflicht pflichtig`.split(
    /\s+/,
  ),
)

/**
 * A number for what the telling words of a name mean together, equal for names whose words mean the same: "Rx only" and "Prescription required".
 * Undefined where no word tells, or where one is not known and so may make it another thing.
 * @param name  normalised
 */
export function meaningOfWords(name: string): number | undefined {
  const telling = name.split(' ').filter((word) => !around.has(word))
  if (telling.length === 0) return undefined
  const whole = places.get(telling.join(''))
  if (whole !== undefined) return whole
  const [first, ...others] = telling.map((word) => places.get(word))
  return others.every((other) => other === first) ? first : undefined
}
