/** Sports and what is taken outdoors. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const sports = `
agility ladder: koordinationsleiter | echelle de rythme | escalera de agilidad
air mattress/airbed: luftmatratze/luftbett | matelas gonflable/matelas pneumatique | colchon inflable/colchoneta inflable/colchon hinchable
armbands/water wings: schwimmflugel | brassards | manguitos
arrow: pfeil | fleche | flecha
athletics/track and field: leichtathletik | athletisme | atletismo
avalanche probe/probe: lawinensonde/sonde | sonde | sonda
avalanche shovel/shovel: lawinenschaufel | pelle a neige/pelle d avalanche | pala de nieve
avalanche transceiver: lvs gerat/lawinenverschuttetensuchgerat | dva/detecteur de victimes d avalanche | arva/dva
awning/fly sheet: vorzelt/aussenzelt | auvent/double toit | avance/sobretecho
badminton: badminton/federball | badminton | badminton
balance beam: schwebebalken | poutre | barra de equilibrio
ball pump: ballpumpe | pompe a ballon | inflador/bomba de balones
ball: spielball | - | bola
barbell: langhantel | barre/haltere long | barra
baseball bat/bat: baseballschlager | batte/batte de baseball | bate/bate de beisbol
basketball ball/basketball: basketballe | ballon de basket | balon de baloncesto
basketball: basketball | basket/basketball | baloncesto/basquet
belay device: sicherungsgerat | assureur/descendeur | asegurador
bicycle helmet/bike helmet: fahrradhelm/radhelm | casque de velo | casco de bicicleta/casco de bici
binoculars: fernglas | jumelles | prismaticos/binoculares
bivouac sack/bivy bag: biwaksack | sac de bivouac | saco vivac
boules/petanque: boule/boccia | boule/petanque | petanca/bocha
bow: bogen | arc | arco
boxing glove: boxhandschuh | gant de boxe | guante de boxeo
bridle: zaumzeug/trense | bride | brida
buoyancy vest: tarierweste/tarierjacket | gilet stabilisateur | chaleco hidrostatico
camping chair: campingstuhl/faltstuhl | chaise de camping | silla de camping
camping lamp/camping lantern: campinglampe/campinglaterne | lanterne de camping | lampara de camping
camping stove/stove: campingkocher/kocher | rechaud/rechaud de camping | hornillo/hornillo de camping/camping gas
camping table: campingtisch | table de camping | mesa de camping
canoe: kanu | canoe | canoa
carabiner: karabiner/karabinerhaken | mousqueton | mosqueton
chalk bag: chalkbag/magnesiabeutel | sac a magnesie | bolsa de magnesio
chess: schach/schachspiel | echecs/jeu d echecs | ajedrez
climbing harness/harness: klettergurt/gurt/auffanggurt | baudrier/harnais | arnes
climbing rope/rope: kletterseil/seil | corde d escalade/corde | cuerda de escalada/cuerda
climbing shoe: kletterschuh | chausson d escalade | pie de gato
climbing: klettern/klettersport | escalade/grimpe | escalada
comfort temperature: komforttemperatur | temperature de confort | temperatura de confort
compass: kompass | boussole | brujula
cone/marker cone: kegel/hutchen/pylone/markierungskegel | cone/plot | cono
cooler/cool box: kuhlbox/kuhltasche | glaciere | nevera portatil
crampons: steigeisen | crampon | crampon
crash pad: crashpad/bouldermatte | crash pad | crashpad
cross country ski: langlaufski | ski de fond | esqui de fondo
cycling shorts: radhose/radlerhose | cuissard | culote/culotte
cycling: radsport/radfahren | cyclisme | ciclismo
dart/darts: dartpfeil/dart | flechette | dardo
discus: diskus | disque | disco
diving mask/mask: taucherbrille/tauchmaske | masque de plongee/masque | mascara de buceo/gafas de buceo
down: daune/daunen/daunenfullung | duvet/plume | pluma/plumas/plumon
dumbbell: hantel/kurzhantel | haltere | mancuerna
elbow pad: ellbogenschoner | coudiere | codera
exercise ball/gym ball: gymnastikball/sitzball | ballon de gym/swiss ball | pelota de pilates/fitball
exercise bike: heimtrainer/ergometer | velo d appartement/velo d interieur | bicicleta estatica
fishing reel/reel: angelrolle/rolle | moulinet | carrete
fishing rod: angel/angelrute/rute | canne a peche/canne | cana de pescar/cana
fishing: angeln/angelsport/fischen | peche | pesca
flippers/fins: flosse/schwimmflosse | palme | aleta
foam roller: faszienrolle | rouleau de massage | rodillo de espuma
football ball/football: fussballe | ballon de football/ballon de foot | balon de futbol/pelota de futbol
football boot: fussballschuh | chaussure de foot/crampons | bota de futbol
football/soccer: fussball | football/foot | futbol
freestanding: freistehend | autoportant/autoportante | autoportante
frisbee: frisbee/wurfscheibe | frisbee | frisbi/frisbee
gaiter/gaiters: gamasche | guetre | polaina
gas cartridge: gaskartusche | cartouche de gaz | cartucho de gas
gas cylinder/gas bottle: gasflasche | bouteille de gaz/bonbonne de gaz | bombona de gas/bombona
gas stove: gaskocher | rechaud a gaz | hornillo de gas/hornillo a gas
goal: tor | but/cage | porteria
goggles/swimming goggles: schwimmbrille/taucherbrille | lunettes de natation/lunettes de piscine | gafas de natacion/gafas de buceo
golf ball: golfball | balle de golf | pelota de golf/bola de golf
golf club: golfschlager | club de golf | palo de golf
gymnastics: turnen/gymnastik | gymnastique/gym | gimnasia
hammock: hangematte | hamac | hamaca
handball: handball | handball/ballon de handball | balonmano
headlamp/head torch: stirnlampe/kopflampe | lampe frontale/frontale | linterna frontal/frontal
hiking backpack: wanderrucksack | sac a dos de randonnee | mochila de montana/mochila de senderismo
hockey stick: hockeyschlager | crosse/crosse de hockey | palo de hockey/stick
hook/fish hook: haken/angelhaken | hamecon | anzuelo
hoop/hula hoop: reifen/hula hoop reifen/gymnastikreifen | cerceau | aro
hurdle: hurde | haie | valla
ice axe: eispickel | piolet | piolet
ice pack: kuhlakku | pain de glace/bloc refrigerant | acumulador de frio
ice skate/ice skates: schlittschuh | patin a glace/patins a glace | patin de hielo/patines de hielo
inflatable boat: schlauchboot | bateau gonflable/canot pneumatique | bote inflable/lancha neumatica
inline skates/roller skates: inlineskates/inliner/rollschuhe | roller/patins a roulettes | patin/patines
javelin: speer | javelot | jabalina
jersey/bib: trikot/leibchen/sporthemd | maillot/chasuble/dossard | camiseta/peto/dorsal
kayak: kajak | kayak | kayak/piragua
kettlebell: kugelhantel/kettlebell | kettlebell | pesa rusa
kickboard: schwimmbrett | planche de natation | tabla de natacion
knee pad: knieschoner/knieschutzer | genouillere | rodillera
lantern: - | - | linterna
life buoy: rettungsring | bouee de sauvetage | salvavidas/aro salvavidas
lure/bait: koder | leurre/appat | senuelo/cebo
mat/gym mat: matte/turnmatte/gymnastikmatte/bodenmatte | tapis/tapis de sol/tapis de gym/natte | colchoneta/esterilla
medal: medaille | medaille | medalla
medicine ball: medizinball | medecine ball | balon medicinal
mouthguard: mundschutz/zahnschutz | protege dents | protector bucal
net: netz | filet | red
oar: ruder | rame/aviron | remo
oxygen tank/diving tank/cylinder: tauchflasche/pressluftflasche | bouteille de plongee | botella de buceo
paddle: paddel | pagaie | pala/remo
parallel bars: barren | barres paralleles | barras paralelas
pocket knife/penknife: taschenmesser | couteau de poche/canif | navaja/cortaplumas
pool cue/cue: queue/billardqueue | queue de billard | taco de billar
pull up bar: klimmzugstange | barre de traction | barra de dominadas
punching bag/punchbag: boxsack | sac de frappe/punching ball | saco de boxeo
quickdraw: expressschlinge/express | degaine | cinta expres
racket/bat: schlager | raquette/batte | raqueta/pala
regulator: atemregler/druckregler/regler | detendeur/regulateur | regulador
relay baton/baton: staffelstab/staffelholz | temoin/relais | testigo
riding: reiten/reitsport | equitation | equitacion
rowing machine: rudergerat | rameur | maquina de remo
rugby: rugby | rugby | rugby
running shoe: laufschuh | chaussure de course/chaussure de running | zapatilla de correr/zapatilla de running
saddle: - | - | silla de montar/montura
scooter: roller/tretroller/scooter | trottinette/scooter | patinete/scooter
scoreboard: anzeigetafel | tableau d affichage/panneau de score | marcador
shin guard/shin pad: schienbeinschoner | protege tibia | espinillera
shot put/shot: kugel/kugelstossen | poids/lancer du poids | peso/bala
shuttlecock: federball | volant | volante/pluma
skateboard: skateboard/rollbrett | planche a roulettes/skateboard | monopatin
ski binding/binding: skibindung/bindung | fixation | fijacion
ski boot: skischuh | chaussure de ski | bota de esqui
ski goggles/goggles: skibrille | masque de ski/lunettes de ski | gafas de esqui
ski helmet/helmet: skihelm | casque de ski | casco de esqui
ski pole: skistock | baton de ski | baston de esqui
ski wax/wax: skiwachs/wachs | fart | cera de esqui
ski/skis: ski/schi | ski | esqui
skipping rope/jump rope: springseil/sprungseil/hupfseil | corde a sauter | comba/cuerda de saltar/cuerda para saltar
sledge/sled: schlitten | luge | trineo
sleeping bag liner: schlafsackinlett/inlett | drap de sac | sabana saco
sleeping bag: - | duvet | saco
sleeping mat/sleeping pad: isomatte/schlafmatte | matelas de sol/tapis de sol | esterilla/aislante
snorkel: schnorchel | tuba | tubo de buceo/esnorquel
snowboard: snowboard | snowboard | tabla de snow/snowboard
snowshoe/snowshoes: schneeschuh | raquette a neige/raquettes a neige | raqueta de nieve/raquetas de nieve
sports gear/sports equipment/sporting goods/gym equipment: sportgerat/sportausrustung/sportartikel/turngerat | materiel de sport/materiel sportif/equipement sportif/article de sport/equipement de sport | material deportivo/equipamiento deportivo/articulo deportivo/equipo deportivo
stand up paddle/paddle board: sup board/stand up paddle | paddle/stand up paddle | paddle surf/tabla de paddle
starting block: startblock | starting block/bloc de depart | taco de salida
stopwatch: stoppuhr | chronometre | cronometro
surfboard: surfbrett | planche de surf | tabla de surf
swim ring: schwimmring | bouee | flotador
swimming cap: badekappe/badehaube | bonnet de bain | gorro de bano
swimming: schwimmen/schwimmsport | natation | natacion
synthetic: synthetik/kunstfaser/synthetisch | synthetique | sintetico/fibra sintetica
table tennis bat: tischtennisschlager | raquette de ping pong/raquette de tennis de table | pala de ping pong/raqueta de ping pong
table tennis/ping pong: tischtennis | tennis de table/ping pong | tenis de mesa/ping pong
tarpaulin/tarp: plane/tarp/abdeckplane | bache/tarp | lona/toldo
telescope: teleskop/fernrohr | telescope/longue vue | telescopio
tennis ball: tennisball | balle de tennis | pelota de tenis
tennis racket/racket: tennisschlager/schlager | raquette de tennis/raquette | raqueta de tenis/raqueta
tennis: tennis | tennis | tenis
tent peg/peg: hering/zelthering | sardine/piquet | piqueta/estaca
tent pole/pole: zeltstange/gestange | arceau/mat | varilla/mastil
torch/flashlight: taschenlampe | lampe torche/lampe de poche/torche | linterna
trampoline: trampolin | trampoline | cama elastica/trampolin
treadmill: laufband | tapis de course/tapis roulant | cinta de correr
trekking pole/hiking pole: wanderstock/trekkingstock | baton de marche/baton de randonnee | baston de senderismo/baston de trekking
trophy/cup: pokal | trophee/coupe | trofeo/copa
vaulting box: sprungkasten/kasten | plinth | plinto
volleyball ball/volleyball: volleyballe | ballon de volley | balon de voleibol
volleyball: volleyball | volley/volleyball | voleibol
wall bars: sprossenwand | espalier | espalderas
water bottle/bottle: trinkflasche/wasserflasche/feldflasche | gourde | cantimplora/botella de agua/bidon
weight plate/weight: hantelscheibe/gewicht | disque/poids | disco
wetsuit: - | combinaison de plongee/combinaison neoprene | traje de neopreno
whistle: pfeife/trillerpfeife | sifflet | silbato/pito
yoga mat: yogamatte | tapis de yoga | esterilla de yoga
`
