/** What is said of goods: colours, shapes, condition, materials, countries. The form is that of `trade-words.ts`; lines in alphabetical order. */
export const describing = `
acrylic: acryl | acrylique | acrilico
activated carbon: aktivkohle | charbon actif | carbon activo
adjustable: verstellbar/einstellbar | reglable/ajustable | ajustable/regulable
adult/adults: erwachsener/erwachsene | adulte | adulto
airtight: luftdicht | hermetique | hermetico
alder: erle | aulne | aliso
all year/all season/year round: ganzjahrig/ganzjahres | toutes saisons/quatre saisons/toute l annee | todo el ano/cuatro estaciones
aluminium/aluminum: aluminium/alu | aluminium/alu | aluminio
amber: bernstein | ambre | ambar
american: amerikanisch | americain | americano/estadounidense
analogue/analog: analog | analogique | analogico
ancient/antique: antik | antique/ancien | antiguo
ankle: knochel/sprunggelenk | cheville | tobillo
anodised/anodized: eloxiert | anodise | anodizado
anthracite: anthrazit | anthracite | antracita
approved/homologated/certified: zugelassen/zertifiziert/gepruft | homologue/certifie | homologado/certificado
approved: zugelassen/genehmigt | approuve/agree/homologue | aprobado/homologado
argentina: argentinien | argentine | argentina
argon: argon | argon | argon
arm: arm | bras | brazo
art: kunst | art | arte
artificial/fake: kunstlich/falsch | artificiel/faux | artificial/falso
australia: australien | australie | australia
austria: osterreich | autriche | austria
austrian: osterreichisch | autrichien | austriaco
automatic: automatisch | automatique | automatico
autumn/fall: herbst | automne | otono
available/free: verfugbar/frei | disponible/libre | disponible/libre
baby/infant: baby/saugling | bebe/nourrisson | bebe
back: rucken | dos | espalda
bangladesh: bangladesch | bangladesh | banglades
battery powered/cordless: akkubetrieben/batteriebetrieben | sur batterie/a batterie/a piles | a bateria/de bateria/a pilas
bee friendly: bienenfreundlich | mellifere | melifera/para abejas
beige: beige | beige | beis/beige
belgium: belgien | belgique | belgica
big/large: gross | grand/gros | grande
biodegradable: biologisch abbaubar/abbaubar | biodegradable | biodegradable
birthday: geburtstag | anniversaire | cumpleanos
blonde/blond: blond | blond | rubio
body: korper | corps | cuerpo
bone: knochen/bein | os | hueso
brazil: brasilien | bresil | brasil
breathable: atmungsaktiv | respirant | transpirable
bright: hell | clair/lumineux/vif | brillante/vivo/luminoso
broad: breit | large | ancho
broken/damaged/defective: kaputt/zerbrochen/gebrochen | casse/brise | roto/quebrado/estropeado
brown: - | - | cafe
brushed: geburstet | brosse | cepillado
bulgaria: bulgarien | bulgarie | bulgaria
burgundy/bordeaux: bordeaux/weinrot/bordeauxrot | bordeaux | burdeos/granate
canada: kanada | canada | canada
canvas: segeltuch | - | lona
carbon dioxide: kohlendioxid/kohlensaure | dioxyde de carbone/gaz carbonique | dioxido de carbono
carbon steel: kohlenstoffstahl | acier au carbone | acero al carbono
carbon: karbon/carbon/kohlefaser | carbone/fibre de carbone | carbono/fibra de carbono
cast iron: gusseisern/guss | en fonte | hierro colado
celsius: celsius | celsius | celsius
central: zentral | central | central
ceramic: keramisch | - | -
certified: zertifiziert/gepruft | certifie/homologue | certificado/homologado
charcoal: anthrazit | charbon/anthracite | antracita
chemical: chemisch | chimique | -
chest: brust | poitrine | pecho
children/kids/child: kinder/kind | enfant/pour enfant/junior | nino/nina/infantil/de nino/para ninos
chile: chile | chili | chile
china: china | chine | china
chinese: chinesisch | chinois | chino
christmas: weihnachten | noel | navidad
chrome plated/chrome: verchromt | chrome | cromado
clay: - | terre cuite | -
clean: sauber | propre | limpio
closed: geschlossen | ferme | cerrado
coarse: grob | gros/grossier | grueso/basto
coated: beschichtet | enduit/revetu | recubierto/revestido
cold: kalt | froid | frio
colombia: kolumbien | colombie | colombia
colourful/multicoloured/multicolor: bunt/mehrfarbig | multicolore/colore | multicolor/de colores
common: haufig/gewohnlich | courant/commun | comun
compact: kompakt | compact | compacto
complete: vollstandig/komplett | complet | completo
conical: konisch | conique | conico
controlled: kontrolliert | controle | controlado
cookery/cooking: kochen | cuisine | cocina
copper: kupfern/kupferfarben | - | -
cordless/wireless: schnurlos/drahtlos | - | sin cable/sin cables
corrosive: atzend/korrosiv | corrosif | corrosivo
costa rica: costa rica | costa rica | costa rica
cracked: gesprungen/rissig | fele/fissure | agrietado/rajado
cream/ivory: creme/elfenbein/cremefarben | creme/ivoire/ecru | crema/marfil
crime/thriller: krimi | policier/polar | policiaca/policiaco
crimson: karminrot/purpurrot | cramoisi/carmin | carmesi
croatia: kroatien | croatie | croacia
cuba: kuba | cuba | cuba
curved: gebogen/gekrummt | courbe/cintre | curvo/curvado
customer/client: kunde | client | cliente
czech republic/czechia: tschechien | republique tcheque/tchequie | chequia/republica checa
damaged: - | - | deteriorado
dark blue/navy: dunkelblau/marineblau | bleu fonce/bleu marine | azul oscuro/azul marino
dark green: dunkelgrun | vert fonce | verde oscuro
dark grey/anthracite: dunkelgrau/anthrazit | gris fonce/anthracite | gris oscuro/antracita
dark: dunkel | fonce/sombre | oscuro
dead: tot | mort | muerto
deep: tief | profond | profundo/hondo
defective/broken/faulty: defekt/kaputt/fehlerhaft | defectueux/en panne/hors service | defectuoso/averiado/estropeado
denim: jeansstoff/denim | denim/jean | vaquero/denim
denmark: danemark | danemark | dinamarca
diamond: diamant | diamant | diamante
digital: digital | numerique/digital | digital
dimmable: dimmbar | dimmable/a intensite variable/variable | regulable/atenuable
dirty: schmutzig/dreckig | sale | sucio
donated: gespendet | offert | donado
double sided: doppelseitig/beidseitig | double face/recto verso | doble cara/de doble cara
double: doppelt/doppel | double | doble
dutch: hollandisch/niederlandisch | neerlandais/hollandais | neerlandes/holandes
ear: ohr | oreille | oreja/oido
earthenware/stoneware: steingut/steinzeug | gres/faience | gres/loza
easter: ostern | paques | pascua
ebony: ebenholz | ebene | ebano
ecru/natural: ecru/naturweiss/rohweiss | ecru | crudo
ecuador: ecuador | equateur | ecuador
egypt: agypten | egypte | egipto
elastic: elastisch | - | -
elbow: ellbogen | - | -
electric: strombetrieben | - | -
electronic: elektronisch | electronique | electronico
embroidered: bestickt/gestickt | brode | bordado
enamel/enamelled: emaille/email/emailliert | email/emaille | esmalte/esmaltado
england: england | angleterre | inglaterra
english: englisch | anglais | ingles
engraved: graviert | grave | grabado
epoxy: epoxid/epoxidharz | epoxy/epoxyde | epoxi
ergonomic: ergonomisch | ergonomique | ergonomico
estonia: estland | estonie | estonia
ethiopia: athiopien | ethiopie | etiopia
european: europaisch | europeen | europeo
excellent/very good: ausgezeichnet/sehr gut/hervorragend | excellent/tres bon | excelente/muy bueno
explosive: explosiv/explosionsgefahrlich | explosif | explosivo
external: extern/aussen/ausserlich | externe/exterieur | externo/exterior
extra large: extragross/ubergross | tres grand/extra large | extra grande/extragrande
eye: auge | oeil/yeux | ojo
face: gesicht | visage | cara/rostro
faded: verblasst/ausgeblichen | decolore/delave | descolorido/desvaido
fair/acceptable: mittelmassig/akzeptabel | passable/acceptable | aceptable/regular
family: familie | famille | familia
fast: schnell | rapide | rapido
faux leather: kunstleder | similicuir/simili cuir | polipiel/cuero sintetico
feather/feathers: feder | plume | pluma
fibreglass/fiberglass: glasfaser | fibre de verre | fibra de vidrio
fine: fein | - | fino
finger: finger | doigt | dedo
finland: finnland | finlande | finlandia
fireproof/fire resistant: feuerfest/feuerbestandig | ignifuge/resistant au feu | ignifugo
flame retardant: flammhemmend/schwer entflammbar | ignifuge/retardateur de flamme | ignifugo/retardante de llama
flammable/inflammable: entflammbar/brennbar/leicht entzundlich/entzundlich | inflammable | inflamable
flat: flach/platt | plat | plano/llano
fleece: fleece | polaire | polar/forro polar
flexible: flexibel/biegsam | flexible/souple | flexible
floating: schwimmend/schwimmfahig | flottant | flotante
fluorescent/neon: neon/leuchtend | fluo/fluorescent | fluor/fluorescente
foldable/folding/collapsible: faltbar/klappbar/zusammenklappbar | pliable/pliant | plegable
foot: fuss | pied | pie
fragile/breakable: zerbrechlich/bruchempfindlich | fragile/cassable | fragil/quebradizo
framed: gerahmt | encadre | enmarcado
france: frankreich | france | francia
french: franzosisch | francais | frances
front: vorne/vordere | devant | delantero/frontal
frost proof/frostproof: frostsicher/frostfest | resistant au gel/hors gel | resistente a las heladas
full sun: volle sonne/vollsonnig/sonnig | plein soleil/soleil | pleno sol/sol
full: voll | plein/complet | lleno/completo
fully synthetic: vollsynthetisch | entierement synthetique/100 synthetique | totalmente sintetico/sintetico puro
fur: fell/pelz | fourrure | piel/pelo
galvanised/galvanized: verzinkt | galvanise/zingue | galvanizado
genuine/real: echt | veritable/vrai/authentique | autentico/verdadero/genuino
geography: erdkunde/geographie | geographie | geografia
german: deutsch | allemand | aleman
germany: deutschland | allemagne | alemania
glass: glasern | - | -
glossy/gloss/shiny: glanzend/hochglanz | brillant | brillante
golden/gold: golden/gold/goldfarben | dore/or | dorado/oro
good: gut | bon | bueno
granite: granit | granit | granito
granular: kornig/granuliert | granuleux/granulaire | granulado/granular
greece: griechenland | grece | grecia
greek: griechisch | grec | griego
grey/gray: grau | gris | gris
guest: gast | invite/hote | invitado/huesped
half: halb | demi/moitie | medio
halogen free: halogenfrei | sans halogene | sin halogenos
hand sewn: handgenaht | cousu main/cousu a la main | cosido a mano
hand: hand | main | mano
handmade/hand made: handgemacht/handgefertigt | fait main/artisanal/fait a la main | hecho a mano/artesanal
hard: hart | dur | duro
hardwood: hartholz | bois dur | madera dura
hazardous/dangerous: gefahrlich | dangereux | peligroso
head: kopf | tete | cabeza
heart: herz | coeur | corazon
heat proof/heat resistant: hitzefest/hitzebestandig | thermoresistant/resistant a la chaleur | termorresistente/resistente al calor
heat resistant: hitzebestandig/hitzefest | resistant a la chaleur | resistente al calor
heated: beheizt/beheizbar | chauffant/chauffe | calefactado/termico
heavy: schwer | lourd | pesado
helium: helium | helium | helio
hexagonal/hex: sechskant/sechseckig | hexagonal/six pans | hexagonal
high/tall: hoch | haut | alto
hip: hufte | hanche | cadera
historical/historic: historisch | historique | historico
history: geschichte | histoire | historia
horn: - | corne | asta
hot: heiss | chaud | caliente
human: menschlich/mensch | humain | humano
hungary: ungarn | hongrie | hungria
hybrid: hybrid | hybride | hibrido
hydrogen: wasserstoff | hydrogene | hidrogeno
hypoallergenic: hypoallergen | hypoallergenique | hipoalergenico
iceland: island | islande | islandia
illuminated/lit: beleuchtet | eclaire/lumineux | iluminado/luminoso
incomplete: unvollstandig | incomplet | incompleto
india: indien | inde | india
indonesia: indonesien | indonesie | indonesia
inflatable: aufblasbar | gonflable | inflable/hinchable
internal: intern/innen/innerlich | interne/interieur | interno/interior
ireland: irland | irlande | irlanda
irish: irisch | irlandais | irlandes
iron: eisern | - | -
irritant: reizend | irritant | irritante
israel: israel | israel | israel
italian: italienisch | italien | italiano
italy: italien | italie | italia
ivory: elfenbein | ivoire | marfil
japan: japan | japon | japon
japanese: japanisch | japonais | japones
junior: junior/jugend | junior/jeune | junior/juvenil
jute: jute | jute | yute
kenya: kenia | kenya | kenia
khaki: khaki | kaki | caqui
kidney: niere | rein | rinon
knee: knie | genou | rodilla
korea/south korea: korea/sudkorea | coree/coree du sud | corea/corea del sur
latex: latex | latex | latex
latin: latein/lateinisch | latin | latin
latvia: lettland | lettonie | letonia
lead: blei | plomb | plomo
leather: ledern | - | -
left handed: linkshander | gaucher/pour gaucher | zurdo/para zurdos
left: links/linke | gauche | izquierdo/izquierda
leg: bein | jambe | pierna
light blue: hellblau | bleu clair/bleu ciel | azul claro/celeste
light green: hellgrun | vert clair | verde claro
light grey: hellgrau | gris clair | gris claro
light sensitive: lichtempfindlich | photosensible/sensible a la lumiere | fotosensible/sensible a la luz
light/lightweight: leicht | leger | ligero/liviano
light: hell | clair | claro
like new: neuwertig/wie neu | comme neuf/quasi neuf | como nuevo
limited: begrenzt/limitiert | limite | limitado
lithium: lithium | lithium | litio
lithuania: litauen | lituanie | lituania
live: lebend/lebendig | vivant | vivo
lockable: verschliessbar | fermant a cle | con llave
long: lang | long | largo
loose: lose | en vrac/lache | suelto/a granel
low: niedrig/flach | bas | -
lower/bottom: untere | inferieur | inferior
lung: lunge | poumon | pulmon
luxembourg: luxemburg | luxembourg | luxemburgo
machine washable: maschinenwaschbar | lavable en machine | lavable a maquina
magnetic: magnetisch | magnetique | magnetico
mahogany: mahagoni | acajou | caoba
manual: handbetrieben | - | -
matt/matte: matt | mat | mate
mdf: mdf | mdf | mdf/dm
mechanical: mechanisch | mecanique | mecanico
medical: medizinisch | medical | medico
medieval: mittelalterlich/mittelalter | medieval | medieval
medium: mittel/mittelgross | - | mediano
men/mens/male: herren/manner | homme/pour homme/masculin | hombre/caballero/masculino/de hombre/para hombre
metal: metall/metallisch | metal/metallique | metal/metalico
mexico: mexiko | mexique | mexico
microfibre/microfiber: mikrofaser | microfibre | microfibra
military: militarisch/militar | militaire | militar
mineral: mineralisch/mineral | mineral | mineral
mini/tiny: mini/winzig | mini/minuscule | mini/diminuto
mint/mint green: mint/mintgrun | vert menthe | verde menta
modern: modern | moderne | moderno
morocco: marokko | maroc | marruecos
mottled/marbled: meliert/marmoriert | chine/marbre | jaspeado/marmolado
mouth: mund | bouche | boca
music: musik | musique | musica
mustard/mustard yellow: senfgelb/senf | jaune moutarde/moutarde | mostaza
narrow: schmal/eng | etroit | estrecho
natural: naturlich/natur | naturel/nature | natural
neck: hals/nacken | cou | cuello
needs repair: reparaturbedurftig | a reparer | por reparar/necesita reparacion
netherlands: niederlande/holland | pays bas/hollande | paises bajos/holanda
new zealand: neuseeland | nouvelle zelande | nueva zelanda
new: neuwertig | - | -
nickel: nickel | nickel | niquel
nitrile: nitril | nitrile | nitrilo
nitrogen: stickstoff | azote | nitrogeno
noisy/loud: laut | bruyant | ruidoso
non slip/slip resistant/anti slip: rutschfest/rutschhemmend | antiderapant | antideslizante
non stick: antihaft/antihaftbeschichtet | antiadhesif/anti adhesif | antiadherente
norway: norwegen | norvege | noruega
nose: nase | nez | nariz
nylon: nylon | nylon | nailon/nylon
oak: eichenholz | - | -
old: alt | vieux/ancien/vieille | viejo/antiguo
olive/olive green: oliv/olivgrun | vert olive/olive | verde oliva/oliva
opaque: undurchsichtig/opak/blickdicht | opaque | opaco
open: offen/geoffnet | ouvert | abierto
optical: optisch | optique | optico
oral: oral | oral/buccal | oral
original: original | original/d origine | original
out of order: ausser betrieb | hors service/en panne | fuera de servicio/averiado
oval: oval | ovale | ovalado/oval
oxidising/oxidizing: brandfordernd/oxidierend | comburant/oxydant | comburente/oxidante
painted: lackiert/gestrichen/bemalt | peint | pintado
pakistan: pakistan | pakistan | pakistan
palladium: palladium | palladium | paladio
partial shade: halbschatten/halbschattig | mi ombre | semisombra/media sombra
party: party/fest/feier | fete | fiesta
pastel: pastell | pastel | pastel
patient: patient | patient | paciente
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
polyamide: polyamid | polyamide | poliamida
polyester: polyester | polyester | poliester
polyethylene: polyethylen | polyethylene | polietileno
polypropylene: polypropylen | polypropylene | polipropileno
polystyrene/styrofoam: styropor/polystyrol | polystyrene | poliestireno/poliespan/corcho blanco
polyurethane: polyurethan | polyurethane | poliuretano
poor/bad: schlecht | mauvais | malo
porcelain/china: porzellan | porcelaine | porcelana
portable: tragbar/mobil | portable/portatif | portatil
portugal: portugal | portugal | portugal
portuguese: portugiesisch | portugais | portugues
primed: grundiert | apprete | imprimado
private: privat | prive | privado
professional: professionell/profi | professionnel/pro | profesional
public: offentlich | public | publico
purple/violet: lila/violett | violet/mauve/pourpre | morado/violeta/purpura/lila
pvc: pvc | pvc | pvc
quartz: quarz | quartz | cuarzo
radioactive: radioaktiv | radioactif | radiactivo
rare: selten | rare | raro
rattan/wicker: rattan/weide/korbgeflecht | rotin/osier | ratan/mimbre
rear/back: hinten/hintere | arriere | trasero/posterior
rechargeable: wiederaufladbar/aufladbar | rechargeable | recargable
rectangular: rechteckig | rectangulaire | rectangular
recyclable: recycelbar | recyclable | reciclable
recycled paper: recyclingpapier | papier recycle | papel reciclado
recycled: recycelt | recycle | reciclado
reflective: reflektierend | reflechissant | reflectante
refrigerated/cooled: gekuhlt | refrigere | refrigerado
religion: religion | religion | religion
religious: religios | religieux | religioso
removable/detachable: abnehmbar | amovible/detachable | extraible/desmontable
resin: harz/kunstharz | resine | resina
restricted: eingeschrankt/beschrankt | restreint | restringido
right: rechts/rechte | droite/droit | derecho/derecha
rigid/stiff: steif/starr | rigide | rigido
roman: romisch | romain | romano
romania: rumanien | roumanie | rumania
rosewood: palisander/rosenholz | palissandre/bois de rose | palisandro/palo de rosa
rotatable/swivel: drehbar | rotatif/pivotant | giratorio
rough: rau/grob | rugueux/brut | aspero/rugoso
round: rund | rond | redondo
royal blue: konigsblau | bleu roi | azul real
rubber: - | gomme | -
russia: russland | russie | rusia
russian: russisch | russe | ruso
rustproof/stainless: rostfrei | inoxydable | inoxidable
rusty: rostig/verrostet | rouille | oxidado
salmon: lachsfarben | - | -
sand: sandfarben | - | -
satin/semi gloss: seidenmatt/seidenglanzend/satin | satine | satinado
science: wissenschaft/naturwissenschaft | science | ciencia
scotland: schottland | ecosse | escocia
scottish/scotch: schottisch | ecossais | escoces
scratched: zerkratzt/verkratzt | raye/rayee | aranado/rayado
sealed: versiegelt/verschlossen | scelle | sellado/precintado
seasonal: saisonal | saisonnier | de temporada/estacional
self adhesive: selbstklebend | autocollant/adhesif | autoadhesivo/adhesivo
senior: senior | senior | senior
serbia: serbien | serbie | serbia
shade: schatten/schattig | ombre | sombra
sharp: scharf | tranchant/aiguise | afilado
sheepskin: lammfell/schaffell | peau de mouton | piel de oveja/borrego
shockproof: stossfest | antichoc | antigolpes
short: kurz | - | -
shoulder: schulter | epaule | hombro
signed: signiert/unterschrieben | signe/dedicace | firmado
silent/quiet: leise/gerauschlos/lautlos | silencieux | silencioso
silk: seiden | - | -
silver: silberfarben | - | -
single sided: einseitig | simple face | una cara
single: einzeln/einfach | simple/individuel/seul | individual/simple/sencillo
skin: haut | peau | piel
sky blue: himmelblau | bleu ciel | azul cielo/celeste
slate: schiefer | ardoise | pizarra
slim: schmal/schlank | mince | delgado
slovakia: slowakei | slovaquie | eslovaquia
slovenia: slowenien | slovenie | eslovenia
slow: langsam | lent | lento
smooth: glatt | lisse | liso
soft: weich | doux/mou/souple | blando/suave
softwood: weichholz/nadelholz | bois tendre/resineux | madera blanda
solid wood: massivholz | bois massif | madera maciza
south africa: sudafrika | afrique du sud | sudafrica
spain: spanien | espagne | espana
spanish: spanisch | espagnol | espanol
spare: ersatz/reserve | de rechange/de secours | de repuesto/de recambio
sport/sports: sport | sport | deporte
spring steel: federstahl | acier a ressort | acero para muelles
spring: fruhling/fruhjahr | printemps | primavera
spruce: - | - | picea
square: quadratisch/viereckig/eckig | carre | cuadrado
stackable: stapelbar | empilable | apilable
staff/employee: mitarbeiter/personal | personnel/employe | personal/empleado
stain resistant: schmutzabweisend/fleckenabweisend | antitache/resistant aux taches | antimanchas/resistente a las manchas
stained: fleckig/befleckt | tache | manchado
stainless steel: rostfreier stahl | - | -
stomach: magen | estomac | estomago
stone: naturstein | - | -
straight: gerade | droit | recto
straw: stroh | - | paja
strong: stark | fort | fuerte
student: schuler/student | eleve/etudiant | alumno/estudiante
sturdy/robust: stabil/robust | solide/robuste | robusto/resistente
suede: wildleder/velours | daim/suede | ante/gamuza
surgical: chirurgisch | chirurgical | quirurgico
sweden: schweden | suede | suecia
swiss: schweizer/schweizerisch | suisse | suizo
switzerland: schweiz | suisse | suiza
taiwan: taiwan | taiwan | taiwan
tall: hoch/gross | haut/grand | alto
tarpaulin fabric: plane/lkw plane | bache | lona
teacher: lehrer | professeur/enseignant | profesor/maestro
technical: technisch | technique | tecnico
teflon: teflon | teflon | teflon
terracotta: terrakotta | terre cuite | terracota/barro cocido
terry/terry cloth: frottee/frottier | eponge/tissu eponge | rizo/felpa
textured: strukturiert | texture | texturizado
thailand: thailand | thailande | tailandia
thermal: thermisch | thermique | termico
thick: dick | epais | grueso
thin: dunn | mince | fino/delgado
threaded: mit gewinde | filete | roscado
timber: bauholz/schnittholz | bois de construction/bois d oeuvre | madera de construccion
tin/pewter: zinn | etain | estano
titanium: titan | titane | titanio
torn: zerrissen/gerissen | dechire | roto/rasgado
touchscreen: touchscreen/beruhrungsbildschirm | ecran tactile/tactile | pantalla tactil/tactil
toxic/poisonous: giftig/toxisch | toxique/veneneux | toxico/venenoso
traditional: traditionell | traditionnel | tradicional
transparent/clear: transparent/durchsichtig/klar | transparent | transparente
travel: reise/reisen | voyage | viaje
triple: dreifach | triple | triple
tungsten: wolfram | tungstene | tungsteno/wolframio
tunisia: tunesien | tunisie | tunez
turkey: turkei | turquie | turquia
turquoise: turkis | turquoise | turquesa
two tone: zweifarbig | bicolore | bicolor
ukraine: ukraine | ukraine | ucrania
unbreakable: unzerbrechlich/bruchsicher | incassable | irrompible
unique: einzigartig/unikat | unique | unico
unisex: unisex | unisexe/mixte | unisex
united kingdom/great britain: grossbritannien/vereinigtes konigreich | royaume uni/grande bretagne | reino unido/gran bretana
united states/usa/america: usa/vereinigte staaten/amerika | etats unis/amerique | estados unidos/eeuu/america
universal: universal/universell | universel | universal
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
wedding: hochzeit | mariage | boda
wet: - | mouille | mojado
wide: weit | - | -
windproof: winddicht | coupe vent | cortavientos
wired/corded: kabelgebunden/verkabelt | filaire/avec fil | con cable/cableado
women/womens/female/ladies: damen/frauen | femme/pour femme/feminin/dame | mujer/senora/femenino/de mujer/para mujer
wood/wooden: holz/holzern | bois | madera
wool/woollen: wolle/wollen | laine | lana
working/functional: funktionsfahig/funktionierend/intakt | fonctionnel/en etat de marche | operativo/en funcionamiento/que funciona
worn: abgenutzt/verschlissen/abgetragen | use/usage | gastado/desgastado
wrought iron: schmiedeeisen | fer forge | hierro forjado
zinc: zink | zinc | zinc/cinc
`
