/** What households and their baths, laundries and cleaning use. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const household = `
air conditioner/air conditioning: klimaanlage/klimagerat | climatiseur/climatisation | aire acondicionado
air freshener: lufterfrischer/raumspray/raumduft | desodorisant/parfum d ambiance | ambientador
alarm clock: wecker | reveil | despertador
appliance/device: gerat/haushaltsgerat/elektrogerat | appareil/electromenager | aparato/electrodomestico
ashtray: aschenbecher | cendrier | cenicero
baby bottle/bottle: babyflasche/flaschchen | biberon | biberon
baby wipe/wet wipe/wipe: feuchttuch | lingette | toallita/toallita humeda
basket: korb | panier/corbeille | cesta/cesto/canasta
bath mat: badematte/badvorleger | tapis de bain | alfombrilla de bano
bath towel: badetuch/duschtuch/badehandtuch | serviette de bain/drap de bain | toalla de bano
bed linen/bedding: bettwasche/bettzeug | linge de lit/literie | ropa de cama
bed sheet/sheet: bettlaken/laken/leintuch/betttuch | drap | sabana
bedspread: tagesdecke/bettuberwurf | couvre lit/jete de lit | colcha
bib: latzchen | bavoir | babero
bin bag/garbage bag/rubbish bag: mullbeutel/mullsack/abfallsack | sac poubelle | bolsa de basura
bin/trash can/dustbin/waste bin: mulleimer/abfalleimer/papierkorb/mulltonne/abfallbehalter | poubelle/corbeille | papelera/cubo de basura/basurero
blanket: - | plaid | frazada/cobija
bleach: bleichmittel/bleiche/chlorbleiche/javelwasser | eau de javel/javel/javellisant | lejia/blanqueador
blind: jalousie/rollo/rolladen | store | persiana/estor
brush: handfeger | - | -
bucket/pail: eimer/kubel | seau | cubo/balde
car seat/child seat: kindersitz/autositz | siege auto/siege enfant | silla de coche/silla infantil
carpet/rug: teppich/teppichboden | tapis/moquette | alfombra/moqueta
ceiling light/ceiling lamp: deckenleuchte/deckenlampe | plafonnier | lampara de techo/plafon
ceiling: decke/zimmerdecke | plafond | techo
changing table: wickeltisch/wickelkommode | table a langer | cambiador
cleaner/cleaning agent/cleaning product/detergent: reiniger/reinigungsmittel/putzmittel/allzweckreiniger | nettoyant/produit d entretien/produit de nettoyage/produit nettoyant/detergent | limpiador/producto de limpieza/detergente
clock: uhr/wanduhr | horloge/pendule | reloj
cloth/rag: lappen/tuch/putzlappen/wischtuch | chiffon/torchon/lavette | trapo/pano/bayeta
clothes hanger/hanger/coat hanger: kleiderbugel/bugel | cintre | percha/colgador
clothes line/washing line: wascheleine | corde a linge/fil a linge | tendedero/cuerda de tender
clothes peg/clothespin: wascheklammer | pince a linge | pinza de ropa/pinza de la ropa
coat rack/coat stand: garderobe/kleiderstander/garderobenstander | portemanteau/porte manteau | perchero
comb: kamm | peigne | peine
cot/crib: kinderbett/babybett/gitterbett | lit bebe/berceau | cuna
cotton swab/cotton bud: wattestabchen | coton tige | bastoncillo/hisopo
cotton wool/cotton: watte/wattepad | coton/ouate | algodon
cream/lotion: creme/salbe | creme | crema
curtain: - | voilage | visillo
cushion/pillow: kissen/sitzkissen/zierkissen/polster | coussin | cojin
dehumidifier: luftentfeuchter/entfeuchter | deshumidificateur | deshumidificador
dental floss: zahnseide | fil dentaire | hilo dental/seda dental
deodorant: deo/deodorant | deodorant | desodorante
descaler: entkalker | detartrant/anticalcaire | descalcificador/antical
desk lamp/table lamp: schreibtischlampe/tischlampe | lampe de bureau/lampe de table | lampara de escritorio/lampara de mesa/flexo
dish soap/washing up liquid/dishwashing liquid: spulmittel/geschirrspulmittel | liquide vaisselle/produit vaisselle | lavavajillas liquido/lavavajillas/detergente lavavajillas/jabon de platos
dishwasher tablet: spulmaschinentab/geschirrspultab/spultab | tablette lave vaisselle/pastille lave vaisselle | pastilla de lavavajillas
doorbell: klingel/turklingel | sonnette | timbre
doormat/mat: fussmatte/turmatte | paillasson | felpudo
drain cleaner: abflussreiniger/rohrreiniger | deboucheur | desatascador
dryer/tumble dryer: trockner/waschetrockner | seche linge | secadora
dummy/pacifier: schnuller | tetine/sucette | chupete
duster: staubwedel/staubtuch | plumeau | plumero
dustpan: kehrschaufel/kehrblech | pelle/pelle a poussiere | recogedor
duvet cover: bettbezug | housse de couette | funda nordica/funda de edredon
duvet/quilt/comforter: bettdecke/federbett/steppdecke/oberbett | couette/edredon | edredon/nordico
fabric softener: weichspuler | adoucissant/assouplissant | suavizante
fan: lufter | - | -
fitted sheet: spannbettlaken/spannbetttuch | drap housse | sabana bajera
floor cleaner: bodenreiniger/bodenpflege | nettoyant sol/nettoyant pour sols | limpiasuelos/friegasuelos
floor lamp: stehlampe | lampadaire | lampara de pie
floor: boden/fussboden | sol/plancher | suelo/piso
glass cleaner/window cleaner: glasreiniger/fensterreiniger/scheibenreiniger | nettoyant pour vitres/nettoyant vitres/produit a vitres/lave vitre/nettoyant a vitres | limpiacristales/limpiador de cristales/limpiavidrios
hair dryer/hairdryer: fohn/haartrockner | seche cheveux | secador/secador de pelo
hairbrush: haarburste | brosse a cheveux | cepillo de pelo
hand cream: handcreme | creme pour les mains/creme mains | crema de manos
hand sanitizer/hand sanitiser: handdesinfektion/handdesinfektionsmittel | gel hydroalcoolique/solution hydroalcoolique | gel hidroalcoholico
heater: heizlufter/heizer/ofen | chauffe | estufa/calentador
high chair: hochstuhl | chaise haute | trona
humidifier: luftbefeuchter | humidificateur | humidificador
insecticide/insect spray: insektizid/insektenspray/insektenmittel | insecticide | insecticida
iron: bugeleisen | fer a repasser | plancha
ironing board: bugelbrett | table a repasser/planche a repasser | tabla de planchar
key ring: schlusselanhanger/schlusselring/schlusselbund | porte cle/porte cles | llavero
kitchen roll/paper towel: kuchenrolle/kuchenpapier/papierhandtuch | essuie tout/sopalin/papier absorbant | papel de cocina/toalla de papel
lampshade: lampenschirm | abat jour | pantalla de lampara
laundry basket: waschekorb | panier a linge/corbeille a linge | cesto de ropa/cesta de la ropa
lighter: feuerzeug | briquet/allume feu | encendedor/mechero
lipstick: - | - | lapiz labial/barra de labios
match/matches: streichholz/zundholz | allumette | cerilla/fosforo
microfibre cloth/microfiber cloth: mikrofasertuch | chiffon microfibre/lingette microfibre | pano de microfibra/bayeta de microfibra
mirror: - | glace | -
mop: wischmopp/mopp/wischer | serpilliere/balai a franges/mop | fregona/mopa
mosquito net: moskitonetz/muckennetz | moustiquaire | mosquitera/mosquitero
mousetrap: mausefalle | souriciere/tapette | ratonera/trampa para ratones
nail file: nagelfeile | lime a ongles | lima de unas
nail polish: nagellack | vernis a ongles/vernis | esmalte de unas/pintaunas
nail scissors: nagelschere | ciseaux a ongles | tijeras de unas
nappy/diaper: windel | couche | panal
padlock: vorhangeschloss | cadenas | candado
parasol/sunshade: sonnenschirm | parasol | sombrilla/parasol
picture frame/frame: bilderrahmen/rahmen | cadre/cadre photo | marco/marco de fotos
picture/painting: bild/gemalde | tableau/image | cuadro/imagen
pillow: kopfkissen | - | -
pillowcase: kissenbezug/kopfkissenbezug | taie/taie d oreiller | funda de almohada
poster: poster/plakat | poster | cartel/poster
pushchair/stroller/pram: kinderwagen/buggy | poussette/landau | cochecito/carrito/silla de paseo
razor blade: rasierklinge | lame de rasoir | cuchilla de afeitar/hoja de afeitar
razor: rasierer/rasiermesser | rasoir | maquinilla/maquinilla de afeitar/navaja
roof: dach | toit/toiture | tejado/techo
rug: teppich/laufer/bettvorleger | tapis/carpette | alfombra/alfombrilla
safe: tresor/safe | coffre fort | caja fuerte
sanitary towel/sanitary pad: damenbinde/binde | serviette hygienique | compresa
sewing kit: nahset/nahzeug | kit de couture/necessaire de couture | costurero/kit de costura
sewing machine: nahmaschine | machine a coudre | maquina de coser
shampoo: - | shampoing | -
shaving foam: rasierschaum | mousse a raser | espuma de afeitar
shower curtain: duschvorhang | rideau de douche | cortina de ducha/cortina de bano
shower gel: duschgel | gel douche | gel de ducha/gel de bano
soap dispenser: seifenspender | distributeur de savon | dispensador de jabon/jabonera
soap: seife | savon | jabon
sponge: spulschwamm | - | estropajo
squeegee: abzieher/fensterwischer | raclette | limpiacristales/haragan
stain remover: fleckenentferner | detachant | quitamanchas
stairs: treppe | escalier | escalera/escaleras
suitcase: reisekoffer | - | -
sunscreen/sun cream: sonnencreme/sonnenmilch/sonnenschutz | creme solaire | crema solar/protector solar
tampon: tampon | tampon | tampon
tissue/tissues/handkerchief: taschentuch/papiertaschentuch/kosmetiktuch | mouchoir/mouchoir en papier | panuelo/panuelo de papel
toilet cleaner: wc reiniger/toilettenreiniger | nettoyant wc/gel wc | limpiador de inodoros/limpia wc
toilet paper: toilettenpapier/klopapier | papier toilette/papier hygienique | papel higienico
toothpaste: zahnpasta/zahncreme | dentifrice | pasta de dientes/dentifrico/pasta dental
towel: badetuch | serviette de toilette/drap de bain | -
vacuum cleaner/hoover: staubsauger | aspirateur | aspiradora/aspirador
wall: wand/mauer | mur | pared/muro
washcloth/flannel: waschlappen/waschhandschuh | gant de toilette | manopla de bano
washing machine: - | machine a laver | -
washing powder/laundry detergent/detergent: waschpulver/waschmittel | lessive/lessive en poudre | detergente en polvo/detergente/jabon en polvo
water heater: durchlauferhitzer/warmwasserbereiter | chauffe eau | calentador de agua/termo
wool blanket: wolldecke | couverture en laine | manta de lana
`
