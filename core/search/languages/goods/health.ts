/** Medicine, care, animals and laboratories. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const health = `
active ingredient: wirkstoff | principe actif/substance active | principio activo
anaesthetic/anesthetic: betaubungsmittel/anasthetikum/narkosemittel | anesthesique | anestesico
antibiotic: antibiotikum/antibiotika | antibiotique | antibiotico
antiseptic: antiseptikum | antiseptique | antiseptico
aquarium: aquarium | aquarium | acuario/pecera
bandage/dressing: verband/binde/mullbinde/bandage | bandage/bande | venda/vendaje
base/alkali: lauge/base | base/alcali | base/alcali
beaker: becherglas | becher | vaso de precipitados/vaso de precipitado
bed pad/underpad: krankenunterlage/bettunterlage | alese | empapador
bedpan: bettpfanne/bettschussel/steckbecken | bassin de lit | cuna/bacin
blood glucose: blutzucker | glycemie | glucemia
blood pressure monitor/blood pressure meter/sphygmomanometer: blutdruckmessgerat/blutdruckmesser | tensiometre | tensiometro/esfigmomanometro
bowl: napf/futternapf | gamelle | comedero
brace/braces: zahnspange/spange | appareil dentaire | aparato dental/ortodoncia
burette: burette | burette | bureta
burner/bunsen burner: brenner/bunsenbrenner | bruleur/bec bunsen | mechero/mechero bunsen/quemador
cage: kafig | cage | jaula
cannula: kanule | canule | canula
cast/plaster: gips | platre | escayola/yeso
catheter: katheter | catheter/sonde | cateter/sonda
centrifuge: zentrifuge | centrifugeuse | centrifuga/centrifugadora
chemical: - | - | quimico
cold pack/cool pack: kuhlpack/kaltkompresse/kuhlkissen | poche de froid | compresa fria/bolsa de frio
collar: halsband | collier | collar
compress/gauze: kompresse/gaze/mull | compresse/gaze | compresa/gasa
contact lens: kontaktlinse | lentille de contact/lentille | lentilla/lente de contacto
cortisone: kortison | cortisone | cortisona
cotton ball/cotton wool: wattebausch/tupfer | boule de coton/coton | algodon/torunda
cough syrup: hustensaft/hustensirup | sirop contre la toux/sirop pour la toux | jarabe para la tos
cover slip: deckglas | lamelle/couvre objet | cubreobjetos
crutch/crutches: krucke | bequille | muleta
crystal: kristall | cristal/cristaux | cristal
defibrillator: defibrillator | defibrillateur | desfibrilador
disposable/single use: einweg/einmal | jetable/a usage unique/usage unique | desechable/de un solo uso
dog bed/bed: hundebett/korbchen | panier pour chien/couchage | cama para perro
dosage form/form: darreichungsform | forme galenique/forme pharmaceutique | forma farmaceutica
dressing/wound dressing: wundverband/wundauflage/verband | pansement | aposito
drip stand/infusion stand: infusionsstander | pied a perfusion/potence | palo de gotero
drip/infusion/iv: infusion/tropf | perfusion | suero/gotero
dropper: tropfpipette/tropfer | compte gouttes | cuentagotas
drops: - | goutte | gota
ear drops: ohrentropfen | gouttes auriculaires | gotas oticas
elastic bandage: elastische binde | bande elastique/bande velpeau | venda elastica
emergency blanket/rescue blanket: rettungsdecke | couverture de survie | manta termica
examination couch/treatment couch/couch: liege/untersuchungsliege/behandlungsliege | table d examen/divan d examen | camilla/camilla de exploracion
exercise band/resistance band: theraband/fitnessband/gymnastikband | bande elastique/bande de resistance | banda elastica
eye drops: augentropfen | collyre/gouttes pour les yeux | colirio/gotas oculares
eye wash: augenspulung/augendusche | rince oeil/lave oeil | lavaojos
filling: zahnfullung | plombage/obturation | empaste
filter paper: filterpapier | papier filtre | papel de filtro
first aid: erste hilfe | premiers secours/secourisme | primeros auxilios
flask: kolben/erlenmeyerkolben/rundkolben | fiole/erlenmeyer/ballon | matraz
flea: floh | puce | pulga
flu/influenza: grippe | grippe | gripe
forceps/tweezers: pinzette/klemme/zange | pince/forceps | pinza
fume hood: abzug/laborabzug | hotte/hotte aspirante | campana/campana extractora
gauze: gaze/mull | gaze | gasa
gel: gel | gel | gel
glove/gloves: untersuchungshandschuh | gant d examen | -
gloves box: handschuhkasten | boite a gants | caja de guantes
glucose meter/glucometer: blutzuckermessgerat | glucometre/lecteur de glycemie | glucometro
gown/surgical gown: kittel/op kittel | blouse/blouse chirurgicale/casaque | bata/bata quirurgica
halter: halfter | licol | cabestro/ronzal
hay: heu | foin | heno
hearing aid: horgerat | appareil auditif | audifono
hen/chicken: henne/huhn | poule | gallina
horseshoe: hufeisen | fer a cheval | herradura
hospital bed: krankenhausbett/pflegebett | lit medicalise/lit d hopital | cama de hospital
hot water bottle: warmflasche | bouillotte | bolsa de agua caliente
hydrogen peroxide: wasserstoffperoxid | eau oxygenee/peroxyde d hydrogene | agua oxigenada
incontinence pad: inkontinenzeinlage/vorlage | protection urinaire | compresa de incontinencia/absorbente
incubator: inkubator/brutschrank | incubateur/etuve | incubadora
indicator: indikator | indicateur | indicador
inhaler: inhalator | inhalateur | inhalador
injection/injectable: injektion/spritze | injection/injectable/piqure | inyeccion/inyectable
insulin: insulin | insuline | insulina
iodine: jod | iode/betadine | yodo/betadine
kidney dish: nierenschale | haricot | rinonera/batea
kitten: katzchen/kitten | chaton | gatito
lab equipment/laboratory equipment: laborgerat/laborausrustung | materiel de laboratoire/equipement de laboratoire | material de laboratorio/equipo de laboratorio
leash/lead: leine/hundeleine | laisse | correa
litter/cat litter: katzenstreu/streu/einstreu | litiere | arena para gatos/lecho
magnetic stirrer/stirrer: magnetruhrer/ruhrer | agitateur/agitateur magnetique | agitador/agitador magnetico
magnifying glass/magnifier: lupe | loupe | lupa
mask/face mask: maske/mundschutz/mundnasenschutz | masque/masque chirurgical | mascarilla/tapabocas
massage oil: massageol | huile de massage | aceite de masaje
measuring cylinder/graduated cylinder: messzylinder | eprouvette graduee/cylindre gradue | probeta
medical device/medical equipment: medizinprodukt/medizingerat | dispositif medical/materiel medical/appareil medical | producto sanitario/equipo medico/material medico/aparato medico
medical supplies/medical supply: sanitatsmaterial/medizinischer bedarf | fournitures medicales/consommable medical | material sanitario/material medico/insumos medicos
medicine/medication/drug: medikament/arznei/arzneimittel/medizin | medicament/remede | medicamento/medicina/farmaco
microscope: mikroskop | microscope | microscopio
muzzle: maulkorb | museliere | bozal
nasal spray: nasenspray | spray nasal | espray nasal
needle/cannula: nadel/kanule/injektionsnadel | aiguille | aguja
ointment/salve: salbe | pommade/onguent | pomada/unguento
oxygen cylinder: sauerstoffflasche | bouteille d oxygene | botella de oxigeno/bombona de oxigeno
oxygen: sauerstoff | oxygene | oxigeno
painkiller/analgesic: schmerzmittel | antidouleur/analgesique/antalgique | analgesico/calmante
pet food/food/feed: tierfutter/futter | nourriture pour animaux/aliment pour animaux/croquette | pienso/comida para mascotas
pet/animal: haustier/tier | animal/animal de compagnie | mascota/animal
petri dish: petrischale | boite de petri | placa de petri
pig: - | porc | -
pipette tip/tip: pipettenspitze/spitze | embout/pointe/cone | punta de pipeta/punta
pipette: pipette | pipette | pipeta
plaster/bandage: pflaster/heftpflaster/wundpflaster | pansement/sparadrap | tirita/esparadrapo/curita
powder: pulver/puder | poudre | polvo
prescription only/prescription: rezeptpflichtig/verschreibungspflichtig | sur ordonnance/soumis a ordonnance | con receta/sujeto a receta/con receta medica
prescription: rezept | ordonnance | receta
prosthesis: prothese | prothese | protesis
pulse oximeter/oximeter: pulsoximeter | oxymetre | pulsioximetro/oximetro
puppy: welpe | chiot | cachorro
rabies: tollwut | rage | rabia
reagent: reagenz | reactif | reactivo
reusable: wiederverwendbar/mehrweg | reutilisable | reutilizable
saddle pad/saddle blanket: satteldecke/schabracke | tapis de selle | sudadero/mantilla
saline/saline solution: kochsalzlosung | serum physiologique/solution saline | suero fisiologico/solucion salina
scale/scales/balance: waage/personenwaage | balance/pese personne | bascula/balanza/peso
scalpel: skalpell | scalpel/bistouri | bisturi/escalpelo
scratching post: kratzbaum | arbre a chat/griffoir | rascador
sedative: beruhigungsmittel | sedatif/calmant | sedante
sharps container: kanulenabwurf/abwurfbehalter | collecteur d aiguilles | contenedor de agujas
slide: objekttrager/rutsche | lame | portaobjetos
solution: losung | solution | solucion
spatula: spatel | - | -
splint: schiene | attelle | ferula
spray: spray | spray/aerosol | espray/aerosol/pulverizador
stand: stativ/stander | support/pied/statif | soporte/pie
sterile: sterilisiert | - | esterilizado
sterilizer/autoclave: sterilisator/autoklav | sterilisateur/autoclave | esterilizador/autoclave
stethoscope: stethoskop | stethoscope | estetoscopio/fonendoscopio
stopper: stopfen | bouchon | tapon
stretcher: trage/krankentrage | brancard/civiere | camilla
supplement/dietary supplement: nahrungserganzungsmittel/nahrungserganzung | complement alimentaire | suplemento/complemento alimenticio
suppository: zapfchen | suppositoire | supositorio
suture: nahtmaterial/faden | fil de suture/suture | sutura/hilo de sutura
swab: tupfer/abstrichtupfer | ecouvillon/tampon | hisopo/bastoncillo
syrup: saft/hustensaft | - | jarabe
tablet/pill: tablette/pille | comprime/cachet/pilule | comprimido/pastilla/tableta
test strip: teststreifen | bandelette/bandelette test | tira reactiva
test tube: reagenzglas | tube a essai/eprouvette | tubo de ensayo/probeta
test/test kit: test/schnelltest | test/kit de test | test/prueba
tetanus: tetanus/wundstarrkrampf | tetanos | tetanos
thermometer: fieberthermometer | - | -
throat lozenge/lozenge: halstablette/lutschtablette | pastille | pastilla para la garganta
tick: zecke | tique | garrapata
tooth: zahn | dent | diente
toothpick/dental: zahn/dental | dentaire | dental
tourniquet: tourniquet/stauschlauch/stauband | garrot | torniquete
tubing/hose: schlauch | tuyau/tube/tubulure | tubo/manguera
urine bag: urinbeutel | poche a urine | bolsa de orina
urine: urin | urine | orina
vaccine: impfung | - | -
vitamin: vitamin | vitamine | vitamina
walker/rollator: rollator/gehhilfe/gehwagen | deambulateur/rollator | andador
walking stick/cane: gehstock/spazierstock | canne | baston
water bath: wasserbad | bain marie | bano maria
weighing boat: wageschalchen/wageschale | coupelle de pesee | navecilla
worm/dewormer/wormer: entwurmungsmittel/wurmmittel/wurmkur | vermifuge | antiparasitario/desparasitante
`
