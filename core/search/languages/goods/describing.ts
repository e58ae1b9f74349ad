/** What is said of goods: colours, shapes, condition, materials, countries. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const describing = `
acrylic: acryl | acrylique | acrilico
adjustable: verstellbar/einstellbar | reglable/ajustable | ajustable/regulable
adult/adults: erwachsener/erwachsene | adulte | adulto
airtight: luftdicht | hermetique | hermetico
all year/all season/year round: ganzjahrig/ganzjahres | toutes saisons/quatre saisons/toute l annee | todo el ano/cuatro estaciones
aluminium/aluminum: aluminium/alu | aluminium/alu | aluminio
american: amerikanisch | americain | americano/estadounidense
analogue/analog: analog | analogique | analogico
anodised/anodized: eloxiert | anodise | anodizado
anthracite: anthrazit | anthracite | antracita
approved: zugelassen/genehmigt | approuve/agree/homologue | aprobado/homologado
argentina: argentinien | argentine | argentina
artificial/fake: kunstlich/falsch | artificiel/faux | artificial/falso
australia: australien | australie | australia
austria: osterreich | autriche | austria
austrian: osterreichisch | autrichien | austriaco
automatic: automatisch | automatique | automatico
autumn/fall: herbst | automne | otono
available/free: verfugbar/frei | disponible/libre | disponible/libre
baby/infant: baby/saugling | bebe/nourrisson | bebe
bangladesh: bangladesch | bangladesh | banglades
battery powered/cordless: akkubetrieben/batteriebetrieben | sur batterie/a batterie/a piles | a bateria/de bateria/a pilas
beige: beige | beige | beis/beige
belgium: belgien | belgique | belgica
big/large: gross | grand/gros | grande
biodegradable: biologisch abbaubar/abbaubar | biodegradable | biodegradable
bone: knochen/bein | os | hueso
brazil: brasilien | bresil | brasil
breathable: atmungsaktiv | respirant | transpirable
broken/damaged/defective: kaputt/zerbrochen/gebrochen | casse/brise | roto/quebrado/estropeado
brown: - | - | cafe
brushed: geburstet | brosse | cepillado
bulgaria: bulgarien | bulgarie | bulgaria
burgundy/bordeaux: bordeaux/weinrot/bordeauxrot | bordeaux | burdeos/granate
canada: kanada | canada | canada
canvas: segeltuch | - | lona
carbon steel: kohlenstoffstahl | acier au carbone | acero al carbono
carbon: karbon/carbon/kohlefaser | carbone/fibre de carbone | carbono/fibra de carbono
cast iron: gusseisern/guss | en fonte | hierro colado
ceramic: keramisch | - | -
certified: zertifiziert/gepruft | certifie/homologue | certificado/homologado
charcoal: anthrazit | charbon/anthracite | antracita
children/kids/child: kinder/kind | enfant/pour enfant/junior | nino/nina/infantil/de nino/para ninos
chile: chile | chili | chile
china: china | chine | china
chinese: chinesisch | chinois | chino
chrome plated/chrome: verchromt | chrome | cromado
clay: - | terre cuite | -
clean: sauber | propre | limpio
closed: geschlossen | ferme | cerrado
coated: beschichtet | enduit/revetu | recubierto/revestido
cold: kalt | froid | frio
colombia: kolumbien | colombie | colombia
colourful/multicoloured/multicolor: bunt/mehrfarbig | multicolore/colore | multicolor/de colores
compact: kompakt | compact | compacto
complete: vollstandig/komplett | complet | completo
conical: konisch | conique | conico
copper: kupfern/kupferfarben | - | -
cordless/wireless: schnurlos/drahtlos | - | sin cable/sin cables
corrosive: atzend/korrosiv | corrosif | corrosivo
costa rica: costa rica | costa rica | costa rica
cream/ivory: creme/elfenbein/cremefarben | creme/ivoire/ecru | crema/marfil
croatia: kroatien | croatie | croacia
cuba: kuba | cuba | cuba
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
diamond: diamant | diamant | diamante
digital: digital | numerique/digital | digital
dirty: schmutzig/dreckig | sale | sucio
double sided: doppelseitig/beidseitig | double face/recto verso | doble cara/de doble cara
dutch: hollandisch/niederlandisch | neerlandais/hollandais | neerlandes/holandes
earthenware/stoneware: steingut/steinzeug | gres/faience | gres/loza
ebony: ebenholz | ebene | ebano
ecru/natural: ecru/naturweiss/rohweiss | ecru | crudo
ecuador: ecuador | equateur | ecuador
egypt: agypten | egypte | egipto
elastic: elastisch | - | -
electric: strombetrieben | - | -
enamel/enamelled: emaille/email/emailliert | email/emaille | esmalte/esmaltado
england: england | angleterre | inglaterra
english: englisch | anglais | ingles
estonia: estland | estonie | estonia
ethiopia: athiopien | ethiopie | etiopia
european: europaisch | europeen | europeo
extra large: extragross/ubergross | tres grand/extra large | extra grande/extragrande
faux leather: kunstleder | similicuir/simili cuir | polipiel/cuero sintetico
feather/feathers: feder | plume | pluma
fibreglass/fiberglass: glasfaser | fibre de verre | fibra de vidrio
finland: finnland | finlande | finlandia
fireproof/fire resistant: feuerfest/feuerbestandig | ignifuge/resistant au feu | ignifugo
flammable/inflammable: entflammbar/brennbar/leicht entzundlich/entzundlich | inflammable | inflamable
flat: flach/platt | plat | plano/llano
fleece: fleece | polaire | polar/forro polar
flexible: flexibel/biegsam | flexible/souple | flexible
fluorescent/neon: neon/leuchtend | fluo/fluorescent | fluor/fluorescente
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
greek: griechisch | grec | griego
grey/gray: grau | gris | gris
hard: hart | dur | duro
hardwood: hartholz | bois dur | madera dura
hazardous/dangerous: gefahrlich | dangereux | peligroso
heat resistant: hitzebestandig/hitzefest | resistant a la chaleur | resistente al calor
heated: beheizt/beheizbar | chauffant/chauffe | calefactado/termico
heavy: schwer | lourd | pesado
hexagonal/hex: sechskant/sechseckig | hexagonal/six pans | hexagonal
high/tall: hoch | haut | alto
horn: - | corne | asta
hot: heiss | chaud | caliente
hungary: ungarn | hongrie | hungria
iceland: island | islande | islandia
illuminated/lit: beleuchtet | eclaire/lumineux | iluminado/luminoso
incomplete: unvollstandig | incomplet | incompleto
india: indien | inde | india
indonesia: indonesien | indonesie | indonesia
inflatable: aufblasbar | gonflable | inflable/hinchable
ireland: irland | irlande | irlanda
irish: irisch | irlandais | irlandes
iron: eisern | - | -
israel: israel | israel | israel
italian: italienisch | italien | italiano
italy: italien | italie | italia
ivory: elfenbein | ivoire | marfil
japan: japan | japon | japon
japanese: japanisch | japonais | japones
jute: jute | jute | yute
kenya: kenia | kenya | kenia
khaki: khaki | kaki | caqui
korea/south korea: korea/sudkorea | coree/coree du sud | corea/corea del sur
latex: latex | latex | latex
latin: latein/lateinisch | latin | latin
latvia: lettland | lettonie | letonia
lead: blei | plomb | plomo
leather: ledern | - | -
left handed: linkshander | gaucher/pour gaucher | zurdo/para zurdos
left: links/linke | gauche | izquierdo/izquierda
light blue: hellblau | bleu clair/bleu ciel | azul claro/celeste
light green: hellgrun | vert clair | verde claro
light grey: hellgrau | gris clair | gris claro
light/lightweight: leicht | leger | ligero/liviano
light: hell | clair | claro
lithuania: litauen | lituanie | lituania
lockable: verschliessbar | fermant a cle | con llave
long: lang | long | largo
low: niedrig/flach | bas | -
lower/bottom: untere | inferieur | inferior
luxembourg: luxemburg | luxembourg | luxemburgo
machine washable: maschinenwaschbar | lavable en machine | lavable a maquina
magnetic: magnetisch | magnetique | magnetico
mahogany: mahagoni | acajou | caoba
manual: handbetrieben | - | -
matt/matte: matt | mat | mate
mdf: mdf | mdf | mdf/dm
medium: mittel/mittelgross | - | mediano
men/mens/male: herren/manner | homme/pour homme/masculin | hombre/caballero/masculino/de hombre/para hombre
metal: metall/metallisch | metal/metallique | metal/metalico
mexico: mexiko | mexique | mexico
microfibre/microfiber: mikrofaser | microfibre | microfibra
mini/tiny: mini/winzig | mini/minuscule | mini/diminuto
mint/mint green: mint/mintgrun | vert menthe | verde menta
modern: modern | moderne | moderno
morocco: marokko | maroc | marruecos
mottled/marbled: meliert/marmoriert | chine/marbre | jaspeado/marmolado
mustard/mustard yellow: senfgelb/senf | jaune moutarde/moutarde | mostaza
narrow: schmal/eng | etroit | estrecho
natural: naturlich/natur | naturel/nature | natural
netherlands: niederlande/holland | pays bas/hollande | paises bajos/holanda
new zealand: neuseeland | nouvelle zelande | nueva zelanda
new: neuwertig | - | -
nickel: nickel | nickel | niquel
nitrile: nitril | nitrile | nitrilo
non slip/slip resistant/anti slip: rutschfest/rutschhemmend | antiderapant | antideslizante
non stick: antihaft/antihaftbeschichtet | antiadhesif/anti adhesif | antiadherente
norway: norwegen | norvege | noruega
nylon: nylon | nylon | nailon/nylon
oak: eichenholz | - | -
old: alt | vieux/ancien/vieille | viejo/antiguo
olive/olive green: oliv/olivgrun | vert olive/olive | verde oliva/oliva
open: offen/geoffnet | ouvert | abierto
original: original | original/d origine | original
oval: oval | ovale | ovalado/oval
painted: lackiert/gestrichen/bemalt | peint | pintado
pakistan: pakistan | pakistan | pakistan
pastel: pastell | pastel | pastel
pearl: perle | perle | perla
perforated: perforiert/gelocht | perfore | perforado
peru: peru | perou | peru
petrol: petrol | petrole/bleu petrole | petroleo
philippines: philippinen | philippines | filipinas
plain coloured/solid: einfarbig/uni | uni | liso
platinum: platin | platine | platino
plexiglass/acrylic glass: plexiglas/acrylglas | plexiglas | metacrilato/plexiglas
pointed/sharp: spitz | pointu | puntiagudo
poland: polen | pologne | polonia
polished: poliert | poli | pulido
polyester: polyester | polyester | poliester
polyethylene: polyethylen | polyethylene | polietileno
polypropylene: polypropylen | polypropylene | polipropileno
polystyrene/styrofoam: styropor/polystyrol | polystyrene | poliestireno/poliespan/corcho blanco
porcelain/china: porzellan | porcelaine | porcelana
portable: tragbar/mobil | portable/portatif | portatil
portugal: portugal | portugal | portugal
portuguese: portugiesisch | portugais | portugues
professional: professionell/profi | professionnel/pro | profesional
purple/violet: lila/violett | violet/mauve/pourpre | morado/violeta/purpura/lila
pvc: pvc | pvc | pvc
radioactive: radioaktiv | radioactif | radiactivo
rattan/wicker: rattan/weide/korbgeflecht | rotin/osier | ratan/mimbre
rear/back: hinten/hintere | arriere | trasero/posterior
rectangular: rechteckig | rectangulaire | rectangular
recyclable: recycelbar | recyclable | reciclable
recycled paper: recyclingpapier | papier recycle | papel reciclado
recycled: recycelt | recycle | reciclado
reflective: reflektierend | reflechissant | reflectante
refrigerated/cooled: gekuhlt | refrigere | refrigerado
removable/detachable: abnehmbar | amovible/detachable | extraible/desmontable
right: rechts/rechte | droite/droit | derecho/derecha
rigid/stiff: steif/starr | rigide | rigido
romania: rumanien | roumanie | rumania
rotatable/swivel: drehbar | rotatif/pivotant | giratorio
rough: rau/grob | rugueux/brut | aspero/rugoso
round: rund | rond | redondo
royal blue: konigsblau | bleu roi | azul real
rubber: - | gomme | -
russia: russland | russie | rusia
russian: russisch | russe | ruso
rustproof/stainless: rostfrei | inoxydable | inoxidable
salmon: lachsfarben | - | -
sand: sandfarben | - | -
satin/semi gloss: seidenmatt/seidenglanzend/satin | satine | satinado
scotland: schottland | ecosse | escocia
scottish/scotch: schottisch | ecossais | escoces
sealed: versiegelt/verschlossen | scelle | sellado/precintado
self adhesive: selbstklebend | autocollant/adhesif | autoadhesivo/adhesivo
serbia: serbien | serbie | serbia
sharp: scharf | tranchant/aiguise | afilado
sheepskin: lammfell/schaffell | peau de mouton | piel de oveja/borrego
shockproof: stossfest | antichoc | antigolpes
short: kurz | - | -
silk: seiden | - | -
silver: silberfarben | - | -
single sided: einseitig | simple face | una cara
sky blue: himmelblau | bleu ciel | azul cielo/celeste
slate: schiefer | ardoise | pizarra
slim: schmal/schlank | mince/fin | delgado
slovakia: slowakei | slovaquie | eslovaquia
slovenia: slowenien | slovenie | eslovenia
smooth: glatt | lisse | liso
soft: weich | doux/mou/souple | blando/suave
softwood: weichholz/nadelholz | bois tendre/resineux | madera blanda
solid wood: massivholz | bois massif | madera maciza
south africa: sudafrika | afrique du sud | sudafrica
spain: spanien | espagne | espana
spanish: spanisch | espagnol | espanol
spring steel: federstahl | acier a ressort | acero para muelles
spring: fruhling/fruhjahr | printemps | primavera
spruce: - | - | picea
square: quadratisch/viereckig/eckig | carre | cuadrado
stainless steel: rostfreier stahl | - | -
stone: naturstein | - | -
straight: gerade | droit | recto
straw: stroh | - | paja
strong: stark | fort | fuerte
sturdy/robust: stabil/robust | solide/robuste | robusto/resistente
suede: wildleder/velours | daim/suede | ante/gamuza
sweden: schweden | suede | suecia
swiss: schweizer/schweizerisch | suisse | suizo
switzerland: schweiz | suisse | suiza
taiwan: taiwan | taiwan | taiwan
tall: hoch/gross | haut/grand | alto
tarpaulin fabric: plane/lkw plane | bache | lona
teflon: teflon | teflon | teflon
terracotta: terrakotta | terre cuite | terracota/barro cocido
terry/terry cloth: frottee/frottier | eponge/tissu eponge | rizo/felpa
thailand: thailand | thailande | tailandia
thick: dick | epais | grueso
thin: dunn | mince/fin | fino/delgado
threaded: mit gewinde | filete | roscado
tin/pewter: zinn | etain | estano
titanium: titan | titane | titanio
toxic/poisonous: giftig/toxisch | toxique/veneneux | toxico/venenoso
transparent/clear: transparent/durchsichtig/klar | transparent | transparente
tunisia: tunesien | tunisie | tunez
turkey: turkei | turquie | turquia
turquoise: turkis | turquoise | turquesa
two tone: zweifarbig | bicolore | bicolor
ukraine: ukraine | ukraine | ucrania
unbreakable: unzerbrechlich/bruchsicher | incassable | irrompible
unisex: unisex | unisexe/mixte | unisex
united kingdom/great britain: grossbritannien/vereinigtes konigreich | royaume uni/grande bretagne | reino unido/gran bretana
united states/usa/america: usa/vereinigte staaten/amerika | etats unis/amerique | estados unidos/eeuu/america
untreated/raw: unbehandelt/roh | brut/non traite | sin tratar/crudo/bruto
upper/top: obere | superieur | superior
used/second hand: - | d occasion/occasion/usage/seconde main | usado/de segunda mano
varnished/lacquered: lackiert | verni/laque | barnizado/lacado
veneer: furnier/furniert | placage | chapa de madera
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
wrought iron: schmiedeeisen | fer forge | hierro forjado
zinc: zink | zinc | zinc/cinc
`
