/** What offices and schools write and file with. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const office = `
adhesive tape/tape/sticky tape: klebeband/klebestreifen/tesafilm/tesa | ruban adhesif/scotch | cinta adhesiva/celo/cello/cinta de embalar
atlas: atlas | atlas | atlas
audiobook: horbuch | livre audio | audiolibro
badge/name badge: namensschild/abzeichen/ausweis | badge/insigne | insignia/chapa/acreditacion
ballpoint pen/pen: kugelschreiber/kuli | stylo a bille/stylo bille | boligrafo
barcode scanner: barcodescanner/strichcodescanner/handscanner | lecteur de code barres/scanner | lector de codigo de barras/escaner
binding machine: bindegerat | relieuse | encuadernadora
blank/plain: blanko/blank | vierge/uni/blanc | en blanco/liso
board eraser: tafelschwamm/tafelwischer | effaceur/brosse pour tableau | borrador de pizarra
book: - | bouquin | -
briefcase: aktentasche/aktenkoffer | mallette/serviette/porte documents | maletin
brochure/leaflet/flyer: broschure/prospekt/flyer | brochure/depliant/prospectus/flyer | folleto/triptico
business card: visitenkarte | carte de visite | tarjeta de visita
calculator: taschenrechner/rechner | calculatrice/calculette | calculadora
calendar: kalender | calendrier | calendario
card: karte | carte | tarjeta
cardboard/card: pappe/karton/tonpapier/kartonpapier | carton/papier cartonne/bristol | carton/cartulina
cartridge: patrone/kartusche | cartouche | cartucho
cash box: geldkassette/kasse | caisse/coffret a monnaie | caja de caudales
cash register/till: kasse/registrierkasse | caisse enregistreuse/caisse | caja registradora
catalogue/catalog: katalog | catalogue | catalogo
certificate: urkunde/zertifikat | certificat/diplome | certificado/diploma
chalk: kreide | craie | tiza
childrens book/picture book: kinderbuch/bilderbuch | livre pour enfant/livre d images/album illustre | libro infantil/libro ilustrado
clipboard: klemmbrett | porte bloc/planchette a pince | portapapeles/tablilla con pinza
coloured pencil/colored pencil: buntstift/farbstift | crayon de couleur | lapiz de color
comic/comic book: comic | bande dessinee/bd | comic/tebeo/historieta
compass/pair of compasses: zirkel/kompass | compas/boussole | compas/brujula
contract: vertrag | contrat | contrato
cookbook: kochbuch | livre de cuisine/livre de recettes | libro de cocina
copier/photocopier: kopierer/kopiergerat | photocopieuse/copieur | fotocopiadora
correction fluid/correction tape: korrekturflussigkeit/tippex/korrekturroller | correcteur/blanco/tipp ex | corrector/tipex
crayon/wax crayon: wachsmalstift/wachsmaler | crayon de cire/pastel gras | cera/crayola
crime novel/thriller: krimi/kriminalroman | roman policier/polar | novela policiaca/novela negra
desk mat/desk pad: schreibtischunterlage/schreibunterlage | sous main | vade/protector de escritorio
diary/planner: terminkalender/terminplaner | agenda | agenda
dictionary: worterbuch | dictionnaire | diccionario
divider/dividers: trennblatt/register/trennstreifen | intercalaire | separador
document camera: dokumentenkamera | visualiseur/camera document | camara de documentos
document wallet/document case: dokumentenmappe/dokumententasche | porte documents | portadocumentos
drawing pin/thumbtack/pin: reisszwecke/reissnagel/pinnnadel | punaise | chincheta
encyclopedia: lexikon/enzyklopadie | encyclopedie | enciclopedia
envelope: kuvert | - | sobres
eraser/rubber: radiergummi/radierer | gomme/gomme a effacer | goma de borrar/borrador/goma
exercise book/notebook: heft/schulheft/schreibheft | cahier | cuaderno/libreta
felt tip pen/felt pen/marker: filzstift/faserstift | feutre/crayon feutre | rotulador
file/document: akte/dokument/unterlage | document/dossier | documento/expediente
flag: fahne/flagge | drapeau/fanion | bandera
flip chart/flipchart: flipchart | paperboard/tableau de conference | rotafolio
folder/file: mappe/hefter/schnellhefter/sammelmappe | chemise/dossier/pochette | carpeta/dosier
folder/ring binder/binder: ordner/aktenordner/ringbuch | classeur | archivador/carpeta/carpeta de anillas
form: formular | formulaire | formulario
fountain pen: fuller/fullfederhalter/fullhalter | stylo plume/stylo a plume | pluma/pluma estilografica/estilografica
globe: globus | globe | globo terraqueo/globo
glue stick: klebestift/prittstift | baton de colle/colle en baton | barra de pegamento/pegamento en barra
glue/adhesive: kleber/klebstoff/leim/kleister | colle/adhesif | pegamento/cola/adhesivo
graph paper: millimeterpapier | papier millimetre | papel milimetrado
hanging file/suspension file: hangemappe/hangeregister | dossier suspendu | carpeta colgante
hardcover/hardback: hardcover/gebunden/fester einband | relie/couverture rigide | tapa dura
headset: headset/kopfhorer | casque/micro casque | auriculares con microfono
highlighter: textmarker/leuchtstift | surligneur/fluo | subrayador/fluorescente/resaltador
hole punch/punch: locher | perforatrice/perforateur | perforadora/taladradora de papel
ink cartridge/ink: tintenpatrone | cartouche d encre | cartucho de tinta
ink pad: stempelkissen | tampon encreur | almohadilla de tinta
ink/ink cartridge: tinte/tintenpatrone/druckerpatrone | encre/cartouche d encre | tinta/cartucho de tinta
interactive whiteboard/smart board: smartboard/interaktive tafel | tableau interactif/tbi | pizarra digital/pizarra interactiva
invoice: rechnung | facture | factura
label printer: etikettendrucker/beschriftungsgerat | imprimante d etiquettes/etiqueteuse | impresora de etiquetas/etiquetadora
label/sticker: etikett/aufkleber/sticker | etiquette/autocollant | etiqueta/pegatina/adhesivo
laminating pouch/laminating film: laminierfolie/laminiertasche | pochette a plastifier | funda de plastificar
laminator: laminiergerat | plastifieuse | plastificadora
lanyard: schlusselband/umhangeband | tour de cou/cordon | cordon/lanyard
laptop bag: laptoptasche/notebooktasche | sacoche d ordinateur/sacoche ordinateur | bolsa de portatil/maletin de portatil
letter tray: ablagekorb/briefablage/ablagefach | bac a courrier/corbeille a courrier | bandeja portadocumentos
lined/ruled: liniert | ligne/a lignes | rayado/a rayas
magazine: zeitschrift/magazin | magazine/revue | revista
manual/instructions: handbuch/anleitung/bedienungsanleitung | manuel/mode d emploi/notice | manual/instrucciones
map: karte/landkarte/stadtplan | carte/plan | mapa/plano
marker/marker pen: marker/markierstift/edding | marqueur | rotulador/marcador
masking tape: kreppband/malerkrepp/malerband/abklebeband | ruban de masquage/scotch de peintre | cinta de carrocero/cinta de pintor
mouse pad: mauspad/mausunterlage | tapis de souris | alfombrilla de raton
music paper: notenpapier | papier a musique | papel pautado
newspaper: zeitung | journal | periodico/diario
notebook/notepad: notizbuch/notizblock/kladde | carnet/calepin/cahier | cuaderno/libreta/bloc
notepad/pad: notizblock/block/schreibblock | bloc notes/bloc/calepin | bloc/bloc de notas
novel: roman | roman | novela
overhead projector: overheadprojektor/tageslichtprojektor | retroprojecteur | retroproyector
paper clip/paperclip: buroklammer | trombone | clip/sujetapapeles
paper cutter/trimmer/guillotine: papierschneider/schneidemaschine/hebelschneider | massicot/rogneuse | guillotina/cizalla
paper/copy paper/printer paper: kopierpapier/druckerpapier | papier a imprimer/ramette/papier d imprimante/papier photocopie | papel de impresora/papel de fotocopia/papel para imprimir
paperback/softcover: taschenbuch/paperback/broschiert | broche/livre de poche/poche/couverture souple | tapa blanda/libro de bolsillo/rustica
pen holder/pencil holder: stiftehalter/stiftekocher/kocher | pot a crayons/porte crayon | portalapices/bote de lapices
pen/ballpoint pen: kugelschreiber/kuli/stift/schreiber | stylo/stylo a bille/bic | boligrafo/boli/lapicero/birome
pencil case: federmappe/mappchen/federmappchen/etui | trousse | estuche/plumier
pencil: - | crayon a papier/crayon de papier | -
plastic sleeve/sheet protector/sleeve: klarsichthulle/prospekthulle | pochette plastique/pochette transparente/pochette perforee | funda de plastico/funda multitaladro
poetry/poem: lyrik/gedicht/gedichtband | poesie/recueil de poemes | poesia/poemario
postage stamp/stamp: briefmarke | timbre/timbre poste | sello/estampilla
postcard/greeting card: postkarte/grusskarte | carte postale/carte de voeux | postal/tarjeta de felicitacion
price tag: preisschild/preisetikett | etiquette de prix | etiqueta de precio
projector: beamer/projektor | projecteur/videoprojecteur/retroprojecteur | proyector/canon
protractor: winkelmesser | rapporteur | transportador
pushpin/pin: pinnnadel/pinwandnadel | punaise/epingle | chincheta
receipt roll/thermal paper: bonrolle/thermopapier/kassenrolle | rouleau de caisse/papier thermique | rollo termico/papel termico
refill: nachfullmine/mine/ersatzmine | recharge/mine | recambio/mina
rubber band: gummiband/gummiring | elastique | goma elastica/gomita
ruler: lineal | regle | regla
satchel/school bag: schulranzen/schultasche/ranzen | cartable | mochila escolar/cartera
scanner: scanner | scanner/numeriseur | escaner
scissors: - | paire de ciseaux | tijera
set square: geodreieck | equerre | escuadra/cartabon
sharpener/pencil sharpener: spitzer/anspitzer/bleistiftspitzer | taille crayon | sacapuntas/afilalapices
shredder: aktenvernichter/reisswolf | destructeur de documents/broyeur | destructora/trituradora
sign holder: schildhalter/plakatstander | porte affiche | portacarteles
squared/grid: kariert | quadrille/a carreaux | cuadriculado/de cuadros
stamp: stempel | tampon/cachet | sello
staple/staples: heftklammer/klammer/tackerklammer | agrafe | grapa
stapler: heftgerat/klammergerat | - | engrapadora
stationery/office supplies: burobedarf/buromaterial/schreibwaren | papeterie/fourniture de bureau/fournitures de bureau | papeleria/material de oficina/material de papeleria
sticker: aufkleber/sticker | autocollant/gommette | pegatina
sticky note/sticky notes/post it: haftnotiz/klebezettel/haftnotizzettel | post it/note adhesive/notes adhesives/pense bete | nota adhesiva/notas adhesivas
tape/adhesive tape: band/klebeband | ruban/bande/scotch | cinta
textbook/schoolbook: lehrbuch/schulbuch | manuel/manuel scolaire/livre scolaire | libro de texto
toner/toner cartridge: toner/tonerkartusche | toner/cartouche de toner | toner/cartucho de toner
whiteboard marker: whiteboardmarker/boardmarker | feutre pour tableau blanc/marqueur effacable | rotulador para pizarra blanca
workbook: arbeitsheft/ubungsheft | cahier d exercices | cuaderno de ejercicios
`
