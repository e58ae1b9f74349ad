/**
 * What goods are made of, called and done with in trades of all kinds, in the languages questions are asked in: `english: German | French | Spanish`,
 * small letters without accents, several words parted by `/`. Where several words of English are meant by one, each has its own line: the
 * organisation's own words tell which it is.
 */
export const tradeWords = `
tap/faucet: wasserhahn/hahn/armatur/mischbatterie | robinet/mitigeur | grifo/llave de paso
radiator: heizkorper/radiator | radiateur | radiador
boiler: heizkessel/kessel/boiler/therme | chaudiere | caldera
sealant: dichtmittel/dichtmasse/dichtstoff | mastic/joint d etancheite | sellador/sellante/masilla
pipe: rohr/rohre | tuyau/tuyaux/tube/conduite | tubo/tuberia/cano
tube: tube/schlauch | tube | tubo
hose: schlauch/schlauche | tuyau/tuyaux/flexible | manguera
fitting: fitting/rohrverbinder/formstuck/formteil | raccord | accesorio/racor
elbow: bogen/winkel/krummer | coude | codo
tee: t stuck/t stucke/tstuck | te/tes | te/tes
valve: ventil/schieber | vanne/soupape/clapet | valvula
pump: pumpe | pompe | bomba
tank: tank/speicher | reservoir/cuve/ballon | deposito/tanque
shower: dusche/brause | douche | ducha
bath: bad/badezimmer/badewanne | salle de bain/salle de bains/bain/baignoire | bano/banera
kitchen: kuche/kuchen | cuisine | cocina
toilet: toilette/wc | toilettes/wc | inodoro/retrete
basin: waschbecken/becken | lavabo/vasque | lavabo
sink: spule/spulbecken | evier | fregadero
insulated: isoliert/isolierte/isolierter/gedammt/gedammte | isole/isolee/isoles/isolees/calorifuge | aislado/aislada
chrome: chrom/verchromt/verchromte/verchromter | chrome/chromee/chromes | cromo/cromado/cromada
oil: ol/heizol | huile/fioul/mazout | aceite/gasoleo/gasoil
gas: gas | gaz | gas
pellet: pellet/pellets | granule/granules | pellet
heat pump: warmepumpe | pompe a chaleur | bomba de calor
lockable: absperrbar/absperrbare/abschliessbar/abschliessbare | verrouillable | bloqueable/con cerradura
condensing: brennwert | condensation/a condensation | condensacion/de condensacion
drinking water: trinkwasser | eau potable | agua potable
power: leistung | puissance | potencia
pressure: druck | pression | presion
wool: wolle | laine | lana
leather: leder | cuir | cuero/piel
velvet: samt | velours | terciopelo
silk: seide | soie | seda
cotton: baumwolle | coton | algodon
linen: leinen | lin | lino
steel: stahl | acier | acero
stainless steel: edelstahl/rostfrei/nirosta | inox/acier inoxydable | acero inoxidable/inox
iron: eisen | fer | hierro
cast iron: gusseisen | fonte | hierro fundido/fundicion
copper: kupfer | cuivre | cobre
brass: messing | laiton | laton
bronze: bronze | bronze | bronce
silver: silber/silbern | argent/argente | plata/plateado
gold: gold/golden/goldene | or/dore/doree | oro/dorado/dorada
plastic: kunststoff/plastik | plastique | plastico
rubber: gummi/kautschuk | caoutchouc | goma/caucho
glass: glas | verre | vidrio/cristal
wood: holz/holzern | bois | madera
oak: eiche | chene | roble
beech: buche | hetre | haya
pine: kiefer | pin | pino
walnut: nussbaum/walnuss | noyer | nogal
spruce: fichte | epicea | abeto
paper: papier | papier | papel
cardboard: pappe/karton | carton | carton
stone: stein | pierre | piedra
marble: marmor | marbre | marmol
ceramic: keramik | ceramique | ceramica
concrete: beton | beton | hormigon
foam: schaum/schaumstoff | mousse | espuma
black: schwarz/schwarze/schwarzer/schwarzes | noir/noire/noirs/noires | negro/negra
white: weiss/weisse/weisser/weisses | blanc/blanche/blancs/blanches | blanco/blanca
red: rot/rote/roter/rotes | rouge/rouges | rojo/roja
blue: blau/blaue/blauer | bleu/bleue/bleus/bleues | azul/azules
green: grun/grune/gruner | vert/verte/verts/vertes | verde/verdes
yellow: gelb/gelbe/gelber | jaune/jaunes | amarillo/amarilla
brown: braun/braune/brauner | brun/brune/marron | marron/marrones
grey: grau/graue/grauer | gris/grise/grises | gris/grises
pink: rosa/pink | rose | rosa
purple: lila/violett | violet/violette | morado/violeta
clear: durchsichtig/klar/transparent | transparent/incolore | transparente/incoloro
matt: matt/matte | mat/mate | mate
shiny: glanzend/glanzende | brillant/brillante | brillante
costume: kostum/kostume | costume/deguisement | disfraz/disfraces/traje
wig: perucke/perucken | perruque | peluca
prop: requisit/requisiten | accessoire | utileria/atrezo
gown: kleid/gewand/robe | robe | vestido/toga
coat: mantel | manteau/manteaux | abrigo
waistcoat: weste | gilet | chaleco
cloak: umhang/cape | cape | capa
sword: schwert/schwerter | epee | espada
boots: stiefel | botte/bottes | bota/botas
shoes: schuh/schuhe | chaussure/chaussures | zapato/zapatos
sandals: sandale/sandalen | sandale/sandales | sandalia/sandalias
shirt: hemd/hemden | chemise | camisa
trousers: hose/hosen | pantalon | pantalon/pantalones
hat: hut/hute | chapeau/chapeaux | sombrero
gloves: handschuh/handschuhe | gant/gants | guante/guantes
helmet: helm/helme | casque | casco
jacket: jacke | veste/blouson | chaqueta
men: herren/manner | homme/hommes | hombre/hombres/caballero
women: damen/frauen | femme/femmes/dames | mujer/mujeres/senora
children: kinder/kind | enfant/enfants | nino/ninos/nina/ninas/infantil
hair: haar/haare | cheveux/cheveu | pelo/cabello
make up: schminke/make up | maquillage | maquillaje
lamp: lampe/leuchte | lampe/luminaire | lampara
light: licht/leuchte/scheinwerfer | lumiere/projecteur/eclairage | luz/luces/foco
bulb: gluhbirne/birne/leuchtmittel | ampoule | bombilla
battery: akku/batterie/batterien | batterie/pile/accumulateur | bateria/pila
charger: ladegerat | chargeur | cargador
cable: kabel/leitung | cable | cable
plug: stecker | fiche/prise | enchufe/clavija
socket: steckdose | prise de courant/prise | toma de corriente/enchufe
switch: schalter | interrupteur | interruptor
fuse: sicherung | fusible | fusible
motor: motor | moteur | motor
bearing: lager/kugellager | roulement | rodamiento/cojinete
belt: riemen/gurtel | courroie/ceinture | correa/cinturon
tyre: reifen | pneu/pneus | neumatico/llanta/cubierta
wheel: rad/rader/felge | roue/jante | rueda
brake: bremse/bremsen | frein | freno
brake pads: bremsbelag/bremsbelage | plaquettes de frein | pastillas de freno
filter: filter | filtre | filtro
engine oil: motorol | huile moteur | aceite de motor
windscreen wiper: scheibenwischer | essuie glace/essuie glaces | limpiaparabrisas
bicycle: fahrrad/rad/fahrrader | velo/bicyclette | bicicleta
saddle: sattel | selle | sillin/silla
chain: kette | chaine | cadena
screw: schraube | vis | tornillo
bolt: bolzen | boulon | perno
nut: mutter/muttern | ecrou | tuerca
nail: nagel | clou | clavo
washer: unterlegscheibe/scheibe | rondelle | arandela
hinge: scharnier | charniere | bisagra
handle: griff/griffe | poignee | manija/tirador/mango
lock: schloss/schlosser | serrure/verrou | cerradura/candado
key: schlussel | cle/clef | llave
drill: bohrmaschine/bohrer | perceuse | taladro
saw: sage | scie | sierra
hammer: hammer | marteau | martillo
wrench: schraubenschlussel/schlussel | cle | llave inglesa/llave
screwdriver: schraubendreher/schraubenzieher | tournevis | destornillador
pliers: zange | pince | alicates
ladder: leiter | echelle | escalera
paint: farbe/malerfarbe/wandfarbe | peinture | pintura
varnish/lacquer/paint: lack/firnis | vernis | barniz
brush: pinsel/burste | pinceau/brosse | brocha/pincel/cepillo
tape: klebeband/band | ruban/ruban adhesif | cinta
glue: kleber/klebstoff/leim | colle | pegamento/cola
board: brett/bretter/platte | planche/panneau | tabla/tablero
tile: fliese/kachel/ziegel | carreau/carrelage/tuile | azulejo/baldosa/teja
carpet: teppich/teppiche | tapis/moquette | alfombra/moqueta
curtain: vorhang/vorhange/gardine | rideau/rideaux | cortina
blanket: decke | couverture | manta
pillow: kissen | oreiller/coussin | almohada/cojin
mattress: matratze | matelas | colchon
towel: handtuch/handtucher | serviette | toalla
sheet: laken/bettlaken/blatt | drap/feuille | sabana/hoja
table: tisch/tische | table | mesa
chair: stuhl/stuhle | chaise | silla
shelf: regal/regale | etagere/rayon | estante/estanteria
cabinet: schrank/schranke | armoire | armario
drawer: schublade | tiroir | cajon
box: kiste/schachtel/box/karton | boite/caisse | caja
crate: kiste/kasten | caisse/cageot | cajon/caja
pallet: palette | palette | pale/palet
wine: wein/weine | vin | vino
sparkling: schaumwein/sekt/prickelnd | mousseux/petillant/effervescent | espumoso
beer: bier/biere | biere | cerveza
spirit: spirituose/schnaps | spiritueux/alcool | licor/destilado
cheese: kase | fromage | queso
bread: brot/brote | pain | pan/panes
cake: kuchen/torte | gateau/gateaux | pastel/tarta
flour: mehl | farine | harina
sugar: zucker | sucre | azucar
chocolate: schokolade | chocolat | chocolate
coffee: kaffee | cafe | cafe
tea: tee/tees | the/thes | te
milk: milch | lait | leche
juice: saft/safte | jus | zumo/jugo
water: wasser | eau | agua
fruit: obst/frucht/fruchte | fruit | fruta
vegetables: gemuse | legume/legumes | verdura/hortaliza
meat: fleisch | viande | carne
fish: fisch/fische | poisson | pescado
olives: olive/oliven | olive/olives | aceituna/aceitunas
sweet: suss/susse/susser | doux/douce/sucre | dulce
dry: trocken/trockene/trockener | sec/seche/secs/seches | seco/seca
spicy: scharf/scharfe | epice/piquant | picante
organic: bio/biologisch/biologische | bio/biologique | ecologico/organico/bio
bottle: flasche/flaschen | bouteille | botella
glasses: brille/glaser | lunettes/verres | gafas/vasos
glassware: glaser/glaswaren | verrerie/verres | cristaleria
plate: teller/platte | assiette/plaque | plato/placa
cup: tasse/becher | tasse/gobelet | taza
knife: messer | couteau/couteaux | cuchillo
pot: topf/topfe | casserole/marmite/pot | olla/maceta/cazuela
plant: pflanze | plante | planta
tree: baum/baume | arbre | arbol/arboles
flower: blume | fleur | flor/flores
seed: samen/saatgut | graine/semence | semilla
soil: erde | terreau/terre | tierra/sustrato
fertiliser: dunger | engrais | abono/fertilizante
shovel: schaufel | pelle | pala
medicine: medikament/arznei | medicament | medicamento
tablet: tablette | comprime | comprimido/pastilla
ointment: salbe | pommade | pomada
syringe: spritze | seringue | jeringa/jeringuilla
bandage: verband/binde | bandage | venda/vendaje
mask: maske | masque | mascara/mascarilla
sterile: steril/sterile | sterile | esteril/esteriles
disposable: einweg/wegwerf | jetable | desechable
computer: rechner/computer | ordinateur | ordenador/computadora
laptop: laptop/notebook | ordinateur portable/portable | portatil
screen: bildschirm/monitor | ecran/moniteur | pantalla/monitor
printer: drucker | imprimante | impresora
phone: telefon/handy | telephone | telefono/movil
camera: kamera | appareil photo/camera | camara
lens: objektiv/linse | objectif/lentille | objetivo/lente
tripod: stativ | trepied | tripode
book: buch/bucher | livre | libro
game: spiel/spiele | jeu/jeux | juego
toy: spielzeug | jouet | juguete
guitar: gitarre | guitare | guitarra
violin: geige/violine | violon | violin
drum: trommel/schlagzeug | tambour/batterie | tambor/bateria
tent: zelt/zelte | tente | tienda/carpa
sleeping bag: schlafsack/schlafsacke | sac de couchage | saco de dormir
backpack: rucksack/rucksacke | sac a dos | mochila
rope: seil/seile | corde | cuerda
ski: ski/schi | ski | esqui/esquis
ball: ball/balle | ballon/balle | pelota/balon
boat: boot/boote | bateau/bateaux | barco/barca
car: auto/autos/wagen | voiture/auto | coche/auto/carro
truck: lkw/lastwagen | camion | camion
van: lieferwagen/transporter | camionnette/fourgon/fourgonnette | furgoneta/furgon
engine: motor | moteur | motor
tool: werkzeug | outil | herramienta
machine: maschine | machine | maquina
device: gerat/gerate | appareil/dispositif | aparato/dispositivo
instrument: instrument | instrument | instrumento
spare part: ersatzteil | piece detachee/piece de rechange | repuesto/recambio
accessory: zubehor | accessoire | accesorio
packaging: verpackung | emballage | embalaje/envase
label: etikett | etiquette | etiqueta
chemical: chemikalie | produit chimique | producto quimico
acid: saure | acide | acido
solvent: losungsmittel | solvant | disolvente
flammable: brennbar/entzundlich | inflammable | inflamable
waterproof: wasserdicht/wasserfest/wasserdichte/wasserfeste | etanche/impermeable | impermeable/estanco
washable: waschbar/abwaschbar | lavable | lavable
rechargeable: aufladbar/wiederaufladbar | rechargeable | recargable
cordless: kabellos/schnurlos/akku | sans fil | inalambrico/inalambrica
wireless: drahtlos/kabellos/funk | sans fil | inalambrico/inalambrica
foldable: klappbar/faltbar | pliable/pliant | plegable
electric: elektrisch/elektro | electrique | electrico/electrica
manual: manuell/hand | manuel/manuelle | manual
wide: breit/breite | large | ancho/ancha
colour: farbe | couleur | color
weight: gewicht | poids | peso
height: hohe | hauteur | altura/alto
width: breite | largeur | anchura/ancho
length: lange | longueur | longitud/largo
depth: tiefe | profondeur | profundidad/fondo
diameter: durchmesser | diametre | diametro
thickness: dicke/starke | epaisseur | espesor/grosor
temperature: temperatur | temperature | temperatura
speed: geschwindigkeit/drehzahl | vitesse | velocidad
size: grosse | taille/dimension | tamano/talla
brand: marke | marque | marca
manufacturer: hersteller | fabricant | fabricante
country: land | pays | pais
origin: herkunft | origine/provenance | origen/procedencia
warranty: garantie | garantie | garantia
condition: zustand | etat | estado
counter: theke/tresen/ladentheke | comptoir | mostrador
warehouse: lager/lagerhaus/lagerhalle | entrepot/depot | almacen/deposito
shop: laden/geschaft | magasin/boutique | tienda
cellar: keller | cave | bodega/sotano
workshop: werkstatt | atelier | taller
yard: hof/lagerplatz | cour | patio
office: buro | bureau | oficina
fridge: kuhlschrank | frigo/refrigerateur | nevera/frigorifico
freezer: gefrierschrank/tiefkuhler | congelateur | congelador
cold room: kuhlraum | chambre froide | camara frigorifica/camara fria
branch: filiale/niederlassung | succursale/agence | sucursal
corkscrew: korkenzieher | tire bouchon/tire bouchons | sacacorchos
screw cap: schraubverschluss | bouchon a vis/capsule a vis | tapon de rosca
cork: korken/kork | bouchon/liege | corcho/tapon
can: dose/dosen | canette/boite/conserve | lata
bottle: flasche | bouteille | botella
keg: fass/fasser | fut | barril
vintage: jahrgang/jahrgange | millesime | anada/cosecha
red: rot | rouge | tinto/tinta
dishwasher proof: spulmaschinenfest/spulmaschinenfeste/spulmaschinengeeignet | compatible lave vaisselle/lave vaisselle | apto para lavavajillas/apta para lavavajillas/aptas para lavavajillas/lavavajillas
glassware: glas/glaser/glaswaren | verre/verres/verrerie | copa/copas/vaso/vasos/cristaleria
decanter: dekanter/karaffe | carafe/decanteur | decantador/jarra
tuscany: toskana | toscane | toscana
burgundy: burgund | bourgogne | borgona
bavaria: bayern | baviere | baviera
freezer: gefrierfach/tiefkuhlung | surgelateur | arcon congelador
cold store: kuhlraum/kuhlhaus/kuhllager | chambre froide/entrepot frigorifique | camara frigorifica
award: auszeichnung/preis | prix/medaille | premio
cask: fass/fasser | tonneau/barrique | barrica/tonel
age: alter | age | edad
alcohol: alkohol | alcool | alcohol
spare wheel: ersatzrad/reserverad | roue de secours | rueda de repuesto
winter: winter | hiver | invierno
summer: sommer | ete | verano
new: neu/neue | neuf/neuve | nuevo/nueva
used: gebraucht | occasion/usage | usado/usada
cheap: gunstig/billig | bon marche | barato/barata
`
