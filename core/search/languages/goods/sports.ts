/** Sports and what is taken outdoors. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const sports = `
air mattress/airbed: luftmatratze/luftbett | matelas gonflable/matelas pneumatique | colchon inflable/colchoneta inflable/colchon hinchable
arrow: pfeil | fleche | flecha
athletics/track and field: leichtathletik | athletisme | atletismo
badminton: badminton/federball | badminton | badminton
balance beam: schwebebalken | poutre | barra de equilibrio
ball: spielball | - | bola
barbell: langhantel | barre/haltere long | barra
baseball bat/bat: baseballschlager | batte/batte de baseball | bate/bate de beisbol
basketball ball/basketball: basketballe | ballon de basket | balon de baloncesto
basketball: basketball | basket/basketball | baloncesto/basquet
binoculars: fernglas | jumelles | prismaticos/binoculares
bow: bogen | arc | arco
boxing glove: boxhandschuh | gant de boxe | guante de boxeo
bridle: zaumzeug/trense | bride | brida
camping stove/stove: campingkocher/gaskocher/kocher | rechaud/rechaud de camping | hornillo/hornillo de camping/camping gas
canoe: kanu | canoe | canoa
carabiner: karabiner/karabinerhaken | mousqueton | mosqueton
climbing harness/harness: klettergurt/gurt/auffanggurt | baudrier/harnais | arnes
climbing rope/rope: kletterseil/seil | corde d escalade/corde | cuerda de escalada/cuerda
climbing: klettern/klettersport | escalade/grimpe | escalada
comfort temperature: komforttemperatur | temperature de confort | temperatura de confort
cone/marker cone: kegel/hutchen/pylone/markierungskegel | cone/plot | cono
cooler/cool box: kuhlbox/kuhltasche | glaciere | nevera portatil
crampons: steigeisen | crampon | crampon
cycling: radsport/radfahren | cyclisme | ciclismo
dart/darts: dartpfeil/dart | flechette | dardo
down: daune/daunen/daunenfullung | duvet/plume | pluma/plumas/plumon
dumbbell: hantel/kurzhantel | haltere | mancuerna
elbow pad: ellbogenschoner | coudiere | codera
exercise bike: heimtrainer/ergometer | velo d appartement/velo d interieur | bicicleta estatica
fishing reel/reel: angelrolle/rolle | moulinet | carrete
fishing rod: angel/angelrute/rute | canne a peche/canne | cana de pescar/cana
fishing: angeln/angelsport/fischen | peche | pesca
flippers/fins: flosse/schwimmflosse | palme | aleta
football ball/football: fussballe | ballon de football/ballon de foot | balon de futbol/pelota de futbol
football/soccer: fussball | football/foot | futbol
freestanding: freistehend | autoportant/autoportante | autoportante
gas stove: gaskocher | rechaud a gaz | hornillo de gas/hornillo a gas
goal: tor | but/cage | porteria
goggles/swimming goggles: schwimmbrille/taucherbrille | lunettes de natation/lunettes de piscine | gafas de natacion/gafas de buceo
golf ball: golfball | balle de golf | pelota de golf/bola de golf
golf club: golfschlager | club de golf | palo de golf
gymnastics: turnen/gymnastik | gymnastique/gym | gimnasia
hammock: hangematte | hamac | hamaca
handball: handball | handball/ballon de handball | balonmano
headlamp/head torch: stirnlampe/kopflampe | lampe frontale/frontale | linterna frontal/frontal
hockey stick: hockeyschlager | crosse/crosse de hockey | palo de hockey/stick
hook/fish hook: haken/angelhaken | hamecon | anzuelo
hoop/hula hoop: reifen/hula hoop reifen/gymnastikreifen | cerceau | aro
ice axe: eispickel | piolet | piolet
ice pack: kuhlakku | pain de glace/bloc refrigerant | acumulador de frio
ice skate/ice skates: schlittschuh | patin a glace/patins a glace | patin de hielo/patines de hielo
inline skates/roller skates: inlineskates/inliner/rollschuhe | roller/patins a roulettes | patin/patines
jersey/bib: trikot/leibchen/sporthemd | maillot/chasuble/dossard | camiseta/peto/dorsal
kayak: kajak | kayak | kayak/piragua
kettlebell: kugelhantel/kettlebell | kettlebell | pesa rusa
knee pad: knieschoner/knieschutzer | genouillere | rodillera
lantern: laterne | lanterne | farol/linterna
lure/bait: koder | leurre/appat | senuelo/cebo
mat/gym mat: matte/turnmatte/gymnastikmatte/bodenmatte | tapis/tapis de sol/tapis de gym/natte | colchoneta/esterilla
medicine ball: medizinball | medecine ball | balon medicinal
mouthguard: mundschutz/zahnschutz | protege dents | protector bucal
net: netz | filet | red
oar: ruder | rame/aviron | remo
paddle: paddel | pagaie | pala/remo
parallel bars: barren | barres paralleles | barras paralelas
pocket knife/penknife: taschenmesser | couteau de poche/canif | navaja/cortaplumas
punching bag/punchbag: boxsack | sac de frappe/punching ball | saco de boxeo
riding: reiten/reitsport | equitation | equitacion
rowing machine: rudergerat | rameur | maquina de remo
rugby: rugby | rugby | rugby
saddle: - | - | silla de montar/montura
scooter: roller/tretroller/scooter | trottinette/scooter | patinete/scooter
shin guard/shin pad: schienbeinschoner | protege tibia | espinillera
shuttlecock: federball | volant | volante/pluma
skateboard: skateboard/rollbrett | planche a roulettes/skateboard | monopatin
ski boot: skischuh | chaussure de ski | bota de esqui
ski goggles/goggles: skibrille | masque de ski/lunettes de ski | gafas de esqui
ski pole: skistock | baton de ski | baston de esqui
ski/skis: ski/schi | ski | esqui
skipping rope/jump rope: springseil/sprungseil/hupfseil | corde a sauter | comba/cuerda de saltar/cuerda para saltar
sledge/sled: schlitten | luge | trineo
sleeping bag: - | duvet | saco
sleeping mat/sleeping pad: isomatte/schlafmatte | matelas de sol/tapis de sol | esterilla/aislante
snorkel: schnorchel | tuba | tubo de buceo/esnorquel
snowboard: snowboard | snowboard | tabla de snow/snowboard
sports gear/sports equipment/sporting goods/gym equipment: sportgerat/sportausrustung/sportartikel/turngerat | materiel de sport/materiel sportif/equipement sportif/article de sport/equipement de sport | material deportivo/equipamiento deportivo/articulo deportivo/equipo deportivo
stopwatch: stoppuhr | chronometre | cronometro
surfboard: surfbrett | planche de surf | tabla de surf
swimming cap: badekappe/badehaube | bonnet de bain | gorro de bano
swimming: schwimmen/schwimmsport | natation | natacion
synthetic: synthetik/kunstfaser/synthetisch | synthetique | sintetico/fibra sintetica
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
