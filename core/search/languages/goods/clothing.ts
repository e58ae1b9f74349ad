/** Clothes, what they are made of and with. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const clothing = `
alpaca: alpaka | alpaga | alpaca
ankle boot: stiefelette | bottine | botin
backpack/rucksack: rucksack | sac a dos | mochila
bag/handbag: tasche/handtasche | sac/sac a main | bolso/bolsa
ballet shoe: ballettschuh/ballerina | chausson de danse/ballerine | zapatilla de ballet/bailarina
baseball cap: baseballkappe/basecap | casquette de baseball | gorra de beisbol
bathrobe/dressing gown: bademantel/morgenmantel | peignoir/robe de chambre | albornoz/bata
beanie/hat: mutze/wollmutze/strickmutze | bonnet | gorro
bias binding: schragband | biais | bies
blazer: blazer/sakko | blazer/veston | blazer/americana
blouse: bluse | chemisier/blouse | blusa
boot/boots: - | bottine | botin
bow tie: fliege | noeud papillon | pajarita
bra: bh/bustenhalter | soutien gorge | sujetador/sosten
bracelet: - | - | brazalete
brocade: brokat | brocart | brocado
brooch: brosche | broche | broche
buckle: schnalle | boucle | hebilla
cap: schirmmutze | - | -
cape/cloak: umhang/cape | cape | capa
cardigan: strickjacke | gilet/cardigan | chaqueta de punto/cardigan/rebeca
cashmere: kaschmir | cachemire | cachemir
checked/chequered: kariert | a carreaux/quadrille | a cuadros/de cuadros
chef jacket: kochjacke | veste de cuisine/veste de cuisinier | chaquetilla/chaqueta de cocinero
clog/clogs: clog/holzschuh | sabot | zueco
clothing/clothes/apparel: kleidung/bekleidung/kleider | vetement/habit/habillement | ropa/prenda/vestimenta
cocktail dress: cocktailkleid | robe de cocktail | vestido de coctel
collar: kragen | col | cuello
corduroy: cord/kordsamt | velours cotele | pana
corset: korsett/mieder | corset | corse
crown: krone | couronne | corona
cufflink: manschettenknopf | bouton de manchette | gemelo
dotted/polka dot: gepunktet/getupft | a pois/pointille | de lunares/a lunares
down jacket: daunenjacke | doudoune | plumifero/chaqueta de plumas
earring/earrings: ohrring | boucle d oreille/boucles d oreilles | pendiente/arete
elastic: gummiband/gummizug | elastique | elastico/goma elastica
evening dress: abendkleid | robe de soiree | vestido de noche
fabric/cloth/textile: stoff/gewebe/textil | tissu/etoffe/toile/textile | tela/tejido/textil
flannel: flanell | flanelle | franela
fleece jacket: fleecejacke | veste polaire/polaire | chaqueta polar/forro polar
flip flop: flipflop/badelatsche/zehentrenner | tong | chancla/chancleta
floral/flowered: gebluhmt/geblumt | fleuri/a fleurs | floreado/de flores
fur coat: pelzmantel | manteau de fourrure | abrigo de piel
glasses/spectacles: brille | lunettes | gafas/anteojos/lentes
glove/gloves: - | moufle | -
handkerchief: taschentuch/stofftaschentuch | mouchoir | panuelo
hat/cap: mutze/hut | bonnet/chapeau | gorro/sombrero
headscarf: kopftuch | foulard | panuelo de cabeza
heel: absatz | talon | tacon
hemp: hanf | chanvre | canamo
high heels/heels: stockelschuh/pumps | escarpin/talon | tacon/zapato de tacon
hiking boot/walking boot: wanderschuh/wanderstiefel/bergschuh | chaussure de randonnee/chaussure de marche | bota de montana/bota de senderismo
hood: kapuze | capuche | capucha
insole: einlegesohle | semelle | plantilla
interfacing: vlieseline/einlage | entoilage/thermocollant | entretela
jacket: - | - | cazadora
jeans: jeans | jean | vaquero/tejano/jeans
jewellery/jewelry: schmuck | bijou/bijoux | joya/joyeria/bisuteria
jumper/sweater/pullover: pullover/pulli | pull/pull over/chandail/tricot | jersey/sueter/pulover
knee sock/knee socks: kniestrumpf | chaussette haute/mi bas | calcetin alto
knitted: gestrickt/strick | tricote/maille | de punto/tejido
knitwear: strickwaren | maille/tricot | prenda de punto
lab coat/coat: laborkittel/kittel | blouse/blouse de laboratoire | bata/bata de laboratorio
lace: spitze | dentelle | encaje
leather jacket: lederjacke | veste en cuir/blouson en cuir | chaqueta de cuero/cazadora de cuero
leggings: leggings | legging/leggings/calecon | mallas/leggings
life jacket/lifejacket/life vest: schwimmweste/rettungsweste | gilet de sauvetage | chaleco salvavidas
lined: gefuttert | double/doublee | forrado
lining: futter/innenfutter | doublure | forro
long sleeved/long sleeve: langarmlig/langarm | a manches longues/manches longues | de manga larga/manga larga
lycra/elastane/spandex: elasthan/lycra | elasthanne/lycra | elastano/lycra
mannequin/dress form: schneiderpuppe/schaufensterpuppe | mannequin | maniqui
merino: merino | merinos | merino
mittens/mitten: faustling/fausthandschuh | moufle/mitaine | manopla
mohair: mohair | mohair | mohair
necklace: kette | - | -
needle: nahnadel | - | -
overalls/overall/coveralls: overall/latzhose/blaumann | salopette/combinaison/bleu de travail | mono/overol/peto
pattern/sewing pattern: schnittmuster/schnitt | patron | patron
patterned: gemustert | a motifs/imprime | estampado
pin: stecknadel/nadel | epingle | alfiler
plain/solid: einfarbig/uni/schlicht | uni | liso
pocket: tasche/hosentasche | poche | bolsillo
polo shirt: polohemd/poloshirt | polo | polo
poncho: poncho | poncho | poncho
pump/pumps: pumps | escarpin | zapato de salon
pyjamas/pajamas: schlafanzug/pyjama | pyjama | pijama
rain jacket/raincoat: regenjacke/regenmantel | impermeable/cire/veste de pluie | chubasquero/impermeable/gabardina
rain trousers: regenhose | pantalon de pluie | pantalon impermeable
ribbon: band/schleife/schleifenband | ruban | cinta/lazo
ring: - | - | sortija
safety pin: sicherheitsnadel | epingle a nourrice/epingle de surete | imperdible
safety shoe/safety boot: sicherheitsschuh/arbeitsschuh | chaussure de securite | zapato de seguridad/bota de seguridad
safety vest/high visibility vest/hi vis vest: warnweste/sicherheitsweste | gilet de securite/gilet fluo/gilet jaune | chaleco reflectante/chaleco de seguridad
sandal/sandals: sandale | sandale | sandalia
satin: satin | satin | raso/saten
scarf: halstuch | foulard | panuelo/fular
sequin/sequins: paillette | paillette | lentejuela
sewing scissors: stoffschere/nahschere | ciseaux de couture/ciseaux de tailleur | tijeras de costura
shawl: schultertuch/stola | chale/etole | chal
shoe/shoes: schuh | chaussure/soulier | zapato/calzado
shoelace/lace: schnursenkel | lacet | cordon
short sleeved/short sleeve: kurzarmlig/kurzarm | a manches courtes/manches courtes | de manga corta/manga corta
shorts: kurze hose/shorts | short/bermuda | pantalon corto/bermuda/short
sleeve: armel | manche | manga
slipper/slippers: hausschuh/pantoffel | chausson/pantoufle | zapatilla/pantufla
snap fastener/press stud: druckknopf | bouton pression/pression | corchete/broche de presion
socks/sock: socke/strumpf/socken | chaussette | calcetin/calceta
sole: sohle | semelle | suela
stretch/elastic/stretchy: dehnbar/elastisch/stretch | extensible/elastique/stretch | elastico/extensible/elastica
striped: gestreift | raye/a rayures | rayado/a rayas/de rayas
suit: - | tailleur | -
sunglasses: sonnenbrille | lunettes de soleil | gafas de sol
suspenders/braces: hosentrager | bretelle/bretelles | tirante/tirantes
sweatshirt/hoodie: sweatshirt/kapuzenpullover/kapuzenpulli | sweat/sweat shirt | sudadera
swimming trunks/trunks: badehose | slip de bain/short de bain | banador
swimsuit/bathing suit: badeanzug | maillot de bain/maillot | banador/traje de bano
t shirt/shirt: t shirt/tshirt | t shirt/tee shirt | camiseta/playera/remera
tank top: tanktop/tragerhemd | debardeur | camiseta de tirantes
tape measure/measuring tape: massband/bandmass | metre ruban/ruban a mesurer/metre | cinta metrica/metro
thread: faden/nahgarn/zwirn/garn | fil/fil a coudre | hilo
tie: krawatte | cravate | corbata
tights/stockings: strumpfhose | collant/collants/bas | medias/pantis
tracksuit: trainingsanzug/jogginganzug | survetement/jogging | chandal
trainers/sneakers: turnschuh/sneaker/sportschuh | basket/baskets/tennis | zapatilla/deportiva/zapatilla deportiva
trench coat: trenchcoat | trench/impermeable | gabardina
trousers/pants: hose | pantalon | pantalon
tulle: tull | tulle | tul
tuxedo: smoking | smoking | esmoquin
underpants/pants/briefs: unterhose/slip | slip/culotte/calecon | calzoncillo/braga/bragas
underwear: unterwasche | sous vetement/sous vetements/lingerie | ropa interior
uniform: uniform | uniforme | uniforme
velcro/hook and loop: klettverschluss/klett | velcro/scratch | velcro
vest/waistcoat/life jacket/lifejacket: weste | gilet | chaleco
wallet/purse: geldbeutel/geldborse/portemonnaie/brieftasche | portefeuille/porte monnaie | cartera/monedero/billetera
watch: armbanduhr/uhr | - | reloj
wedding dress: brautkleid/hochzeitskleid | robe de mariee | vestido de novia
wellington/rubber boot/wellies: gummistiefel | botte en caoutchouc/botte de caoutchouc | bota de agua/bota de goma/katiuska
winter jacket: winterjacke | veste d hiver | chaqueta de invierno
work trousers: arbeitshose | pantalon de travail | pantalon de trabajo
workwear: arbeitskleidung/berufskleidung | vetement de travail/tenue de travail | ropa de trabajo
yarn/wool: garn/strickgarn/wolle | fil/laine a tricoter/laine | hilo/lana/ovillo
zip/zipper: reissverschluss | fermeture eclair/fermeture a glissiere | cremallera/cierre
zip: reissverschluss | fermeture eclair | cremallera
`
