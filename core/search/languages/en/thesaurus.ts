/**
 * English words that name the same thing, for questions whose words are not those of the schema. Only words that can
 * stand for each other in most trades; a word may be in several groups.
 */
export const same: readonly (readonly string[])[] = `
potable drinking drinkable
dairy milk
sparkling bubbly fizzy carbonated
cape cloak mantle
transparent clear
bought purchased acquired procured
abv alcohol
age aged matured ripened maturity
guaranteed guarantee warranty warranted
manufactured produced
delivered received arrived
france french
italy italian
germany german
spain spanish
portugal portuguese
austria austrian
switzerland swiss
netherlands dutch holland
belgium belgian
denmark danish
sweden swedish
norway norwegian
finland finnish
poland polish
ireland irish
britain british uk england english
scotland scottish scotch
japan japanese
china chinese
india indian
america american usa us
canada canadian
mexico mexican
brazil brazilian
argentina argentinian argentine
chile chilean
australia australian
greece greek
turkey turkish
korea korean
rucksack backpack knapsack
bicycle bike cycle pushbike
tyre tire
light lamp luminaire lights
rear tail back
front head
electric motor motorised motorized electrical electrically powered e
brand make maker manufacturer producer marque house
supplier vendor distributor wholesaler
colour color paint tint shade hue finish coloured colored painted
weight mass weigh heavy weighs
height tall high
width wide broad breadth
length long
depth deep
thickness thick
diameter dia
capacity volume content contents
size dimension
power wattage watts draw
voltage volts
speed velocity fast
brightness luminosity lumens
material fabric stuff substance
strength dose dosage potency
storage memory disk
laptop notebook
phone smartphone mobile cellphone handset
television tv telly
monitor screen display
computer pc
cable lead cord wire
charger adapter adaptor
fridge refrigerator
freezer deepfreeze
sofa couch settee
medicine drug medication pharmaceutical remedy medicament
tablet pill
prescription rx
painkiller analgesic
plaster bandaid
shirt tee tshirt
trousers pants
jumper sweater pullover
trainers sneakers
jacket coat
spanner wrench
torch flashlight lamp lantern
goggles mask
flippers fins flipper fin
glue adhesive
waste rubbish trash garbage
aluminium aluminum
grey gray
fibre fiber
centre center
catalogue catalog
yoghurt yogurt
bread loaf
cookie biscuit
drink beverage
sweet candy confectionery
crisps chips
expiry expire expires expiration expiring
warranty guarantee
warehouse depot storehouse stockroom storeroom
shop store outlet
van truck lorry
shelf rack
basement cellar
office bureau
workshop garage
kitchen galley
school academy
pharmacy chemist drugstore
box carton
bottle flask
gimbal stabiliser stabilizer
microphone mic mike
headphones headset earphones cans
camera cam
lens objective optic
battery accumulator accu
rechargeable charge chargeable
waterproof rainproof watertight weatherproof
wireless cordless
child kid kids children junior youth childrens
woman women ladies lady female womens
man men gents gentlemen male mens
service maintenance serviced servicing
inspection checkup
mount mounting mounted bayonet
plug connector jack
leather cowhide hide
wood wooden timber
brass brassy
metal metallic
glass glassware
paper cardboard
fluid liquid
lubricant lube oil
cleaner detergent cleanser
polariser polarizer polarising
resistor resistance
capacitor condenser cap
ic chip
pcb board
switch toggle
sensor detector
pen ballpoint biro
rubber eraser
notebook jotter
book title
author writer
publisher press
teacher tutor
chair seat stool
table desk
cupboard cabinet closet
vault safe strongroom
hall shed
room chamber
bench workbench
kiosk stand booth
showroom salesroom
gallery mezzanine
helmet lid
saddle seat
pedal pedals
luggage bag baggage
pannier sidebag
snack bite
portion serving people person persons guest
presta sv sclaverand
schrader av autovalve
dunlop dv
lavalier lav lapel
film footage
prop props
frozen deepfrozen
organic bio
vegan plantbased
biodegradable eco degradable
purpose use application
edge rim
fan blower ventilator
pump inflator
hose tube tubing
bolt screw
cooker stove hob
saucepan pan
cutlery silverware
towel cloth
soap handwash
shampoo hairwash
hard tough
soft supple
round circular
square quadratic
transparent clear
white ivory
black jet
red crimson scarlet
dark unlit
small little mini tiny
large big xl
quick rapid
portable handheld
foldable folding collapsible
adjustable variable
digital electronic
manual mechanical
automatic auto
stainless rustproof
reusable washable
sterile sterilised sterilized
disposable throwaway singleuse
fragile breakable
breakaway shatterable smashable
flammable inflammable combustible
hazardous dangerous
refrigerated cooled chilled
approved certified legal
tinned canned
barrel cask
painting picture
sculpture statue
published publication
renewed renewal
installed installation
maintained maintenance
language tongue
paperback softcover softback
hardback hardcover
puzzle jigsaw
sparkling bubbles fizz
allowed permitted ok
insured insurance
maximum top largest
minimum shortest smallest
rate pace
rental rent hire
payload load
anthracite charcoal
burgundy maroon bordeaux
turquoise teal cyan
beige cream sand
purple violet
matt matte
glossy shiny gloss
faulty defective broken damaged
secondhand preowned used
antistatic esd
nylon polyamide
inox stainless
plywood ply
plasterboard drywall
tap faucet
toilet loo wc lavatory
lift elevator
hosepipe hose
pruner secateurs
fertiliser fertilizer
planter pot flowerpot
shrub bush
cot crib
pram pushchair stroller buggy
nappy diaper
dummy pacifier soother
windscreen windshield
petrol gasoline
silencer muffler
aubergine eggplant
courgette zucchini
coriander cilantro
prawn shrimp
sparkling carbonated fizzy
treacle molasses
wholemeal wholewheat wholegrain
icing frosting
jab vaccine vaccination inoculation
dressing bandage
cannula needle
faeces feces stool
urine pee
cow cattle bovine
horse equine
dog canine
cat feline
sheep ovine
pig porcine swine
rabbit bunny
paediatric pediatric child children
prosthesis implant
anaesthetic anesthetic
injection injectable
ointment salve
vein intravenous
coil inductor choke
ground earth
gloves glove mitten mittens
overall overalls coverall coveralls
hiviz hivis fluorescent
loudspeaker speaker
dongle adapter
ram memory
monitor vdu
stapler staples
envelope envelopes
binder folder
sticky adhesive
whiteboard flipchart
hoover vacuum
mop broom
ladder stepladder
wheelbarrow barrow
trolley cart
pallet skid
forklift stacker
cutter knife blade
drill driver
hexagon hex allen
dowel rawlplug anchor
sander grinder
sieve strainer
engine motor
varnish lacquer varnished lacquered
baseboard skirting
drapes curtain
pitcher jug
perspex plexiglass
cutlery flatware
suspenders braces
tights pantyhose
scallion shallot
arugula rucola
chickpea garbanzo
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '))

/** One word that says two things. */
export const compounds: Readonly<Record<string, string>> = {
  seethrough: 'clear',
  fireproof: 'flame retardant',
  flameproof: 'flame retardant',
  spotlight: 'spot light',
  spotlights: 'spot lights',
  pedelec: 'electric bicycle',
  pedelecs: 'electric bicycles',
  ebike: 'electric bicycle',
  ebikes: 'electric bicycles',
  headlight: 'front light',
  headlights: 'front lights',
  headlamp: 'front light',
  headlamps: 'front lights',
  taillight: 'rear light',
  taillights: 'rear lights',
  taillamp: 'rear light',
  taillamps: 'rear lights',
  mtb: 'mountain bike',
  mtbs: 'mountain bikes',
  tees: 't shirts',
  reusable: 'not disposable',
  deciduous: 'not evergreen',
  rigid: 'not foldable',
  opaque: 'not transparent',
  unsterile: 'not sterile',
  wired: 'not wireless',
  corded: 'not cordless',
  walkietalkie: 'radio',
  walkietalkies: 'radios',
  ereader: 'reader',
  flatscreen: 'monitor',
  flatscreens: 'monitors',
  mcu: 'microcontroller',
  mcus: 'microcontrollers',
  dmm: 'multimeter',
  dmms: 'multimeters',
  psu: 'power supply',
  psus: 'power supplies',
  ups: 'uninterruptible power supply',
  kibble: 'dry food',
  sunglasses: 'sun glasses',
  lifejacket: 'life jacket',
  lifejackets: 'life jackets',
  raincoat: 'rain coat',
  raincoats: 'rain coats',
  bedlinen: 'bed linen',
  timepiece: 'watch',
  timepieces: 'watches',
}
