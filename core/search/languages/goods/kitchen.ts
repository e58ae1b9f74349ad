/** What kitchens and tables are laid and worked with. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const kitchen = `
aluminium foil/foil/tin foil: alufolie/aluminiumfolie | papier aluminium/papier alu | papel de aluminio
apron: schurze/kochschurze | tablier | delantal
baking dish/casserole dish: auflaufform | plat a gratin/plat a four | fuente de horno
baking paper/parchment paper: backpapier | papier cuisson/papier sulfurise | papel de horno
baking tin/cake tin/baking mould: backform/kuchenform/springform | moule/moule a gateau | molde/molde de horno
baking tray/baking sheet/tray: backblech | plaque de cuisson/plaque a patisserie | bandeja de horno/bandeja de hornear
beaker/tumbler: becher/trinkbecher | gobelet/timbale | vaso
beer glass: bierglas | verre a biere/chope | vaso de cerveza
blender: mixer/standmixer | blender/mixeur | batidora/licuadora
bottle opener: flaschenoffner | decapsuleur/ouvre bouteille | abrebotellas/abridor
bottle stopper: flaschenverschluss | bouchon/stop goutte | tapon de botella
bowl: schalchen | saladier/jatte | tazon/ensaladera
bread basket: brotkorb | corbeille a pain | panera
bread knife: brotmesser | couteau a pain | cuchillo de pan
bread maker: brotbackautomat | machine a pain | panificadora
butter dish: butterdose | beurrier | mantequillera
cake slice/cake server: tortenheber | pelle a tarte/pelle a gateau | pala de tarta
cake stand: tortenplatte | presentoir a gateau/plat a gateau | soporte para tartas
can opener/tin opener: dosenoffner | ouvre boite/ouvre boites | abrelatas
candle: - | chandelle | -
candlestick/candle holder: kerzenstander/kerzenhalter/leuchter | bougeoir/chandelier | candelabro/portavelas
carafe: karaffe | carafe | jarra/garrafa
casserole: schmortopf/kasserolle | cocotte | cazuela
chafing dish: chafing dish/warmhaltebehalter | chafing dish/rechaud | chafing dish/calientaplatos
champagne glass/champagne flute: sektglas/champagnerglas | flute/flute a champagne | copa de champan/copa de cava
cheese knife: kasemesser | couteau a fromage | cuchillo de queso
chef knife/chefs knife: kochmesser | couteau de chef | cuchillo de chef/cuchillo cocinero
chopping board/cutting board: schneidebrett/schneidbrett | planche a decouper/planche | tabla de cortar/tabla
chopstick/chopsticks: essstabchen | baguette/baguettes | palillo/palillos chinos
cling film/plastic wrap: frischhaltefolie | film alimentaire/film etirable | film transparente/papel film
coaster: untersetzer | dessous de verre/sous verre | posavasos
cocktail shaker/shaker: cocktailshaker/shaker | shaker | coctelera
coffee capsule/capsule: kaffeekapsel/kapsel | capsule de cafe/capsule/dosette | capsula de cafe/capsula
coffee filter: kaffeefilter/filtertute | filtre a cafe | filtro de cafe
coffee grinder/grinder: kaffeemuhle | moulin a cafe | molinillo de cafe/molinillo
coffee machine/coffee maker: kaffeemaschine/kaffeeautomat/kaffeevollautomat | machine a cafe/cafetiere | cafetera/maquina de cafe
coffee pot: kaffeekanne | cafetiere | cafetera
colander: sieb/seiher/nudelsieb | passoire | escurridor/colador
cookie cutter/biscuit cutter: ausstechform/ausstecher | emporte piece | cortador de galletas/cortapastas
cooling rack: kuchengitter/abkuhlgitter | grille de refroidissement | rejilla
crockery/tableware/dishes/dinnerware: geschirr/tafelgeschirr | vaisselle | vajilla/loza
cup/mug: tasse | tasse | taza
cupcake case/muffin case: muffinformchen/papierformchen | caissette | capsula para magdalenas
cutlery/silverware: besteck | couverts/menagere | cubiertos/cuberteria
dessert plate: dessertteller/kuchenteller | assiette a dessert/petite assiette | plato de postre
dinner plate: essteller/speiseteller | assiette plate/grande assiette | plato llano
dishwasher safe/dishwasher proof: spulmaschinenfest/spulmaschinengeeignet/spulmaschinentauglich/spulmaschinenfeste/geschirrspulfest | compatible lave vaisselle/passe au lave vaisselle/va au lave vaisselle/au lave vaisselle/lave vaisselle | apto para lavavajillas/apta para lavavajillas/aptos para lavavajillas/aptas para lavavajillas/lavavajillas
dishwasher: spulmaschine/geschirrspuler/geschirrspulmaschine | lave vaisselle | lavavajillas/lavaplatos
egg cooker: eierkocher | cuiseur a oeufs | cuecehuevos
egg cup: eierbecher | coquetier | huevera
egg slicer: eierschneider | coupe oeuf | cortahuevos
egg timer: eieruhr | minuteur | temporizador
enamel pot: emailletopf | casserole emaillee | olla esmaltada
espresso cup: espressotasse | tasse a expresso/tasse a espresso | taza de espresso
espresso machine: espressomaschine | machine a expresso/machine a espresso | cafetera expres
extractor hood/cooker hood: dunstabzugshaube/abzugshaube | hotte/hotte aspirante | campana extractora/campana
fondue set: fondueset/fondue | service a fondue/appareil a fondue | set de fondue
food processor: kuchenmaschine | robot de cuisine/robot menager | robot de cocina/procesador de alimentos
freezer bag: gefrierbeutel | sac de congelation | bolsa de congelacion
french press: french press/pressstempelkanne | cafetiere a piston | cafetera de embolo
fryer/deep fryer: fritteuse | friteuse | freidora
frying pan/pan: bratpfanne | poele a frire | -
funnel: trichter | entonnoir | embudo
garlic press: knoblauchpresse | presse ail | prensa ajos
glass: - | - | copa
grater: reibe/kuchenreibe/raspel | rape | rallador
griddle: grillplatte | plancha/gril | plancha
grill/barbecue: grill | grill/barbecue | parrilla/barbacoa
hand blender/stick blender: stabmixer/purierstab | mixeur plongeant | batidora de mano/minipimer
handle: henkel/stiel | manche/anse | asa
hob/hotplate: kochfeld/herdplatte/kochplatte | plaque de cuisson/table de cuisson | placa de cocina/vitroceramica
ice bucket: eiskubel/sektkuhler | seau a glace | cubitera/champanera
ice cream maker: eismaschine | sorbetiere/turbine a glace | heladera
ice cube tray: eiswurfelform | bac a glacons | cubitera
induction: induktion/induktionsgeeignet/induktionstauglich/induktionsfahig | induction/a induction/pour induction | induccion/para induccion/apto para induccion
jar: einmachglas/glas/einweckglas | bocal/pot | tarro/frasco/bote
jug/pitcher: krug/kanne/kruglein | pichet/cruche/broc | jarra
juicer/squeezer: entsafter/saftpresse/zitronenpresse | presse agrumes/centrifugeuse/extracteur de jus | exprimidor/licuadora
kettle: teekessel/kessel | - | tetera
kitchen knife: kuchenmesser | couteau de cuisine | cuchillo de cocina
kitchen scale/scales/scale: kuchenwaage/waage | balance de cuisine/balance | bascula de cocina/balanza/bascula
kitchen towel: kuchentuch/geschirrtuch | torchon | pano de cocina
knife block: messerblock | bloc couteaux | bloque de cuchillos/taco de cuchillos
knife sharpener/sharpening steel: messerscharfer/wetzstahl/wetzstein | aiguiseur/fusil | afilador/chaira
knife: - | - | navaja
ladle/soup ladle: schopfkelle/suppenkelle/kelle | louche | cucharon/cazo
lid included: mit deckel | avec couvercle | con tapa
lid: - | - | tapadera
lunch box: brotdose/brotbox/lunchbox | boite a repas/lunch box | fiambrera/tupper/tartera
measuring cup/measuring jug: messbecher | verre doseur/doseur | vaso medidor/jarra medidora
meat grinder/mincer: fleischwolf | hachoir | picadora/picadora de carne
meat thermometer: fleischthermometer/bratenthermometer | thermometre a viande | termometro de carne
microwave safe: mikrowellengeeignet/mikrowellenfest | compatible micro ondes | apto para microondas
microwave/microwave oven: mikrowelle | micro ondes/four a micro ondes | microondas
milk frother: milchaufschaumer | mousseur a lait | espumador de leche
milk jug/creamer: milchkannchen | pot a lait/cremier | jarrita de leche/lechera
mixer: mixer/ruhrgerat/handruhrgerat | batteur/mixeur | batidora/amasadora/mezcladora
mixing bowl: ruhrschussel | cul de poule/bol melangeur | bol mezclador
moka pot: espressokocher/mokkakanne | cafetiere italienne | cafetera italiana
mortar: morser | mortier | mortero
muffin tin: muffinform/muffinblech | moule a muffins | molde de magdalenas
mug: becher/henkelbecher/kaffeebecher | mug/gobelet/chope | taza/tazon/jarra
napkin: serviette | serviette/serviette de table | servilleta
oven glove/oven mitt: ofenhandschuh/topfhandschuh/topflappen | gant de cuisine/manique | manopla/guante de horno
oven safe/ovenproof: ofenfest/backofenfest | va au four/allant au four | apto para horno
oven: backofen | - | -
pan: - | sauteuse | -
paper cup: pappbecher | gobelet en carton | vaso de papel/vaso de carton
paper plate: pappteller | assiette en carton | plato de papel/plato de carton
paring knife: schalmesser/gemusemesser | couteau d office | cuchillo mondador/puntilla
pasta machine: nudelmaschine | machine a pates | maquina de pasta
pastry brush: backpinsel | pinceau de cuisine | pincel de cocina
peeler: schaler/sparschaler | eplucheur/econome | pelador/pelapatatas
pepper mill: pfeffermuhle | moulin a poivre | molinillo de pimienta
pie dish: pieform/tarteform | moule a tarte/tourtiere | molde de tarta
piping bag: spritzbeutel | poche a douille | manga pastelera
pizza cutter: pizzaschneider/pizzaroller | roulette a pizza | cortapizzas
pizza stone: pizzastein | pierre a pizza | piedra para pizza
place mat: platzset/tischset/platzdeckchen | set de table | mantel individual/salvamantel
pot holder/trivet: topflappen/topfuntersetzer | manique/dessous de plat | agarrador/salvamanteles
pot/saucepan/cooking pot: topf/kochtopf | marmite/faitout/casserole | olla/puchero/cazuela
potato masher: kartoffelstampfer/kartoffelpresse | presse puree | pasapures
pressure cooker: schnellkochtopf/dampfkochtopf | autocuiseur/cocotte minute | olla a presion/olla rapida
raclette: raclette | raclette | raclette
red wine glass: rotweinglas | verre a vin rouge | copa de vino tinto
rice cooker: reiskocher | cuiseur a riz | arrocera
roasting rack: bratrost | grille | rejilla de asado
roasting tin/roasting pan: brater/bratform/reine | plat a rotir/lechefrite | bandeja de horno/rustidera
rolling pin: nudelholz/teigrolle | rouleau a patisserie | rodillo de cocina/rodillo de amasar
salad bowl: salatschussel | saladier | ensaladera
salad servers: salatbesteck | couverts a salade | cubiertos de ensalada
salad spinner: salatschleuder | essoreuse a salade | centrifugadora de ensalada
salt shaker: salzstreuer | saliere | salero
saucepan/pot/pan: kochtopf/topf/stieltopf/kasserolle | casserole | cazo/cacerola/cazuela
saucer: untertasse/unterteller | soucoupe | platillo
serving dish/platter: servierplatte/platte | plat de service/plateau | fuente/bandeja
shot glass: schnapsglas | verre a liqueur/shooter | vaso de chupito
sieve/strainer: sieb/kuchensieb | passoire/tamis/chinois | colador/tamiz/cedazo
skewer: spiess/grillspiess | brochette | pincho/brocheta
slicer: aufschnittmaschine/schneidemaschine/brotschneidemaschine | trancheuse | cortadora/cortafiambres
slotted spoon/skimmer: schaumloffel/schaumkelle | ecumoire | espumadera
soup bowl: suppenschale/suppentasse | bol a soupe | tazon de sopa
soup plate: suppenteller | assiette creuse | plato hondo
soup tureen/tureen: suppenterrine | soupiere | sopera
spatula: pfannenwender/teigschaber/spachtel | spatule/maryse | espatula
spoon: essloffel | - | -
steak knife: steakmesser | couteau a steak | cuchillo de carne
steamer: dampfgarer/dampfeinsatz | cuit vapeur | vaporera
storage box/storage container/food container: vorratsdose/frischhaltedose/aufbewahrungsbox | boite de conservation/boite de rangement | recipiente/caja de almacenaje
stove/cooker/hob: herd/kochherd/kocher | cuisiniere/fourneau/rechaud | cocina/fogon/hornillo
straw: strohhalm/trinkhalm | paille | pajita/pajilla/popote
sugar bowl: zuckerdose | sucrier | azucarero
tablecloth: tischdecke/tischtuch | nappe | mantel
tagine: tajine | tajine | tajin
tea towel/dish towel: geschirrtuch/kuchentuch/trockentuch | torchon | pano de cocina/trapo de cocina
teapot: teekanne | theiere | tetera
teaspoon: teeloffel/kaffeeloffel | cuillere a cafe/petite cuillere | cucharilla/cucharita
thermos/vacuum flask/flask: thermoskanne/thermosflasche/isolierkanne | thermos/bouteille isotherme | termo
timer: kurzzeitmesser/eieruhr/zeitschaltuhr | minuteur/minuterie | temporizador
toaster: toaster | grille pain/toaster | tostadora/tostador
tongs: zange/kuchenzange/grillzange | pince/pinces de cuisine | pinzas
toothpick: zahnstocher | cure dent/cure dents | palillo/mondadientes
tray: tablett | plateau | bandeja
vacuum sealer: vakuumierer/vakuumiergerat | machine sous vide/appareil de mise sous vide | envasadora al vacio
vase: - | - | florero
waffle iron: waffeleisen | gaufrier | gofrera
water glass: wasserglas | verre a eau | vaso de agua
whisk: schneebesen | fouet | batidor/varillas
white wine glass: weissweinglas | verre a vin blanc | copa de vino blanco
wine cooler: weinkuhler | seau a vin/rafraichisseur | enfriador de vino
wine glass: weinglas | verre a vin | copa de vino/copa
wok: wok | wok | wok
wooden spoon: kochloffel/holzloffel | cuillere en bois | cuchara de madera/cuchara de palo
`
