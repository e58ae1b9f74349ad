/** Clothes, what they are made of and with. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const clothing = `
backpack/rucksack: rucksack | sac a dos | mochila
bag/handbag: tasche/handtasche | sac/sac a main | bolso/bolsa
bathrobe/dressing gown: bademantel/morgenmantel | peignoir/robe de chambre | albornoz/bata
beanie/hat: mutze/wollmutze/strickmutze | bonnet | gorro
blouse: bluse | chemisier/blouse | blusa
boot/boots: - | bottine | botin
bow tie: fliege | noeud papillon | pajarita
bra: bh/bustenhalter | soutien gorge | sujetador/sosten
bracelet: - | - | brazalete
brooch: brosche | broche | broche
buckle: schnalle | boucle | hebilla
cap: schirmmutze | - | -
cardigan: strickjacke | gilet/cardigan | chaqueta de punto/cardigan/rebeca
checked/chequered: kariert | a carreaux/quadrille | a cuadros/de cuadros
clothing/clothes/apparel: kleidung/bekleidung/kleider | vetement/habit/habillement | ropa/prenda/vestimenta
collar: kragen | col | cuello
dotted/polka dot: gepunktet/getupft | a pois/pointille | de lunares/a lunares
earring/earrings: ohrring | boucle d oreille/boucles d oreilles | pendiente/arete
elastic: gummiband/gummizug | elastique | elastico/goma elastica
fabric/cloth/textile: stoff/gewebe/textil | tissu/etoffe/toile/textile | tela/tejido/textil
flip flop: flipflop/badelatsche/zehentrenner | tong | chancla/chancleta
floral/flowered: gebluhmt/geblumt | fleuri/a fleurs | floreado/de flores
glasses/spectacles: brille | lunettes | gafas/anteojos/lentes
glove/gloves: - | moufle | -
hat/cap: mutze/hut | bonnet/chapeau | gorro/sombrero
high heels/heels: stockelschuh/pumps | escarpin/talon | tacon/zapato de tacon
hiking boot/walking boot: wanderschuh/wanderstiefel/bergschuh | chaussure de randonnee/chaussure de marche | bota de montana/bota de senderismo
hood: kapuze | capuche | capucha
insole: einlegesohle | semelle | plantilla
jacket: - | - | cazadora
jeans: jeans | jean | vaquero/tejano/jeans
jewellery/jewelry: schmuck | bijou/bijoux | joya/joyeria/bisuteria
jumper/sweater/pullover: pullover/pulli | pull/pull over/chandail/tricot | jersey/sueter/pulover
knitted: gestrickt/strick | tricote/maille | de punto/tejido
lab coat/coat: laborkittel/kittel | blouse/blouse de laboratoire | bata/bata de laboratorio
lace: spitze | dentelle | encaje
leggings: leggings | legging/leggings/calecon | mallas/leggings
life jacket/life vest: schwimmweste/rettungsweste | gilet de sauvetage | chaleco salvavidas
lined: gefuttert | double/doublee | forrado
lining: futter/innenfutter | doublure | forro
long sleeved/long sleeve: langarmlig/langarm | a manches longues/manches longues | de manga larga/manga larga
mittens/mitten: faustling/fausthandschuh | moufle/mitaine | manopla
necklace: kette | - | -
needle: nahnadel | - | -
overalls/overall/coveralls: overall/latzhose/blaumann | salopette/combinaison/bleu de travail | mono/overol/peto
patterned: gemustert | a motifs/imprime | estampado
pin: stecknadel/nadel | epingle | alfiler
plain/solid: einfarbig/uni/schlicht | uni | liso
pocket: tasche/hosentasche | poche | bolsillo
polo shirt: polohemd/poloshirt | polo | polo
pyjamas/pajamas: schlafanzug/pyjama | pyjama | pijama
rain jacket/raincoat: regenjacke/regenmantel | impermeable/cire/veste de pluie | chubasquero/impermeable/gabardina
ribbon: band/schleife/schleifenband | ruban | cinta/lazo
ring: - | - | sortija
safety pin: sicherheitsnadel | epingle a nourrice/epingle de surete | imperdible
safety shoe/safety boot: sicherheitsschuh/arbeitsschuh | chaussure de securite | zapato de seguridad/bota de seguridad
safety vest/high visibility vest/hi vis vest: warnweste/sicherheitsweste | gilet de securite/gilet fluo/gilet jaune | chaleco reflectante/chaleco de seguridad
sandal/sandals: sandale | sandale | sandalia
scarf: halstuch | foulard | panuelo/fular
sewing scissors: stoffschere/nahschere | ciseaux de couture/ciseaux de tailleur | tijeras de costura
shoe/shoes: schuh | chaussure/soulier | zapato/calzado
shoelace/lace: schnursenkel | lacet | cordon
short sleeved/short sleeve: kurzarmlig/kurzarm | a manches courtes/manches courtes | de manga corta/manga corta
shorts: kurze hose/shorts | short/bermuda | pantalon corto/bermuda/short
sleeve: armel | manche | manga
slipper/slippers: hausschuh/pantoffel | chausson/pantoufle | zapatilla/pantufla
socks/sock: socke/strumpf/socken | chaussette | calcetin/calceta
stretch/elastic/stretchy: dehnbar/elastisch/stretch | extensible/elastique/stretch | elastico/extensible/elastica
striped: gestreift | raye/a rayures | rayado/a rayas/de rayas
suit: - | tailleur | -
sunglasses: sonnenbrille | lunettes de soleil | gafas de sol
sweatshirt/hoodie: sweatshirt/kapuzenpullover/kapuzenpulli | sweat/sweat shirt | sudadera
swimming trunks/trunks: badehose | slip de bain/short de bain | banador
swimsuit/bathing suit: badeanzug | maillot de bain/maillot | banador/traje de bano
t shirt/shirt: t shirt/tshirt | t shirt/tee shirt | camiseta/playera/remera
tape measure/measuring tape: massband/bandmass | metre ruban/ruban a mesurer/metre | cinta metrica/metro
thread: faden/nahgarn/zwirn/garn | fil/fil a coudre | hilo
tie: krawatte | cravate | corbata
tights/stockings: strumpfhose | collant/collants/bas | medias/pantis
trainers/sneakers: turnschuh/sneaker/sportschuh | basket/baskets/tennis | zapatilla/deportiva/zapatilla deportiva
trousers/pants: hose | pantalon | pantalon
underpants/pants/briefs: unterhose/slip | slip/culotte/calecon | calzoncillo/braga/bragas
underwear: unterwasche | sous vetement/sous vetements/lingerie | ropa interior
uniform: uniform | uniforme | uniforme
velcro/hook and loop: klettverschluss/klett | velcro/scratch | velcro
vest/waistcoat: weste | gilet | chaleco
wallet/purse: geldbeutel/geldborse/portemonnaie/brieftasche | portefeuille/porte monnaie | cartera/monedero/billetera
watch: armbanduhr/uhr | - | reloj
wellington/rubber boot/wellies: gummistiefel | botte en caoutchouc/botte de caoutchouc | bota de agua/bota de goma/katiuska
workwear: arbeitskleidung/berufskleidung | vetement de travail/tenue de travail | ropa de trabajo
yarn/wool: garn/strickgarn/wolle | fil/laine a tricoter/laine | hilo/lana/ovillo
zip/zipper: reissverschluss | fermeture eclair/fermeture a glissiere | cremallera/cierre
`
