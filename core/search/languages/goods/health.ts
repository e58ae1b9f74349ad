/** Medicine, care, animals and laboratories. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const health = `
active ingredient: wirkstoff | principe actif/substance active | principio activo
antibiotic: antibiotikum/antibiotika | antibiotique | antibiotico
aquarium: aquarium | aquarium | acuario/pecera
bandage/dressing: verband/binde/mullbinde/bandage | bandage/bande | venda/vendaje
base/alkali: lauge/base | base/alcali | base/alcali
beaker: becherglas | becher | vaso de precipitados/vaso de precipitado
blood pressure monitor/blood pressure meter/sphygmomanometer: blutdruckmessgerat/blutdruckmesser | tensiometre | tensiometro/esfigmomanometro
burette: burette | burette | bureta
burner/bunsen burner: brenner/bunsenbrenner | bruleur/bec bunsen | mechero/mechero bunsen/quemador
cage: kafig | cage | jaula
cannula: kanule | canule | canula
cast/plaster: gips | platre | escayola/yeso
catheter: katheter | catheter/sonde | cateter/sonda
centrifuge: zentrifuge | centrifugeuse | centrifuga/centrifugadora
chemical: - | - | quimico
collar: halsband | collier | collar
compress/gauze: kompresse/gaze/mull | compresse/gaze | compresa/gasa
contact lens: kontaktlinse | lentille de contact/lentille | lentilla/lente de contacto
cotton ball/cotton wool: wattebausch/tupfer | boule de coton/coton | algodon/torunda
cover slip: deckglas | lamelle/couvre objet | cubreobjetos
crutch/crutches: krucke | bequille | muleta
defibrillator: defibrillator | defibrillateur | desfibrilador
disposable/single use: einweg/einmal | jetable/a usage unique/usage unique | desechable/de un solo uso
dosage form/form: darreichungsform | forme galenique/forme pharmaceutique | forma farmaceutica
dressing/wound dressing: wundverband/wundauflage/verband | pansement | aposito
drip/infusion/iv: infusion/tropf | perfusion | suero/gotero
drops: - | goutte | gota
elastic bandage: elastische binde | bande elastique/bande velpeau | venda elastica
emergency blanket/rescue blanket: rettungsdecke | couverture de survie | manta termica
examination couch/treatment couch/couch: liege/untersuchungsliege/behandlungsliege | table d examen/divan d examen | camilla/camilla de exploracion
eye drops: augentropfen | collyre/gouttes pour les yeux | colirio/gotas oculares
filter paper: filterpapier | papier filtre | papel de filtro
first aid: erste hilfe | premiers secours/secourisme | primeros auxilios
flask: kolben/erlenmeyerkolben/rundkolben | fiole/erlenmeyer/ballon | matraz
forceps/tweezers: pinzette/klemme/zange | pince/forceps | pinza
gauze: gaze/mull | gaze | gasa
gel: gel | gel | gel
glove/gloves: untersuchungshandschuh | gant d examen | -
glucose meter/glucometer: blutzuckermessgerat | glucometre/lecteur de glycemie | glucometro
gown/surgical gown: kittel/op kittel | blouse/blouse chirurgicale/casaque | bata/bata quirurgica
hearing aid: horgerat | appareil auditif | audifono
hospital bed: krankenhausbett/pflegebett | lit medicalise/lit d hopital | cama de hospital
hydrogen peroxide: wasserstoffperoxid | eau oxygenee/peroxyde d hydrogene | agua oxigenada
indicator: indikator | indicateur | indicador
inhaler: inhalator | inhalateur | inhalador
injection/injectable: injektion/spritze | injection/injectable/piqure | inyeccion/inyectable
iodine: jod | iode/betadine | yodo/betadine
kidney dish: nierenschale | haricot | rinonera/batea
lab equipment/laboratory equipment: laborgerat/laborausrustung | materiel de laboratoire/equipement de laboratoire | material de laboratorio/equipo de laboratorio
leash/lead: leine/hundeleine | laisse | correa
litter/cat litter: katzenstreu/streu/einstreu | litiere | arena para gatos/lecho
magnetic stirrer/stirrer: magnetruhrer/ruhrer | agitateur/agitateur magnetique | agitador/agitador magnetico
magnifying glass/magnifier: lupe | loupe | lupa
mask/face mask: maske/mundschutz/mundnasenschutz | masque/masque chirurgical | mascarilla/tapabocas
measuring cylinder/graduated cylinder: messzylinder | eprouvette graduee/cylindre gradue | probeta
medical device/medical equipment: medizinprodukt/medizingerat | dispositif medical/materiel medical/appareil medical | producto sanitario/equipo medico/material medico/aparato medico
medical supplies/medical supply: sanitatsmaterial/medizinischer bedarf | fournitures medicales/consommable medical | material sanitario/material medico/insumos medicos
medicine/medication/drug: medikament/arznei/arzneimittel/medizin | medicament/remede | medicamento/medicina/farmaco
microscope: mikroskop | microscope | microscopio
muzzle: maulkorb | museliere | bozal
needle/cannula: nadel/kanule/injektionsnadel | aiguille | aguja
ointment/salve: salbe | pommade/onguent | pomada/unguento
oxygen cylinder: sauerstoffflasche | bouteille d oxygene | botella de oxigeno/bombona de oxigeno
oxygen: sauerstoff | oxygene | oxigeno
painkiller/analgesic: schmerzmittel | antidouleur/analgesique/antalgique | analgesico/calmante
pet food/food/feed: tierfutter/futter | nourriture pour animaux/aliment pour animaux/croquette | pienso/comida para mascotas
pet/animal: haustier/tier | animal/animal de compagnie | mascota/animal
petri dish: petrischale | boite de petri | placa de petri
pipette: pipette | pipette | pipeta
plaster/bandage: pflaster/heftpflaster/wundpflaster | pansement/sparadrap | tirita/esparadrapo/curita
powder: pulver/puder | poudre | polvo
prescription only/prescription: rezeptpflichtig/verschreibungspflichtig | sur ordonnance/soumis a ordonnance | con receta/sujeto a receta/con receta medica
prescription: rezept | ordonnance | receta
prosthesis: prothese | prothese | protesis
pulse oximeter/oximeter: pulsoximeter | oxymetre | pulsioximetro/oximetro
reagent: reagenz | reactif | reactivo
reusable: wiederverwendbar/mehrweg | reutilisable | reutilizable
saline/saline solution: kochsalzlosung | serum physiologique/solution saline | suero fisiologico/solucion salina
scale/scales/balance: waage/personenwaage | balance/pese personne | bascula/balanza/peso
scalpel: skalpell | scalpel/bistouri | bisturi/escalpelo
sedative: beruhigungsmittel | sedatif/calmant | sedante
sharps container: kanulenabwurf/abwurfbehalter | collecteur d aiguilles | contenedor de agujas
slide: objekttrager/rutsche | lame | portaobjetos
solution: losung | solution | solucion
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
syrup: sirup/saft/hustensaft | sirop | jarabe
tablet/pill: tablette/pille | comprime/cachet/pilule | comprimido/pastilla/tableta
test strip: teststreifen | bandelette/bandelette test | tira reactiva
test tube: reagenzglas | tube a essai/eprouvette | tubo de ensayo/probeta
test/test kit: test/schnelltest | test/kit de test | test/prueba
thermometer: fieberthermometer | - | -
tourniquet: tourniquet/stauschlauch/stauband | garrot | torniquete
tubing/hose: schlauch | tuyau/tube/tubulure | tubo/manguera
urine bag: urinbeutel | poche a urine | bolsa de orina
vaccine: impfung | - | -
vitamin: vitamin | vitamine | vitamina
walker/rollator: rollator/gehhilfe/gehwagen | deambulateur/rollator | andador
walking stick/cane: gehstock/spazierstock | canne | baston
`
