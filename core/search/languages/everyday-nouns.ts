/**
 * Everyday names of goods, and what is said of them, in the languages questions are asked in: `english: German | French | Spanish`, small
 * letters without accents, several words of one language parted by `/`. A language's own lists go before it.
 */
export const everydayNouns = `
machine/device/appliance/equipment: gerat/apparat | appareil/engin | aparato/dispositivo/equipo
porridge: brei/haferbrei | bouillie/porridge | gachas/papilla
teddy bear/teddy/soft toy/plush toy/cuddly toy: teddy/teddybar/kuscheltier/pluschtier | peluche/ours en peluche/nounours | peluche/oso de peluche
machinery/machine/machines: maschinenpark/maschinerie | machinerie | maquinaria
travel cot: reisebett/kinderreisebett | lit parapluie/lit de voyage | cuna de viaje
boat: boot/boote | bateau/barque | bote/barco/barca
chart: seekarte | carte marine | carta nautica
yeast: hefe | levure | levadura
malt: malz | malt | malta
hops: hopfen | houblon | lupulo
barley: gerste | orge | cebada
wheat: weizen | ble | trigo
rye: roggen | seigle | centeno
oats: hafer | avoine | avena
rice: reis | riz | arroz
corn: mais | - | maiz
pasta: nudel/nudeln | pates | -
keg: fass/fasser | fut/tonnelet | barril
cask: holzfass | tonneau/barrique | tonel
tank: tank/behalter | cuve/reservoir | tanque/deposito
vinegar: essig | vinaigre | vinagre
salt: salz | sel | sal
pepper: pfeffer | poivre | pimienta
butter: butter | beurre | mantequilla
cream: sahne/rahm | creme | nata
egg: ei/eier | oeuf/oeufs | huevo
honey: honig | miel | miel
jam: marmelade/konfiture | confiture | mermelada
nut: nuss/nusse | noix | nuez/nueces
almond: mandel | amande | almendra
apple: apfel | pomme | manzana
pear: birne | poire | pera
lemon: zitrone | citron | limon
cherry: kirsche | cerise | cereza
strawberry: erdbeere/erdbeeren | fraise | fresa
potato: kartoffel | - | patata
tomato: tomate | tomate | tomate
onion: zwiebel | oignon | cebolla
carrot: mohre/karotte | carotte | zanahoria
salad: salat | salade | ensalada
chicken: huhn/hahnchen | poulet | pollo
beef: rindfleisch | boeuf | ternera
pork: schweinefleisch | porc | cerdo
ham: schinken | jambon | jamon
sausage: wurst/wurste | saucisse | salchicha
salmon: lachs | saumon | salmon
chocolate: schokolade | chocolat | chocolate
biscuit: keks/kekse | biscuit | galleta
ice cream: speiseeis | glace | helado
spirit: schnaps | spiritueux | licor
dog: hund/hunde | chien | perro
cat: katze | chat | gato
horse: pferd/pferde | cheval/chevaux | caballo
cattle: rind/rinder/kuh/kuhe | bovin/vache | vaca/ganado
sheep: schaf/schafe | mouton | oveja
pig: schwein/schweine | cochon | cerdo
rabbit: kaninchen/hase | lapin | conejo
bird: vogel | oiseau/oiseaux | pajaro/ave
fish: fisch/fische | poisson | pez/peces
food: futter/nahrung | nourriture/aliment | comida/pienso/alimento
dry: trocken/trockene | sec/seche/seches | seco
wet: nass/nasse | humide | humedo
vaccine: impfstoff | vaccin | vacuna
blood: blut | sang | sangre
syringe: spritze | seringue | jeringa
needle: nadel | aiguille | aguja
glove: handschuh | gant | guante
gown: kittel | blouse | bata
bandage: binde/verband | bandage | venda
cream: creme | creme | crema
drops: tropfen | gouttes | gotas
capsule: kapsel | gelule/capsule | capsula
crutch: krucke | bequille | muleta
wheelchair: rollstuhl/rollstuhle | fauteuil roulant | silla de ruedas
thermometer: thermometer | thermometre | termometro
pressure: druck | pression | presion
diving: tauch/taucher/tauchen | plongee | buceo
wetsuit: neoprenanzug/neopren | combinaison | neopreno
fins: flosse/flossen | palme/palmes | aleta
mask: maske | masque | mascara
skirt: rock/rocke | jupe | falda
boat: boot/boote | bateau/bateaux | barco
sail: segel | voile | vela
anchor: anker | ancre | ancla
life jacket: schwimmweste/rettungsweste | gilet de sauvetage | chaleco salvavidas
tent: zelt | tente | tienda de campana
sleeping bag: schlafsack | sac de couchage | saco de dormir
ski: ski | ski | esqui
ball: ball/balle | ballon/balle | pelota/balon
racket: schlager | raquette | raqueta
backpack: rucksack/rucksacke | sac a dos | mochila
suitcase: koffer | valise | maleta
umbrella: regenschirm/schirm | parapluie | paraguas
hat: hut/hute | chapeau/chapeaux | sombrero
cap: mutze/kappe | casquette/bonnet | gorra
scarf: schal | echarpe | bufanda
sock: socke | chaussette | calcetin
boot: stiefel | botte/bottes | bota
belt: gurtel | ceinture | cinturon
sweater: pullover/pulli | pull | jersey/sueter
dress: kleid/kleider | robe | vestido
suit: anzug/anzuge | costume | traje
button: knopf/knopfe | bouton | boton
size: konfektionsgrosse | taille | talla
women: damen/frauen | femme/femmes | mujer/mujeres
men: herren/manner | homme/hommes | hombre
kids: kinder | enfant/enfants | nino/ninos
blanket: decke | couverture | manta
pillow: kissen | oreiller/coussin | almohada
towel: handtuch/handtucher | serviette | toalla
curtain: vorhang/vorhange | rideau/rideaux | cortina
carpet: teppich | tapis | alfombra
mirror: spiegel | miroir | espejo
candle: kerze | bougie | vela
vase: vase | vase | jarron
fork: gabel | fourchette | tenedor
spoon: loffel | cuillere/cuiller | cuchara
bowl: schussel/schale | bol | cuenco/bol
glass: trinkglas | verre | vaso
frying pan/pan: pfanne | poele | sarten
kettle: wasserkocher | bouilloire | hervidor
oven: ofen | four | horno
fridge: kuhlschrank | refrigerateur/frigo | nevera
washing machine: waschmaschine | lave linge | lavadora
vacuum cleaner: staubsauger | aspirateur | aspiradora
bulb: gluhbirne/birne | ampoule | bombilla
flashlight: taschenlampe | lampe de poche/torche | linterna
fan: ventilator | ventilateur | ventilador
heater: heizung/heizgerat | chauffage/radiateur | calefactor
bucket: eimer | seau/seaux | cubo
broom: besen | balai | escoba
sponge: schwamm/schwamme | eponge | esponja
disinfectant: desinfektionsmittel | desinfectant | desinfectante
detergent: waschmittel | lessive/detergent | detergente
bag: beutel/sack/sacke | sachet/sac | bolsa/saco
lid: deckel | couvercle | tapa
label: etikett/etiketten | etiquette | etiqueta
pallet: palette/paletten | palette | pale
tape: klebeband | ruban adhesif | cinta
glue: kleber/leim/klebstoff | colle | pegamento/cola
screwdriver: schraubendreher/schraubenzieher | tournevis | destornillador
wrench: schraubenschlussel | cle | llave inglesa
drill: bohrmaschine | perceuse | taladradora
axe: axt/beil | hache | hacha
shovel: schaufel | pelle | pala
spade: spaten | beche | azada
rake: rechen/harke | rateau | rastrillo
ladder: leiter | echelle | escalera
hose: gartenschlauch | tuyau | manguera
wheelbarrow: schubkarre | brouette | carretilla
lawnmower: rasenmaher | tondeuse | cortacesped
chainsaw: kettensage/motorsage | tronconneuse | motosierra
fence: zaun/zaune | cloture | valla
board: brett/bretter | planche | tabla
brick: ziegel/backstein | brique | ladrillo
cement: zement | ciment | cemento
sand: sand | sable | arena
gravel: kies | gravier | grava
tile: fliese | carrelage/carreau | azulejo/baldosa
window: fenster | fenetre | ventana
door: tur/turen | porte | puerta
lock: schloss/schlosser | serrure/cadenas | cerradura/candado
key: schlussel | clef | llave
hinge: scharnier | charniere | bisagra
wire: draht/drahte | fil | alambre
bolt: bolzen | boulon | perno
washer: unterlegscheibe | rondelle | arandela
spring: feder | ressort | muelle
bearing: lager/kugellager | roulement | rodamiento
brush: burste | brosse | cepillo
oil: ol/ole | huile | aceite
fuse: sicherung | fusible | fusible
socket: steckdose | prise | toma
lamp: lampe/leuchte | lampe/luminaire | lampara/linterna
camera: kamera/fotoapparat | appareil photo | camara
screen: monitor/bildschirm | ecran | pantalla
keyboard: tastatur | clavier | teclado
mouse: maus | souris | raton
printer: drucker | imprimante | impresora
ink: tinte | encre | tinta
paper: papier | papier | papel
pen: kugelschreiber/stift | stylo | boligrafo
pencil: bleistift | crayon | lapiz
envelope: umschlag/briefumschlag | enveloppe | sobre
scissors: schere | ciseaux | tijeras
stapler: hefter/tacker | agrafeuse | grapadora
folder: ordner/mappe | classeur | carpeta
doll: puppe | poupee | muneca
puzzle: puzzle | puzzle | rompecabezas
stroller: kinderwagen | poussette | cochecito
diaper: windel | couche | panal
car: auto/wagen/pkw | voiture | coche
van: lieferwagen/transporter | camionnette/fourgon | furgoneta
brake: bremse | frein | freno
engine: motor | moteur | motor
spare part: ersatzteil | piece de rechange | repuesto
ring: ring | bague/anneau | anillo
necklace: halskette | collier | collar
earring: ohrring | boucle d oreille | pendiente
bracelet: armband/armbander | bracelet | pulsera
perfume: parfum | parfum | perfume
shampoo: shampoo | shampooing | champu
lipstick: lippenstift | rouge a levres | pintalabios
toothbrush: zahnburste | brosse a dents | cepillo de dientes
strings: saite/saiten | corde/cordes | cuerda/cuerdas
loudspeaker: lautsprecher | enceinte/haut parleur | altavoz
alcohol: alkohol | alcool | alcohol
fresh: frisch/frische | frais/fraiche | fresco
frozen: tiefgekuhlt/gefroren | surgele/congele | congelado
large: gross/grosse | grand/grande/grands | grande
small: klein/kleine | petit/petite/petits | pequeno
sterile: steril/sterile | sterile | esteril
damaged: beschadigt/beschadigte | abime/endommage | danado
used: gebraucht/gebrauchte | occasion/usage | usado
new: neu/neue/neuer | neuf/neuve/nouveau | nuevo
delivered: geliefert/gelieferte | livree/livrees | entregado/entregada
overhauled: uberholt/uberholte | revise/revisee/revises | revisado/revisada
made: gemacht | fabrique/fabriquee | hecho/hecha/hechos/hechas
rope: seil/tau/leine | corde/cordage | cuerda/cabo
engine: motor/motoren | moteur | motor/motores
raft: floss/rettungsinsel | radeau/radeaux | balsa
clothing: kleidung/bekleidung | vetement/vetements | ropa
container: container | conteneur | contenedor
case: etui | etui | funda/estuche
tool: werkzeug/werkzeuge | outil | herramienta
opened: offen/geoffnet/geoffnete | ouvert/ouverte | abierto
`
