/** Toys, music and arts. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const leisure = `
accordion: akkordeon/ziehharmonika | accordeon | acordeon
acrylic paint/acrylic: acrylfarbe/acryl | peinture acrylique/acrylique | pintura acrilica/acrilico
amplifier/amp: verstarker | amplificateur/ampli | amplificador
antique: antiquitat/antik | antiquite/antique | antiguedad
balloon: luftballon/ballon | ballon de baudruche/ballon | globo
banknote: geldschein/banknote | billet | billete
bass: bass/bassgitarre | basse | -
bead/beads: perle | perle | cuenta/abalorio
board game: brettspiel/gesellschaftsspiel | jeu de societe/jeu de plateau | juego de mesa
bow: - | archet | -
building block/block/cube: bauklotz/baustein/klotz/holzklotz | cube/bloc/brique | bloque/cubo
canvas: leinwand | toile | lienzo
card game: kartenspiel | jeu de cartes | juego de cartas
cd: cd | cd | cd
cello: cello | violoncelle | violonchelo/chelo
christmas tree: weihnachtsbaum/christbaum | sapin de noel | arbol de navidad
clarinet: klarinette | clarinette | clarinete
clay: ton/lehm | argile/terre glaise | arcilla/barro
coin: munze | piece/piece de monnaie | moneda
costume: verkleidung | - | -
craft supplies/craft material: bastelmaterial/bastelbedarf | materiel de loisirs creatifs/loisirs creatifs/materiel de bricolage | material de manualidades
crochet hook: hakelnadel | crochet | ganchillo/aguja de ganchillo
cymbal: becken | cymbale | platillo
decoration: dekoration/deko/schmuck | decoration/deco | decoracion/adorno
dice/die: wurfel | de a jouer | dado
double bass: kontrabass | contrebasse | contrabajo
drum/drums: trommel/schlagzeug | tambour/batterie | tambor/bateria
drumstick: drumstick/trommelstock | baguette | baqueta
dvd: dvd | dvd | dvd
easel: staffelei | chevalet | caballete
electric guitar: e gitarre/elektrogitarre | guitare electrique | guitarra electrica
felt: filz | feutre/feutrine | fieltro
film/movie: film | film | pelicula
firework: feuerwerk | feu d artifice/petard | fuego artificial/petardo
flute: flote/querflote | flute/flute traversiere | flauta
garland/bunting: girlande | guirlande | guirnalda
gift wrap/wrapping paper: geschenkpapier | papier cadeau | papel de regalo
gift: geschenk | cadeau | regalo
glitter: glitzer | paillette/paillettes | purpurina
gouache: gouache/deckfarbe | gouache | gouache/tempera
harmonica: mundharmonika | harmonica | armonica
harp: harfe | harpe | arpa
horn: horn | cor | trompa/cuerno
keyboard: keyboard | synthetiseur | -
kite: drachen | cerf volant | cometa
knitting needle: stricknadel | aiguille a tricoter | aguja de tejer/aguja de punto
mask: - | - | careta
modelling clay/plasticine: knete/knetmasse/modelliermasse | pate a modeler | plastilina
music stand: notenstander/notenpult | pupitre | atril
musical instrument/instrument: musikinstrument/instrument | instrument de musique/instrument | instrumento musical/instrumento
oboe: oboe | hautbois | oboe
oil paint: olfarbe | peinture a l huile | pintura al oleo/oleo
organ: orgel | orgue | organo
palette: palette | palette | paleta
piano: klavier/flugel | piano | piano
pottery/ceramics: keramik/topferware | poterie/ceramique | ceramica
puzzle/jigsaw: puzzle | puzzle/casse tete | puzle/rompecabezas
record/vinyl: schallplatte/platte/vinyl | disque/vinyle | disco/vinilo
recorder: blockflote | flute a bec | flauta dulce
ride on toy/tricycle: dreirad/rutschauto/bobbycar | tricycle/porteur | triciclo/correpasillos
saxophone: saxophon/saxofon | saxophone | saxofon
sheet music/score: noten/notenblatt/partitur | partition | partitura
soft toy/cuddly toy/plush toy: stofftier/kuscheltier/pluschtier | peluche/doudou | peluche/muneco de peluche
string lights/fairy lights: lichterkette | guirlande lumineuse | guirnalda de luces/luces de navidad
string: saite | corde | cuerda
tambourine: tamburin | tambourin | pandereta
teddy bear/teddy: teddy/teddybar | ours en peluche/nounours | oso de peluche
toy car: spielzeugauto | petite voiture/voiture miniature | coche de juguete/cochecito
toy: spielsache | - | -
train/railway: zug/eisenbahn | train | tren
triangle: triangel | triangle | triangulo
trombone: posaune | trombone | trombon
trumpet: trompete | trompette | trompeta
tuba: tuba | tuba | tuba
viola: bratsche/viola | alto | viola
watercolour/watercolor: wasserfarbe/aquarellfarbe | aquarelle | acuarela
xylophone: xylophon/xylofon | xylophone | xilofono
`
