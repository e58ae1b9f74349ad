/** What goods are packed in, and what kinds of goods there are. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const packaging = `
accessory/accessories: zubehor/zubehorteil | accessoire | accesorio
bag: tasche/tute | poche | -
barrel/drum: fass/tonne | fut/tonneau/baril | barril/bidon/tonel
bin/crate: behalter/kiste/lagerbox | bac/caisse | cubeta/gaveta/caja
bottle: - | flacon | frasco
box: kasten | carton | -
bubble wrap: luftpolsterfolie/noppenfolie | papier bulle/film bulle | plastico de burbujas
bundle: bundel/bund | botte/fagot/liasse | haz/manojo/fajo
can/tin: buchse/konservendose | boite/canette/boite de conserve | lata/bote
canister: kanister | bidon/jerrican | bidon/garrafa
cardboard box/carton: karton/pappkarton | carton/boite en carton | caja de carton
consumable/consumables/supplies: verbrauchsmaterial/verbrauchsartikel | consommable/fourniture | consumible/material fungible
container: behalter/behaltnis | recipient/bac | recipiente/envase
cosmetics/cosmetic: kosmetik/kosmetikartikel | cosmetique/produit de beaute | cosmetico/cosmetica
crate: steige | - | -
electronics: elektronik | electronique | electronica
equipment/gear: ausrustung/ausstattung | equipement/materiel | equipo/equipamiento/material
film/foil: folie | film/feuille | film/lamina/pelicula
flask/vial: flaschchen/flakon/ampulle | flacon/fiole | frasco/vial
haberdashery: kurzwaren | mercerie | merceria
hardware/ironmongery: eisenwaren/beschlag | quincaillerie/ferrure | ferreteria/herraje
hygiene/hygiene product/toiletries: hygiene/hygieneartikel/hygieneprodukt/korperpflege | hygiene/produit d hygiene | higiene/producto de higiene
jar: tiegel | - | -
pack/package/packet: packung/packchen/paket/gebinde | paquet/pack | paquete/pack/envase
packing tape: paketband/packband | ruban d emballage/scotch d emballage | cinta de embalaje/cinta de embalar
pair: paar | paire | par
pallet: - | - | pallet
paper bag: papiertute | sac en papier | bolsa de papel
parcel/package: paket/packchen | colis/paquet | paquete
part/component: teil/bauteil/komponente | piece/composant | pieza/componente
plastic bag: plastiktute/plastikbeutel | sac plastique/sac en plastique | bolsa de plastico
raw material: rohstoff/rohmaterial/grundstoff | matiere premiere | materia prima
reel/spool/bobbin: spule/rolle/trommel | bobine/devidoir/touret | carrete/bobina
roll: rolle | rouleau/bobine | rollo
sack: sack | sac | saco
set: satz/set/garnitur | jeu/ensemble/set/kit | juego/conjunto/set/kit
spare part: - | - | pieza de repuesto
stretch film/stretch wrap: stretchfolie/wickelfolie | film etirable/film de palettisation | film estirable
textile/textiles: textil/textilie | textile/linge | textil
tube: rohre/rohr | - | -
`
