/** What runs on electricity, and vehicles. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const electrical = `
access point: zugangspunkt/access point | point d acces/borne wifi | punto de acceso
adapter: adapter/netzteil | adaptateur | adaptador
air filter: luftfilter | filtre a air | filtro de aire
alarm system/alarm: alarmanlage/alarm | alarme/systeme d alarme | alarma/sistema de alarma
ambulance: krankenwagen/rettungswagen | ambulance | ambulancia
antenna/aerial: antenne | antenne | antena
antifreeze/coolant: frostschutz/kuhlmittel/kuhlflussigkeit | antigel/liquide de refroidissement | anticongelante/refrigerante
battery: akkumulator | accu | -
bell: klingel/glocke | sonnette/cloche | timbre/campana
bicycle/bike: fahrrad/velo | velo/bicyclette | bicicleta/bici
brake disc: bremsscheibe | disque de frein | disco de freno
brake pad/brake pads: bremsbelag/bremsbacke | plaquette de frein/plaquettes | pastilla de freno
breadboard: steckbrett/steckplatine | plaque d essai/platine d essai | placa de prototipos/protoboard
bus: bus | bus/autobus/autocar | autobus
button cell/coin cell: knopfzelle | pile bouton | pila de boton
cable duct/cable trunking: kabelkanal | goulotte/gaine | canaleta
cable: - | fil/cordon | -
camera bag: kameratasche/fototasche | sac photo/sacoche photo | bolsa de camara
camera: - | - | camara de fotos
capacitor: kondensator | condensateur | condensador
capture card: aufnahmekarte/capture card | carte d acquisition | capturadora
car charger: autoladegerat/kfz ladegerat | chargeur de voiture/allume cigare | cargador de coche
car: fahrzeug | automobile | automovil
caravan: wohnwagen | caravane | caravana
cargo bike: lastenrad | velo cargo | bicicleta de carga
chandelier: kronleuchter/luster | lustre | arana
charger: ladestation/lader | - | -
child bicycle/kids bike: kinderfahrrad/kinderrad | velo enfant | bicicleta infantil/bici infantil
circuit board/board: platine/leiterplatte | circuit imprime/carte | placa/circuito impreso
circuit breaker/breaker: schutzschalter/sicherungsautomat/leitungsschutzschalter | disjoncteur | disyuntor/magnetotermico
city bike: citybike/stadtrad | velo de ville | bicicleta urbana
computer: pc | - | computador
connector: steckverbinder/verbinder | connecteur | conector
crane: kran | grue | grua
crimp/ferrule: aderendhulse/kabelschuh | cosse/embout | terminal/puntera
diesel: diesel | diesel/gazole | diesel/gasoil/gasoleo
dimmer: dimmer | variateur | regulador/dimmer
diode: diode | diode | diodo
docking station/dock: dockingstation | station d accueil | base de conexion/estacion de acoplamiento
doorbell: - | carillon | -
drone: drohne | drone | dron
e reader/ebook reader: e book reader/ebook reader/e reader | liseuse | lector de ebooks/libro electronico
electric bicycle/e bike: e bike/elektrofahrrad/pedelec | velo electrique/velo a assistance electrique | bicicleta electrica
electric scooter/e scooter: e scooter/elektroroller | trottinette electrique | patinete electrico
energy saving lamp: energiesparlampe | ampoule basse consommation | bombilla de bajo consumo
excavator/digger: bagger | pelleteuse/pelle mecanique | excavadora
exhaust: auspuff | echappement/pot d echappement | escape/tubo de escape
extension cord/extension lead/extension cable: verlangerungskabel/verlangerung | rallonge/prolongateur | alargador/alargadera/extension
fire engine: feuerwehrauto/loschfahrzeug | camion de pompiers | camion de bomberos
flash: blitz/blitzgerat | flash | flash
fluorescent tube/tube: leuchtstoffrohre/neonrohre | tube fluorescent/neon/tube neon | tubo fluorescente/fluorescente
fuel: kraftstoff/brennstoff/treibstoff | carburant/combustible | combustible/carburante
game console/console: spielkonsole/konsole | console/console de jeux | consola/videoconsola
gimbal: gimbal | stabilisateur/gimbal | estabilizador/gimbal
graphics card: grafikkarte | carte graphique | tarjeta grafica
halogen: halogen | halogene | halogeno
handlebar/handlebars: lenker | guidon | manillar
hard drive/hard disk: festplatte | disque dur | disco duro
headlight: scheinwerfer | phare | faro
headphones: kopfhorer | casque/casque audio/ecouteurs/ecouteur | auricular/auriculares
heat sink: kuhlkorper | dissipateur/radiateur | disipador
helmet: fahrradhelm | - | -
inner tube/tube: schlauch/fahrradschlauch | chambre a air | camara de aire/camara
insulating tape/electrical tape: isolierband | ruban isolant/chatterton | cinta aislante
intercom: sprechanlage/gegensprechanlage | interphone | interfono/portero automatico
inverter: wechselrichter | onduleur | inversor
jerry can/canister: kanister/benzinkanister | jerrican/bidon | bidon/garrafa
junction box: abzweigdose/verteilerdose | boite de derivation | caja de derivacion/caja de empalme
lamp/light: lampe | lampe/luminaire | lampara/luminaria
laptop/notebook: laptop/notebook | ordinateur portable/portable/pc portable | portatil/ordenador portatil/laptop
led strip: led streifen/led band/lichtband | ruban led/bande led | tira led
led: led | led | led
lens cap: objektivdeckel | bouchon d objectif/cache objectif | tapa de objetivo
licence/license: lizenz | licence | licencia
lifting platform: hebebuhne/arbeitsbuhne | nacelle/plateforme elevatrice | plataforma elevadora
light bulb/bulb/lamp: gluhbirne/gluhlampe/leuchtmittel | ampoule | bombilla/foco
memory card: speicherkarte | carte memoire | tarjeta de memoria
memory/ram: arbeitsspeicher/ram | memoire vive/barrette de ram | memoria ram
microcontroller: mikrocontroller | microcontroleur | microcontrolador
microphone: mikrofon | microphone/micro | microfono
mobile phone/phone/smartphone: handy/smartphone/mobiltelefon | telephone portable/smartphone/mobile/portable | movil/telefono movil/celular/smartphone
monitor/screen: monitor/bildschirm | ecran/moniteur | monitor/pantalla
motherboard/mainboard: hauptplatine/mainboard | carte mere | placa base
motion detector/motion sensor: bewegungsmelder | detecteur de mouvement | detector de movimiento
motor: elektromotor | - | -
motorcycle/motorbike: motorrad | moto/motocyclette | moto/motocicleta
motorhome/camper: wohnmobil/camper | camping car | autocaravana
mountain bike: mountainbike | vtt/velo tout terrain | bicicleta de montana/btt
network cable: netzwerkkabel/lan kabel | cable reseau/cable ethernet | cable de red
network switch/switch: netzwerkswitch/switch | commutateur/switch reseau | conmutador/switch
night light: nachtlicht | veilleuse | luz nocturna/quitamiedos
number plate: nummernschild/kennzeichen | plaque d immatriculation | matricula/placa
oil filter: olfilter | filtre a huile | filtro de aceite
oscilloscope: oszilloskop | oscilloscope | osciloscopio
patch cable: patchkabel | cable de brassage/cordon de brassage | cable de parcheo/latiguillo
patch panel: patchfeld/patchpanel | panneau de brassage | panel de parcheo
pedal: pedal | pedale | pedal
pendant lamp/pendant light: hangeleuchte/pendelleuchte/hangelampe | suspension | lampara colgante
petrol/gasoline/fuel: benzin | essence | gasolina
phone case/case: handyhulle/schutzhulle | coque/etui | funda de movil/funda/carcasa
phone/telephone: telefon | telephone | telefono
plug: - | prise male | -
power bank: powerbank | batterie externe | bateria externa
power strip/multi socket/extension lead: steckdosenleiste/mehrfachsteckdose/steckerleiste | multiprise | regleta
power supply/power adapter: netzteil/stromversorgung | alimentation/bloc d alimentation | fuente de alimentacion/alimentador
processor/cpu: prozessor | processeur | procesador
pump/bicycle pump: luftpumpe/fahrradpumpe | pompe/pompe a velo | bomba de aire/bomba/inflador
radio: radio/funkgerat | radio/poste | radio
rear light/tail light: rucklicht | feu arriere | luz trasera/piloto trasero
rechargeable battery: akku/wiederaufladbare batterie | batterie rechargeable/pile rechargeable/accu | pila recargable/bateria recargable
reflector: reflektor | reflecteur | reflector
relay: relais | relais | rele
remote control/remote: fernbedienung | telecommande | mando a distancia/control remoto/mando
resistor: widerstand | resistance | resistencia/resistor
rim: felge | jante | llanta
road bike: rennrad | velo de course/velo de route | bicicleta de carretera/bici de carretera
roof rack: dachtrager/dachgepacktrager | galerie/barres de toit | baca/portaequipajes
router: router | routeur/box | router/enrutador
screen protector: displayschutz/schutzfolie | protection d ecran/film protecteur | protector de pantalla
screen size: bildschirmgrosse/bildschirmdiagonale | taille d ecran | tamano de pantalla
screw terminal/terminal block: lusterklemme/klemmleiste | domino/bornier | regleta/borne
seat belt: sicherheitsgurt | ceinture de securite | cinturon de seguridad
selfie stick: selfiestick | perche a selfie | palo selfie
sensor: sensor/fuhler/melder | capteur/detecteur | sensor
server: server | serveur | servidor
shrink tube/heat shrink tubing: schrumpfschlauch | gaine thermoretractable | tubo termorretractil
smartwatch/smart watch: smartwatch | montre connectee | reloj inteligente
socket/outlet: steckdose | prise/prise de courant | enchufe/toma de corriente/tomacorriente
softbox: softbox/lichtwanne | boite a lumiere/softbox | caja de luz/softbox
software: software | logiciel | software/programa
solar panel: solarpanel/solarmodul/photovoltaikmodul | panneau solaire | panel solar/placa solar
solid state drive/ssd: ssd | ssd/disque ssd | ssd/disco ssd
spark plug: zundkerze | bougie/bougie d allumage | bujia
speaker/loudspeaker: lautsprecher/box | haut parleur/enceinte | altavoz/parlante/bafle
spotlight: strahler/spot | spot/projecteur | foco/spot
storage/memory: speicher/speicherplatz/arbeitsspeicher | memoire/stockage | memoria/almacenamiento
surveillance camera/security camera: uberwachungskamera | camera de surveillance | camara de vigilancia/camara de seguridad
switch: lichtschalter | commutateur | conmutador
tablet: tablet | tablette | tableta/tablet
teleprompter: teleprompter | prompteur | teleprompter
television/tv: fernseher/fernsehgerat | televiseur/television/tele | televisor/television/tele
terminal: klemme | borne/bornier | borne/terminal
timer switch/timer: zeitschaltuhr | minuterie/programmateur | temporizador/programador
tractor: traktor/schlepper | tracteur | tractor
trailer: anhanger | remorque | remolque
transformer: transformator/trafo | transformateur | transformador
transistor: transistor | transistor | transistor
tripod: dreibein | - | -
truck/lorry: lastwagen/lkw | camion/poids lourd | camion
tyre/tire: reifen | pneu/pneumatique | neumatico/llanta/cubierta
uninterruptible power supply: usv | onduleur | sai
usb stick/flash drive/usb drive: usb stick/speicherstick | cle usb | memoria usb/pendrive/lapiz usb
vehicle: fahrzeug | vehicule | vehiculo
walkie talkie/radio: funkgerat/walkie talkie | talkie walkie | walkie talkie/transmisor
wall box/charging station: wallbox/ladesaule/ladestation | borne de recharge/station de charge | punto de recarga/estacion de carga
wall light/wall lamp: wandleuchte/wandlampe | applique | aplique
webcam: webcam | webcam | camara web/webcam
windscreen/windshield: windschutzscheibe/frontscheibe | pare brise | parabrisas
wiper/wiper blade: scheibenwischer/wischerblatt | essuie glace/balai d essuie glace | limpiaparabrisas/escobilla
`
