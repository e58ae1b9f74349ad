import { type Location, realKinds } from '#contract/location.ts'
import { languages } from '#contract/words/languages.ts'
import { sentence } from '#contract/words/sentence.ts'
import { say } from '#core/words/say.ts'
import { normaliseHeader } from './header-words.ts'

type RealKind = (typeof realKinds)[number]

/** What people call the kinds of location. */
const words: Readonly<Record<RealKind, string>> = {
  warehouse: `warehouse, depot, stockroom, lager, lagerhaus, entrepôt, dépôt, almacén, depósito, magazzino, armazém, magazijn, magazyn`,
  store: `store, shop, branch, laden, filiale, geschäft, magasin, boutique, tienda, negozio, loja, winkel, sklep`,
  zone: `zone, area, room, aisle, section, hall, bereich, raum, gang, halle, allée, salle, zona, pasillo, sala, área, ruimte, strefa`,
  bin: `bin, shelf, slot, box, compartment, storage bin, fach, regalfach, lagerplatz, behälter, casier, étagère, estante, scaffale, prateleira,
    schap, półka`,
  vehicle: `vehicle, van, truck, car, lorry, fahrzeug, lkw, transporter, véhicule, camion, vehículo, camión, veicolo, furgone, veículo, voertuig, pojazd`,
  quarantine: `quarantine, blocked, sperrlager, quarantäne, quarantaine, cuarentena, quarantena, quarentena, kwarantanna`,
  other: `other, sonstiges, andere, autre, otro, altro, outro, overig, inne`,
}

const kinds = new Map(
  realKinds.flatMap((kind) =>
    [
      ...words[kind].split(','),
      ...languages.map((language) => say(sentence(`export.locationKind.${kind}`), language)),
    ].map((word) => [normaliseHeader(word), kind] as const),
  ),
)

/** The kind of location a cell names, by its key or a word for it; undefined: none. */
export function parseLocationKind(cell: string): Extract<Location['kind'], RealKind> | undefined {
  return kinds.get(normaliseHeader(cell))
}
