/** Toys, music and arts. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const leisure = `
accordion: akkordeon/ziehharmonika | accordeon | acordeon
acrylic paint/acrylic: acrylfarbe/acryl | peinture acrylique/acrylique | pintura acrilica/acrilico
amplifier/amp: verstarker | amplificateur/ampli | amplificador
antique: antiquitat/antik | antiquite/antique | antiguedad
baby carrier: babytrage/tragetuch | porte bebe/echarpe de portage | portabebes/mochila portabebes
baby food/baby puree: babynahrung/babybrei/glaschen | petit pot/aliment pour bebe | potito/papilla
baby gym/play mat: spielbogen/krabbeldecke/spielmatte | tapis d eveil/tapis de jeu | manta de actividades/alfombra de juegos
baby monitor: babyphone/babyfon | babyphone/ecoute bebe | vigilabebes
bagpipe/bagpipes: dudelsack | cornemuse | gaita
balloon: luftballon/ballon | ballon de baudruche/ballon | globo
banjo: banjo | banjo | banyo
banknote: geldschein/banknote | billet | billete
bass: bass/bassgitarre | basse | -
bassoon: fagott | basson | fagot
bead/beads: perle | perle | cuenta/abalorio
board game: brettspiel/gesellschaftsspiel | jeu de societe/jeu de plateau | juego de mesa
bodysuit/onesie: body/strampler | body/grenouillere | body/pelele
bongo/bongos: bongo | bongo | bongo
bow: geigenbogen | archet | -
breast pump: milchpumpe | tire lait | sacaleches
building block/block/cube: bauklotz/baustein/klotz/holzklotz | cube/bloc/brique | bloque/cubo
building bricks/bricks: baustein/legostein | brique | ladrillo de construccion/bloque
cajon: cajon | cajon | cajon
canvas: leinwand | toile | lienzo
capo: kapodaster | capodastre | cejilla
card game: kartenspiel | jeu de cartes | juego de cartas
cd: cd | cd | cd
cello: cello | violoncelle | violonchelo/chelo
chalk/pastel chalk: pastellkreide | pastel sec/pastel | tiza pastel/pastel
changing mat: wickelunterlage/wickelauflage | matelas a langer | cambiador
charcoal: zeichenkohle/kohle | fusain | carboncillo
christmas tree: weihnachtsbaum/christbaum | sapin de noel | arbol de navidad
clarinet: klarinette | clarinette | clarinete
clay: ton/lehm | argile/terre glaise | arcilla/barro
coin: munze | piece/piece de monnaie | moneda
coloured paper/construction paper: buntpapier/tonpapier | papier de couleur | papel de color/cartulina
costume: verkleidung | - | -
craft supplies/craft material: bastelmaterial/bastelbedarf | materiel de loisirs creatifs/loisirs creatifs/materiel de bricolage | material de manualidades
crepe paper: krepppapier | papier crepon | papel crepe/papel crepon
crochet hook: hakelnadel | crochet | ganchillo/aguja de ganchillo
cymbal: becken | cymbale | platillo
decoration: dekoration/deko/schmuck | decoration/deco | decoracion/adorno
dice/die: wurfel | de a jouer | dado
doll house: puppenhaus | maison de poupee | casa de munecas
doll pram: puppenwagen | poussette de poupee/landau de poupee | cochecito de munecas
double bass: kontrabass | contrebasse | contrabajo
drawing paper: zeichenpapier | papier a dessin | papel de dibujo
drum/drums: trommel/schlagzeug | tambour/batterie | tambor/bateria
drumstick: drumstick/trommelstock | baguette | baqueta
dvd: dvd | dvd | dvd
easel: staffelei | chevalet | caballete
electric guitar: e gitarre/elektrogitarre | guitare electrique | guitarra electrica
felt: filz | feutre/feutrine | fieltro
figure/figurine: figur/spielfigur | figurine | figura/figurita
film/movie: film | film | pelicula
finger paint: fingerfarbe | peinture a doigts | pintura de dedos
firework: feuerwerk | feu d artifice/petard | fuego artificial/petardo
flute: flote/querflote | flute/flute traversiere | flauta
fog machine/smoke machine: nebelmaschine | machine a fumee | maquina de humo
formula/infant formula: sauglingsmilch/babymilch/milchpulver | lait infantile/lait en poudre | leche de formula/leche infantil
french horn/horn: waldhorn/horn | cor d harmonie/cor | trompa
garland/bunting: girlande | guirlande | guirnalda
gift wrap/wrapping paper: geschenkpapier | papier cadeau | papel de regalo
gift: geschenk | cadeau | regalo
glaze: glasur | email/glacure | esmalte
glitter: glitzer | paillette/paillettes | purpurina
gong: gong | gong | gong
gouache: gouache/deckfarbe | gouache | gouache/tempera
guitar pick/pick/plectrum: plektrum | mediator/plectre | pua
guitar strap/strap: gitarrengurt/gurt | sangle de guitare/sangle | correa de guitarra/correa
harmonica: mundharmonika | harmonica | armonica
harp: harfe | harpe | arpa
horn: horn | cor | trompa/cuerno
instrument case/case: instrumentenkoffer/koffer/etui | etui/housse | estuche/funda
keyboard: keyboard | synthetiseur | -
kiln: brennofen | four ceramique/four de potier | horno de ceramica
kite: drachen | cerf volant | cometa
knitting needle: stricknadel | aiguille a tricoter | aguja de tejer/aguja de punto
magnet/magnets: magnet | aimant | iman
mandolin: mandoline | mandoline | mandolina
marble: murmel | bille | canica
mask: - | - | careta
metronome: metronom | metronome | metronomo
mixing desk/mixer: mischpult | table de mixage | mesa de mezclas
mobile: mobile | mobile | movil de cuna
model car: modellauto | voiture miniature/modele reduit | coche en miniatura
model kit: modellbausatz/bausatz | maquette | maqueta/kit de modelismo
modelling clay/plasticine: knete/knetmasse/modelliermasse | pate a modeler | plastilina
mouthpiece: mundstuck | bec/embouchure | boquilla
music stand: notenstander/notenpult | pupitre | atril
musical instrument/instrument: musikinstrument/instrument | instrument de musique/instrument | instrumento musical/instrumento
mute: dampfer | sourdine | sordina
oboe: oboe | hautbois | oboe
oil paint: olfarbe | peinture a l huile | pintura al oleo/oleo
organ: orgel | orgue | organo
origami paper: origamipapier/faltpapier | papier origami | papel de origami
pa system/pa: beschallungsanlage/pa anlage | sono/sonorisation | equipo de sonido
paint/poster paint/tempera: temperafarbe/plakafarbe/schulfarbe | gouache/peinture a l eau | tempera
palette: palette | palette | paleta
pastels/pastel: pastellkreide/pastell | pastel | pastel
photograph/photo: foto/fotografie | photo/photographie | foto/fotografia
piano: klavier/flugel | piano | piano
piccolo: piccolo/piccoloflote | piccolo | flautin/piccolo
play sand: spielsand | sable de jeu | arena de juego
playing cards: spielkarte/spielkarten | carte a jouer/cartes a jouer | carta/naipe
playpen: laufstall/laufgitter | parc bebe/parc | parque infantil/corralito
potters wheel: topferscheibe | tour de potier | torno de alfarero
pottery/ceramics: keramik/topferware | poterie/ceramique | ceramica
potty: topfchen | pot | orinal
print/art print: druck/kunstdruck | estampe/tirage/impression | grabado/lamina/impresion
puppet: handpuppe/marionette | marionnette/poupee a main | marioneta/titere
puzzle/jigsaw: puzzle | puzzle/casse tete | puzle/rompecabezas
rattle: rassel | hochet | sonajero
record/vinyl: schallplatte/platte/vinyl | disque/vinyle | disco/vinilo
recorder: blockflote | flute a bec | flauta dulce
reed: blatt/rohrblatt | anche | cana/lengueta
ride on toy/tricycle: dreirad/rutschauto/bobbycar | tricycle/porteur | triciclo/correpasillos
rocking horse: schaukelpferd | cheval a bascule | caballito de madera/balancin
rosin: kolophonium | colophane | colofonia/resina
saxophone: saxophon/saxofon | saxophone | saxofon
screen/projection screen: leinwand/projektionsleinwand | ecran de projection | pantalla de proyeccion
sculpture: skulptur/plastik | sculpture | escultura
sheet music/score: noten/notenblatt/partitur | partition | partitura
sketchbook: skizzenbuch/zeichenblock | carnet de croquis/carnet a dessin | cuaderno de dibujo/bloc de dibujo
sleeping sack: babyschlafsack/schlafsack | gigoteuse/turbulette | saco de dormir para bebe
soft toy/cuddly toy/plush toy: stofftier/kuscheltier/pluschtier | peluche/doudou | peluche/muneco de peluche
spinning top: kreisel | toupie | peonza
stage light/spotlight: scheinwerfer/buhnenscheinwerfer | projecteur | foco/proyector
stair gate/safety gate: turschutzgitter/treppenschutzgitter | barriere de securite | barrera de seguridad
string lights/fairy lights: lichterkette | guirlande lumineuse | guirnalda de luces/luces de navidad
string: saite | corde | cuerda
tambourine: tamburin | tambourin | pandereta
teddy bear/teddy: teddy/teddybar | ours en peluche/nounours | oso de peluche
timpani: pauke | timbale | timbal
tissue paper: seidenpapier | papier de soie | papel de seda
toy car: spielzeugauto | petite voiture/voiture miniature | coche de juguete/cochecito
toy kitchen: spielkuche/kinderkuche | cuisine enfant/dinette | cocina de juguete/cocinita
toy: spielsache | - | -
train/railway: zug/eisenbahn | train | tren
triangle: triangel | triangle | triangulo
trombone: posaune | trombone | trombon
trumpet: trompete | trompette | trompeta
tuba: tuba | tuba | tuba
tuner: stimmgerat | accordeur | afinador
turntable/record player: plattenspieler | platine/tourne disque | tocadiscos/plato
ukulele: ukulele | ukulele | ukelele
viola: bratsche/viola | alto | viola
watercolour paper: aquarellpapier | papier aquarelle | papel de acuarela
watercolour/watercolor: wasserfarbe/aquarellfarbe | aquarelle | acuarela
wooden toy: holzspielzeug | jouet en bois | juguete de madera
xylophone: xylophon/xylofon | xylophone | xilofono
`
