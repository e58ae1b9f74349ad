/** What households and their baths, laundries and cleaning use. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const household = `
air conditioner/air conditioning: klimaanlage/klimagerat | climatiseur/climatisation | aire acondicionado
air freshener: lufterfrischer/raumspray/raumduft | desodorisant/parfum d ambiance | ambientador
alarm clock: wecker | reveil | despertador
appliance/device: gerat/haushaltsgerat/elektrogerat | appareil/electromenager | aparato/electrodomestico
ashtray: aschenbecher | cendrier | cenicero
baby bottle/bottle: babyflasche/flaschchen | biberon | biberon
baby wipe/wet wipe/wipe: feuchttuch | lingette | toallita/toallita humeda
basin/bowl: schussel/wanne | bassine/cuvette | palangana/barreno
basket: korb | panier/corbeille | cesta/cesto/canasta
bath foam/bubble bath: badeschaum/schaumbad | bain moussant | espuma de bano
bath mat: badematte/badvorleger | tapis de bain | alfombrilla de bano
bath salts: badesalz | sel de bain/sels de bain | sales de bano
bath towel: badetuch/duschtuch/badehandtuch | serviette de bain/drap de bain | toalla de bano
bathroom cleaner: badreiniger | nettoyant salle de bain | limpiador de bano
beach towel: strandtuch/badetuch | serviette de plage/drap de plage | toalla de playa
bed frame: bettgestell/bettrahmen | cadre de lit | estructura de cama
bed linen/bedding: bettwasche/bettzeug | linge de lit/literie | ropa de cama
bed sheet/sheet: bettlaken/laken/leintuch/betttuch | drap | sabana
bedspread: tagesdecke/bettuberwurf | couvre lit/jete de lit | colcha
bib: latzchen | bavoir | babero
bin bag/garbage bag/rubbish bag: mullbeutel/mullsack/abfallsack | sac poubelle | bolsa de basura
bin/trash can/dustbin/waste bin: mulleimer/abfalleimer/papierkorb/mulltonne/abfallbehalter | poubelle/corbeille | papelera/cubo de basura/basurero
blanket: - | plaid | frazada/cobija
bleach: bleichmittel/bleiche/chlorbleiche/javelwasser | eau de javel/javel/javellisant | lejia/blanqueador
blind: jalousie/rollo/rolladen | store | persiana/estor
body lotion: korperlotion/bodylotion | lait corporel/lotion | locion corporal/leche corporal
brush: handfeger | - | -
bucket/pail: eimer/kubel | seau | cubo/balde
car seat/child seat: kindersitz/autositz | siege auto/siege enfant | silla de coche/silla infantil
carpet/rug: teppich/teppichboden | tapis/moquette | alfombra/moqueta
ceiling light/ceiling lamp: deckenleuchte/deckenlampe | plafonnier | lampara de techo/plafon
ceiling: decke/zimmerdecke | plafond | techo
changing table: wickeltisch/wickelkommode | table a langer | cambiador
cleaner/cleaning agent/cleaning product/detergent: reiniger/reinigungsmittel/putzmittel/allzweckreiniger | nettoyant/produit d entretien/produit de nettoyage/produit nettoyant/detergent | limpiador/producto de limpieza/detergente
clippers/hair clipper: haarschneider/haarschneidemaschine | tondeuse | cortapelos/maquina de cortar pelo
clock: uhr/wanduhr | horloge/pendule | reloj
cloth/rag: lappen/tuch/putzlappen/wischtuch | chiffon/torchon/lavette | trapo/pano/bayeta
clothes hanger/hanger/coat hanger: kleiderbugel/bugel | cintre | percha/colgador
clothes horse/drying rack: waschestander | etendoir/sechoir a linge | tendedero
clothes line/washing line: wascheleine | corde a linge/fil a linge | tendedero/cuerda de tender
clothes peg/clothespin: wascheklammer | pince a linge | pinza de ropa/pinza de la ropa
coat hook: kleiderhaken/garderobenhaken | patere/porte manteau | gancho/colgador
coat rack/coat stand: garderobe/kleiderstander/garderobenstander | portemanteau/porte manteau | perchero
comb: kamm | peigne | peine
conditioner: spulung/conditioner/haarspulung | apres shampoing/demelant | acondicionador
cot/crib: kinderbett/babybett/gitterbett | lit bebe/berceau | cuna
cotton swab/cotton bud: wattestabchen | coton tige | bastoncillo/hisopo
cotton wool/cotton: watte/wattepad | coton/ouate | algodon
cream/lotion: creme/salbe | creme | crema
curler/hair curler: lockenwickler | bigoudi | rulo
curtain: - | voilage | visillo
cushion cover: kissenhulle/kissenbezug | housse de coussin | funda de cojin
cushion/pillow: kissen/sitzkissen/zierkissen/polster | coussin | cojin
dehumidifier: luftentfeuchter/entfeuchter | deshumidificateur | deshumidificador
dental floss: zahnseide | fil dentaire | hilo dental/seda dental
deodorant: deo/deodorant | deodorant | desodorante
descaler: entkalker | detartrant/anticalcaire | descalcificador/antical
desk lamp/table lamp: schreibtischlampe/tischlampe | lampe de bureau/lampe de table | lampara de escritorio/lampara de mesa/flexo
diffuser: diffusor/duftlampe | diffuseur | difusor
dish soap/washing up liquid/dishwashing liquid: spulmittel/geschirrspulmittel | liquide vaisselle/produit vaisselle | lavavajillas liquido/lavavajillas/detergente lavavajillas/jabon de platos
dishwasher tablet: spulmaschinentab/geschirrspultab/spultab | tablette lave vaisselle/pastille lave vaisselle | pastilla de lavavajillas
doorbell: klingel/turklingel | sonnette | timbre
doormat/mat: fussmatte/turmatte | paillasson | felpudo
drain cleaner: abflussreiniger/rohrreiniger | deboucheur | desatascador
dressing table: schminktisch/frisiertisch | coiffeuse | tocador
dryer sheet: trocknertuch | feuille assouplissante | toallita para secadora
dryer/tumble dryer: trockner/waschetrockner | seche linge | secadora
dummy/pacifier: schnuller | tetine/sucette | chupete
duster: staubwedel/staubtuch | plumeau | plumero
dustpan: kehrschaufel/kehrblech | pelle/pelle a poussiere | recogedor
duvet cover: bettbezug | housse de couette | funda nordica/funda de edredon
duvet/quilt/comforter: bettdecke/federbett/steppdecke/oberbett | couette/edredon | edredon/nordico
dye: farbstoff/farbemittel | teinture/colorant | tinte/colorante
electric toothbrush: elektrische zahnburste | brosse a dents electrique | cepillo de dientes electrico
embroidery: stickerei | broderie | bordado
essential oil: atherisches ol/duftol | huile essentielle | aceite esencial
eyeshadow: lidschatten | fard a paupieres/ombre a paupieres | sombra de ojos
fabric softener: weichspuler | adoucissant/assouplissant | suavizante
face cream: gesichtscreme | creme visage | crema facial
fan: lufter | - | -
fitted sheet: spannbettlaken/spannbetttuch | drap housse | sabana bajera
floor cleaner: bodenreiniger/bodenpflege | nettoyant sol/nettoyant pour sols | limpiasuelos/friegasuelos
floor lamp: stehlampe | lampadaire | lampara de pie
floor: boden/fussboden | sol/plancher | suelo/piso
fly swatter: fliegenklatsche | tapette a mouches | matamoscas
foundation: foundation/grundierung/make up | fond de teint | base de maquillaje
furniture polish/polish: mobelpolitur/politur | cire pour meubles/cirage | cera para muebles/abrillantador
glass cleaner/window cleaner: glasreiniger/fensterreiniger/scheibenreiniger | nettoyant pour vitres/nettoyant vitres/produit a vitres/lave vitre/nettoyant a vitres | limpiacristales/limpiador de cristales/limpiavidrios
hair clip/hairpin: haarspange/haarklammer/haarnadel | barrette/pince a cheveux/epingle a cheveux | horquilla/pinza de pelo
hair dryer/hairdryer: fohn/haartrockner | seche cheveux | secador/secador de pelo
hair dye/hair colour: haarfarbe/haarfarbemittel | coloration/teinture pour cheveux | tinte/tinte para el pelo
hair gel: haargel | gel coiffant/gel pour cheveux | gomina/gel fijador
hair straightener/straightener: glatteisen | fer a lisser/lisseur | plancha de pelo/alisador
hair tie: haargummi/zopfgummi | elastique a cheveux/chouchou | goma de pelo/coletero
hairbrush: haarburste | brosse a cheveux | cepillo de pelo
hairspray: haarspray | laque/laque pour cheveux | laca
hand cream: handcreme | creme pour les mains/creme mains | crema de manos
hand sanitizer/hand sanitiser: handdesinfektion/handdesinfektionsmittel | gel hydroalcoolique/solution hydroalcoolique | gel hidroalcoholico
hand towel: handtuch/gastehandtuch | essuie mains/serviette de main | toalla de manos
headboard: kopfteil | tete de lit | cabecero
heater: heizlufter/heizer/ofen | chauffe | estufa/calentador
high chair: hochstuhl | chaise haute | trona
humidifier: luftbefeuchter | humidificateur | humidificador
incense: raucherstabchen | encens | incienso
insecticide/insect spray: insektizid/insektenspray/insektenmittel | insecticide | insecticida
iron on patch/patch: flicken/aufnaher/bugelbild | ecusson/patch | parche
iron: bugeleisen | fer a repasser | plancha
ironing board: bugelbrett | table a repasser/planche a repasser | tabla de planchar
key ring: schlusselanhanger/schlusselring/schlusselbund | porte cle/porte cles | llavero
kitchen roll/paper towel: kuchenrolle/kuchenpapier/papierhandtuch | essuie tout/sopalin/papier absorbant | papel de cocina/toalla de papel
kitchen sink/sink: spule/spulbecken | evier | fregadero
lampshade: lampenschirm | abat jour | pantalla de lampara
lantern: laterne/windlicht | lanterne/lampion | farol/farolillo
laundry basket: waschekorb | panier a linge/corbeille a linge | cesto de ropa/cesta de la ropa
laundry detergent pod/pod: waschmittelkapsel | capsule de lessive | capsula de detergente
lighter: feuerzeug | briquet/allume feu | encendedor/mechero
limescale remover: kalkreiniger/kalkloser | anticalcaire | antical
lint roller: fusselrolle | rouleau anti peluches | rodillo quitapelusas
lip balm: lippenpflege/lippenbalsam | baume a levres | balsamo labial
lipstick: - | - | lapiz labial/barra de labios
make up remover: abschminkmittel/make up entferner | demaquillant | desmaquillante
mascara: wimperntusche/mascara | mascara | rimel/mascara de pestanas
match/matches: streichholz/zundholz | allumette | cerilla/fosforo
mattress protector/mattress cover: matratzenschoner/matratzenauflage | protege matelas/alese | protector de colchon/cubrecolchon
microfibre cloth/microfiber cloth: mikrofasertuch | chiffon microfibre/lingette microfibre | pano de microfibra/bayeta de microfibra
mirror: - | glace | -
mop: wischmopp/mopp/wischer | serpilliere/balai a franges/mop | fregona/mopa
mosquito net: moskitonetz/muckennetz | moustiquaire | mosquitera/mosquitero
moth: motte | mite | polilla
mould remover: schimmelentferner | anti moisissure | antimoho
mousetrap: mausefalle | souriciere/tapette | ratonera/trampa para ratones
mouthwash: mundspulung/mundwasser | bain de bouche | enjuague bucal/colutorio
nail clipper: nagelknipser | coupe ongles | cortaunas
nail file: nagelfeile | lime a ongles | lima de unas
nail polish remover: nagellackentferner | dissolvant | quitaesmalte
nail polish: nagellack | vernis a ongles/vernis | esmalte de unas/pintaunas
nail scissors: nagelschere | ciseaux a ongles | tijeras de unas
nappy/diaper: windel | couche | panal
oven cleaner: backofenreiniger | nettoyant pour four/decapant four | limpiahornos
padlock: vorhangeschloss | cadenas | candado
parasol/sunshade: sonnenschirm | parasol | sombrilla/parasol
photo album/album: fotoalbum/album | album photo/album | album de fotos/album
picture frame/frame: bilderrahmen/rahmen | cadre/cadre photo | marco/marco de fotos
picture/painting: bild/gemalde | tableau/image | cuadro/imagen
pillow: kopfkissen | - | -
pillowcase: kissenbezug/kopfkissenbezug | taie/taie d oreiller | funda de almohada
poster: poster/plakat | poster | cartel/poster
pouf/ottoman: hocker/sitzsack/pouf | pouf | puf
pushchair/stroller/pram: kinderwagen/buggy | poussette/landau | cochecito/carrito/silla de paseo
quilting: steppung/quilten | matelassage/patchwork | acolchado
rat poison/bait: rattengift/koder | mort aux rats/appat | veneno para ratas/cebo
razor blade: rasierklinge | lame de rasoir | cuchilla de afeitar/hoja de afeitar
razor: rasierer/rasiermesser | rasoir | maquinilla/maquinilla de afeitar/navaja
robot vacuum: saugroboter | robot aspirateur/aspirateur robot | robot aspirador
rocking chair: schaukelstuhl | fauteuil a bascule/rocking chair | mecedora
roof: dach | toit/toiture | tejado/techo
rubber glove/household glove: gummihandschuh/haushaltshandschuh/putzhandschuh | gant de menage/gant en caoutchouc | guante de goma/guante de limpieza
rug: teppich/laufer/bettvorleger | tapis/carpette | alfombra/alfombrilla
safe: tresor/safe | coffre fort | caja fuerte
sanitary towel/sanitary pad: damenbinde/binde | serviette hygienique | compresa
scented candle: duftkerze | bougie parfumee | vela perfumada/vela aromatica
scouring pad: topfschwamm/scheuerschwamm | tampon a recurer/eponge grattante | estropajo
scouring powder: scheuerpulver/scheuermilch | poudre a recurer/creme a recurer | limpiador en polvo
sewing box: nahkasten | boite a couture | costurero
sewing kit: nahset/nahzeug | kit de couture/necessaire de couture | costurero/kit de costura
sewing machine: nahmaschine | machine a coudre | maquina de coser
shampoo: - | shampoing | -
shaving foam: rasierschaum | mousse a raser | espuma de afeitar
shoe polish: schuhcreme/schuhputzmittel | cirage | betun
shoe rack: schuhregal/schuhschrank | range chaussures/meuble a chaussures | zapatero
shopping bag/tote bag: einkaufstasche/stoffbeutel/tragetasche | sac de courses/cabas/tote bag | bolsa de la compra/bolsa de tela
shopping trolley: einkaufstrolley/hackenporsche | chariot de courses/caddie | carro de la compra
shower curtain: duschvorhang | rideau de douche | cortina de ducha/cortina de bano
shower gel: duschgel | gel douche | gel de ducha/gel de bano
sideboard: sideboard/anrichte | buffet/bahut | aparador
slatted frame: lattenrost | sommier/sommier a lattes | somier
sleeper sofa/sofa bed: schlafsofa | canape lit/clic clac | sofa cama
soap dispenser: seifenspender | distributeur de savon | dispensador de jabon/jabonera
soap: seife | savon | jabon
soda maker: wassersprudler | machine a gazeifier | maquina de soda
sponge: spulschwamm | - | estropajo
spray bottle: spruhflasche | vaporisateur/pulverisateur | pulverizador/botella con pulverizador
squeegee: abzieher/fensterwischer | raclette | limpiacristales/haragan
stain remover: fleckenentferner | detachant | quitamanchas
stairs: treppe | escalier | escalera/escaleras
steam cleaner: dampfreiniger | nettoyeur vapeur | limpiador a vapor/vaporeta
steam iron: dampfbugeleisen | fer a vapeur | plancha de vapor
steel wool: stahlwolle | paille de fer/laine d acier | lana de acero/estropajo metalico
step stool: tritthocker/trittleiter | marchepied | taburete escalon
storage basket: aufbewahrungskorb | panier de rangement | cesta de almacenaje
suitcase: reisekoffer | - | -
sunscreen/sun cream: sonnencreme/sonnenmilch/sonnenschutz | creme solaire | crema solar/protector solar
table runner: tischlaufer | chemin de table | camino de mesa
tablecloth clip: tischtuchklammer | pince nappe | pinza de mantel
tampon: tampon | tampon | tampon
tea cosy/cosy: teewarmer | cache theiere | cubretetera
tea light: teelicht | bougie chauffe plat | vela de te/velita
thimble: fingerhut | de a coudre | dedal
tissue/tissues/handkerchief: taschentuch/papiertaschentuch/kosmetiktuch | mouchoir/mouchoir en papier | panuelo/panuelo de papel
toilet cleaner: wc reiniger/toilettenreiniger | nettoyant wc/gel wc | limpiador de inodoros/limpia wc
toilet paper: toilettenpapier/klopapier | papier toilette/papier hygienique | papel higienico
toothpaste: zahnpasta/zahncreme | dentifrice | pasta de dientes/dentifrico/pasta dental
towel: badetuch | serviette de toilette/drap de bain | -
tv stand: tv mobel/fernsehschrank | meuble tv | mueble de television/mueble tv
tweezers: pinzette | pince a epiler | pinzas
umbrella stand: schirmstander | porte parapluie | paraguero
vacuum bag/vacuum cleaner bag: staubsaugerbeutel | sac d aspirateur | bolsa de aspiradora
vacuum cleaner/hoover: staubsauger | aspirateur | aspiradora/aspirador
wall clock: wanduhr | horloge murale | reloj de pared
wall: wand/mauer | mur | pared/muro
washcloth/flannel: waschlappen/waschhandschuh | gant de toilette | manopla de bano
washing machine: - | machine a laver | -
washing powder/laundry detergent/detergent: waschpulver/waschmittel | lessive/lessive en poudre | detergente en polvo/detergente/jabon en polvo
washing up bowl: spulschussel | bassine | barreno/palangana
water filter: wasserfilter | filtre a eau/carafe filtrante | filtro de agua
water heater: durchlauferhitzer/warmwasserbereiter | chauffe eau | calentador de agua/termo
wool blanket: wolldecke | couverture en laine | manta de lana
`
