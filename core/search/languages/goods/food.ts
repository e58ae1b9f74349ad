/** Food and drink. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const food = `
alcohol free/non alcoholic: alkoholfrei | sans alcool | sin alcohol
allergen/allergens: allergen/allergene | allergene | alergeno
apple juice: apfelsaft | jus de pomme | zumo de manzana
apricot: aprikose/marille | abricot | albaricoque/damasco
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
blackberry: brombeere | mure | mora
blueberry: heidelbeere/blaubeere | myrtille | arandano
brandy: weinbrand/brandy | brandy/cognac | brandy/conac
broccoli: brokkoli | brocoli | brocoli
broth/stock/bouillon: bruhe/fond/bouillon | bouillon | caldo
cabbage: kohl/kraut/weisskohl | chou | col/repollo
cake: - | tarte | bizcocho
calories/calorie: kalorie/kalorien | calorie | caloria
canned food/tinned food/preserve: konserve/dosennahrung | conserve | conserva
carrot: ruebe | - | -
cashew: cashew/cashewnuss | noix de cajou/cajou | anacardo
cauliflower: blumenkohl | chou fleur | coliflor
celery: sellerie | celeri | apio
champagne: champagner | champagne | champan
chestnut: kastanie/marone | chataigne/marron | castana
chewing gum: kaugummi | chewing gum | chicle
chicken: hahnchenfleisch/huhnchen | - | -
chickpea: kichererbse | pois chiche | garbanzo
chilli/chili: chili/chilischote/peperoni | piment | guindilla/chile
chives: schnittlauch | ciboulette | cebollino
cider: apfelwein/most/cidre | cidre | sidra
cinnamon: zimt | cannelle | canela
clove: nelke/gewurznelke | clou de girofle/girofle | clavo/clavo de olor
cocoa: kakao | cacao | cacao
coconut: kokosnuss/kokos | noix de coco/coco | coco
cod: kabeljau/dorsch | cabillaud/morue | bacalao
compote/stewed fruit/puree: kompott/apfelmus/mus | compote | compota
cooked: gekocht | cuit | cocido/cocinado
corn/maize/sweetcorn: mais | - | maiz
courgette/zucchini: zucchini | courgette | calabacin
cow: kuh | vache | vaca
cream: obers/schlagsahne | creme fraiche | -
crisps/chips: chips | chips | patatas fritas
croissant: croissant/hornchen | - | cruasan/croissant
cucumber: gurke/salatgurke | concombre | pepino
curry: curry | curry | curri/curry
dairy/dairy product: milchprodukt/molkereiprodukt | produit laitier/laitage | lacteo/producto lacteo
date: dattel | datte | datil
dish/meal: gericht/mahlzeit | plat/repas | plato/comida
dried: getrocknet/trocken | seche/sec/desseche | seco/desecado
drink/beverage: getrank | boisson | bebida
duck: ente | canard | pato
energy bar/bar: energieriegel/riegel/musliriegel | barre energetique/barre/barre de cereales | barrita energetica/barrita
fair trade/fairtrade: fair gehandelt/fairtrade | commerce equitable/equitable | comercio justo
fig: feige | figue | higo
flavour/flavor/taste: geschmack/geschmacksrichtung/aroma | gout/parfum/arome/saveur | sabor/gusto
food/foodstuff/groceries/grocery: lebensmittel/nahrungsmittel/speise/essen | aliment/alimentation/nourriture/denree/denree alimentaire/produit alimentaire | alimento/comida/comestible/viveres
frozen food/frozen: tiefkuhlkost/tiefgekuhlt/gefroren/tiefkuhl | surgele/congele/produit surgele | congelado/ultracongelado
garlic: knoblauch | ail | ajo
gin: gin | gin | ginebra
ginger: ingwer | gingembre | jengibre
gluten free: glutenfrei | sans gluten | sin gluten
goat: ziege | chevre | cabra
goose: gans | oie | oca/ganso
grape/grapes: traube/weintraube | raisin | uva
grated: gerieben | rape | rallado
green bean: grune bohne/brechbohne | haricot vert | judia verde
ground: gemahlen | moulu | molido
hazelnut: haselnuss | noisette | avellana
herb/herbs: kraut/krauter | herbe/herbes aromatiques/fines herbes | hierba/hierba aromatica
herbal tea: krautertee | tisane/infusion | infusion/te de hierbas
herring: hering | hareng | arenque
ice cream: eis/eiscreme | creme glacee | -
ingredient: zutat | ingredient | ingrediente
jasmine: jasmin | jasmin | jazmin
ketchup: ketchup | ketchup | ketchup
kiwi: kiwi | kiwi | kiwi
lactose free: laktosefrei/lactosefrei | sans lactose | sin lactosa
lamb: lammfleisch/lamm | agneau | cordero
lavender: lavendel | lavande | lavanda
leek: lauch/porree | poireau | puerro
lemonade/soft drink/soda: limonade/limo/erfrischungsgetrank | limonade/soda | limonada/refresco/gaseosa
lentil/lentils: linse | lentille | lenteja
lettuce/salad: kopfsalat/salat | laitue/salade | lechuga
lime: limette | citron vert | lima
liqueur: likor | liqueur | licor
liver: leber | foie | higado
mango: mango | mangue | mango
margarine: margarine | margarine | margarina
mayonnaise: mayonnaise/majonase | mayonnaise | mayonesa/mahonesa
melon: melone | melon | melon
mild: mild | doux | suave
minced meat/mince/ground beef: hackfleisch/gehacktes | viande hachee | carne picada/carne molida
mineral water: mineralwasser/sprudel | eau minerale | agua mineral
mint: minze/pfefferminze | menthe | menta/hierbabuena
muesli/granola/cereal: musli/cornflakes | muesli/cereales/granola | muesli/cereal/cereales
mushroom: pilz/champignon | champignon | champinon/seta/hongo
mussel: muschel/miesmuschel | moule | mejillon
mustard: senf | moutarde | mostaza
nut/nuts: nuss | noix | nuez
nutmeg: muskat/muskatnuss | muscade/noix de muscade | nuez moscada
oatmeal/oats/porridge oats: haferflocken/hafer | flocons d avoine/avoine | avena/copos de avena
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
pasta/noodles: nudel/pasta/teigware | pates/pate/nouille | pasta/fideo/macarron
pastry/pastries: geback/gebackstuck | patisserie/viennoiserie | bolleria/reposteria
pea/peas: erbse | pois/petit pois/petits pois | guisante/arveja
peach: pfirsich | peche | melocoton/durazno
peanut: erdnuss | cacahuete/arachide | cacahuete/mani
pepper/bell pepper: paprika/paprikaschote | poivron | pimiento/aji
pickle/gherkin: gewurzgurke/essiggurke | cornichon | pepinillo
pineapple: ananas | ananas | pina
pistachio: pistazie | pistache | pistacho
pizza: pizza | pizza | pizza
plum: pflaume/zwetschge | prune | ciruela
popcorn: popcorn | pop corn | palomitas
pork: schwein | - | -
potato: erdapfel | pomme de terre/patate | papa
poultry: geflugel | volaille | ave/aves
provision/provisions: proviant/vorrat | provision | provision/vivere
pumpkin/squash: kurbis | citrouille/courge/potiron | calabaza
puree/mash: puree/brei/pure | puree | pure
quark/curd cheese: quark/topfen | fromage blanc | requeson
radish: radieschen/rettich | radis | rabano
raisin: rosine | raisin sec/raisins secs | pasa
raspberry: himbeere | framboise | frambuesa
raw: roh | cru | crudo
ready meal: fertiggericht | plat cuisine/plat prepare | plato preparado
red wine: rotwein | vin rouge | vino tinto
ripe: reif | mur | maduro
roasted: gerostet | grille/torrefie/roti | tostado/asado
roll/bread roll/bun: brotchen/semmel | petit pain | panecillo/bollo
rose wine: rosewein | vin rose | vino rosado
rosemary: rosmarin | romarin | romero
rum: rum | rhum | ron
saffron: safran | safran | azafran
salami: salami | salami/saucisson | salami/salchichon
salted: gesalzen | sale | salado
sandwich: sandwich/belegtes brot | sandwich | bocadillo/sandwich
sardine: sardine | sardine | sardina
sauce: sosse/sauce | sauce | salsa
sausage: wurstchen/bratwurst | saucisson | embutido/chorizo
scent/fragrance/perfume: duft/geruch | parfum/senteur/odeur | perfume/aroma/fragancia/olor
seafood: meeresfruchte | fruits de mer/fruit de mer | marisco
seed/seeds: samen/kern/saat | graine/semence | semilla/pipa
semolina: griess | semoule | semola
shallot: schalotte | echalote | chalota
sheep: - | brebis | -
shrimp/prawn: garnele/krabbe | crevette | gamba/langostino/camaron
sliced: geschnitten/in scheiben | tranche/en tranches | en lonchas/loncheado/en rodajas
smoked: gerauchert/rauch | fume | ahumado
snack: snack/imbiss | snack/en cas/encas | tentempie/aperitivo
soup: suppe | soupe/potage | sopa
sour: sauer | acide/aigre | acido/agrio
spaghetti: spaghetti | spaghetti | espagueti
sparkling water: sprudel/sprudelwasser | eau gazeuse/eau petillante | agua con gas
sparkling wine/champagne: sekt/schaumwein/prosecco | vin mousseux/mousseux/cremant/petillant | vino espumoso/cava
spelt: dinkel | epeautre | espelta
spice/spices: gewurz | epice/condiment/assaisonnement | especia/condimento
spicy/hot: scharf/wurzig | epice/piquant/releve | picante/especiado
spinach: spinat | epinard/epinards | espinaca
spirit/liquor/spirits: schnaps/spirituose/branntwein | alcool fort/spiritueux/eau de vie | licor/aguardiente/destilado
squid: tintenfisch/kalmar | calmar/calamar | calamar
starch: starke/speisestarke | amidon/fecule/maizena | almidon/fecula/maicena
steak: steak | steak/bifteck | bistec/filete
strawberry: - | - | frutilla
sugar free: zuckerfrei/ungesusst | sans sucre | sin azucar
sunflower oil: sonnenblumenol | huile de tournesol | aceite de girasol
sweet/candy/sweets: bonbon/sussigkeit/susswaren | bonbon/confiserie/sucrerie | caramelo/dulce/golosina
tart/pie: torte/pastete | tarte/tourte | tarta/empanada
tea: - | tisane/infusion | infusion
thyme: thymian | thym | tomillo
tofu: tofu | tofu | tofu
tomato: - | - | jitomate
trout: forelle | truite | trucha
tuna: thunfisch | thon | atun
turkey: truthahn/pute/putenfleisch | dinde | pavo
unsalted: ungesalzen | non sale/doux | sin sal
unscented/fragrance free: unparfumiert/duftfrei/ohne duft/parfumfrei/geruchlos/ohne parfum | sans parfum/inodore/non parfume/sans odeur | sin perfume/sin aroma/sin olor/inodoro/sin fragancia
vanilla: vanille | vanille | vainilla
veal: kalbfleisch/kalb | veau | ternera
vegan: vegan | vegan/vegane/vegetalien | vegano
vegetarian: vegetarisch | vegetarien | vegetariano
vodka: wodka | vodka | vodka
waffle: waffel | gaufre | gofre
walnut: - | noix | nuez
watermelon: wassermelone | pasteque | sandia
wheat: - | froment | -
whisky/whiskey: whisky | whisky | whisky
white wine: weisswein | vin blanc | vino blanco
whole grain/wholemeal: vollkorn | complet/ble complet | integral
yoghurt/yogurt: joghurt | yaourt/yogourt | yogur
`
