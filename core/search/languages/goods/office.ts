/** What offices and schools write and file with. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const office = `
adhesive tape/tape/sticky tape: klebeband/klebestreifen/tesafilm/tesa | ruban adhesif/scotch | cinta adhesiva/celo/cello/cinta de embalar
badge/name badge: namensschild/abzeichen/ausweis | badge/insigne | insignia/chapa/acreditacion
ballpoint pen/pen: kugelschreiber/kuli | stylo a bille/stylo bille | boligrafo
blank/plain: blanko/blank | vierge/uni/blanc | en blanco/liso
book: - | bouquin | -
business card: visitenkarte | carte de visite | tarjeta de visita
calculator: taschenrechner/rechner | calculatrice/calculette | calculadora
calendar: kalender | calendrier | calendario
card: karte | carte | tarjeta
cardboard/card: pappe/karton/tonpapier/kartonpapier | carton/papier cartonne/bristol | carton/cartulina
cartridge: patrone/kartusche | cartouche | cartucho
chalk: kreide | craie | tiza
coloured pencil/colored pencil: buntstift/farbstift | crayon de couleur | lapiz de color
comic/comic book: comic | bande dessinee/bd | comic/tebeo/historieta
compass/pair of compasses: zirkel/kompass | compas/boussole | compas/brujula
copier/photocopier: kopierer/kopiergerat | photocopieuse/copieur | fotocopiadora
crayon/wax crayon: wachsmalstift/wachsmaler | crayon de cire/pastel gras | cera/crayola
diary/planner: terminkalender/terminplaner | agenda | agenda
dictionary: worterbuch | dictionnaire | diccionario
divider/dividers: trennblatt/register/trennstreifen | intercalaire | separador
drawing pin/thumbtack/pin: reisszwecke/reissnagel/pinnnadel | punaise | chincheta
envelope: kuvert | - | sobres
eraser/rubber: radiergummi/radierer | gomme/gomme a effacer | goma de borrar/borrador/goma
exercise book/notebook: heft/schulheft/schreibheft | cahier | cuaderno/libreta
felt tip pen/felt pen/marker: filzstift/faserstift | feutre/crayon feutre | rotulador
file/document: akte/dokument/unterlage | document/dossier | documento/expediente
flag: fahne/flagge | drapeau/fanion | bandera
flip chart/flipchart: flipchart | paperboard/tableau de conference | rotafolio
folder/file: mappe/hefter/schnellhefter/sammelmappe | chemise/dossier/pochette | carpeta/dosier
folder/ring binder/binder: ordner/aktenordner/ringbuch | classeur | archivador/carpeta/carpeta de anillas
fountain pen: fuller/fullfederhalter/fullhalter | stylo plume/stylo a plume | pluma/pluma estilografica/estilografica
globe: globus | globe | globo terraqueo/globo
glue stick: klebestift/prittstift | baton de colle/colle en baton | barra de pegamento/pegamento en barra
glue/adhesive: kleber/klebstoff/leim/kleister | colle/adhesif | pegamento/cola/adhesivo
highlighter: textmarker/leuchtstift | surligneur/fluo | subrayador/fluorescente/resaltador
hole punch/punch: locher | perforatrice/perforateur | perforadora/taladradora de papel
ink pad: stempelkissen | tampon encreur | almohadilla de tinta
ink/ink cartridge: tinte/tintenpatrone/druckerpatrone | encre/cartouche d encre | tinta/cartucho de tinta
label/sticker: etikett/aufkleber/sticker | etiquette/autocollant | etiqueta/pegatina/adhesivo
laminator: laminiergerat | plastifieuse | plastificadora
lanyard: schlusselband/umhangeband | tour de cou/cordon | cordon/lanyard
lined/ruled: liniert | ligne/a lignes | rayado/a rayas
magazine: zeitschrift/magazin | magazine/revue | revista
map: karte/landkarte/stadtplan | carte/plan | mapa/plano
marker/marker pen: marker/markierstift/edding | marqueur | rotulador/marcador
masking tape: kreppband/malerkrepp/malerband/abklebeband | ruban de masquage/scotch de peintre | cinta de carrocero/cinta de pintor
newspaper: zeitung | journal | periodico/diario
notebook/notepad: notizbuch/notizblock/kladde | carnet/calepin/cahier | cuaderno/libreta/bloc
notepad/pad: notizblock/block/schreibblock | bloc notes/bloc/calepin | bloc/bloc de notas
novel: roman | roman | novela
paper clip/paperclip: buroklammer | trombone | clip/sujetapapeles
paper/copy paper/printer paper: kopierpapier/druckerpapier | papier a imprimer/ramette/papier d imprimante/papier photocopie | papel de impresora/papel de fotocopia/papel para imprimir
pen/ballpoint pen: kugelschreiber/kuli/stift/schreiber | stylo/stylo a bille/bic | boligrafo/boli/lapicero/birome
pencil case: federmappe/mappchen/federmappchen/etui | trousse | estuche/plumier
pencil: - | crayon a papier/crayon de papier | -
plastic sleeve/sheet protector/sleeve: klarsichthulle/prospekthulle | pochette plastique/pochette transparente/pochette perforee | funda de plastico/funda multitaladro
postage stamp/stamp: briefmarke | timbre/timbre poste | sello/estampilla
postcard/greeting card: postkarte/grusskarte | carte postale/carte de voeux | postal/tarjeta de felicitacion
projector: beamer/projektor | projecteur/videoprojecteur/retroprojecteur | proyector/canon
protractor: winkelmesser | rapporteur | transportador
rubber band: gummiband/gummiring | elastique | goma elastica/gomita
ruler: lineal | regle | regla
satchel/school bag: schulranzen/schultasche/ranzen | cartable | mochila escolar/cartera
scanner: scanner | scanner/numeriseur | escaner
scissors: - | paire de ciseaux | tijera
set square: geodreieck | equerre | escuadra/cartabon
sharpener/pencil sharpener: spitzer/anspitzer/bleistiftspitzer | taille crayon | sacapuntas/afilalapices
shredder: aktenvernichter/reisswolf | destructeur de documents/broyeur | destructora/trituradora
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
`
