/** Food and drink. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const food = `
alcohol free/non alcoholic: alkoholfrei | sans alcool | sin alcohol
ale: ale/obergariges | ale/biere ambree | cerveza tostada
allergen/allergens: allergen/allergene | allergene | alergeno
almond milk: mandelmilch | lait d amande | leche de almendras
ambient/room temperature: ungekuhlt/raumtemperatur | ambiant/temperature ambiante | ambiente/temperatura ambiente
anchovy: sardelle | anchois | anchoa/boqueron
apple juice: apfelsaft | jus de pomme | zumo de manzana
apricot: aprikose/marille | abricot | albaricoque/damasco
artichoke: artischocke | artichaut | alcachofa
asparagus: spargel | asperge | esparrago
aubergine/eggplant: aubergine | aubergine | berenjena
avocado: avocado | avocat | aguacate
bacon: speck/bauchspeck | lard/bacon/lardon | panceta/beicon/tocino
baguette: baguette | baguette | barra de pan/baguette
baking powder: backpulver | levure chimique/poudre a lever | levadura quimica/polvo de hornear
banana: banane | banane | platano/banana
basil: basilikum | basilic | albahaca
bean/beans: bohne | haricot/feve | judia/alubia/frijol/haba
beef: rind | viande de boeuf | carne de vaca/res/vacuno
beetroot/beet: rote bete/rote rube | betterave | remolacha
biscuit/cookie: keks/platzchen/geback | biscuit/gateau sec/petit beurre | galleta
bitter: bitter/herb | amer | amargo
black tea: schwarztee/schwarzer tee | the noir | te negro
blackberry: brombeere | mure | mora
blue cheese: blauschimmelkase | bleu/fromage bleu | queso azul
blueberry: heidelbeere/blaubeere | myrtille | arandano
boneless: ohne knochen/entbeint/knochenlos | desosse/sans os | deshuesado/sin hueso
brandy: weinbrand/brandy | brandy/cognac | brandy/conac
breakfast: fruhstuck | petit dejeuner | desayuno
brine: lake/salzlake | saumure | salmuera
brioche: brioche/hefezopf | brioche | brioche
broccoli: brokkoli | brocoli | brocoli
broth/stock/bouillon: bruhe/fond/bouillon | bouillon | caldo
brown sugar: brauner zucker/rohrzucker | sucre roux/cassonade | azucar moreno
brownie: brownie | brownie | brownie
brussels sprouts: rosenkohl | chou de bruxelles/choux de bruxelles | coles de bruselas
bulgur: bulgur | boulgour | bulgur
cabbage: kohl/kraut/weisskohl | chou | col/repollo
cake: - | tarte | bizcocho
calories/calorie: kalorie/kalorien | calorie | caloria
cane sugar: rohrzucker | sucre de canne | azucar de cana
canned food/tinned food/preserve: konserve/dosennahrung | conserve | conserva
carp: karpfen | carpe | carpa
carrot: ruebe | - | -
cashew: cashew/cashewnuss | noix de cajou/cajou | anacardo
cauliflower: blumenkohl | chou fleur | coliflor
caviar: kaviar | caviar | caviar
celery: sellerie | celeri | apio
champagne: champagner | champagne | champan
cheesecake: kasekuchen | cheesecake/gateau au fromage | tarta de queso
chestnut: kastanie/marone | chataigne/marron | castana
chewing gum: kaugummi | chewing gum | chicle
chicken breast: hahnchenbrust/huhnerbrust | blanc de poulet/filet de poulet | pechuga de pollo
chicken: hahnchenfleisch/huhnchen | - | -
chickpea: kichererbse | pois chiche | garbanzo
chilled/refrigerated: gekuhlt | refrigere/frais | refrigerado/enfriado
chilli/chili: chili/chilischote/peperoni | piment | guindilla/chile
chives: schnittlauch | ciboulette | cebollino
cider: apfelwein/most/cidre | cidre | sidra
cinnamon: zimt | cannelle | canela
citrus: zitrus/zitrusfrucht | agrume | citrico
clam: venusmuschel | palourde | almeja
clove: nelke/gewurznelke | clou de girofle/girofle | clavo/clavo de olor
cocoa: kakao | cacao | cacao
coconut milk: kokosmilch | lait de coco | leche de coco
coconut: kokosnuss/kokos | noix de coco/coco | coco
cod: kabeljau/dorsch | cabillaud/morue | bacalao
coffee bean/coffee beans: kaffeebohne | grain de cafe/grains de cafe | grano de cafe/cafe en grano
cognac: cognac | cognac | conac/cognac
compote/stewed fruit/puree: kompott/apfelmus/mus | compote | compota
cooked: gekocht | cuit | cocido/cocinado
corn/maize/sweetcorn: mais | - | maiz
courgette/zucchini: zucchini | courgette | calabacin
couscous: couscous | couscous | cuscus
cow: kuh | vache | vaca
crab: krabbe/krebs | crabe | cangrejo
cracker/crackers: cracker | cracker/biscuit sale | galleta salada/cracker
cranberry: preiselbeere/cranberry | canneberge/airelle | arandano rojo
cream cheese: frischkase | fromage a tartiner/fromage frais | queso crema/queso fresco
cream: obers/schlagsahne | creme fraiche | -
crisps/chips: chips | chips | patatas fritas
croissant: croissant/hornchen | - | cruasan/croissant
crust: kruste | croute | corteza
cucumber: gurke/salatgurke | concombre | pepino
cured ham: rohschinken | jambon cru | jamon serrano
curry: curry | curry | curri/curry
custard: vanillepudding/pudding/vanillesosse | creme anglaise/flan | natillas/crema pastelera
dairy/dairy product: milchprodukt/molkereiprodukt | produit laitier/laitage | lacteo/producto lacteo
date: dattel | datte | datil
decaffeinated/decaf: entkoffeiniert/koffeinfrei | decafeine | descafeinado
dessert: nachtisch/dessert | dessert | postre
dinner/supper: abendessen | diner/souper | cena
dish/meal: gericht/mahlzeit | plat/repas | plato/comida
dough: teig | pate | masa
dried: getrocknet/trocken | seche/sec/desseche | seco/desecado
drink/beverage: getrank | boisson | bebida
duck: ente | canard | pato
eel: aal | anguille | anguila
energy bar/bar: energieriegel/riegel/musliriegel | barre energetique/barre/barre de cereales | barrita energetica/barrita
fair trade/fairtrade: fair gehandelt/fairtrade | commerce equitable/equitable | comercio justo
farmed: gezuchtet/aus zucht | d elevage/elevage | de cultivo/de piscifactoria/de criadero
fat: fett | graisse/matiere grasse | grasa
fennel: fenchel | fenouil | hinojo
fig: feige | figue | higo
fillet: filet | filet | filete/lomo
filling: fullung | garniture/farce | relleno
flavour/flavor/taste: geschmack/geschmacksrichtung/aroma | gout/parfum/arome/saveur | sabor/gusto
flax/linseed: leinsamen | lin/graine de lin | lino/linaza
food/foodstuff/groceries/grocery: lebensmittel/nahrungsmittel/speise/essen | aliment/alimentation/nourriture/denree/denree alimentaire/produit alimentaire | alimento/comida/comestible/viveres
fortified wine: likorwein | vin mute/vin doux naturel | vino generoso/vino de licor
frozen food/frozen: tiefkuhlkost/tiefgekuhlt/gefroren/tiefkuhl | surgele/congele/produit surgele | congelado/ultracongelado
garlic: knoblauch | ail | ajo
gelatine/gelatin: gelatine | gelatine | gelatina
gin: gin | gin | ginebra
ginger: ingwer | gingembre | jengibre
gingerbread: lebkuchen | pain d epices | pan de especias
gluten free: glutenfrei | sans gluten | sin gluten
gluten: gluten | gluten | gluten
goat cheese: ziegenkase | fromage de chevre | queso de cabra
goat: ziege | chevre | cabra
goose: gans | oie | oca/ganso
gooseberry: stachelbeere | groseille a maquereau | grosella espinosa
grape juice: traubensaft | jus de raisin | zumo de uva/mosto
grape/grapes: traube/weintraube | raisin | uva
grapefruit: grapefruit/pampelmuse | pamplemousse | pomelo/toronja
grated cheese: reibekase/geriebener kase | fromage rape | queso rallado
grated: gerieben | rape | rallado
green bean: grune bohne/brechbohne | haricot vert | judia verde
green tea: gruntee/gruner tee | the vert | te verde
ground coffee: filterkaffee/gemahlener kaffee | cafe moulu | cafe molido
ground: gemahlen | moulu | molido
halal: halal | halal | halal
halibut: heilbutt | fletan | fletan/halibut
hard cheese: hartkase | fromage a pate dure | queso curado
hazelnut: haselnuss | noisette | avellana
herb/herbs: kraut/krauter | herbe/herbes aromatiques/fines herbes | hierba/hierba aromatica
herbal tea: krautertee | tisane/infusion | infusion/te de hierbas
herring: hering | hareng | arenque
hops/hop: hopfen | houblon | lupulo
ice cream: eis/eiscreme | creme glacee | -
icing sugar/powdered sugar: puderzucker | sucre glace | azucar glas/azucar impalpable
ingredient: zutat | ingredient | ingrediente
instant coffee: loslicher kaffee/instantkaffee | cafe soluble | cafe soluble/cafe instantaneo
jasmine: jasmin | jasmin | jazmin
ketchup: ketchup | ketchup | ketchup
kiwi: kiwi | kiwi | kiwi
kosher: koscher | casher/kasher | kosher
lactose free: laktosefrei/lactosefrei | sans lactose | sin lactosa
lactose: laktose/lactose | lactose | lactosa
lager: lagerbier/helles | biere blonde/blonde | cerveza rubia/rubia
lamb: lammfleisch/lamm | agneau | cordero
lavender: lavendel | lavande | lavanda
leek: lauch/porree | poireau | puerro
lemonade/soft drink/soda: limonade/limo/erfrischungsgetrank | limonade/soda | limonada/refresco/gaseosa
lentil/lentils: linse | lentille | lenteja
lettuce/salad: kopfsalat/salat | laitue/salade | lechuga
lime: limette | citron vert | lima
liqueur: likor | liqueur | licor
liver: leber | foie | higado
lobster: hummer | homard | langosta/bogavante
lunch: mittagessen | dejeuner | almuerzo/comida
mackerel: makrele | maquereau | caballa
mandarin/tangerine: mandarine/clementine | mandarine/clementine | mandarina
mango: mango | mangue | mango
maple syrup: ahornsirup | sirop d erable | sirope de arce
margarine: margarine | margarine | margarina
marzipan: marzipan | pate d amande/massepain | mazapan
mayonnaise: mayonnaise/majonase | mayonnaise | mayonesa/mahonesa
melon: melone | melon | melon
mild: mild | doux | suave
minced meat/mince/ground beef: hackfleisch/gehacktes | viande hachee | carne picada/carne molida
mineral water: mineralwasser/sprudel | eau minerale | agua mineral
mint: minze/pfefferminze | menthe | menta/hierbabuena
muesli/granola/cereal: musli/cornflakes | muesli/cereales/granola | muesli/cereal/cereales
muffin: muffin | muffin | magdalena/muffin
mushroom: pilz/champignon | champignon | champinon/seta/hongo
mussel: muschel/miesmuschel | moule | mejillon
mustard: senf | moutarde | mostaza
nougat: nougat | nougat | turron
nut/nuts: nuss | noix | nuez
nutmeg: muskat/muskatnuss | muscade/noix de muscade | nuez moscada
oat milk: hafermilch | lait d avoine | leche de avena
oatmeal/oats/porridge oats: haferflocken/hafer | flocons d avoine/avoine | avena/copos de avena
octopus: krake/oktopus | poulpe/pieuvre | pulpo
oil: speiseol | - | -
olive oil: olivenol | huile d olive | aceite de oliva
olive: olive | olive | aceituna/oliva
orange juice: orangensaft | jus d orange | zumo de naranja/jugo de naranja
orange: orange/apfelsine | orange | naranja
oregano: oregano | origan | oregano
organic: okologisch | - | biologico
oyster: auster | huitre | ostra
pancake: pfannkuchen | crepe | tortita/crepe/panqueque
paprika: paprika/paprikapulver | paprika | pimenton
parsley: petersilie | persil | perejil
parsnip: pastinake | panais | chirivia
pasta/noodles: nudel/pasta/teigware | pates/pate/nouille | pasta/fideo/macarron
pasteurised/pasteurized: pasteurisiert | pasteurise | pasteurizado
pastry/pastries: geback/gebackstuck | patisserie/viennoiserie | bolleria/reposteria
pea/peas: erbse | pois/petit pois/petits pois | guisante/arveja
peach: pfirsich | peche | melocoton/durazno
peanut butter: erdnussbutter | beurre de cacahuete | mantequilla de cacahuete
peanut: erdnuss | cacahuete/arachide | cacahuete/mani
pepper/bell pepper: paprika/paprikaschote | poivron | pimiento/aji
perch: barsch | perche | perca
pickle/gherkin: gewurzgurke/essiggurke | cornichon | pepinillo
pike: hecht | brochet | lucio
pilsner/pils: pils/pilsner/pilsener | pils/pilsner | pilsner
pineapple: ananas | ananas | pina
pistachio: pistazie | pistache | pistacho
pizza: pizza | pizza | pizza
plum: pflaume/zwetschge | prune | ciruela
pomegranate: granatapfel | grenade | granada
popcorn: popcorn | pop corn | palomitas
poppy seed: mohn | pavot | amapola
pork: schwein | - | -
port: portwein | porto | oporto
portion/serving: portion | portion/part | porcion/racion
potato: erdapfel | pomme de terre/patate | papa
poultry: geflugel | volaille | ave/aves
praline/chocolates: praline | praline/chocolats | bombon
pretzel/pretzels: brezel | bretzel | pretzel/lazo
protein: protein/eiweiss | proteine | proteina
provision/provisions: proviant/vorrat | provision | provision/vivere
pudding: pudding | pudding/flan | pudin/flan
puff pastry: blatterteig | pate feuilletee | hojaldre
pumpkin/squash: kurbis | citrouille/courge/potiron | calabaza
puree/mash: puree/brei/pure | puree | pure
quark/curd cheese: quark/topfen | fromage blanc | requeson
quinoa: quinoa | quinoa | quinoa
radish: radieschen/rettich | radis | rabano
raisin: rosine | raisin sec/raisins secs | pasa
raspberry: himbeere | framboise | frambuesa
raw: roh | cru | crudo
ready meal: fertiggericht | plat cuisine/plat prepare | plato preparado
ready to eat: verzehrfertig | pret a manger/pret a consommer | listo para comer/listo para consumir
recipe: rezept | recette | receta
red cabbage: rotkohl/blaukraut | chou rouge | lombarda
red wine: rotwein | vin rouge | vino tinto
redcurrant/currant: johannisbeere | groseille | grosella
ripe: reif | mur | maduro
roasted: gerostet | grille/torrefie/roti | tostado/asado
roe: rogen | oeufs de poisson | huevas
roll/bread roll/bun: brotchen/semmel | petit pain | panecillo/bollo
rose wine: rosewein | vin rose | vino rosado
rosemary: rosmarin | romarin | romero
rum: rum | rhum | ron
rye flour: roggenmehl | farine de seigle | harina de centeno
saffron: safran | safran | azafran
salami: salami | salami/saucisson | salami/salchichon
salted: gesalzen | sale | salado
sandwich: sandwich/belegtes brot | sandwich | bocadillo/sandwich
sardine: sardine | sardine | sardina
sauce: sosse/sauce | sauce | salsa
sausage: wurstchen/bratwurst | saucisson | embutido/chorizo
scallop: jakobsmuschel | coquille saint jacques/saint jacques | vieira
scent/fragrance/perfume: duft/geruch | parfum/senteur/odeur | perfume/aroma/fragancia/olor
sea bass: wolfsbarsch | bar/loup de mer | lubina
sea bream: dorade/goldbrasse | daurade/dorade | dorada
sea salt: meersalz | sel de mer | sal marina
seafood: meeresfruchte | fruits de mer/fruit de mer | marisco
seed/seeds: samen/kern/saat | graine/semence | semilla/pipa
semi dry: halbtrocken | demi sec | semiseco
semolina: griess | semoule | semola
sesame: sesam | sesame | sesamo
shallot: schalotte | echalote | chalota
sheep cheese: schafskase | fromage de brebis | queso de oveja
sheep: - | brebis | -
shellfish: schalentier/schalentiere/meeresfruchte | crustace/coquillage | marisco/crustaceo
sherry: sherry | xeres/sherry | jerez
shrimp/prawn: garnele/krabbe | crevette | gamba/langostino/camaron
skimmed milk: magermilch | lait ecreme | leche desnatada
sliced: geschnitten/in scheiben | tranche/en tranches | en lonchas/loncheado/en rodajas
smoked: gerauchert/rauch | fume | ahumado
snack: snack/imbiss | snack/en cas/encas | tentempie/aperitivo
soft cheese: weichkase | fromage a pate molle | queso blando
sole: seezunge | sole | lenguado
soup: suppe | soupe/potage | sopa
sour: sauer | acide/aigre | acido/agrio
sourdough: sauerteig | levain | masa madre
soy sauce: sojasosse/sojasauce | sauce soja | salsa de soja
soya/soy: soja | soja | soja
spaghetti: spaghetti | spaghetti | espagueti
sparkling water: sprudel/sprudelwasser | eau gazeuse/eau petillante | agua con gas
sparkling wine/champagne: sekt/schaumwein/prosecco | vin mousseux/mousseux/cremant/petillant | vino espumoso/cava
sparkling: sprudelnd/schaumend | gazeux | con gas
spelt: dinkel | epeautre | espelta
spice/spices: gewurz | epice/condiment/assaisonnement | especia/condimento
spicy/hot: scharf/wurzig | epice/piquant/releve | picante/especiado
spinach: spinat | epinard/epinards | espinaca
spirit/liquor/spirits: schnaps/spirituose/branntwein | alcool fort/spiritueux/eau de vie | licor/aguardiente/destilado
squid: tintenfisch/kalmar | calmar/calamar | calamar
starch: starke/speisestarke | amidon/fecule/maizena | almidon/fecula/maicena
steak: steak | steak/bifteck | bistec/filete
still: still | plat/non gazeux | sin gas
stout/porter: stout/schwarzbier | stout/biere brune/brune | cerveza negra
strawberry: - | - | frutilla
sugar free: zuckerfrei/ungesusst | sans sucre | sin azucar
sulphites/sulfites: sulfit/sulfite | sulfite | sulfito
sunflower oil: sonnenblumenol | huile de tournesol | aceite de girasol
sweet potato: susskartoffel | patate douce | batata/boniato
sweet/candy/sweets: bonbon/sussigkeit/susswaren | bonbon/confiserie/sucrerie | caramelo/dulce/golosina
sweetener: sussstoff/sussungsmittel | edulcorant | edulcorante
syrup: sirup | sirop | sirope/almibar
tart/pie: torte/pastete | tarte/tourte | tarta/empanada
tart: torte/tarte | tarte | tarta
tea bag: teebeutel | sachet de the | bolsita de te
tea: - | tisane/infusion | infusion
thyme: thymian | thym | tomillo
tofu: tofu | tofu | tofu
tomato paste: tomatenmark | concentre de tomate | concentrado de tomate
tomato sauce: tomatensosse/tomatensauce | sauce tomate | salsa de tomate
tomato: - | - | jitomate
topping/icing/glaze: glasur/guss | glacage/nappage | glaseado/cobertura
trout: forelle | truite | trucha
tuna: thunfisch | thon | atun
turkey: truthahn/pute/putenfleisch | dinde | pavo
turnip: rube/steckrube | navet | nabo
unsalted: ungesalzen | non sale/doux | sin sal
unscented/fragrance free: unparfumiert/duftfrei/ohne duft/parfumfrei/geruchlos/ohne parfum | sans parfum/inodore/non parfume/sans odeur | sin perfume/sin aroma/sin olor/inodoro/sin fragancia
vanilla: vanille | vanille | vainilla
veal: kalbfleisch/kalb | veau | ternera
vegan: vegan | vegan/vegane/vegetalien | vegano
vegetable/vegetables: gemuse | legume | verdura/hortaliza/vegetal
vegetarian: vegetarisch | vegetarien | vegetariano
vermouth: wermut | vermouth | vermut
vodka: wodka | vodka | vodka
waffle: waffel | gaufre | gofre
walnut: - | noix | nuez
watermelon: wassermelone | pasteque | sandia
wheat beer: weizenbier/weissbier | biere blanche/biere de ble | cerveza de trigo
wheat flour: weizenmehl | farine de ble | harina de trigo
wheat: - | froment | -
whipped cream: schlagsahne | creme fouettee/chantilly | nata montada
whisky/whiskey: whisky | whisky | whisky
white wine: weisswein | vin blanc | vino blanco
whole grain/wholemeal: vollkorn | complet/ble complet | integral
whole milk: vollmilch | lait entier | leche entera
whole: ganz | entier | entero
wild: wild | sauvage | salvaje/silvestre
yoghurt/yogurt: joghurt | yaourt/yogourt | yogur
`
