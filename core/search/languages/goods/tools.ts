/** Tools, building material and what protects those who use them. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const tools = `
adhesive/glue: klebstoff/kleber/leim/kleister | colle/adhesif | adhesivo/cola/pegamento
allen key/hex key: inbusschlussel/sechskantschlussel/innensechskant | cle allen/cle six pans | llave allen/llave hexagonal
alternator: lichtmaschine | alternateur | alternador
angle grinder/grinder: winkelschleifer/flex/trennschleifer | meuleuse/disqueuse | amoladora/radial
anvil: amboss | enclume | yunque
barrier tape: absperrband/warnband | ruban de signalisation/rubalise | cinta de balizamiento
bathtub/bath: badewanne | baignoire | banera
batten/slat/strip: leiste/latte | tasseau/latte/baguette | liston
beam: balken/trager | poutre/solive | viga
bearing/ball bearing: lager/kugellager/walzlager | roulement/roulement a billes/palier | rodamiento/cojinete
bellows: blasebalg | soufflet | fuelle
blade: klinge | lame | cuchilla/hoja
blowtorch: lotlampe/gasbrenner/brenner | chalumeau | soplete
board/plank: brett/bohle/diele | planche | tabla/tablon
bolt: schraube | - | -
bracket/angle bracket: winkel/halterung/konsole | equerre/support | soporte/escuadra
brick: ziegelstein | - | -
bristle/bristles: borste/borsten | poil/soie | cerda/cerdas
bumper: stossstange | pare choc/pare chocs | parachoques
cable reel/cable drum: kabeltrommel | enrouleur/devidoir | enrollacables
cable tie/zip tie: kabelbinder | collier de serrage/serre cable/collier rilsan | brida
caliper/calliper/vernier caliper: messschieber/schieblehre | pied a coulisse | pie de rey/calibre
car battery: autobatterie | batterie de voiture | bateria de coche
cartridge/filter cartridge: kartusche/filterkartusche | cartouche/cartouche filtrante | cartucho
caulking gun: kartuschenpistole | pistolet a mastic/pistolet a silicone | pistola de sellador
chain oil/chain lube: kettenol | huile de chaine | aceite de cadena
chainring: kettenblatt | plateau | plato
chipboard/particle board: spanplatte | agglomere/panneau de particules | aglomerado
chisel: meissel/stechbeitel/stemmeisen | burin/ciseau a bois/ciseau | cincel/formon/escoplo
circular saw: kreissage/handkreissage | scie circulaire | sierra circular
clamp: zwinge/schraubzwinge/klemme | serre joint/collier de serrage | abrazadera/sargento/mordaza
clutch: kupplung | embrayage | embrague
colour shade/shade/hue: farbton/nuance | teinte/nuance | tono/tonalidad
compressor: kompressor | compresseur | compresor
conveyor belt: forderband | tapis roulant/convoyeur | cinta transportadora
cordless drill: akkubohrer/akkubohrmaschine/akkuschrauber | perceuse sans fil | taladro inalambrico
cordless screwdriver/cordless drill: akkuschrauber | visseuse/visseuse sans fil | atornillador/atornilladora
crowbar: brecheisen/kuhfuss | pied de biche | palanca/pata de cabra
cutter/utility knife/box cutter: cuttermesser/teppichmesser/cutter | cutter | cuter
derailleur: schaltwerk | derailleur | cambio
disposable glove/glove: einweghandschuh/einmalhandschuh | gant jetable/gants jetables | guante desechable
door handle: turklinke/turgriff/klinke | poignee de porte | manilla/tirador de puerta/picaporte
dowel/wall plug/plug: dubel | cheville | taco/tarugo
drain: abfluss/ablauf | siphon de sol/bonde | desague/sumidero
drill bit/bit/drill: bohrer/bohrerbit/steinbohrer/holzbohrer | foret/meche | broca
dust mask/mask/face mask: staubmaske/atemschutzmaske/mundschutz/maske | masque anti poussiere/masque | mascarilla/careta
dust sheet/drop cloth/cover sheet: abdeckfolie/abdeckplane/malerfolie | bache de protection/film de protection | plastico protector/plastico cubretodo
ear protection/ear defenders/hearing protection: gehorschutz/ohrenschutzer | casque antibruit/protection auditive/protege oreilles | protector auditivo/orejeras/cascos antirruido
earplug/ear plugs: ohrstopsel | bouchon d oreille/bouchons d oreilles | tapon de oidos/tapones para los oidos
electric motor: elektromotor | moteur electrique | motor electrico
engine oil/motor oil: motorol | huile moteur | aceite de motor
file: feile | lime | lima
filler/putty: spachtelmasse/spachtel/kitt | enduit/mastic | masilla
fire blanket: loschdecke | couverture anti feu | manta ignifuga
fire extinguisher/extinguisher: feuerloscher | extincteur | extintor
first aid kit: verbandskasten/erste hilfe kasten/verbandkasten | trousse de secours/trousse de premiers secours | botiquin/botiquin de primeros auxilios
floorboard: diele/dielenbrett | lame de parquet/lame de plancher | tarima/tablilla
foam/mounting foam: montageschaum/bauschaum/schaum | mousse expansive/mousse/mousse polyurethane | espuma de poliuretano/espuma
folding rule/ruler: zollstock/meterstab | metre pliant | metro plegable
forklift: gabelstapler/stapler | chariot elevateur | carretilla elevadora
gauge/pressure gauge: manometer/druckmesser | manometre | manometro
gear: zahnrad/getriebe | engrenage/pignon | engranaje/pinon
gearbox: getriebe/schaltgetriebe | boite de vitesses | caja de cambios
generator: generator/stromerzeuger/stromaggregat | generateur/groupe electrogene | generador/grupo electrogeno
gloss level/sheen: glanzgrad/glanz | degre de brillance/brillance | brillo/grado de brillo
glue gun/hot glue gun: heissklebepistole/klebepistole | pistolet a colle | pistola de silicona/pistola de pegamento
gravel: schotter/split | gravillon | gravilla
grinding disc/cutting disc: trennscheibe/schleifscheibe | disque a meuler/disque a tronconner/disque de coupe | disco de corte/disco de amolar
grit/grain: kornung | grain | grano
grout: fugenmasse/fugenmortel | joint de carrelage/mortier joint | lechada/mortero de juntas
gutter: dachrinne/regenrinne | gouttiere | canalon
hacksaw: metallsage/bugelsage | scie a metaux | sierra de metal/sierra para metal
hammer drill/rotary hammer: bohrhammer/schlagbohrmaschine | perforateur/marteau perforateur | martillo perforador/taladro percutor
hand brake/handbrake: handbremse | frein a main | freno de mano
hand tool: handwerkzeug | outil a main | herramienta manual
hand truck/trolley/sack truck: sackkarre/stechkarre | diable | carretilla/carro de mano
hard hat/helmet/safety helmet: schutzhelm/bauhelm/helm | casque de chantier/casque de securite/casque | casco de obra/casco de seguridad/casco
head shape/head: kopfform/kopf | tete/forme de tete | cabeza
head torch: stirnlampe | lampe frontale | linterna frontal
heat gun: heissluftpistole/heissluftgeblase | decapeur thermique/pistolet a air chaud | pistola de calor
hinge: turband | gond/paumelle | -
hoist: flaschenzug/hebezug | palan | polipasto
hook/eyelet: haken/ose | crochet/oeillet/piton | gancho/ojal/alcayata
hose clamp: schlauchschelle | collier de serrage | abrazadera de manguera
hydraulic: hydraulisch/hydraulik | hydraulique | hidraulico
ice scraper: eiskratzer | grattoir | rasqueta
insulation: dammung/dammstoff/isolierung | isolation/isolant | aislamiento/aislante
jack: wagenheber/heber | cric/verin | gato/elevador
jigsaw: stichsage | scie sauteuse | sierra de calar/caladora
lacquer: lack | laque | laca
laminate: laminat | stratifie | laminado
lathe: drehbank/drehmaschine | tour | torno
lock/bicycle lock: fahrradschloss/schloss | antivol | candado/antirrobo
lock: turschloss | - | cerrojo
lubricant/grease: schmiermittel/schmierfett/fett | lubrifiant/graisse | lubricante/grasa
magnet: magnet | aimant | iman
mallet: gummihammer/holzhammer/faustel | maillet | mazo
mortar: mortel | - | -
mudguard/fender: schutzblech/kotflugel | garde boue | guardabarros
multimeter: multimeter/messgerat | multimetre | multimetro/polimetro
nail gun/nailer: nagelgerat/druckluftnagler | cloueuse | clavadora
nozzle: duse | buse/gicleur | boquilla
nut: schraubenmutter | - | -
o ring: o ring/rundring | joint torique | junta torica
oil: schmierol/motorol | - | -
padlock: bugelschloss | antivol | -
paint roller/roller: farbrolle/farbroller/malerrolle/walze | rouleau/rouleau a peinture | rodillo/rodillo de pintura
paint: anstrich | - | -
paintbrush/brush: pinsel | pinceau/brosse | brocha/pincel
pallet truck/pallet jack: hubwagen/palettenhubwagen/ameise | transpalette | transpaleta
panel/sheet/board: platte/paneel | panneau/plaque | panel/tablero/plancha
parquet: parkett | parquet | parque/parquet
paving stone/paver: pflasterstein | pave | adoquin
pincers: kneifzange/beisszange | tenaille/tenailles | tenazas
pipe wrench: rohrzange | cle a griffe/cle serre tube | llave grifa/llave de tubo
pipe: leitung | - | -
planer/plane: hobel/hobelmaschine | rabot/raboteuse | cepillo/cepilladora
plaster: gips/putz | platre/enduit | yeso/escayola/enlucido
plasterboard/drywall: gipskarton/rigips/gipskartonplatte | placoplatre/plaque de platre/placo | pladur/carton yeso
pliers: kombizange | tenaille | alicate/tenaza
plywood: sperrholz | contreplaque | contrachapado
pneumatic: pneumatisch/druckluft | pneumatique | neumatico
power tool: elektrowerkzeug | outil electrique/outil electroportatif | herramienta electrica
pressure washer: hochdruckreiniger | nettoyeur haute pression/karcher | hidrolimpiadora
primer: grundierung/primer/haftgrund | appret/primaire/sous couche | imprimacion
profile: profil | profile | perfil
putty knife/spatula/filling knife: spachtel/malerspachtel | spatule/couteau a enduire | espatula
rasp: raspel | rape | escofina
respirator/breathing apparatus: atemschutzgerat/atemschutz/atemschutzmaske | appareil respiratoire/masque respiratoire | equipo de respiracion/respirador
rivet: niet/niete | rivet | remache
rod/bar: stab/stange | barre/tige/baguette | barra/varilla
roof tile: dachziegel | tuile | teja
rope/cord: seil/tau/strick | corde/cordage | cuerda/soga
router: frase/oberfrase | defonceuse | fresadora
safety glove/work glove/glove: arbeitshandschuh/schutzhandschuh | gant de travail/gant de protection | guante de trabajo/guante de proteccion
safety goggles/goggles/safety glasses: schutzbrille/sicherheitsbrille | lunettes de protection/lunettes de securite | gafas de proteccion/gafas de seguridad
sander: schleifmaschine/schleifer/schwingschleifer/exzenterschleifer | ponceuse | lijadora
sandpaper/abrasive paper: schleifpapier/sandpapier/schmirgelpapier | papier de verre/papier abrasif/papier a poncer | papel de lija/lija
saw blade/blade: sageblatt | lame de scie | hoja de sierra
saw: handsage | - | serrucho
scaffolding/scaffold: gerust | echafaudage | andamio
seal/gasket: dichtung/dichtring | joint/joint d etancheite | junta
sheet metal: blech | tole | chapa
sheet: platte/bogen | plaque | lamina/plancha
shock absorber: stossdampfer | amortisseur | amortiguador
shower head: duschkopf/brause | pommeau de douche/pomme de douche | alcachofa/cabezal de ducha
sign: schild | panneau/pancarte/enseigne | cartel/senal/letrero
silicone: silikon | silicone | silicona
siphon/trap: siphon/geruchsverschluss | siphon | sifon
skirting board/baseboard: sockelleiste/fussleiste | plinthe | rodapie/zocalo
smoke detector/smoke alarm: rauchmelder | detecteur de fumee | detector de humo
snow chain/snow chains: schneekette | chaine a neige/chaines a neige | cadena de nieve/cadenas de nieve
socket wrench/ratchet: ratsche/knarre/steckschlussel | cle a douille/cliquet/cle a cliquet | llave de carraca/carraca/llave de vaso
solder: lot/lotzinn | soudure/etain/brasure | estano/soldadura
soldering iron: lotkolben | fer a souder | soldador
solvent free: losungsmittelfrei/losemittelfrei | sans solvant | sin disolvente/sin disolventes
spanner/wrench: schraubenschlussel/maulschlussel/gabelschlussel | cle/cle plate/cle a molette | llave/llave inglesa/llave fija
spirit level/level: wasserwaage | niveau a bulle/niveau | nivel/nivel de burbuja
spoke: speiche | rayon | radio
spray gun: spritzpistole/farbspritzpistole | pistolet a peinture | pistola de pintura/pistola pulverizadora
spring: - | - | resorte
stapler/staple gun: tacker/handtacker | agrafeuse | grapadora
starter: anlasser | demarreur | motor de arranque
stencil: schablone | pochoir/gabarit | plantilla
strap/lashing strap: gurt/spanngurt/zurrgurt | sangle | correa/cincha/eslinga
string/twine: schnur/bindfaden/kordel | ficelle | cordel/bramante
tap/faucet: - | - | grifo monomando
tape measure: massband/rollmeter/bandmass | metre ruban/metre | cinta metrica/flexometro/metro
thermostat: thermostat | thermostat | termostato
thinner/solvent: verdunner/verdunnung | diluant | diluyente/disolvente
thread: gewinde | filetage/filet | rosca
threaded rod: gewindestange | tige filetee | varilla roscada
timing belt: zahnriemen | courroie de distribution | correa de distribucion
toilet brush: kloburste/toilettenburste | brosse a wc/balai de toilette | escobilla
toilet seat: klobrille/toilettensitz/wc sitz | abattant/lunette de toilette | asiento de inodoro/tapa de inodoro
toilet: klo | cuvette | vater
tool: - | - | util
toolbox/tool box: werkzeugkasten/werkzeugkiste/werkzeugkoffer | boite a outils/caisse a outils | caja de herramientas
torque wrench: drehmomentschlussel | cle dynamometrique | llave dinamometrica
tow bar/tow hitch: anhangerkupplung | attelage | enganche de remolque
traffic cone: leitkegel/pylon/verkehrskegel | cone de signalisation/cone de chantier | cono de trafico
trestle: bock/arbeitsbock | treteau | caballete
trolley/cart: wagen/transportwagen/rollwagen | chariot | carro/carrito
trowel: kelle/maurerkelle | truelle | llana/paleta
tweezers: - | pincette/brucelles | pinza
v belt: keilriemen | courroie trapezoidale | correa trapezoidal
valve: - | valve | -
varnish: klarlack | laque | -
vice/vise: schraubstock | etau | tornillo de banco
wallpaper paste: tapetenkleister/kleister | colle a papier peint | cola para papel pintado
wallpaper: tapete | papier peint | papel pintado
warning triangle: warndreieck | triangle de signalisation | triangulo de emergencia
washbasin/basin: waschbecken | lavabo/vasque | lavabo
washer: beilagscheibe | - | -
welder/welding machine: schweissgerat | poste a souder/soudeuse | soldadora/equipo de soldar
wheel/castor: rad/rolle | roue/roulette/galet | rueda
wheelbarrow: karre | - | -
white spirit/turpentine: terpentin/testbenzin | white spirit/terebenthine | aguarras/trementina
winch: winde/seilwinde | treuil | cabrestante/torno
wire cutter/side cutter/cutters: seitenschneider/drahtschneider | pince coupante | cortaalambres/alicate de corte
wire mesh/mesh: drahtgitter/gitter/maschendraht | grillage/treillis | malla/tela metalica
wire: - | fil de fer/fil metallique | -
wood screw: holzschraube | vis a bois | tornillo para madera/tirafondo
work light/floodlight: baustrahler/arbeitslampe/arbeitsscheinwerfer | baladeuse/projecteur de chantier | lampara de trabajo/foco de obra
workbench: werkbank | etabli | banco de trabajo
`
