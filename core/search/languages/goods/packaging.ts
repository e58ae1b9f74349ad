/** What goods are packed in, and what kinds of goods there are. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const packaging = `
accessory/accessories: zubehor/zubehorteil | accessoire | accesorio
air: luft | air | aire
backup: sicherung/backup | sauvegarde | copia de seguridad
bag: tasche/tute | poche | -
barrel/drum: fass/tonne | fut/tonneau/baril | barril/bidon/tonel
bass drum: grosse trommel/basstrommel | grosse caisse | bombo
bin/crate: behalter/kiste/lagerbox | bac/caisse | cubeta/gaveta/caja
bookmark: lesezeichen | marque page/signet | marcapaginas/punto de libro
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
coupler/coupling: kupplung | coupleur/raccord | acoplador/acoplamiento
crate: steige | - | -
crimper/crimping tool: crimpzange | pince a sertir | crimpadora/alicate de crimpar
degreaser: entfetter/fettloser | degraissant | desengrasante
display piece: ausstellungsstuck | piece d exposition/modele d exposition | pieza de exposicion
drape: abdecktuch | champ operatoire | pano quirurgico
drug: droge/arzneistoff | medicament/drogue | farmaco/droga
electronics: elektronik | electronique | electronica
equipment/gear: ausrustung/ausstattung | equipement/materiel | equipo/equipamiento/material
expansion: erweiterung | extension | expansion
face shield/visor: gesichtsschutz/visier | visiere/ecran facial | pantalla facial/visera
film/foil: folie | film/feuille | film/lamina/pelicula
flask/vial: flaschchen/flakon/ampulle | flacon/fiole | frasco/vial
fluid/liquid: flussigkeit | fluide/liquide | liquido/fluido
footwear/shoes: schuhwerk/schuhe | chaussure/chaussures | calzado
garment: kleidungsstuck | vetement/habit | prenda
goblet: kelch/pokal | gobelet/calice | copa/caliz
grand piano: flugel | piano a queue | piano de cola
haberdashery: kurzwaren | mercerie | merceria
hardware/ironmongery: eisenwaren/beschlag | quincaillerie/ferrure | ferreteria/herraje
hygiene/hygiene product/toiletries: hygiene/hygieneartikel/hygieneprodukt/korperpflege | hygiene/produit d hygiene | higiene/producto de higiene
implant: implantat | implant | implante
jar: tiegel | - | -
keyboard instrument: tasteninstrument | instrument a clavier | instrumento de teclado
landscape: querformat/landschaft | paysage | paisaje/apaisado
moisture meter: feuchtigkeitsmesser/feuchtemesser | humidimetre | medidor de humedad
object: objekt/gegenstand | objet | objeto
pack/package/packet: packung/packchen/paket/gebinde | paquet/pack | paquete/pack/envase
packing tape: paketband/packband | ruban d emballage/scotch d emballage | cinta de embalaje/cinta de embalar
pair: paar | paire | par
pallet: - | - | pallet
paper bag: papiertute | sac en papier | bolsa de papel
parcel/package: paket/packchen | colis/paquet | paquete
part/component: teil/bauteil/komponente | piece/composant | pieza/componente
percussion: schlaginstrument/schlagwerk/perkussion | percussion/percussions | percusion
peripheral: peripheriegerat | peripherique | periferico
pint glass: pintglas/bierglas | pinte/verre a pinte | vaso de pinta
plastic bag: plastiktute/plastikbeutel | sac plastique/sac en plastique | bolsa de plastico
raw material: rohstoff/rohmaterial/grundstoff | matiere premiere | materia prima
reducer: reduzierstuck/reduktion | reducteur/reduction | reductor/reduccion
reel/spool/bobbin: spule/rolle/trommel | bobine/devidoir/touret | carrete/bobina
roll: rolle | rouleau/bobine | rollo
sack: sack | sac | saco
sample: muster/probe/warenprobe | echantillon | -
set: satz/set/garnitur | jeu/ensemble/set/kit | juego/conjunto/set/kit
snare drum: kleine trommel/snare | caisse claire | caja/redoblante
spare part: - | - | pieza de repuesto
spiral: spirale/spiralbindung | spirale | espiral
steam: dampf | vapeur | vapor
strategy: strategie | strategie | estrategia
stretch film/stretch wrap: stretchfolie/wickelfolie | film etirable/film de palettisation | film estirable
string instrument: streichinstrument/saiteninstrument | instrument a cordes | instrumento de cuerda
textile/textiles: textil/textilie | textile/linge | textil
threshold: schwelle/turschwelle | seuil | umbral
throne: thron | trone | trono
towel rail/towel rack: handtuchhalter/handtuchheizkorper | porte serviettes/seche serviettes | toallero
treat/snack: leckerli/leckerei | friandise | golosina/premio
tube: rohre/rohr | - | -
ultrasound: ultraschall/ultraschallgerat | echographe/ultrasons/echographie | ecografo/ultrasonido
underlay: unterlage/trittschalldammung | sous couche | base/subcapa
upright piano: klavier | piano droit | piano vertical
ventilator: beatmungsgerat | respirateur | respirador/ventilador
vessel: gefass | recipient/vase | vasija/recipiente
wind instrument: blasinstrument | instrument a vent | instrumento de viento
x ray: rontgen/rontgengerat | radio/rayons x/radiographie | rayos x/radiografia
`
