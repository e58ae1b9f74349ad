/**
 * What trades call one thing: each line is one meaning, its names of one or two words parted by commas. A name that nobody here knows is read as the one
 * that is a whole name here; a line says nothing where the organisation has two of its names. Our own work, beside WordNet, which has few words of trades.
 */
export const tradeSynonyms: readonly string[] = `
letterbox,letter box,mail slot,letter plate,mailbox,letter slot
spyhole,peephole,door viewer,door spy
sledge,sled,toboggan,bob
transceiver,avalanche beacon,avalanche transceiver,beacon
cross-country,langlauf,nordic
safe,strongbox,strong box
sheep,ewe,lamb
goat,nanny goat
raw milk,raw,unpasteurised,unpasteurized
plain,unflavoured,unflavored,natural
acrylic,perspex,plexiglass,plexiglas,acrylic glass
lightbox,light box
ledger,account book
hygrometer,humidity meter,humidity gauge
photograph,picture,photo
axe,hatchet
door closer,closer
handset,mobile phone,cell phone,cellphone
solar panel,pv panel,pv module,solar module,photovoltaic panel,photovoltaic module,module
battery,accumulator,battery pack,power pack,power bank,battery module
inverter,power inverter,string inverter
roof hook,roof bracket
circuit breaker,breaker,mcb,miniature breaker
residual breaker,rcd,rccb,gfci,ground fault
junction box,connection box,pattress box,back box
consumer unit,fuse box,fuse board,distribution board,breaker panel
cable tie,zip tie,tie wrap,cable strap
cable gland,strain relief
conduit,cable conduit,trunking,raceway
socket,power outlet,wall socket,receptacle,power point
extension lead,extension cord,extension cable
power strip,multi plug,gang socket,socket strip
light bulb,bulb,lamp,globe
fluorescent tube,strip light,tube light
ballast,control gear
heat shrink,shrink tube,heatshrink tubing,heat shrinking
soldering iron,solder iron
multimeter,multi meter,volt meter,dmm
oscilloscope,scope
power supply,psu,bench supply
breadboard,prototyping board
led,light diode,light emitting
resistor,resistors
potentiometer,pot,trimmer
relay,contactor
enclosure,housing,casing
transformer,trafo
echo sounder,depth finder,fish finder,depth sounder,fathometer,sonar
chartplotter,chart plotter,plotter,gps plotter
vhf radio,marine radio
lifejacket,life jacket,life vest,buoyancy vest,buoyancy aid,pfd
mooring line,mooring rope,dock line,berthing line
rope,line,cordage
bollard,mooring post
fender,bumper
turnbuckle,bottle screw,bottlescrew,rigging screw
shackle,d shackle
winch,windlass
antifouling,bottom paint,antifoul,anti fouling
varnish,lacquer,clear coat
anchor,ground tackle
dinghy,tender,inflatable
outboard,outboard motor,outboard engine
life raft,liferaft
flare,distress flare,distress signal,signal rocket,distress rocket
bilge pump,bilger
propeller,prop,screw propeller
pulley,block,sheave
console,lighting desk,light desk,lighting console,light board,control desk
mixing desk,mixing console,audio mixer,mixer
follow spot,followspot
fresnel,fresnel lantern
fog machine,smoke machine,fogger,smoke generator,fog generator
haze machine,hazer
strobe,stroboscope,strobe light
gel,colour filter,color filter,lighting filter,colour gel
truss,trussing,lattice beam
chain hoist,chain motor
safety bond,safety chain,safety cable,safety wire
dimmer,dimmer pack,dimmer rack
microphone,mic
loudspeaker,speaker,pa speaker
subwoofer,sub,bass bin
stage monitor,foldback
backdrop,backcloth
gaffer tape,gaff tape,gaffer
curtain,drape
costume,stage clothes
tripod,camera stand,sticks
clapperboard,slate,clapper board
softbox,soft box
reflector,bounce board
memory card,flash card
filter glass,lens filter
prosthesis,artificial limb,prosthetic
orthosis,brace,orthotic,orthopaedic brace
insole,footbed,shoe insert,arch support
walking stick,cane,walking cane
rollator,wheeled walker,rolling walker
walker,walking frame,zimmer frame,zimmer
crutch,forearm crutch,elbow crutch
wheelchair,wheel chair
plaster bandage,casting tape,plaster cast
velcro,hook loop,touch fastener
liner,stump sock
sling,arm sling
compression stocking,support stocking
scalpel,surgical knife
syringe,hypodermic
cannula,venflon,iv catheter
drip stand,iv stand,infusion stand
infusion pump,syringe driver
stethoscope,ausculator
blood pressure,sphygmomanometer,bp monitor
thermometer,temperature probe
sharps bin,sharps container,sharps box
face mask,surgical mask
gown,surgical gown,apron gown
disinfectant,sanitiser,sanitizer,germicide
sticking plaster,plaster,adhesive bandage
gauze,swab
splint,finger splint
defibrillator,aed,defib
ultrasound,sonograph,sonography
walking boot,moon boot
bedpan,bed pan
hearing aid,hearing instrument
spectacles,glasses,eyeglasses
frame,spectacle frame
contact lens,contacts
case,spectacle case
reading glasses,readers
sunglasses,shades,sun specs
drill bit,bur,burr
toothbrush,tooth brush
floss,dental floss
crown,dental crown
filling,dental filling
denture,false teeth,dental plate
aligner,clear brace
shock absorber,damper,shock,strut
coil spring,suspension spring
brake disc,brake rotor,rotor,disc
pad set,brake pad,brake pads,pads
caliper,brake caliper
control arm,wishbone,a arm
ball joint,track rod
cabin filter,pollen filter,interior filter,cabin air
oil filter,lube filter
gearbox oil,transmission fluid,gear oil,transmission oil
gearbox,transmission
clutch,clutch kit
spark plug,sparking plug
glow plug,heater plug
alternator,dynamo
starter,starter motor
exhaust,muffler,silencer,tailpipe
catalytic converter,cat converter
radiator,cooling radiator
coolant,antifreeze,anti freeze
windscreen,windshield
wiper,wiper blade,windscreen wiper
bonnet,hood
boot,trunk
wing,fender
number plate,licence plate,license plate,registration plate
indicator,turn signal,blinker,indicator light
tyre,tire
wheel,rim
hubcap,wheel trim,wheel cover
snow chain,tyre chain,tire chain
roof box,cargo box,ski box
roof rack,roof bars,luggage rack
tow bar,towbar,trailer hitch,tow hitch
jack,car jack,trolley jack
jump lead,jumper cable,booster cable,jump start
lug nut,wheel nut
fan belt,drive belt,v belt
cam belt,timing belt
gasket,head gasket
petrol,gasoline,gas
diesel,derv
grease,lubricating grease
crankset,chainset,crank
derailleur,mech,gear mech
sprocket,cog
cassette,freewheel
chainring,chain ring
handlebar,bars,handlebars
saddle,bike seat
mudguard,fender,splash guard
stand,kickstand,prop stand
inner tube,tube
bottle cage,bottle holder
pannier,saddlebag,pannier bag
bike lock,lock
child seat,kid seat,baby seat
cargo bike,freight bike,transport bike
balance bike,run bike
scooter,kick scooter
tandem,two seater
electric bike,pedelec,e bike
mountain bike,mtb,trail bike
racing bike,road bike,racer
helmet,crash hat,skid lid
router,gateway
modem,broadband modem
switch,network switch,ethernet switch
access point,wifi point,wireless point
patch cable,patch lead,network cable,ethernet cable
fibre,optical fibre,fiber optic,glass fibre
transceiver,sfp module,sfp
antenna,aerial
handset,telephone,phone
sim card,sim
set-top box,tv box,receiver box
cabinet,enclosure cabinet,street cabinet
splice closure,splice box,joint closure
laptop,notebook,portable computer
desktop,workstation,tower pc
docking station,dock,port replicator
monitor,display,screen
keyboard,keypad
webcam,web camera
headset,earphones,headphones
projector,beamer,data projector
printer,laser printer
toner,toner cartridge,ink cartridge
hard drive,hard disk,hdd
solid state,ssd
graphics card,gpu,video card
memory module,ram,dimm
usb stick,flash drive,memory stick,thumb drive,usb key
server,rack server
uninterruptible,ups
filament,printing filament,print filament
resin,photopolymer
build plate,print bed,heated bed,build platform
nozzle,hotend,print nozzle
extruder,print head
spool,reel
3d printer,printer
plotter,vinyl cutter,cutting plotter
laser cutter,laser engraver
sandpaper,abrasive paper,emery paper,glass paper
screwdriver,turnscrew
allen key,hex key,hexagon key
spanner,wrench
adjustable spanner,adjustable wrench,crescent wrench
socket set,ratchet set
pliers,nippers
hacksaw,metal saw
angle grinder,disc grinder,grinder
jigsaw,sabre saw
circular saw,skill saw
cordless drill,drill driver,cordless driver
hammer drill,percussion drill
spirit level,bubble level
tape measure,measuring tape,tape rule
utility knife,box cutter,stanley knife,craft knife
clamp,cramp
vice,vise,bench vice
wood screw,timber screw
washer,spacer
rivet,pop rivet
wall plug,rawlplug,dowel,screw anchor
hinge,pivot
padlock,hanging lock
staple gun,tacker,stapler
nail gun,nailer
ladder,steps
scaffold,scaffolding
wheelbarrow,barrow
shovel,spade
pickaxe,pick axe,mattock
trowel,pointing trowel
paint roller,roller
paintbrush,paint brush,brush
masking tape,painters tape,crepe tape
primer,undercoat,base coat
topcoat,top coat,finish coat
emulsion,wall paint
wood stain,stain,wood dye
thinner,white spirit,turpentine,paint thinner
filler,putty,spackle
sealant,caulk,mastic
silicone,silicon sealant
grout,tile grout
screed,levelling compound,self levelling
plasterboard,drywall,gypsum board,sheetrock
chipboard,particle board
plywood,ply
mdf,fibreboard,fiberboard
insulation,lagging,thermal insulation
skirting,skirting board,baseboard
floorboard,plank,floor board
laminate,laminate flooring
carpet,rug
lino,linoleum
roof tile,tile,shingle
gutter,guttering,rain gutter
downpipe,downspout,drainpipe
elbow,bend,pipe bend
tee,t piece,tee piece
reducer,reducing piece,reducing coupling
coupling,coupler,connector
ball valve,lever valve,quarter turn
gate valve,stopcock,shut off
check valve,non return,backflow valve
radiator valve,thermostatic valve,trv
tap,faucet
shower head,rose,shower rose
washbasin,basin,hand basin,sink
toilet,wc,lavatory,water closet
cistern,flush tank
bathtub,bath,tub
boiler,water heater,furnace
heat pump,air heat
radiator,heater
underfloor heating,floor heating
expansion vessel,expansion tank
thermostat,room controller
air conditioner,aircon,air conditioning,ac unit
dehumidifier,air dryer
extractor fan,exhaust fan,ventilator
saucepan,pot,cooking pot
frying pan,skillet,fry pan
roasting tin,roasting pan
baking tray,baking sheet,oven tray,cookie sheet
cake tin,cake pan,baking tin
chopping board,cutting board
ladle,soup ladle
spatula,turner,fish slice
whisk,balloon whisk
peeler,potato peeler
colander,strainer,sieve
grater,cheese grater
rolling pin,pastry roller
kettle,water kettle
toaster,bread toaster
hob,cooktop,stove top
oven,cooker
hotplate,warming plate
deep fryer,fryer,chip fryer
chafing dish,chafer
bain marie,water bath
serviette,napkin
tablecloth,table cloth,table linen
crockery,dinnerware,tableware
cutlery,flatware,silverware
tumbler,drinking glass
wine glass,stemware
champagne flute,flute,champagne glass
beer mug,stein,tankard
mug,beaker
jug,pitcher
carafe,decanter
corkscrew,bottle opener,wine opener
ice bucket,wine cooler
coffee machine,coffee maker,espresso machine
teapot,tea pot
tray,salver
bin,trash can,garbage can,dustbin,waste bin
tea towel,dish towel,dish cloth
dishwasher,dish washer
fridge,refrigerator,icebox
freezer,deep freeze
cling film,plastic wrap,food wrap
kitchen foil,tin foil,aluminium foil,aluminum foil
baking parchment,baking paper,parchment paper
kitchen roll,paper towel
detergent,washing powder,laundry powder
fabric softener,fabric conditioner
bleach,chlorine bleach
washing-up liquid,dish soap,washing liquid
sponge,scourer
mop,floor mop
bucket,pail
broom,sweeping brush
dustpan,dust pan
vacuum cleaner,hoover,vacuum
bin liner,bin bag,trash bag,refuse sack,garbage bag
toilet paper,loo roll,toilet roll,bathroom tissue
hand cream,hand lotion
lipstick,lip colour,lip color
lip balm,lip salve
mascara,lash paint
eyeshadow,eye shadow
eyeliner,kohl
nail varnish,nail polish,nail lacquer
foundation,make-up base
concealer,cover stick
blusher,blush,rouge
perfume,fragrance,scent
eau toilette,toilette
cologne,aftershave
deodorant,antiperspirant
sunscreen,sun cream,suncream,sun lotion,sunblock
moisturiser,moisturizer,day cream,face cream
cleanser,face wash,facial cleanser
toner,face tonic,tonic
serum,face serum
scrub,exfoliant,peeling
shampoo,hair wash
conditioner,hair rinse
hair dye,hair colour,hair color
shower gel,body wash
body lotion,body milk
essential oil,aromatic oil
surfactant,tenside
preservative,conserving agent
emulsifier,emulsifying agent
thickener,gelling agent
humectant,moisture binder
dropper,pipette
jar,pot
tub,container
phial,vial,ampoule
dispenser,pump dispenser
carton,cardboard box
bubble wrap,air cushion
parcel tape,packing tape,packaging tape
pallet,skid
pp,polypropylene
pe,polyethylene,polythene
ps,polystyrene
pvc,polyvinyl chloride
pet,polyester terephthalate
ptfe,teflon
pu,polyurethane
lid,cap,closure,top
shrink wrap,stretch film,pallet wrap
jute bag,burlap bag,hessian bag
mailer,shipping bag,postal bag
envelope,letter cover
label,sticker
necklace,neck chain
earring,ear ring,ear stud
bracelet,bangle,armlet
brooch,pin
ring,finger ring
cufflink,cuff link
pendant,charm
watch,wristwatch,timepiece
bust,portrait bust
statuette,figurine,small statue
replica,reproduction,copy,facsimile
print,art print
poster,placard
postcard,picture card
wrapping paper,gift wrap,giftwrap,gift paper
greeting card,greetings card
notebook,jotter
fridge magnet,magnet
soft toy,plush toy,plush animal,stuffed animal,plushie,cuddly toy,stuffed toy,plush
puzzle,jigsaw puzzle,jigsaw
doll,dolly
building block,building brick,toy brick
board game,table game
card game,playing cards
umbrella,brolly,parasol,gamp
tote bag,shopper,carrier bag,cloth bag
scarf,shawl,neckerchief
tie,necktie
bow tie,dickie bow
gloves,mittens
beanie,woolly hat,knitted hat
cap,baseball cap
jumper,sweater,pullover,jersey
hoodie,hooded sweater,hooded top
cardigan,knit jacket
dungarees,bib overall,bib trousers
overalls,boiler suit,coverall
tracksuit,jogging suit,sweatsuit
trousers,pants,slacks
jeans,denims
shorts,short trousers
skirt,kilt
dress,frock
blouse,ladies shirt
waistcoat,vest,gilet
vest,undershirt,singlet
tights,pantyhose
bra,brassiere
knickers,panties
boxer shorts,boxers
swimsuit,swimming costume,bathing suit
swimming trunks,swim shorts
dressing gown,bathrobe,robe
pyjamas,pajamas,nightwear
trainers,sneakers,running shoes
wellington boots,wellies,rubber boots,gumboots
sandals,flip flops
slippers,house shoes
high-vis vest,hi-vis vest,safety vest,warning vest
safety boots,safety shoes,work boots
ear defenders,earmuffs,ear muffs,hearing protection,ear protection
earplugs,ear plugs
respirator,breathing mask,dust mask
hard hat,safety helmet
harness,safety harness,fall arrester
first-aid kit,aid kit
fire extinguisher,extinguisher
smoke alarm,smoke detector,fire alarm
fire blanket,flame blanket
hose reel,fire hose
sofa,couch,settee
armchair,easy chair
stool,bar stool
wardrobe,clothes cupboard,closet
chest drawers,dresser
bookcase,bookshelf
sideboard,credenza
desk,writing desk
office chair,swivel chair
filing cabinet,file cabinet
bedside table,nightstand,night table
mattress,bed pad
duvet,quilt,comforter
duvet cover,quilt cover
pillowcase,pillow slip,pillow cover
bed sheet,sheet
blanket,throw
cushion,scatter cushion
deckchair,deck chair,beach chair
sun lounger,sunbed,lounger
parasol,sunshade,garden umbrella,sun umbrella
hammock,hanging bed
lawnmower,lawn mower,mower,grass cutter
hedge trimmer,hedge cutter
strimmer,grass trimmer,string trimmer,weed whacker
secateurs,pruning shears,pruners,hand pruner
loppers,branch cutter
watering can,water can
hosepipe,garden hose
sprinkler,lawn sprinkler
compost,potting soil,potting mix
peat,turf
mulch,bark chips
fertiliser,plant food,plant feed
weedkiller,herbicide,weed killer
pesticide,insecticide,bug killer
slug pellets,slug bait
greenhouse,glasshouse
seedling,young plant
bulb,flower bulb
perennial,perennials
conifer,evergreen tree
shrub,bush
flower pot,planter,plant pot
hanging basket,hanging planter
bird feeder,bird table
nest box,nesting box,birdhouse
dog lead,leash,dog leash
collar,neck band
muzzle,dog muzzle
dog bed,pet bed
kennel,dog house
litter,cat litter
litter tray,litter box
scratching post,cat tree
aquarium,fish tank
cage,bird cage
hutch,rabbit hutch
bit,horse bit
saddle pad,numnah,saddlecloth
bridle,headcollar,halter
hoof pick,hoof knife
beehive,hive,bee box
smoker,bee smoker
honey extractor,honey spinner
veil,bee veil
worming tablet,wormer,dewormer
flea collar,tick collar
drip tray,drip pan
keg,beer keg
cask,barrel
bung,stopper
fermenter,fermentation tank,fermenting vessel
hydrometer,spindle
yeast,brewing yeast
malt,malted barley
hop,hops
crown cap,bottle cap,crown cork
bottle opener,cap lifter
spirit,liquor,hard liquor
sparkling wine,bubbly,fizz
rosé,pink wine
soft drink,soda,pop
mineral water,sparkling water
fruit juice,juice
iced tea,ice tea
yogurt,yoghurt
cream cheese,soft cheese
cured ham,prosciutto
minced meat,mince,ground meat,ground beef
sausage,banger
steak,beefsteak
chicken,poultry
prawn,shrimp
crayfish,crawfish
squid,calamari
aubergine,eggplant
courgette,zucchini
rocket,arugula
spring onion,scallion,green onion
sweetcorn,corn,maize
beetroot,beet
swede,rutabaga
chickpea,garbanzo
broad bean,fava bean
sweet pepper,bell pepper,capsicum
chilli,chili pepper
coriander,cilantro
bicarbonate,baking soda
icing sugar,powdered sugar,confectioners sugar
caster sugar,superfine sugar
plain flour,all-purpose flour
wholemeal flour,whole wheat
cornflour,cornstarch,corn starch
double cream,heavy cream
treacle,molasses
golden syrup,light syrup
candyfloss,cotton candy
crisps,potato chips
chips,french fries,fries
biscuit,cookie
scone,tea cake
croissant,crescent roll
bun,bread roll,roll
baguette,french stick,french bread
ready meal,convenience food
tin,can
guitar,axe
electric guitar,e guitar
acoustic guitar,western guitar
double bass,upright bass,contrabass
cello,violoncello
violin,fiddle
harmonica,mouth organ
recorder,block flute
cymbal,crash cymbal
drum kit,drum set
drumstick,stick
drum head,drum skin
plectrum,guitar pick,pick
strap,guitar strap
capo,capodastro
bow,violin bow
rosin,bow resin
reed,clarinet reed
sheet music,score
metronome,beat counter
music stand,note stand
keyboard,synth,synthesizer
piano,upright
amplifier,amp
wetsuit,wet suit
drysuit,dry suit
fins,flippers
snorkel,breathing tube
dive mask,diving mask,goggles
regulator,breathing regulator
dive computer,diving computer
buoyancy compensator,bcd,buoyancy jacket
cylinder,tank,diving bottle
torch,flashlight,dive light
surfboard,surf board
paddle,oar
kayak,canoe
climbing harness,sit harness
carabiner,karabiner,biner,snap link
quickdraw,quick draw
belay device,belayer
crampons,climbing irons
ice axe,ice pick
chalk,magnesia
rucksack,backpack,knapsack
tent,shelter
sleeping bag,sleep sack
sleeping mat,camping mat,sleeping pad
camping stove,gas burner,camp stove
head torch,headlamp,head lamp
water bottle,drinking bottle,canteen
trekking pole,hiking pole,walking pole
binoculars,field glasses
football,soccer ball
shuttlecock,birdie
racket,racquet
dumbbell,hand weight
barbell,weight bar
treadmill,running machine
exercise bike,spinning bike
rowing machine,rower,ergometer
skipping rope,jump rope
shin guard,shin pad
mouthguard,gum shield,mouth guard
goggles,swimming goggles
ski pole,ski stick
ski boot,ski shoe
snowboard,snow board
ice skate,skate
fishing rod,fishing pole
fishing reel,reel
lure,bait,fishing lure
beaker,glass beaker
conical flask,erlenmeyer,erlenmeyer flask
measuring cylinder,graduated cylinder
petri dish,culture dish
test tube,culture tube
burette,buret
pipette,pipet
bunsen burner,gas burner
hot plate,heating plate
fume hood,fume cupboard
centrifuge,spinner
microscope,scope
slide,microscope slide
balance,scales,weighing scales
spectrometer,photometer
incubator,warming cabinet
autoclave,steriliser,sterilizer
desiccator,drying vessel
mortar,pestle
funnel,filling funnel
tongs,gripper
lab coat,white coat,laboratory coat
safety glasses,safety goggles,eye protection,protective goggles,protective glasses,safety specs
sodium chloride,table salt,salt
hydrogen peroxide,peroxide
ethanol,ethyl alcohol
isopropanol,isopropyl alcohol,rubbing alcohol
hydrochloric acid,muriatic acid
caustic soda,sodium hydroxide,lye
acetic acid,vinegar
ballpoint pen,biro,ballpoint
fountain pen,ink pen
felt-tip pen,felt pen,fibre pen
highlighter,marker pen,text marker
pencil sharpener,sharpener
eraser,rubber
hole punch,punch,perforator
paper clip,paperclip
drawing pin,thumbtack,push pin
ring binder,binder,lever arch
sticky note,post-it note,post-it
adhesive tape,sticky tape,sellotape,scotch tape
glue stick,gluestick
scissors,shears
ruler,rule
whiteboard,white board
flip chart,flipchart
laminator,laminating machine
shredder,paper shredder
calculator,pocket calculator
diary,planner,appointment book
calendar,wall calendar
crayon,wax crayon
watercolour,water colour,aquarelle
canvas,stretched canvas
easel,painting stand
paint palette,palette
clay,modelling clay
yarn,wool,knitting wool
thread,sewing thread,cotton thread
needle,sewing needle
knitting needle,knitting pin
zip,zipper,zip fastener
press stud,snap fastener,popper
button,fastener button
fabric,cloth,textile
lace,lace trim
sewing machine,sewing device
overlocker,serger
iron,flat iron,steam iron
ironing board,iron board
nappy,diaper
pushchair,stroller,buggy,pram
car seat,infant seat,child seat
cot,crib
high chair,highchair
dummy,pacifier,soother
bib,feeding bib
baby bottle,feeding bottle
tombstone,gravestone,headstone
coffin,casket
candle,taper
candlestick,candle holder
incense stick,joss stick
picture frame,photo frame,frame
mirror,looking glass
vase,flower vase
clock,wall clock
lampshade,lamp shade
chandelier,hanging lamp
pendant light,pendant lamp,hanging light
floor lamp,standard lamp
table lamp,desk lamp
curtain rail,curtain rod
blind,roller blind,window shade
doormat,door mat
coat hook,clothes hook
coat hanger,clothes hanger,hanger
laundry basket,washing basket
clothes line,washing line
clothes peg,clothespin
mousetrap,mouse trap
fly screen,mosquito net,insect screen
tarpaulin,tarp,cover sheet
hand truck,sack truck,sack barrow
pallet truck,pallet jack
forklift,fork lift,lift truck
crane,hoist
lashing strap,ratchet strap,tie-down strap,tie down
drone,quadcopter,uav
rotor blade,rotor
landing gear,undercarriage
propeller,airscrew
rivet gun,riveter
hydraulic fluid,hydraulic oil
aviation fuel,jet fuel,kerosene
pilot tube,pitot tube
ammunition,ammo,cartridges
rifle,long gun
scope,telescopic sight
holster,gun holster
handcuffs,cuffs
tattoo machine,tattoo gun
piercing,body jewellery,body jewelry
hair dryer,hairdryer,blow dryer
hair clipper,hair trimmer,clippers
curling iron,curling tongs
hairbrush,hair brush
razor,shaver
tweezers,nippers
nail file,emery board
cotton bud,cotton swab,q tip
cotton wool,cotton pad
sanitary towel,sanitary pad
condom,rubber
battery operated,battery powered,battery driven,battery run
mains operated,mains powered,plug-in
hand operated,hand cranked,manual
petrol driven,petrol powered
electric,electrically driven,motor driven,electrically operated
electric,battery powered,battery driven,battery operated
cordless,battery powered
rechargeable,chargeable
spill-proof,leakproof,leak proof
rust-free,rustproof,stainless
fireproof,fire resistant,flame resistant,flame retardant
heat resistant,heatproof,heat proof
shatterproof,unbreakable,break resistant
scratch resistant,scratchproof,scratch proof
machine washable,washable
oven-proof,ovenproof,oven safe
dishwasher safe,dishwasher proof
microwaveable,microwave safe
second-hand,used,pre-owned,pre owned
refurbished,remanufactured,reconditioned,reman,refurb,overhauled,rebuilt
original,oem,genuine
self-adhesive,sticky,peel stick
handmade,hand made,handcrafted
fair trade,fairtrade
gluten free,gluten-free
sugar-free,unsweetened,no sugar
alcohol free,non-alcoholic,alcohol-free
low fat,reduced fat,light
semi-skimmed,half fat
fizzy,carbonated,sparkling
still,uncarbonated,non sparkling
`
  .trim()
  .split('\n')
