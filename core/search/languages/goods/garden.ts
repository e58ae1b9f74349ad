/** Plants and gardens. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const garden = `
annual: einjahrig | annuel | anual
apple tree: apfelbaum | pommier | manzano
ash: esche | frene | fresno
awning: markise | store banne/store | toldo
azalea: azalee | azalee | azalea
bamboo: bambus | bambou | bambu
bark/mulch: rinde/rindenmulch/mulch | ecorce/paillis/paillage | corteza/mantillo
begonia: begonie | begonia | begonia
birch: birke | bouleau | abedul
bird food: vogelfutter | graines pour oiseaux | comida para pajaros
bird house/nest box: vogelhaus/nistkasten | nichoir | casa para pajaros/caja nido
bonsai: bonsai | bonsai | bonsai
boxwood/box: buchsbaum/buchs | buis | boj
bulb: zwiebel/blumenzwiebel/knolle | bulbe/oignon | bulbo
cactus: kaktus | cactus | cactus
camellia: kamelie | camelia | camelia
carnation: nelke | oeillet | clavel
charcoal: holzkohle/grillkohle | charbon de bois | carbon vegetal/carbon
cherry: - | cerisier/merisier | cerezo
chipper/shredder: hacksler | broyeur/broyeur de vegetaux | biotrituradora
chlorine: chlor | chlore | cloro
chrysanthemum: chrysantheme | chrysantheme | crisantemo
cold frame: fruhbeet | chassis | vivero/cajonera
compost: kompost | compost | compost/abono
cypress: zypresse | cypres | cipres
daffodil: narzisse/osterglocke | jonquille/narcisse | narciso
dahlia: dahlie | dahlia | dalia
daily: taglich | quotidien/journalier | diario
daisy: ganseblumchen/margerite | marguerite/paquerette | margarita
drip irrigation/drip hose: tropfbewasserung/tropfschlauch | goutte a goutte/arrosage goutte a goutte | riego por goteo
evergreen: immergrun | persistant/a feuilles persistantes | perenne/de hoja perenne
fence: - | barriere | -
fern: farn | fougere | helecho
fertiliser/fertilizer: dunger/dungemittel | engrais | abono/fertilizante
fir: tanne | sapin | abeto
fire pit/fire bowl: feuerschale | brasero | brasero
firewood: brennholz/kaminholz | bois de chauffage | lena
flower pot/pot/planter: blumentopf/ubertopf/pflanztopf/topf | pot de fleurs/pot/cache pot | maceta/tiesto
flower: blute | - | -
fruit tree: obstbaum | arbre fruitier | arbol frutal/frutal
fungicide: fungizid/pilzmittel | fongicide | fungicida
garden furniture: gartenmobel | meuble de jardin/mobilier de jardin/salon de jardin | mueble de jardin/muebles de jardin
garden gloves/garden glove: gartenhandschuh | gant de jardinage/gants de jardin | guante de jardin/guante de jardineria
garden hose/hose: gartenschlauch/schlauch | tuyau d arrosage | manguera/manguera de jardin
garden shears/shears: gartenschere/heckenschere | cisaille | tijeras de jardin/cizalla
gate: tor/gartentor | portail | verja/porton
gazebo/pavilion: pavillon | tonnelle/pavillon | cenador/pergola
geranium: geranie/pelargonie | geranium | geranio
gladiolus: gladiole | glaieul | gladiolo
granulated/granules: granulat/gekornt/korniges | granule/granules | granulado/granulos
grass/lawn: gras/rasen | herbe/gazon/pelouse | hierba/cesped/pasto
greenhouse: gewachshaus/treibhaus | serre | invernadero
hardy/winter hardy: winterhart/frosthart | rustique/resistant au gel | resistente al frio/rustico
hedge trimmer: heckenschere | taille haie | cortasetos
hedge: hecke | haie | seto
herb/herbs: kuchenkraut | herbe aromatique/plante aromatique | planta aromatica
hoe: hacke | houe/binette/sarcloir | azada
house plant/indoor plant: zimmerpflanze | plante d interieur | planta de interior
hyacinth: hyazinthe | jacinthe | jacinto
hydrangea: hortensie | hortensia | hortensia
indoor/inside/interior: innen/drinnen/innenbereich | interieur/d interieur | interior/de interior
iris: iris/schwertlilie | iris | iris
irrigation: bewasserung | arrosage/irrigation | riego
ivy: efeu | lierre | hiedra
larch: larche | meleze | alerce
lawn mower/mower: rasenmaher | tondeuse/tondeuse a gazon | cortacesped/segadora
lawn seed/grass seed: rasensamen/rasensaat | gazon/graine de gazon/semence de gazon | semilla de cesped
leaf blower/blower: laubblaser | souffleur/souffleur de feuilles | soplador/sopladora
lemon tree: zitronenbaum | citronnier | limonero
lily: lilie | lis | lirio/azucena
liquid: flussig | liquide | liquido
log splitter: holzspalter | fendeur de buches | astilladora
magnolia: magnolie | magnolia | magnolia
maple: ahorn | erable | arce
monthly: monatlich | mensuel | mensual
moss: moos | mousse vegetale | musgo
oak: - | - | encina
olive tree/olive: olivenbaum/olive | olivier | olivo
olive tree: olivenbaum | olivier | olivo
orchid: orchidee | orchidee | orquidea
outdoor/outside/exterior: aussen/draussen/aussenbereich | exterieur/d exterieur/plein air | exterior/de exterior/aire libre
palm/palm tree: palme | palmier | palmera
pansy: stiefmutterchen | pensee | pensamiento
patio heater: heizstrahler/terrassenstrahler | chauffage de terrasse/parasol chauffant | calefactor de terraza
peat: torf | tourbe | turba
peony: pfingstrose | pivoine | peonia
perennial: mehrjahrig/staude | vivace | perenne/vivaz
pesticide: pestizid/pflanzenschutzmittel | pesticide/produit phytosanitaire | pesticida/plaguicida
petunia: petunie | petunia | petunia
pine: pinie | - | -
pitchfork/fork/garden fork: heugabel/mistgabel/grabegabel | fourche | horca/horquilla
plant label: pflanzenschild/pflanzenstecker | etiquette de plante | etiqueta para plantas
plant: - | - | mata
planter/plant box: pflanzkubel/pflanzkasten/blumenkasten | jardiniere/bac a plantes | jardinera/macetero
pond: teich | bassin/etang | estanque
pool/swimming pool: schwimmbad/pool/schwimmbecken | piscine | piscina
poppy: mohn/mohnblume | coquelicot | amapola
potting bench: pflanztisch | table de rempotage | mesa de cultivo
pruning shears/secateurs/pruner: gartenschere/rosenschere/astschere | secateur | tijeras de podar/podadera
rain barrel/water butt: regentonne | recuperateur d eau/cuve a eau | deposito de agua de lluvia/bidon de agua
raised bed: hochbeet | carre potager/potager sureleve | bancal elevado/mesa de cultivo
rhododendron: rhododendron | rhododendron | rododendro
rose bush/rose: rosenstrauch/rosenstock | rosier | rosal
rose: rose | rose | rosa
sandpit/sandbox: sandkasten | bac a sable | arenero
scythe: sense | faux | guadana
seed tray: anzuchtschale/saatschale | terrine/bac a semis | semillero/bandeja de semillero
seed/seeds: saatgut | - | -
seedling: setzling/samling | plant/semis/jeune plant | plantula/planton
shovel: schippe | - | -
shrub/bush: strauch/busch | arbuste/buisson | arbusto
slide: - | toboggan | tobogan
snail bait/slug pellets: schneckenkorn | anti limaces/antilimaces | antilimacos/helicida
soil/potting soil/compost: erde/blumenerde/pflanzerde | terre/terreau | tierra/sustrato/tierra para macetas
spade: - | - | pala/laya
sprinkler: sprinkler/rasensprenger/regner | arroseur/asperseur | aspersor
stake/plant stake: pflanzstab/rankstab | tuteur | tutor
strimmer/string trimmer: rasentrimmer/freischneider/motorsense | coupe bordure/debroussailleuse | desbrozadora/cortabordes
succulent: sukkulente | plante grasse/succulente | suculenta
sun lounger/lounger/deck chair: liegestuhl/sonnenliege/gartenliege | transat/chaise longue/bain de soleil | tumbona/hamaca
sunflower: sonnenblume | tournesol | girasol
swing: schaukel | balancoire | columpio
teak: teak | teck | teca
terracotta/clay: terrakotta/ton | terre cuite | barro/terracota
thuja: thuja/lebensbaum | thuya | tuya
trellis: rankgitter/spalier | treillis/treillage | celosia/enrejado
trowel/hand trowel: pflanzkelle/handschaufel | transplantoir/deplantoir | paleta/trasplantador
tulip: tulpe | tulipe | tulipan
vine/grapevine: rebe/weinrebe | vigne | vid/parra
violet: veilchen | violette | violeta
watering can: giesskanne | arrosoir | regadera
weed killer/herbicide: unkrautvernichter/herbizid | desherbant/herbicide | herbicida
weekly: wochentlich | hebdomadaire | semanal
yearly/annual: jahrlich | annuel | anual
yew: eibe | if | tejo
`
