/** Furniture. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const furniture = `
adjustable/height adjustable: verstellbar/einstellbar/hohenverstellbar | reglable/ajustable | regulable/ajustable
armchair: sessel/lehnsessel | fauteuil | sillon/butaca
armrest: armlehne | accoudoir | reposabrazos
backrest: lehne/ruckenlehne | dossier | respaldo
bar stool: barhocker | tabouret de bar | taburete de bar
bed: bett | lit | cama
bedside table/nightstand: nachttisch | table de chevet/table de nuit | mesita de noche/mesilla
bench: bank/sitzbank | banc/banquette | banco
blackboard/chalkboard: tafel/schultafel/wandtafel | tableau noir/tableau | pizarra/encerado/pizarron
bookcase/bookshelf: bucherregal/bucherschrank | bibliotheque/etagere a livres | libreria/estanteria
bunk bed: etagenbett/stockbett | lit superpose/lits superposes | litera
cabinet: - | vitrine | vitrina
castor/wheel: rolle/laufrolle/lenkrolle | roulette | ruedecilla/rueda
chest of drawers/dresser: kommode | commode | comoda
coffee table: couchtisch | table basse | mesa de centro/mesita
cupboard/cabinet: schrank | placard/armoire/buffet | armario/alacena
desk: schreibtisch/schulbank/pult | bureau/pupitre | escritorio/pupitre
dining table: esstisch | table a manger | mesa de comedor
display case/showcase: vitrine/schaukasten | vitrine/presentoir | vitrina/expositor
drawer: schubfach | - | -
filing cabinet: aktenschrank | classeur a tiroirs/caisson/armoire a dossiers | archivador/fichero
folding chair: klappstuhl | chaise pliante | silla plegable
folding/foldable: klappbar/faltbar/zusammenklappbar/klapp/falt | pliant/pliable/repliable | plegable/plegadizo
furniture: mobel/mobiliar/einrichtung | meuble/mobilier/ameublement | mueble/mobiliario
hook: haken/kleiderhaken | crochet/patere | gancho/percha
ladder: - | escabeau | escalera de mano
lectern: rednerpult/stehpult | pupitre/lutrin | atril
locker: spind/schliessfach | casier/vestiaire | taquilla/casillero
notice board/bulletin board/pinboard: pinnwand/schwarzes brett/anschlagtafel | tableau d affichage/panneau d affichage | tablon/tablon de anuncios
office chair: burostuhl/drehstuhl | chaise de bureau/fauteuil de bureau | silla de oficina/silla de escritorio
partition/screen: trennwand/paravent/stellwand | paravent/cloison | biombo/mampara/tabique
rack: regal/gestell/stander | rack/rayonnage/ratelier/casier | rack/estanteria/bastidor
seat height: sitzhohe | hauteur d assise/hauteur du siege/hauteur de siege | altura de asiento/altura del asiento
seat: sitz/sitzplatz | siege/assise/place | asiento/plaza
shelf/rack: regal/regalbrett/ablage | etagere/rayon/rayonnage/tablette | estante/estanteria/balda/repisa
sofa/couch: sofa/couch | canape/divan | sofa
stackable: stapelbar | empilable/gerbable | apilable
stage: buhne | scene/estrade | escenario/tarima
stepladder: stehleiter/trittleiter/bockleiter | escabeau/marchepied | escalera de tijera
stool: hocker/schemel | tabouret | taburete/banqueta
swivel: drehbar | pivotant/rotatif | giratorio
upholstered: gepolstert | rembourre/tapisse/capitonne | tapizado/acolchado
wall mounted: wandmontiert/wandhangend/wand | mural/fixe au mur | de pared/mural/montado en pared
wardrobe: kleiderschrank | armoire/garde robe/penderie | armario/ropero
whiteboard: whiteboard/weisswandtafel | tableau blanc | pizarra blanca
`
