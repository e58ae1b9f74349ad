/** Plants and gardens. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const garden = `
annual: einjahrig | annuel | anual
ash: esche | frene | fresno
bamboo: bambus | bambou | bambu
bark/mulch: rinde/rindenmulch/mulch | ecorce/paillis/paillage | corteza/mantillo
birch: birke | bouleau | abedul
bird food: vogelfutter | graines pour oiseaux | comida para pajaros
bulb: zwiebel/blumenzwiebel/knolle | bulbe/oignon | bulbo
cactus: kaktus | cactus | cactus
carnation: nelke | oeillet | clavel
cherry: - | cerisier/merisier | cerezo
chlorine: chlor | chlore | cloro
compost: kompost | compost | compost/abono
daisy: ganseblumchen/margerite | marguerite/paquerette | margarita
evergreen: immergrun | persistant/a feuilles persistantes | perenne/de hoja perenne
fence: - | barriere | -
fern: farn | fougere | helecho
fertiliser/fertilizer: dunger/dungemittel | engrais | abono/fertilizante
fir: tanne | sapin | abeto
flower pot/pot/planter: blumentopf/ubertopf/pflanztopf/topf | pot de fleurs/pot/cache pot | maceta/tiesto
flower: blute | - | -
fruit tree: obstbaum | arbre fruitier | arbol frutal/frutal
garden furniture: gartenmobel | meuble de jardin/mobilier de jardin/salon de jardin | mueble de jardin/muebles de jardin
garden hose/hose: gartenschlauch/schlauch | tuyau d arrosage | manguera/manguera de jardin
gate: tor/gartentor | portail | verja/porton
geranium: geranie/pelargonie | geranium | geranio
granulated/granules: granulat/gekornt/korniges | granule/granules | granulado/granulos
grass/lawn: gras/rasen | herbe/gazon/pelouse | hierba/cesped/pasto
greenhouse: gewachshaus/treibhaus | serre | invernadero
hardy/winter hardy: winterhart/frosthart | rustique/resistant au gel | resistente al frio/rustico
hedge trimmer: heckenschere | taille haie | cortasetos
hedge: hecke | haie | seto
hoe: hacke | houe/binette/sarcloir | azada
house plant/indoor plant: zimmerpflanze | plante d interieur | planta de interior
hydrangea: hortensie | hortensia | hortensia
indoor/inside/interior: innen/drinnen/innenbereich | interieur/d interieur | interior/de interior
irrigation: bewasserung | arrosage/irrigation | riego
ivy: efeu | lierre | hiedra
larch: larche | meleze | alerce
lawn mower/mower: rasenmaher | tondeuse/tondeuse a gazon | cortacesped/segadora
leaf blower/blower: laubblaser | souffleur/souffleur de feuilles | soplador/sopladora
lily: lilie | lis | lirio/azucena
liquid: flussig | liquide | liquido
maple: ahorn | erable | arce
oak: - | - | encina
olive tree: olivenbaum | olivier | olivo
orchid: orchidee | orchidee | orquidea
outdoor/outside/exterior: aussen/draussen/aussenbereich | exterieur/d exterieur/plein air | exterior/de exterior/aire libre
palm/palm tree: palme | palmier | palmera
peat: torf | tourbe | turba
perennial: mehrjahrig/staude | vivace | perenne/vivaz
pesticide: pestizid/pflanzenschutzmittel | pesticide/produit phytosanitaire | pesticida/plaguicida
pine: pinie | - | -
pitchfork/fork/garden fork: heugabel/mistgabel/grabegabel | fourche | horca/horquilla
plant: - | - | mata
planter/plant box: pflanzkubel/pflanzkasten/blumenkasten | jardiniere/bac a plantes | jardinera/macetero
pond: teich | bassin/etang | estanque
pool/swimming pool: schwimmbad/pool/schwimmbecken | piscine | piscina
pruning shears/secateurs/pruner: gartenschere/rosenschere/astschere | secateur | tijeras de podar/podadera
rose bush/rose: rosenstrauch/rosenstock | rosier | rosal
rose: rose | rose | rosa
sandpit/sandbox: sandkasten | bac a sable | arenero
scythe: sense | faux | guadana
seed/seeds: saatgut | - | -
seedling: setzling/samling | plant/semis/jeune plant | plantula/planton
shovel: schippe | - | -
shrub/bush: strauch/busch | arbuste/buisson | arbusto
slide: - | toboggan | tobogan
soil/potting soil/compost: erde/blumenerde/pflanzerde | terre/terreau | tierra/sustrato/tierra para macetas
spade: - | - | pala/laya
sprinkler: sprinkler/rasensprenger/regner | arroseur/asperseur | aspersor
succulent: sukkulente | plante grasse/succulente | suculenta
sun lounger/lounger/deck chair: liegestuhl/sonnenliege/gartenliege | transat/chaise longue/bain de soleil | tumbona/hamaca
sunflower: sonnenblume | tournesol | girasol
swing: schaukel | balancoire | columpio
teak: teak | teck | teca
trowel/hand trowel: pflanzkelle/handschaufel | transplantoir/deplantoir | paleta/trasplantador
tulip: tulpe | tulipe | tulipan
watering can: giesskanne | arrosoir | regadera
weed killer/herbicide: unkrautvernichter/herbizid | desherbant/herbicide | herbicida
`
