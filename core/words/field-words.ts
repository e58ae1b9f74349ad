/**
 * What fields are called in German, French and Spanish, `english: German | French | Spanish`: small letters without accents, several names
 * parted by `/`, the first English one being what a name is read as. A name of several words is one thing together; of others each word is
 * looked up by itself.
 */
export const fieldWords = `
expiry date/use by/best before/expires on/expiry/expiration date/shelf life: ablaufdatum/ablauf/lauft ab am/lauft ab/haltbar bis/mindestens haltbar bis/mindesthaltbarkeit/mindesthaltbarkeitsdatum/mhd/verfallsdatum/verfalldatum/verfallt am/verfall/haltbarkeit/haltbarkeitsdatum/verwendbar bis/zu verbrauchen bis/verbrauchen bis/zu verwenden bis/haltbar/verfallt/verbrauchsdatum/verfall am/zu gebrauchen bis | date de peremption/peremption/perime le/dlc/ddm/dluo/date limite/date limite de consommation/date limite d utilisation/date d expiration/expiration/expire le/a consommer avant/a consommer de preference avant/consommer avant/a utiliser avant/utiliser avant/utilisable jusqu au/date de validite/valide jusqu au/a utiliser jusqu au | fecha de caducidad/caducidad/caduca/caduca el/vencimiento/fecha de vencimiento/vence/vence el/fecha de expiracion/expiracion/expira el/consumir antes de/consumir antes del/consumo preferente/consumir preferentemente antes de/usar antes de/usar antes del/fecha limite de consumo/fecha de consumo/fecha limite/fecha caducidad/cad
drink by/drink before: zu trinken bis/trinken bis/trinkreif bis | a boire avant/boire avant/a boire jusqu en | beber antes de/beber antes del
purchased on/purchase date/bought on/acquired on/acquired/bought: kaufdatum/gekauft am/gekauft/anschaffungsdatum/angeschafft am/angeschafft/anschaffung/erworben am/einkaufsdatum/beschafft am/erwerbsdatum/beschaffungsdatum | date d achat/achete le/acquis le/date d acquisition/achat/achetee le/acquise le | fecha de compra/comprado el/comprada el/adquirido el/fecha de adquisicion/comprada/comprado/adquirida el/fecha compra/compra
manufactured on/manufacture date/made on/produced on: herstellungsdatum/hergestellt am/produktionsdatum/produziert am/baujahr/gebaut | date de fabrication/fabrique le/date de production/annee de fabrication/construit le | fecha de fabricacion/fabricado el/fecha de produccion/ano de fabricacion/fabricada el
delivered on/delivery date/received on: lieferdatum/geliefert am/lieferung/eingangsdatum/eingegangen am/wareneingang | date de livraison/livre le/recu le/livree le/date de reception | fecha de entrega/entregado el/recibido el/fecha de recepcion
opened on/opening date: geoffnet am/anbruch/anbruchdatum/angebrochen am | ouvert le/date d ouverture | abierto el/fecha de apertura
issued on/issue date: ausgegeben am/ausgestellt am | emis le/date d emission | emitido el/fecha de emision
harvested on/harvest date/harvest: erntedatum/geerntet am/ernte | date de recolte/recolte le/recolte | fecha de cosecha/cosechado el/cosecha
planted on/planting date/sown on: gepflanzt am/pflanzdatum | plante le/date de plantation | plantado el/fecha de siembra
bottled on/filled on: abgefullt am/abfulldatum | mis en bouteille le/mise en bouteille | embotellado el/fecha de embotellado
brewed on: gebraut am/braudatum | brasse le/date de brassage | elaborado el/fecha de elaboracion
last inspected/last inspection/inspected on/inspection date/tested on/last tested/last check: letzte prufung/zuletzt gepruft/zuletzt gepruft am/gepruft am/letzte inspektion/letzte kontrolle/prufdatum/zuletzt kontrolliert/kontrolliert am/letzte uberprufung/uberpruft am | dernier controle/derniere inspection/derniere verification/controle le/verifie le/date de controle/derniere visite/inspecte le/controlee le | ultima inspeccion/ultimo control/inspeccionado el/revisado el/fecha de inspeccion/ultima comprobacion/ultima revision tecnica
next inspection due/next inspection/inspection due/next check/next test/test due: nachste prufung/prufung fallig/nachste inspektion/nachste kontrolle/prufung bis/tuv bis/nachster pruftermin/nachste uberprufung/nachste hauptuntersuchung/hu bis/prufung am | prochain controle/prochaine inspection/prochaine verification/controle avant/controle technique/prochaine visite/controle avant le/a controler avant | proxima inspeccion/proximo control/itv hasta/proxima comprobacion/proxima itv
last serviced/last service/serviced on/last maintenance: letzte wartung/zuletzt gewartet/zuletzt gewartet am/gewartet am/letzter service/letzte inspektion werkstatt/letzte durchsicht | derniere revision/dernier entretien/revise le/entretenu le/derniere maintenance/dernier service/entretenue le/revisee le | ultima revision/ultimo mantenimiento/revisado el/ultimo servicio/mantenido el
next service due/next service/service due/next maintenance: nachste wartung/wartung fallig/nachster service/wartung bis/nachste durchsicht | prochaine revision/prochain entretien/prochaine maintenance/revision prevue/prochain service | proxima revision/proximo mantenimiento/siguiente revision/proximo servicio
last calibrated/last calibration/calibrated on: letzte kalibrierung/kalibriert am/zuletzt kalibriert/geeicht am | dernier etalonnage/etalonne le/calibre le/dernier calibrage | ultima calibracion/calibrado el
next calibration due/next calibration/calibration due: nachste kalibrierung/kalibrierung fallig/geeicht bis/eichung bis | prochain etalonnage/prochain calibrage | proxima calibracion
last cleaned/cleaned on/last cleaning: zuletzt gereinigt/gereinigt am/letzte reinigung | nettoye le/dernier nettoyage | ultima limpieza/limpiado el
valid until/validity: gultig bis/gultigkeit | valable jusqu au/valide jusqu au/valable jusqu a/validite/fin de validite | valido hasta/validez/vigente hasta
warranty until/guarantee until/warranty ends/warranty end/warranty: garantie bis/garantieende/gewahrleistung bis/garantieablauf | garantie jusqu au/fin de garantie/garanti jusqu au/garantie jusqu a/sous garantie jusqu au | garantia hasta/fin de garantia/en garantia hasta
warranty: garantie/gewahrleistung | garantie | garantia
lent until/due back/return date: verliehen bis/ausgeliehen bis/ruckgabe bis/ruckgabedatum/zuruck am | prete jusqu au/retour prevu/date de retour | prestado hasta/fecha de devolucion/devolucion
licence until/licence ends: lizenz bis/lizenzablauf | licence jusqu au/fin de licence | licencia hasta/fin de licencia
replace by: auszutauschen bis/austauschen bis/aussondern bis/ablegereife | a remplacer avant/remplacer avant | reemplazar antes de/sustituir antes de
date: datum/tag | date/jour | fecha/dia
due date: fallig am/falligkeit/frist/stichtag/termin | echeance/date d echeance | fecha limite/plazo
age: alter/reifezeit/reifung/reifedauer/lagerzeit | age/affinage/maturation/vieillissement/temps d affinage | edad/maduracion/crianza/curacion/envejecimiento
minimum age/age from: mindestalter/alter ab/ab jahren | age minimum/age minimal/a partir de | edad minima/edad recomendada
year: jahr/jahrgang/anschaffungsjahr/kaufjahr/herstellungsjahr | annee/an/annee d achat | ano/ano de compra
vintage: jahrgang | millesime | anada/cosecha
duration: dauer/laufzeit/spieldauer/spielzeit | duree/duree de jeu | duracion/duracion del juego
lot: charge/chargennummer/los/losnummer/partie/ch b | lot/numero de lot/n de lot | lote/numero de lote/partida
serial number: seriennummer/serien nr/fabriknummer/geratenummer | numero de serie/n de serie | numero de serie/n de serie
code: kennung/kurzel/kennzeichen | code/reference | codigo/referencia
price: preis/verkaufspreis | prix/prix de vente/tarif | precio/precio de venta/tarifa
cost: kosten/einkaufspreis/anschaffungskosten/herstellkosten | cout/prix d achat/prix de revient | coste/costo/precio de compra
value: wert/zeitwert/versicherungswert/anschaffungswert/warenwert | valeur/valeur d achat/valeur assuree | valor/valor de compra/valor asegurado
rental price: mietpreis/leihgebuhr/miete/tagespreis | prix de location/location | precio de alquiler/alquiler
deposit: pfand/kaution | consigne/caution | fianza/deposito
weight: gewicht/eigengewicht/leergewicht | poids/masse | peso
net weight: nettogewicht/fullgewicht/fullmenge/abtropfgewicht | poids net | peso neto
gross weight: bruttogewicht | poids brut | peso bruto
length: lange/gesamtlange/rohrlange/kabellange | longueur | longitud/largo
width: breite/gesamtbreite | largeur/laize | anchura/ancho
height: hohe/gesamthohe/wuchshohe | hauteur | altura/alto
depth: tiefe | profondeur | profundidad/fondo
thickness: dicke/starke/materialstarke/wandstarke | epaisseur | espesor/grosor/grueso
diameter: durchmesser/aussendurchmesser | diametre | diametro
size: grosse/format/abmessung/abmessungen/mass/masse/kleidergrosse/schuhgrosse/packungsgrosse/gebindegrosse | taille/dimension/dimensions/format/pointure/calibre/grosseur | tamano/talla/medida/medidas/dimensiones/numero/calibre
area: flache/wohnflache/reichweite | surface/superficie | superficie/area
volume: volumen/inhalt/fassungsvermogen/fullinhalt/hubraum/rauminhalt/gebinde/gebindeinhalt | volume/contenance/cylindree | volumen/contenido/cilindrada
capacity: kapazitat/fassungsvermogen/speicherkapazitat | capacite/contenance | capacidad/aforo
load: tragkraft/traglast/belastbarkeit/nutzlast/tragfahigkeit/zuladung | charge/charge maximale/charge utile/portance | carga/carga maxima/carga util
power: leistung/nennleistung/motorleistung/watt | puissance | potencia
voltage: spannung/nennspannung/volt | tension/voltage | tension/voltaje
current: strom/stromstarke/nennstrom | courant/intensite/amperage | corriente/intensidad/amperaje
resistance: widerstand | resistance | resistencia
frequency: frequenz | frequence | frecuencia
speed: geschwindigkeit/drehzahl/tempo | vitesse | velocidad
pressure: druck/betriebsdruck/maximaldruck/prufdruck | pression | presion
temperature: temperatur/lagertemperatur/brenntemperatur | temperature/temperature de stockage | temperatura/temperatura de almacenamiento
flow rate: durchfluss/fordermenge/durchsatz | debit | caudal
brightness: helligkeit/lichtstrom/lumen | luminosite/flux lumineux/lumen | brillo/luminosidad/lumenes
loudness: lautstarke/gerauschpegel/schallpegel | volume sonore/niveau sonore/bruit | nivel sonoro/ruido/nivel de ruido
consumption: verbrauch/stromverbrauch/energieverbrauch | consommation | consumo
mileage/kilometres: kilometerstand/laufleistung/kilometer/km stand | kilometrage/kilometres/km | kilometraje/kilometros/km
range: reichweite | portee/autonomie | alcance/autonomia
battery life: akkulaufzeit/laufzeit | autonomie | autonomia/duracion de bateria
strength: starke/wirkstarke/festigkeit | force/resistance/dosage | fuerza/resistencia/concentracion
dose: dosis/dosierung/wirkstarke | dose/dosage/posologie | dosis/dosificacion/posologia
alcohol: alkohol/alkoholgehalt/volumenprozent | alcool/teneur en alcool/degre d alcool/taux d alcool/degre/titre alcoometrique | alcohol/graduacion/graduacion alcoholica/grado alcoholico
concentration: konzentration/gehalt/reinheit | concentration/teneur/purete | concentracion/contenido/pureza
fat content: fettgehalt/fett/fett i tr | matiere grasse/matieres grasses/taux de matiere grasse | materia grasa/grasa/contenido graso
calories: kalorien/brennwert/energiegehalt | calories/valeur energetique | calorias/valor energetico
ph value: ph wert | ph | ph
grit: kornung | grain | grano
pages/number of pages/page count: seitenzahl/seitenanzahl/seiten | nombre de pages/pages | numero de paginas/paginas
number of pieces/pieces per pack: stuckzahl/teilezahl/anzahl teile/stuck pro packung/stuck je packung/inhalt stuck | nombre de pieces/nombre/quantite par boite/pieces par boite/unites par boite | numero de piezas/unidades por caja/unidades por paquete/cantidad por caja
quantity: menge/bestellmenge | quantite | cantidad
persons: personen/personenzahl/sitzplatze/schlafplatze/platze/spieler/anzahl personen/spieleranzahl | personnes/places/nombre de personnes/nombre de places/couchages/joueurs/nombre de joueurs | personas/plazas/numero de personas/numero de plazas/jugadores/comensales
colour: farbe/farbton/farbung/lackfarbe | couleur/teinte/coloris/robe | color/tono
material: material/werkstoff/holzart/stoff/stoffart/obermaterial/bezug | materiau/matiere/essence/tissu/composition/revetement | material/materia/tejido/composicion/tela
finish: oberflache/glanzgrad/ausfuhrung/finish | finition/finitions/aspect/traitement | acabado/terminacion
pattern: muster/motiv/dessin | motif/imprime | estampado/motivo/diseno
shape: form/kopfform/bauform/schnitt | forme/coupe | forma/corte
filling: fullung/fullmaterial | garnissage/remplissage/fourrage | relleno
brand: marke | marque | marca
manufacturer: hersteller/produzent/fabrikat/winzer/brauerei/produzentin | fabricant/producteur/maison/constructeur/laboratoire/domaine/brasserie | fabricante/productor/laboratorio/bodega
model: modell/modellbezeichnung | modele | modelo
supplier: lieferant/bezugsquelle/handler | fournisseur/revendeur | proveedor/distribuidor
publisher: verlag | editeur/maison d edition | editorial
author: autor/autorin/verfasser/schriftsteller | auteur/ecrivain | autor/autora/escritor
artist: kunstler/interpret | artiste/interprete | artista/interprete
title: titel | titre | titulo
language: sprache | langue | idioma/lengua
country: land/herstellungsland | pays | pais
country of origin: herkunft/herkunftsland/ursprung/ursprungsland | pays d origine/origine/provenance | origen/pais de origen/procedencia
region: region/anbaugebiet/gegend/gebiet | region/appellation/terroir | region/zona/denominacion de origen/comarca
condition: zustand/erhaltung/erhaltungsgrad | etat | estado/estado de conservacion
status: status/stand | statut | estado/situacion
quality: qualitat/guteklasse/gute/handelsklasse | qualite/categorie de qualite | calidad
grade: stufe/gute/sortierung/guteklasse | niveau/grade/cru | grado/nivel
kind: art/sorte/typ/klasse/bauart/gattung/kategorie/warengruppe/produktart/artikelart/untergruppe/produktgruppe/gruppe | sorte/type/classe/genre/categorie/famille/nature/groupe | clase/tipo/clase de producto/genero/categoria/familia/grupo/presentacion
article: artikel/produkt/gegenstand | article/produit | articulo/producto
type of milk: milchart/milch | lait/type de lait | leche/tipo de leche
grape: rebsorte/traube/traubensorte | cepage/raisin | uva/variedad/cepa
species: tierart/art/pflanzenart/spezies | espece | especie
breed: rasse | race | raza
variety: sorte | variete | variedad
flavour: geschmack/geschmacksrichtung/aroma | gout/arome/saveur/parfum | sabor/aroma
scent: duft/geruch/duftnote | parfum/odeur/senteur | aroma/perfume/fragancia/olor
allergens: allergene/allergen | allergenes/allergene | alergenos/alergeno
ingredients: zutaten/inhaltsstoffe | ingredients | ingredientes
active ingredient: wirkstoff | principe actif/substance active | principio activo
dosage form: darreichungsform | forme galenique/forme pharmaceutique | forma farmaceutica/presentacion
hazard class: gefahrenklasse/gefahrstoffklasse/gefahr | classe de danger/danger | clase de peligro/peligro/peligrosidad
gender: geschlecht | genre/sexe | genero/sexo
season: saison/jahreszeit | saison | temporada/estacion
age group: altersgruppe/zielgruppe | tranche d age | grupo de edad/publico
use: verwendung/verwendungszweck/einsatz/einsatzbereich/anwendung/anwendungsbereich/zweck | usage/utilisation/emploi/application | uso/utilizacion/aplicacion/empleo
suitable for: geeignet fur/passend fur/passt zu | convient a/adapte a/compatible avec/pour | apto para/adecuado para/compatible con/para
subject: fach/schulfach/thema/sachgebiet | matiere/sujet/discipline/theme | asignatura/materia/tema
sport: sportart | sport | deporte
location: lagerort/lagerplatz/standort/fach/ort | emplacement/lieu/localisation/endroit | ubicacion/lugar/localizacion/sitio
room: raum/zimmer | salle/piece/local | sala/aula/habitacion
department: abteilung/bereich/fachbereich | departement/service/rayon | departamento/seccion/area
owner: eigentumer/besitzer/verantwortlicher/inhaber | proprietaire/responsable | propietario/dueno/responsable
customer: kunde | client | cliente
certification: zertifikat/zertifizierung/gutesiegel/siegel | certification/label/certificat | certificacion/certificado/sello
standard: norm | norme | norma
packaging: verpackung/verpackungseinheit/gebindeart/packung | emballage/conditionnement | envase/embalaje/formato/empaque
closure: verschluss | fermeture/bouchage/bouchon | cierre/tapon
notes: notiz/notizen/bemerkung/bemerkungen/anmerkung/anmerkungen/hinweis/hinweise/kommentar | remarque/remarques/note/notes/commentaire/commentaires/observations/observation | notas/nota/observaciones/observacion/comentario/comentarios
description: beschreibung | description/descriptif | descripcion
washable: waschbar/abwaschbar | lavable | lavable
waterproof: wasserdicht/wasserfest | etanche/impermeable | impermeable/resistente al agua
organic: bio/biologisch/okologisch/aus biologischem anbau | bio/biologique/agriculture biologique | ecologico/organico/biologico/bio
sterile: steril | sterile | esteril
toxic: giftig/toxisch | toxique | toxico
fragile: zerbrechlich | fragile | fragil
stackable: stapelbar | empilable | apilable
foldable: klappbar/faltbar | pliable/pliant | plegable
rechargeable: aufladbar/wiederaufladbar | rechargeable | recargable
cordless: kabellos/schnurlos/akkubetrieben | sans fil | inalambrico/inalambrica/sin cable
dishwasher safe: spulmaschinenfest/spulmaschinengeeignet | lave vaisselle/compatible lave vaisselle/passe au lave vaisselle | apto para lavavajillas/apta para lavavajillas/lavavajillas
prescription only: rezeptpflichtig/verschreibungspflichtig | sur ordonnance/ordonnance | con receta/receta/requiere receta
refrigerated: gekuhlt/kuhlpflichtig/kuhlware/kuhl lagern | refrigere/a conserver au frais/au frais | refrigerado/conservar en frio/requiere frio
vegan: vegan | vegan/vegane | vegano/vegana
gluten free: glutenfrei | sans gluten | sin gluten
flammable: brennbar/entzundlich/entflammbar | inflammable | inflamable
electric: elektrisch | electrique | electrico/electrica
certified: zertifiziert | certifie | certificado
next: nachste/nachster/nachstes/kommende | prochain/prochaine/suivant | proxima/proximo/siguiente
last: letzte/letzter/letztes/zuletzt | dernier/derniere | ultima/ultimo
until: bis | jusqu/jusqu au | hasta
due: fallig | prevu/prevue | prevista/previsto
inspection: prufung/kontrolle/inspektion/abnahme/untersuchung | controle/inspection/verification/visite | inspeccion/control/prueba
service: wartung/instandhaltung | revision/entretien/maintenance | revision/mantenimiento
calibration: kalibrierung/eichung | etalonnage/calibrage | calibracion
number: nummer/nr | numero/n | numero
minimum: mindest/minimal/minimale/min | minimal/minimale/minimum/min | minimo/minima/min
maximum: maximal/maximale/max/hochst | maximal/maximale/maximum/max | maximo/maxima/max
in use: in gebrauch/im einsatz | en service | en uso
loanable: ausleihbar/verleihbar | empruntable/pretable | prestable
`
