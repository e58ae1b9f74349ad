/** What runs on electricity, and vehicles. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const electrical = `
adapter: adapter/netzteil | adaptateur | adaptador
air filter: luftfilter | filtre a air | filtro de aire
antenna/aerial: antenne | antenne | antena
antifreeze/coolant: frostschutz/kuhlmittel/kuhlflussigkeit | antigel/liquide de refroidissement | anticongelante/refrigerante
battery: akkumulator | accu | -
bell: klingel/glocke | sonnette/cloche | timbre/campana
bicycle/bike: fahrrad/velo | velo/bicyclette | bicicleta/bici
brake disc: bremsscheibe | disque de frein | disco de freno
brake pad/brake pads: bremsbelag/bremsbacke | plaquette de frein/plaquettes | pastilla de freno
cable: - | fil/cordon | -
camera: - | - | camara de fotos
capacitor: kondensator | condensateur | condensador
car: fahrzeug | automobile | automovil
charger: ladestation/lader | - | -
circuit board/board: platine/leiterplatte | circuit imprime/carte | placa/circuito impreso
circuit breaker/breaker: schutzschalter/sicherungsautomat/leitungsschutzschalter | disjoncteur | disyuntor/magnetotermico
computer: pc | - | computador
connector: steckverbinder/verbinder | connecteur | conector
diesel: diesel | diesel/gazole | diesel/gasoil/gasoleo
diode: diode | diode | diodo
docking station/dock: dockingstation | station d accueil | base de conexion/estacion de acoplamiento
drone: drohne | drone | dron
exhaust: auspuff | echappement/pot d echappement | escape/tubo de escape
extension cord/extension lead/extension cable: verlangerungskabel/verlangerung | rallonge/prolongateur | alargador/alargadera/extension
flash: blitz/blitzgerat | flash | flash
fluorescent tube/tube: leuchtstoffrohre/neonrohre | tube fluorescent/neon/tube neon | tubo fluorescente/fluorescente
fuel: kraftstoff/brennstoff/treibstoff | carburant/combustible | combustible/carburante
game console/console: spielkonsole/konsole | console/console de jeux | consola/videoconsola
handlebar/handlebars: lenker | guidon | manillar
hard drive/hard disk: festplatte | disque dur | disco duro
headlight: scheinwerfer | phare | faro
headphones: kopfhorer | casque/casque audio/ecouteurs/ecouteur | auricular/auriculares
helmet: fahrradhelm | - | -
inner tube/tube: schlauch/fahrradschlauch | chambre a air | camara de aire/camara
jerry can/canister: kanister/benzinkanister | jerrican/bidon | bidon/garrafa
lamp/light: lampe | lampe/luminaire | lampara/luminaria
laptop/notebook: laptop/notebook | ordinateur portable/portable/pc portable | portatil/ordenador portatil/laptop
led: led | led | led
licence/license: lizenz | licence | licencia
light bulb/bulb/lamp: gluhbirne/gluhlampe/leuchtmittel | ampoule | bombilla/foco
memory card: speicherkarte | carte memoire | tarjeta de memoria
microphone: mikrofon | microphone/micro | microfono
mobile phone/phone/smartphone: handy/smartphone/mobiltelefon | telephone portable/smartphone/mobile/portable | movil/telefono movil/celular/smartphone
monitor/screen: monitor/bildschirm | ecran/moniteur | monitor/pantalla
motor: elektromotor | - | -
motorcycle/motorbike: motorrad | moto/motocyclette | moto/motocicleta
network cable: netzwerkkabel/lan kabel | cable reseau/cable ethernet | cable de red
number plate: nummernschild/kennzeichen | plaque d immatriculation | matricula/placa
oil filter: olfilter | filtre a huile | filtro de aceite
pedal: pedal | pedale | pedal
petrol/gasoline/fuel: benzin | essence | gasolina
phone/telephone: telefon | telephone | telefono
plug: - | prise male | -
power bank: powerbank | batterie externe | bateria externa
power strip/multi socket/extension lead: steckdosenleiste/mehrfachsteckdose/steckerleiste | multiprise | regleta
power supply/power adapter: netzteil/stromversorgung | alimentation/bloc d alimentation | fuente de alimentacion/alimentador
pump/bicycle pump: luftpumpe/fahrradpumpe | pompe/pompe a velo | bomba de aire/bomba/inflador
radio: radio/funkgerat | radio/poste | radio
rear light/tail light: rucklicht | feu arriere | luz trasera/piloto trasero
relay: relais | relais | rele
remote control/remote: fernbedienung | telecommande | mando a distancia/control remoto/mando
resistor: widerstand | resistance | resistencia/resistor
rim: felge | jante | llanta
roof rack: dachtrager/dachgepacktrager | galerie/barres de toit | baca/portaequipajes
router: router | routeur/box | router/enrutador
screen size: bildschirmgrosse/bildschirmdiagonale | taille d ecran | tamano de pantalla
seat belt: sicherheitsgurt | ceinture de securite | cinturon de seguridad
sensor: sensor/fuhler/melder | capteur/detecteur | sensor
server: server | serveur | servidor
socket/outlet: steckdose | prise/prise de courant | enchufe/toma de corriente/tomacorriente
software: software | logiciel | software/programa
spark plug: zundkerze | bougie/bougie d allumage | bujia
speaker/loudspeaker: lautsprecher/box | haut parleur/enceinte | altavoz/parlante/bafle
spotlight: strahler/spot | spot/projecteur | foco/spot
storage/memory: speicher/speicherplatz/arbeitsspeicher | memoire/stockage | memoria/almacenamiento
switch: lichtschalter | commutateur | conmutador
tablet: tablet | tablette | tableta/tablet
television/tv: fernseher/fernsehgerat | televiseur/television/tele | televisor/television/tele
terminal: klemme | borne/bornier | borne/terminal
tractor: traktor/schlepper | tracteur | tractor
trailer: anhanger | remorque | remolque
transformer: transformator/trafo | transformateur | transformador
transistor: transistor | transistor | transistor
tripod: dreibein | - | -
truck/lorry: lastwagen/lkw | camion/poids lourd | camion
tyre/tire: reifen | pneu/pneumatique | neumatico/llanta/cubierta
usb stick/flash drive/usb drive: usb stick/speicherstick | cle usb | memoria usb/pendrive/lapiz usb
vehicle: fahrzeug | vehicule | vehiculo
walkie talkie/radio: funkgerat/walkie talkie | talkie walkie | walkie talkie/transmisor
webcam: webcam | webcam | camara web/webcam
windscreen/windshield: windschutzscheibe/frontscheibe | pare brise | parabrisas
wiper/wiper blade: scheibenwischer/wischerblatt | essuie glace/balai d essuie glace | limpiaparabrisas/escobilla
`
