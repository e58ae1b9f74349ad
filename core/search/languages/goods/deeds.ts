/** What is done to goods, before a time or as what they are. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const deeds = `
added/created: hinzugefugt/angelegt/eingegeben/aufgenommen/erstellt/erfasst/neu angelegt | ajoute/cree/enregistre/saisi | anadido/agregado/creado/registrado/introducido
bottled/filled: abgefullt | mis en bouteille/embouteille | embotellado/envasado
calibrated: kalibriert/geeicht | etalonne/calibre | calibrado
changed/modified: geandert/bearbeitet/aktualisiert/verandert | modifie/change/mis a jour | modificado/cambiado/editado/actualizado
charged: aufgeladen/geladen | recharge/charge | cargado
cleaned/washed: gereinigt/geputzt/gewaschen | nettoye/lave | limpiado/lavado
delivered/received/arrived: geliefert/angeliefert/eingetroffen/erhalten | livre/recu/arrive | entregado/recibido/llegado
expired: verdorben/uberlagert | avarie | expirado/pasado
harvested: geerntet | recolte | cosechado/recolectado
inspected/tested/checked: gepruft/kontrolliert/inspiziert/uberpruft/getestet/begutachtet | controle/verifie/inspecte/teste | revisado/inspeccionado/controlado/comprobado/verificado/probado
installed/mounted: installiert/montiert/eingebaut | installe/monte | instalado/montado
labelled/marked: beschriftet/markiert/gekennzeichnet | etiquete/marque | etiquetado/marcado
lent/checked out/borrowed: verliehen/ausgeliehen/geliehen/entliehen | prete | -
manufactured/produced/made: gefertigt/gebaut/gemacht | confectionne | hecho/elaborado
missing/lost: verloren/vermisst/verschwunden | perdu/egare | perdido/extraviado
moved: bewegt/umgelagert/verschoben | bouge/deplace | movido/trasladado/desplazado
opened: angebrochen | entame | -
ordered: bestellt/geordert | - | pedido/encargado
packed/packaged: verpackt/abgepackt | emballe/conditionne | envasado/empaquetado/embalado
planted/sown: gepflanzt/gesat | plante/seme | plantado/sembrado
printed: gedruckt | imprime | impreso
published/released: erschienen/veroffentlicht | paru/publie | publicado
purchased/bought: angeschafft/erworben/beschafft/eingekauft | acquis | adquirido
rented/hired/rented out: vermietet/gemietet/verleast | loue | alquilado
repaired: repariert/instandgesetzt | repare | reparado
replaced/changed: ersetzt/ausgetauscht/gewechselt | remplace/change | reemplazado/sustituido/cambiado
reserved: vorgemerkt | - | apartado
serviced/maintained/overhauled: gewartet/instandgehalten/uberholt | entretenu/revise | revisado/mantenido
sharpened: geschliffen/gescharft | affute/aiguise | afilado
sold: abgesetzt | ecoule | -
sow/plant: saen/aussaen | semer | sembrar/plantar
stored/kept: gelagert/aufbewahrt/eingelagert | stocke/entrepose/conserve | almacenado/guardado/conservado
supplied: geliefert | - | suministrado
used: benutzt/verwendet/genutzt | utilise/employe | utilizado/empleado
`
