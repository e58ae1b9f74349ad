/** What is said of goods: colours, shapes, condition, materials, countries. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const describing = `
acrylic: acryl | acrylique | acrilico
adult/adults: erwachsener/erwachsene | adulte | adulto
all year/all season/year round: ganzjahrig/ganzjahres | toutes saisons/quatre saisons/toute l annee | todo el ano/cuatro estaciones
aluminium/aluminum: aluminium/alu | aluminium/alu | aluminio
analogue/analog: analog | analogique | analogico
anodised/anodized: eloxiert | anodise | anodizado
anthracite: anthrazit | anthracite | antracita
approved: zugelassen/genehmigt | approuve/agree/homologue | aprobado/homologado
argentina: argentinien | argentine | argentina
artificial/fake: kunstlich/falsch | artificiel/faux | artificial/falso
austria: osterreich | autriche | austria
automatic: automatisch | automatique | automatico
autumn/fall: herbst | automne | otono
available/free: verfugbar/frei | disponible/libre | disponible/libre
baby/infant: baby/saugling | bebe/nourrisson | bebe
battery powered/cordless: akkubetrieben/batteriebetrieben | sur batterie/a batterie/a piles | a bateria/de bateria/a pilas
beige: beige | beige | beis/beige
belgium: belgien | belgique | belgica
big/large: gross | grand/gros | grande
biodegradable: biologisch abbaubar/abbaubar | biodegradable | biodegradable
brazil: brasilien | bresil | brasil
breathable: atmungsaktiv | respirant | transpirable
broken/damaged/defective: kaputt/zerbrochen/gebrochen | casse/brise | roto/quebrado/estropeado
brown: - | - | cafe
brushed: geburstet | brosse | cepillado
canada: kanada | canada | canada
carbon: karbon/carbon/kohlefaser | carbone/fibre de carbone | carbono/fibra de carbono
cast iron: gusseisern/guss | en fonte | hierro colado
ceramic: keramisch | - | -
certified: zertifiziert/gepruft | certifie/homologue | certificado/homologado
children/kids/child: kinder/kind | enfant/pour enfant/junior | nino/nina/infantil/de nino/para ninos
chile: chile | chili | chile
china: china | chine | china
chrome plated/chrome: verchromt | chrome | cromado
clay: - | terre cuite | -
clean: sauber | propre | limpio
closed: geschlossen | ferme | cerrado
coated: beschichtet | enduit/revetu | recubierto/revestido
cold: kalt | froid | frio
colourful/multicoloured/multicolor: bunt/mehrfarbig | multicolore/colore | multicolor/de colores
complete: vollstandig/komplett | complet | completo
conical: konisch | conique | conico
copper: kupfern | - | -
cordless/wireless: schnurlos/drahtlos | - | sin cable/sin cables
corrosive: atzend/korrosiv | corrosif | corrosivo
cream/ivory: creme/elfenbein/cremefarben | creme/ivoire/ecru | crema/marfil
crystal: kristall | cristal | cristal
curved: gebogen/gekrummt | courbe/cintre | curvo/curvado
czech republic/czechia: tschechien | republique tcheque/tchequie | chequia/republica checa
damaged: - | - | deteriorado
dark blue/navy: dunkelblau/marineblau | bleu fonce/bleu marine | azul oscuro/azul marino
dark green: dunkelgrun | vert fonce | verde oscuro
dark grey/anthracite: dunkelgrau/anthrazit | gris fonce/anthracite | gris oscuro/antracita
dark: dunkel | fonce/sombre | oscuro
deep: tief | profond | profundo/hondo
defective/broken/faulty: defekt/kaputt/fehlerhaft | defectueux/en panne/hors service | defectuoso/averiado/estropeado
denim: jeansstoff/denim | denim/jean | vaquero/denim
denmark: danemark | danemark | dinamarca
digital: digital | numerique/digital | digital
dirty: schmutzig/dreckig | sale | sucio
earthenware/stoneware: steingut/steinzeug | gres/faience | gres/loza
electric: strombetrieben | - | -
enamel/enamelled: emaille/email/emailliert | email/emaille | esmalte/esmaltado
england: england | angleterre | inglaterra
english: englisch | anglais | ingles
european: europaisch | europeen | europeo
faux leather: kunstleder | similicuir/simili cuir | polipiel/cuero sintetico
fibreglass/fiberglass: glasfaser | fibre de verre | fibra de vidrio
finland: finnland | finlande | finlandia
fireproof/fire resistant: feuerfest/feuerbestandig | ignifuge/resistant au feu | ignifugo
flammable/inflammable: entflammbar/brennbar/leicht entzundlich/entzundlich | inflammable | inflamable
flat: flach/platt | plat | plano/llano
fleece: fleece | polaire | polar/forro polar
flexible: flexibel/biegsam | flexible/souple | flexible
fragile/breakable: zerbrechlich/bruchempfindlich | fragile/cassable | fragil/quebradizo
france: frankreich | france | francia
french: franzosisch | francais | frances
front: vorne/vordere | devant | delantero/frontal
full: voll | plein | lleno
fur: fell/pelz | fourrure | piel/pelo
galvanised/galvanized: verzinkt | galvanise/zingue | galvanizado
genuine/real: echt | veritable/vrai/authentique | autentico/verdadero/genuino
german: deutsch | allemand | aleman
germany: deutschland | allemagne | alemania
glass: glasern | - | -
glossy/gloss/shiny: glanzend/hochglanz | brillant | brillante
golden/gold: golden/gold/goldfarben | dore/or | dorado/oro
good: gut | bon | bueno
granite: granit | granit | granito
greece: griechenland | grece | grecia
grey/gray: grau | gris | gris
hard: hart | dur | duro
hazardous/dangerous: gefahrlich | dangereux | peligroso
heat resistant: hitzebestandig/hitzefest | resistant a la chaleur | resistente al calor
heated: beheizt/beheizbar | chauffant/chauffe | calefactado/termico
heavy: schwer | lourd | pesado
hexagonal/hex: sechskant/sechseckig | hexagonal/six pans | hexagonal
high/tall: hoch | haut | alto
hot: heiss | chaud | caliente
hungary: ungarn | hongrie | hungria
illuminated/lit: beleuchtet | eclaire/lumineux | iluminado/luminoso
incomplete: unvollstandig | incomplet | incompleto
india: indien | inde | india
inflatable: aufblasbar | gonflable | inflable/hinchable
ireland: irland | irlande | irlanda
iron: eisern | - | -
italian: italienisch | italien | italiano
italy: italien | italie | italia
japan: japan | japon | japon
jute: jute | jute | yute
korea/south korea: korea/sudkorea | coree/coree du sud | corea/corea del sur
latex: latex | latex | latex
lead: blei | plomb | plomo
leather: ledern | - | -
left handed: linkshander | gaucher/pour gaucher | zurdo/para zurdos
left: links/linke | gauche | izquierdo/izquierda
light blue: hellblau | bleu clair/bleu ciel | azul claro/celeste
light green: hellgrun | vert clair | verde claro
light grey: hellgrau | gris clair | gris claro
light/lightweight: leicht | leger | ligero/liviano
light: hell | clair | claro
long: lang | long | largo
low: niedrig/flach | bas | -
lower/bottom: untere | inferieur | inferior
machine washable: maschinenwaschbar | lavable en machine | lavable a maquina
magnetic: magnetisch | magnetique | magnetico
manual: handbetrieben | - | -
matt/matte: matt | mat | mate
medium: mittel/mittelgross | - | mediano
men/mens/male: herren/manner | homme/pour homme/masculin | hombre/caballero/masculino/de hombre/para hombre
metal: metall/metallisch | metal/metallique | metal/metalico
mexico: mexiko | mexique | mexico
modern: modern | moderne | moderno
morocco: marokko | maroc | marruecos
narrow: schmal/eng | etroit | estrecho
natural: naturlich/natur | naturel/nature | natural
netherlands: niederlande/holland | pays bas/hollande | paises bajos/holanda
new: neuwertig | - | -
nitrile: nitril | nitrile | nitrilo
non slip/slip resistant/anti slip: rutschfest/rutschhemmend | antiderapant | antideslizante
non stick: antihaft/antihaftbeschichtet | antiadhesif/anti adhesif | antiadherente
norway: norwegen | norvege | noruega
nylon: nylon | nylon | nailon/nylon
oak: eichenholz | - | -
old: alt | vieux/ancien/vieille | viejo/antiguo
open: offen/geoffnet | ouvert | abierto
original: original | original/d origine | original
oval: oval | ovale | ovalado/oval
painted: lackiert/gestrichen/bemalt | peint | pintado
pointed/sharp: spitz | pointu | puntiagudo
poland: polen | pologne | polonia
polished: poliert | poli | pulido
polyester: polyester | polyester | poliester
porcelain/china: porzellan | porcelaine | porcelana
portable: tragbar/mobil | portable/portatif | portatil
portugal: portugal | portugal | portugal
professional: professionell/profi | professionnel/pro | profesional
purple/violet: lila/violett | violet/mauve/pourpre | morado/violeta/purpura/lila
radioactive: radioaktiv | radioactif | radiactivo
rattan/wicker: rattan/weide/korbgeflecht | rotin/osier | ratan/mimbre
rear/back: hinten/hintere | arriere | trasero/posterior
rectangular: rechteckig | rectangulaire | rectangular
recyclable: recycelbar | recyclable | reciclable
recycled: recycelt | recycle | reciclado
refrigerated/cooled: gekuhlt | refrigere | refrigerado
removable/detachable: abnehmbar | amovible/detachable | extraible/desmontable
right: rechts/rechte | droite/droit | derecho/derecha
rigid/stiff: steif/starr | rigide | rigido
rough: rau/grob | rugueux/brut | aspero/rugoso
round: rund | rond | redondo
rubber: - | gomme | -
rustproof/stainless: rostfrei | inoxydable | inoxidable
satin/semi gloss: seidenmatt/seidenglanzend/satin | satine | satinado
sharp: scharf | tranchant/aiguise | afilado
shockproof: stossfest | antichoc | antigolpes
short: kurz | - | -
silk: seiden | - | -
silver: silberfarben | - | -
slate: schiefer | ardoise | pizarra
smooth: glatt | lisse | liso
soft: weich | doux/mou/souple | blando/suave
spain: spanien | espagne | espana
spanish: spanisch | espagnol | espanol
spring: fruhling/fruhjahr | printemps | primavera
square: quadratisch/viereckig/eckig | carre | cuadrado
stainless steel: rostfreier stahl | - | -
stone: naturstein | - | -
straight: gerade | droit | recto
straw: stroh | - | paja
strong: stark | fort | fuerte
suede: wildleder/velours | daim/suede | ante/gamuza
sweden: schweden | suede | suecia
switzerland: schweiz | suisse | suiza
taiwan: taiwan | taiwan | taiwan
terracotta: terrakotta | terre cuite | terracota/barro cocido
thick: dick | epais | grueso
thin: dunn | mince/fin | fino/delgado
threaded: mit gewinde | filete | roscado
tin/pewter: zinn | etain | estano
titanium: titan | titane | titanio
toxic/poisonous: giftig/toxisch | toxique/veneneux | toxico/venenoso
transparent/clear: transparent/durchsichtig/klar | transparent | transparente
turkey: turkei | turquie | turquia
turquoise: turkis | turquoise | turquesa
unbreakable: unzerbrechlich/bruchsicher | incassable | irrompible
unisex: unisex | unisexe/mixte | unisex
united kingdom/great britain: grossbritannien/vereinigtes konigreich | royaume uni/grande bretagne | reino unido/gran bretana
united states/usa/america: usa/vereinigte staaten/amerika | etats unis/amerique | estados unidos/eeuu/america
untreated/raw: unbehandelt/roh | brut/non traite | sin tratar/crudo/bruto
upper/top: obere | superieur | superior
used/second hand: - | d occasion/occasion/usage/seconde main | usado/de segunda mano
varnished/lacquered: lackiert | verni/laque | barnizado/lacado
vietnam: vietnam | vietnam/viet nam | vietnam
vintage: vintage/retro | vintage/retro | vintage/retro
vinyl: vinyl | vinyle | vinilo
viscose: viskose | viscose | viscosa
visible: sichtbar | visible | visible
water repellent: wasserabweisend | hydrofuge/deperlant | repelente al agua
waterproof: - | waterproof | resistente al agua/sumergible
wax: wachs | cire | cera
weak: schwach | faible | debil
weatherproof: wetterfest | resistant aux intemperies | resistente a la intemperie
wet: - | mouille | mojado
wide: weit | - | -
windproof: winddicht | coupe vent | cortavientos
wired/corded: kabelgebunden/verkabelt | filaire/avec fil | con cable/cableado
women/womens/female/ladies: damen/frauen | femme/pour femme/feminin/dame | mujer/senora/femenino/de mujer/para mujer
wood/wooden: holz/holzern | bois | madera
wool/woollen: wolle/wollen | laine | lana
worn: abgenutzt/verschlissen/abgetragen | use/usage | gastado/desgastado
zinc: zink | zinc | zinc/cinc
`
