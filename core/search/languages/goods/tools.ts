/** Tools, building material and what protects those who use them. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const tools = `
allen key/hex key: inbusschlussel/sechskantschlussel/innensechskant | cle allen/cle six pans | llave allen/llave hexagonal
angle grinder/grinder: winkelschleifer/flex/trennschleifer | meuleuse/disqueuse | amoladora/radial
barrier tape: absperrband/warnband | ruban de signalisation/rubalise | cinta de balizamiento
batten/slat/strip: leiste/latte | tasseau/latte/baguette | liston
beam: balken/trager | poutre/solive | viga
bearing/ball bearing: lager/kugellager/walzlager | roulement/roulement a billes/palier | rodamiento/cojinete
blowtorch: lotlampe/gasbrenner/brenner | chalumeau | soplete
board/plank: brett/bohle/diele | planche | tabla/tablon
bolt: schraube | - | -
bracket/angle bracket: winkel/halterung/konsole | equerre/support | soporte/escuadra
brick: ziegelstein | - | -
bristle/bristles: borste/borsten | poil/soie | cerda/cerdas
cable tie/zip tie: kabelbinder | collier de serrage/serre cable/collier rilsan | brida
caliper/calliper/vernier caliper: messschieber/schieblehre | pied a coulisse | pie de rey/calibre
caulking gun: kartuschenpistole | pistolet a mastic/pistolet a silicone | pistola de sellador
chipboard/particle board: spanplatte | agglomere/panneau de particules | aglomerado
chisel: meissel/stechbeitel/stemmeisen | burin/ciseau a bois/ciseau | cincel/formon/escoplo
circular saw: kreissage/handkreissage | scie circulaire | sierra circular
clamp: zwinge/schraubzwinge/klemme | serre joint/collier de serrage | abrazadera/sargento/mordaza
colour shade/shade/hue: farbton/nuance | teinte/nuance | tono/tonalidad
compressor: kompressor | compresseur | compresor
cordless drill: akkubohrer/akkubohrmaschine/akkuschrauber | perceuse sans fil | taladro inalambrico
cordless screwdriver/cordless drill: akkuschrauber | visseuse/visseuse sans fil | atornillador/atornilladora
disposable glove/glove: einweghandschuh/einmalhandschuh | gant jetable/gants jetables | guante desechable
door handle: turklinke/turgriff/klinke | poignee de porte | manilla/tirador de puerta/picaporte
dowel/wall plug/plug: dubel | cheville | taco/tarugo
drill bit/bit/drill: bohrer/bohrerbit/steinbohrer/holzbohrer | foret/meche | broca
dust mask/mask/face mask: staubmaske/atemschutzmaske/mundschutz/maske | masque anti poussiere/masque | mascarilla/careta
dust sheet/drop cloth/cover sheet: abdeckfolie/abdeckplane/malerfolie | bache de protection/film de protection | plastico protector/plastico cubretodo
ear protection/ear defenders/hearing protection: gehorschutz/ohrenschutzer | casque antibruit/protection auditive/protege oreilles | protector auditivo/orejeras/cascos antirruido
earplug/ear plugs: ohrstopsel | bouchon d oreille/bouchons d oreilles | tapon de oidos/tapones para los oidos
engine oil/motor oil: motorol | huile moteur | aceite de motor
file: feile | lime | lima
filler/putty: spachtelmasse/spachtel/kitt | enduit/mastic | masilla
fire blanket: loschdecke | couverture anti feu | manta ignifuga
fire extinguisher/extinguisher: feuerloscher | extincteur | extintor
first aid kit: verbandskasten/erste hilfe kasten/verbandkasten | trousse de secours/trousse de premiers secours | botiquin/botiquin de primeros auxilios
foam/mounting foam: montageschaum/bauschaum/schaum | mousse expansive/mousse/mousse polyurethane | espuma de poliuretano/espuma
folding rule/ruler: zollstock/meterstab | metre pliant | metro plegable
forklift: gabelstapler/stapler | chariot elevateur | carretilla elevadora
gear: zahnrad/getriebe | engrenage/pignon | engranaje/pinon
generator: generator/stromerzeuger/stromaggregat | generateur/groupe electrogene | generador/grupo electrogeno
gloss level/sheen: glanzgrad/glanz | degre de brillance/brillance | brillo/grado de brillo
glue gun/hot glue gun: heissklebepistole/klebepistole | pistolet a colle | pistola de silicona/pistola de pegamento
gravel: schotter/split | gravillon | gravilla
grinding disc/cutting disc: trennscheibe/schleifscheibe | disque a meuler/disque a tronconner/disque de coupe | disco de corte/disco de amolar
grit/grain: kornung | grain | grano
hacksaw: metallsage/bugelsage | scie a metaux | sierra de metal/sierra para metal
hammer drill/rotary hammer: bohrhammer/schlagbohrmaschine | perforateur/marteau perforateur | martillo perforador/taladro percutor
hand tool: handwerkzeug | outil a main | herramienta manual
hand truck/trolley/sack truck: sackkarre/stechkarre | diable | carretilla/carro de mano
hard hat/helmet/safety helmet: schutzhelm/bauhelm/helm | casque de chantier/casque de securite/casque | casco de obra/casco de seguridad/casco
head shape/head: kopfform/kopf | tete/forme de tete | cabeza
head torch: stirnlampe | lampe frontale | linterna frontal
heat gun: heissluftpistole/heissluftgeblase | decapeur thermique/pistolet a air chaud | pistola de calor
hinge: turband | gond/paumelle | -
hoist: flaschenzug/hebezug | palan | polipasto
hook/eyelet: haken/ose | crochet/oeillet/piton | gancho/ojal/alcayata
insulation: dammung/dammstoff/isolierung | isolation/isolant | aislamiento/aislante
jack: wagenheber/heber | cric/verin | gato/elevador
jigsaw: stichsage | scie sauteuse | sierra de calar/caladora
lacquer: lack | laque | laca
lathe: drehbank/drehmaschine | tour | torno
lock: turschloss | - | cerrojo
lubricant/grease: schmiermittel/schmierfett/fett | lubrifiant/graisse | lubricante/grasa
magnet: magnet | aimant | iman
mallet: gummihammer/holzhammer/faustel | maillet | mazo
mortar: mortel | - | -
multimeter: multimeter/messgerat | multimetre | multimetro/polimetro
nut: schraubenmutter | - | -
o ring: o ring/rundring | joint torique | junta torica
oil: schmierol/motorol | - | -
paint roller/roller: farbrolle/farbroller/malerrolle/walze | rouleau/rouleau a peinture | rodillo/rodillo de pintura
paint: anstrich | - | -
paintbrush/brush: pinsel | pinceau/brosse | brocha/pincel
pallet truck/pallet jack: hubwagen/palettenhubwagen/ameise | transpalette | transpaleta
panel/sheet/board: platte/paneel | panneau/plaque | panel/tablero/plancha
paving stone/paver: pflasterstein | pave | adoquin
pincers: kneifzange/beisszange | tenaille/tenailles | tenazas
pipe wrench: rohrzange | cle a griffe/cle serre tube | llave grifa/llave de tubo
planer/plane: hobel/hobelmaschine | rabot/raboteuse | cepillo/cepilladora
plaster: gips/putz | platre/enduit | yeso/escayola/enlucido
plasterboard/drywall: gipskarton/rigips/gipskartonplatte | placoplatre/plaque de platre/placo | pladur/carton yeso
pliers: kombizange | tenaille | alicate/tenaza
plywood: sperrholz | contreplaque | contrachapado
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
sign: schild | panneau/pancarte/enseigne | cartel/senal/letrero
silicone: silikon | silicone | silicona
smoke detector/smoke alarm: rauchmelder | detecteur de fumee | detector de humo
socket wrench/ratchet: ratsche/knarre/steckschlussel | cle a douille/cliquet/cle a cliquet | llave de carraca/carraca/llave de vaso
solder: lot/lotzinn | soudure/etain/brasure | estano/soldadura
soldering iron: lotkolben | fer a souder | soldador
solvent free: losungsmittelfrei/losemittelfrei | sans solvant | sin disolvente/sin disolventes
spanner/wrench: schraubenschlussel/maulschlussel/gabelschlussel | cle/cle plate/cle a molette | llave/llave inglesa/llave fija
spirit level/level: wasserwaage | niveau a bulle/niveau | nivel/nivel de burbuja
spray gun: spritzpistole/farbspritzpistole | pistolet a peinture | pistola de pintura/pistola pulverizadora
spring: - | - | resorte
strap/lashing strap: gurt/spanngurt/zurrgurt | sangle | correa/cincha/eslinga
string/twine: schnur/bindfaden/kordel | ficelle | cordel/bramante
tape measure: massband/rollmeter/bandmass | metre ruban/metre | cinta metrica/flexometro/metro
thinner/solvent: verdunner/verdunnung | diluant | diluyente/disolvente
thread: gewinde | filetage/filet | rosca
threaded rod: gewindestange | tige filetee | varilla roscada
tool: - | - | util
toolbox/tool box: werkzeugkasten/werkzeugkiste/werkzeugkoffer | boite a outils/caisse a outils | caja de herramientas
torque wrench: drehmomentschlussel | cle dynamometrique | llave dinamometrica
traffic cone: leitkegel/pylon/verkehrskegel | cone de signalisation/cone de chantier | cono de trafico
trestle: bock/arbeitsbock | treteau | caballete
trolley/cart: wagen/transportwagen/rollwagen | chariot | carro/carrito
trowel: kelle/maurerkelle | truelle | llana/paleta
tweezers: pinzette | pince a epiler/pincette/brucelles | pinza/pinzas
varnish: klarlack | laque | -
vice/vise: schraubstock | etau | tornillo de banco
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
workbench: werkbank | etabli | banco de trabajo
`
