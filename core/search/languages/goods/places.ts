/** Where goods are kept. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const places = `
aisle: gang | allee/travee | pasillo
annex: anbau/nebengebaude | annexe/dependance | anexo
art room: kunstraum/zeichensaal | salle d art/salle d arts plastiques | aula de arte/aula de plastica
attic/loft: dachboden/speicher/estrich | grenier/combles | desvan/atico/buhardilla
bakery: backerei/backstube | boulangerie/fournil | panaderia/obrador
balcony: balkon | balcon | balcon
bar: bar/theke | bar | bar/barra
barn: scheune/stadel | grange | granero
basement/cellar: keller/untergeschoss/kellerraum | sous sol/cave | sotano/bodega
bathroom: badezimmer/bad | salle de bain/salle de bains | bano/cuarto de bano
bay/compartment/bin: fach/lagerplatz/stellplatz | emplacement/casier/compartiment | casilla/compartimento/hueco
bedroom: schlafzimmer | chambre/chambre a coucher | dormitorio/habitacion
biology: biologie | biologie | biologia
box: - | box | -
branch/store: filiale/zweigstelle | succursale/filiale/agence | sucursal/filial
break room/staff room: pausenraum/aufenthaltsraum | salle de pause | sala de descanso
brewery: brauerei | brasserie | cerveceria
bridge: brucke | pont | puente
building: gebaude | batiment/immeuble | edificio
butchery: metzgerei/fleischerei | boucherie | carniceria
canteen/cafeteria: kantine/mensa/cafeteria | cantine/cafeteria/refectoire | comedor/cantina/cafeteria
caretaker/janitor: hausmeister/hauswart | concierge/gardien | conserje/portero
cellar: weinkeller | cave a vin | -
changing room/locker room: umkleide/umkleideraum | vestiaire | vestuario
chemistry room/chemistry lab: chemieraum/chemiesaal/chemielabor | salle de chimie/labo de chimie | aula de quimica/laboratorio de quimica
chemistry: chemie | chimie | quimica
church: kirche | eglise | iglesia
classroom: klassenzimmer/klassenraum | salle de classe/classe | aula/clase/salon de clases
clinic/practice/surgery: klinik/praxis | clinique/cabinet | clinica/consulta/consultorio
cloakroom: garderobe | vestiaire | guardarropa/vestuario
cold store/cold room: kuhlhaus/kuhllager | entrepot frigorifique | camara fria
computer room: computerraum/edv raum | salle informatique | aula de informatica/sala de ordenadores
construction site/building site/site: baustelle | chantier | obra
corridor/hallway: flur/gang/korridor | couloir | pasillo/corredor
counter/checkout/till: theke/tresen/kasse | comptoir/caisse | mostrador/caja
delivery van/van: lieferwagen/transporter/sprinter | camionnette/fourgon/fourgonnette/camionnette de livraison | furgoneta/furgon/furgoneta de reparto
department: abteilung | rayon/service/departement | departamento/seccion
dining room: speisesaal/esszimmer | salle a manger/refectoire | comedor
dormitory: schlafsaal/schlafraum | dortoir | dormitorio
dry store/dry storage: trockenlager | reserve seche/epicerie seche | almacen seco/despensa
emergency/emergency room/a e: notaufnahme | urgences | urgencias
entrance: eingang | entree | entrada
factory/plant: fabrik/werk | usine | fabrica/planta
first floor: erster stock/erstes obergeschoss | premier etage | primera planta/primer piso
freezer/freezer room: tiefkuhlraum/tiefkuhlhaus/gefrierraum/gefriertruhe | congelateur/chambre de congelation | congelador/camara de congelacion
fridge/refrigerator: kuhlschrank | refrigerateur/frigo/frigidaire | frigorifico/nevera/refrigerador/heladera
garage: garage | garage | garaje/cochera
garden: garten | jardin | jardin/huerto
goods in/receiving/incoming goods: wareneingang | reception/reception des marchandises | entrada de mercancias/recepcion
greenhouse/glasshouse: gewachshaus | serre | invernadero
ground floor: erdgeschoss | rez de chaussee | planta baja
gymnasium/gym/gym hall/sports hall: turnhalle/sporthalle/gymnastikhalle | gymnase/salle de sport/salle de gym | gimnasio/polideportivo/pabellon
hall: halle/saal | halle/salle/hall | nave/sala/pabellon
headquarters/head office: hauptsitz/zentrale/hauptverwaltung | siege/siege social | sede/sede central
hospital: krankenhaus/klinik/spital | hopital | hospital
hotel: hotel | hotel | hotel
house: haus | maison | casa
jetty: steg/anlegesteg | ponton/jetee | embarcadero/muelle
laboratory/lab: labor | laboratoire/labo | laboratorio
laundry: wascherei/waschkuche | buanderie/laverie/blanchisserie | lavanderia
library: bibliothek/bucherei | bibliotheque/mediatheque | biblioteca
living room: wohnzimmer | salon/salle de sejour/sejour | salon/sala de estar
loading dock/ramp: laderampe/rampe/verladerampe | quai de chargement/quai | muelle de carga/muelle/rampa
main building: hauptgebaude/haupthaus | batiment principal | edificio principal
main warehouse: hauptlager/zentrallager | entrepot principal/depot central/entrepot central | almacen principal/almacen central
market: markt | marche | mercado
mathematics/maths/math: mathematik/mathe | mathematiques/maths | matematicas
meeting room/conference room: besprechungsraum/konferenzraum/sitzungszimmer | salle de reunion | sala de reuniones
museum: museum | musee | museo
music room: musikraum/musikzimmer | salle de musique | aula de musica
nursery: kita/kindergarten/baumschule | creche/pepiniere | guarderia/vivero
office: kanzlei | - | despacho
operating room/operating theatre: operationssaal/op | bloc operatoire/salle d operation | quirofano
outside store/outdoor storage: aussenlager/freilager | depot exterieur/stockage exterieur | almacen exterior
packing room/packing station: packraum/packplatz | salle d emballage/poste d emballage | zona de embalaje
pantry/larder: speisekammer/vorratskammer | garde manger/cellier/office | despensa
pharmacy: apotheke | pharmacie | farmacia
physics room: physikraum/physiksaal | salle de physique | aula de fisica
physics: physik | physique | fisica
quarantine: quarantane/sperrlager | quarantaine | cuarentena
reception: empfang/rezeption | accueil/reception | recepcion
rental counter/rental desk: verleihtheke/verleih | comptoir de location | mostrador de alquiler
restaurant: restaurant/gaststatte | restaurant | restaurante
returns: retouren/rucksendungen | retours | devoluciones
room: raum/zimmer | salle/piece/chambre/local | sala/cuarto/habitacion/aula
school: schule | ecole | escuela/colegio
server room: serverraum | salle serveur/salle des serveurs | sala de servidores
shed: schuppen/gartenhaus | remise/cabane/abri/hangar | cobertizo/caseta
shipping/dispatch: versand/warenausgang | expedition | expedicion/envios
shop floor: verkaufsraum/verkaufsflache | surface de vente/espace de vente | sala de ventas/zona de venta
shop window/display window/window: schaufenster/auslage | vitrine/devanture | escaparate/vitrina
shop/store/shop floor: laden/geschaft/verkaufsraum/verkaufsflache | magasin/boutique/surface de vente | tienda/local/sala de ventas
showroom: ausstellungsraum/ausstellung | showroom/salle d exposition | sala de exposicion/exposicion
stable: stall/pferdestall | ecurie/etable | establo/cuadra
staff room/teachers room: lehrerzimmer/personalraum | salle des professeurs/salle des profs/salle du personnel | sala de profesores/sala de personal
storeroom/stockroom/store room: lagerraum/abstellraum/vorratsraum | debarras/remise/cellier/local | trastero/almacen/deposito/cuarto de almacen
studio: studio | studio | estudio
technical room/plant room: technikraum/maschinenraum | local technique/salle des machines | sala tecnica/cuarto tecnico
terrace: terrasse | terrasse | terraza
tower: turm | tour | torre
town hall: rathaus | mairie/hotel de ville | ayuntamiento
treatment room/consulting room: behandlungszimmer/sprechzimmer | salle de soins/salle de consultation | sala de tratamiento/consulta
upper floor/floor: obergeschoss/stockwerk/etage | etage | planta/piso
utility room: hauswirtschaftsraum/wirtschaftsraum | buanderie/local technique | lavadero/cuarto de servicio
waiting room: wartezimmer | salle d attente | sala de espera
ward: station | service/salle | planta/sala
warehouse/store/storage/depot: lager/lagerhaus/magazin/depot/lagerhalle | entrepot/depot/magasin/stockage | almacen/deposito/bodega
workshop: atelier | - | -
yard/courtyard: hof/innenhof | cour | patio
`
