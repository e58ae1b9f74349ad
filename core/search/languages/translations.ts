/**
 * Words of other languages and the English ones they stand for, so that a question in German, French or Spanish is
 * read by the English grammar. Word for word: enough for the short questions people type, no translation of prose.
 * Each list is `word=english`, small letters without accents; plural and case endings are found by rule.
 */
export type Translation = {
  words: ReadonlyMap<string, string>
  /** endings that may be taken off, and what takes their place, longest first */
  endings: readonly (readonly [ending: string, instead: string])[]
}

const read = (pairs: string): ReadonlyMap<string, string> =>
  new Map(
    pairs
      .split(/[,\n]/)
      .map((pair) => pair.trim())
      .filter(Boolean)
      .flatMap((pair): [string, string][] => {
        const [words = '', english = ''] = pair.split('=')
        return words.split('/').map((word) => [word.trim(), english.trim()])
      }),
  )

const german: Translation = {
  endings: [
    ['ern', ''],
    ['en', ''],
    ['er', ''],
    ['em', ''],
    ['es', ''],
    ['e', ''],
    ['n', ''],
    ['s', ''],
  ],
  words: read(`
    der/die/das/den/dem/des/ein/eine/einen/einem/einer=the, und=and, oder=or, nicht=not, kein/keine/keinen/keiner/keinem=no, ohne=without, mit=with, von/vom=from, aus=made of, im/in=in,
    auf=on, an/am=at, bei=at, fur=for, zu/zum/zur=for, uber=over, unter=under, unterhalb=below, zwischen=between, bis=up to, ab=from, seit=since, vor=before, nach=after, mehr=more, weniger=less,
    als=than, mindestens/wenigstens=at least, hochstens/maximal=at most, genau=exactly, etwa/ungefahr=about, alle/alles/samtliche=all, welche/welcher/welches/welchen=which, was=what, wie=how,
    viel=much, viele=many, wieviel/wieviele=how many, sind/ist/war/waren=are, haben/hat/habe/hatten=have, wir=we, ich=i, uns=us, unser/unsere/unseren=our, gibt/gib=is, es=it, zeige/zeig/zeigt/zeigen/liste/finde/suche=show, mir=me, bitte=please,
    danke=thanks, brauche/brauchen=need, noch=still, nur=only, auch=also, kosten/kostet=costing, kostenlos=free, teuer/teurer=expensive, teuerste/teuersten=most expensive, billig=cheap, billiger/gunstiger=cheaper, billigste/billigsten/gunstigste/gunstigsten=cheapest,
    schwerer=heavier, leichter=lighter, leichteste/leichtesten=lightest, schwerste/schwersten=heaviest, langer=longer, kurzer=shorter, langste/langsten=longest, kurzeste=shortest, breiter=wider, schmaler=narrower, grosser=bigger, kleiner=smaller,
    grosste/grossten=biggest, kleinste/kleinsten=smallest, neueste/neuesten=newest, alteste/altesten=oldest, hochste/hochsten=highest, niedrigste=lowest, meisten=most, artikel=items, produkt=product, ware=goods, sache=things, teil=parts, lager=warehouse,
    bestand=stock, lagerbestand=stock, vorratig=in stock, ausverkauft=sold out, vergriffen=sold out, nachbestellen=to reorder, bestellen=order, meldebestand=reorder point, mindestbestand=minimum stock, stuck=pieces, menge=quantity, anzahl=number of, summe=total, gesamt=total, gesamtwert=total value, wert=worth,
    durchschnitt/durchschnittlich/durchschnittliche/durchschnittlicher=average, preis=price, einkaufspreis=purchase price, strichcode/barcode=barcode, lieferant=supplier, hersteller=manufacturer, marke=brand, farbe=colour, gewicht=weight, lange=length, breite=width, hohe=height, tiefe=depth, grosse=size, leistung=power, spannung=voltage,
    ablaufdatum=expiry date, haltbarkeit=expiry, haltbar=expiry, ablaufen/ablauft/lauft=expire, abgelaufen/abgelaufene=expired, heute=today, gestern=yesterday, morgen=tomorrow, woche=week, monat=month, jahr=year, tag=day, nachste/nachsten/nachster=next, letzte/letzten/letzter/vergangenen=last, dieser/diese/dieses/diesem=this,
    zwei=two, drei=three, vier=four, funf=five, sechs=six, sieben=seven, acht=eight, neun=nine, zehn=ten, zwolf=twelve, zwanzig=twenty, hundert=hundred,
    januar=january, februar=february, marz=march, mai=may, juni=june, juli=july, oktober=october, dezember=december, weihnachten=christmas, fehlt/fehlen/fehlend/fehlende=missing, leer=empty, ausser=except, archiviert/archivierte=archived, defekt=broken, neu=new,
    rot=red, blau=blue, grun=green, gelb=yellow, schwarz=black, weiss=white, grau=grey, braun=brown, rosa=pink, lila=purple, silber=silver, gold=golden,
    holz=wood, metall=metal, eisen=iron, stahl=steel, edelstahl=stainless steel, kunststoff=plastic, plastik=plastic, glas=glass, leder=leather, baumwolle=cotton, wolle=wool, papier=paper, pappe=cardboard, gummi=rubber, seide=silk, leinen=linen, messing=brass, kupfer=copper, ton=clay, samt=velvet,
    fahrrad/fahrrader/rad/rader=bicycle, elektrofahrrad=electric bicycle, reifen=tyre, schlauch/schlauche=tube, sattel/sattel=saddle, helm=helmet, licht/lichter=light, lampe/leuchte=lamp, bremse=brake, kette=chain, pedal=pedal, werkzeug=tool, tasche=bag, schnee=snow, eis=ice, schlamm=mud, winter=winter, sommer=summer, elektrisch/elektrische=electric, kind/kinder=kids, strasse=road, berg=mountain, gelande=mountain,
    kamera=camera, objektiv=lens, stativ=tripod, mikrofon=microphone, kopfhorer=headphones, kabel=cable, akku=battery, batterie=battery, speicherkarte=memory card, scheinwerfer=light fixture, filter=filter, bildschirm=monitor, drucker=printer, rechner=computer, handy=phone, ladegerat=charger, stecker=plug, festplatte=hard drive, tastatur=keyboard, maus=mouse,
    buch/bucher=book, stuhl/stuhle=chair, tisch=table, schrank/schranke=cabinet, regal=shelf, hemd=shirt, hose=trousers, schuh=shoe, jacke=jacket, kleid=dress, mantel=coat, stoff=fabric, garn=yarn, nadel=needle, brot=bread, kuchen=cake, mehl=flour, zucker=sugar, milch=milk, kase=cheese, fleisch=meat, fisch=fish, wein=wine, bier=beer, kaffee=coffee, tee=tea, gewurz=spice, ol=oil, wasser=water, saft=juice, gemuse=vegetables, obst=fruit, blume=flower, pflanze=plant, samen/saatgut=seed, erde=soil, topf=pot, dunger=fertiliser,
    medikament=medicine, arznei/arzneimittel=medicine, tablette=tablet, salbe=ointment, sirup=syrup, verband/verbande=dressing, pflaster=plaster, rezeptpflichtig/rezeptpflichtige=prescription only, spielzeug=toy, spiel=game, farbe/farben=paint, pinsel=brush, schraube=screw, mutter=nut, nagel=nail, hammer=hammer, bohrer=drill, sage=saw, zange=pliers, widerstand/widerstande=resistor, kondensator=capacitor, schalter=switch, gitarre=guitar, geige=violin, trommel=drum, flote=flute, klavier=piano,
    wasserdicht/wasserdichte=waterproof, biologisch/bio=organic, glutenfrei/glutenfreie=gluten free, vegan/vegane=vegan, gebraucht=used, keller=cellar, buro=office, werkstatt=workshop, laden=shop, filiale=branch, halle=hall, raum/zimmer=room, kuhlraum=cold room, kuhlschrank=fridge, gefrierschrank=freezer, lkw=truck`),
}

const french: Translation = {
  endings: [
    ['eaux', 'eau'],
    ['aux', 'al'],
    ['ives', 'if'],
    ['elles', 'el'],
    ['euses', 'eux'],
    ['es', ''],
    ['s', ''],
    ['x', ''],
    ['e', ''],
  ],
  words: read(`
    le/la/les/l/un/une/des/du=the, de/d=of, et=and, ou=or, pas/ne/n=not, sans=without, avec=with, dans/en=in, sur=on, sous=under, au/aux/a=at, par=by, pour=for, chez=from, plus=more, moins=less, que/qu=than, qui=which, entre=between, jusqu=up to, depuis=since, avant=before, apres=after,
    tous/tout/toutes/toute=all, quels/quelles/quel/quelle=which, combien=how many, sont/est/etait=are, ont/avons/avez/ai=have, nous=we, je/j=i, il/ils/elle/elles=it, y=there, notre/nos/mon/mes=our, montre/montrez/affiche/liste/trouve/trouver/cherche/donne=show, moi=me, svp/plait=please, merci=thanks, ce/cette/ces/cet=this,
    minimum=at least, maximum=at most, exactement=exactly, environ=about, coutent/coute/coutant=costing, cher/chers/chere/cheres=expensive, meilleur=best, lourd/lourds=heavy, leger=light, long=long, court=short, grand/grands/grande=big, petit/petits/petite=small, nouveau/nouvel/nouvelle=new, vieux/ancien=old,
    article=items, produit=products, chose=things, piece=pieces, stock=stock, rupture=out of stock, epuise/epuises/epuisee=sold out, disponible=in stock, restant=left, commander=order, recommander=to reorder, seuil=reorder point, quantite=quantity, nombre=number of, total=total, valeur=value, moyen/moyenne=average, prix=price, cout=cost, fournisseur=supplier, fabricant=manufacturer, marque=brand, couleur=colour, poids=weight, longueur=length, largeur=width, hauteur=height, taille=size, puissance=power, tension=voltage, monture=mount,
    peremption=expiry, expire/expirent=expire, perime/perimes/perimee=expired, aujourd=today, hui=today, hier=yesterday, demain=tomorrow, semaine=week, mois=month, an/annee/ans=year, jour=day, prochain/prochaine=next, dernier/derniere=last, deux=two, trois=three, quatre=four, cinq=five, sept=seven, huit=eight, neuf=nine, dix=ten, douze=twelve, vingt=twenty, cent=hundred, janvier=january, fevrier=february, mars=march, avril=april, mai=may, juin=june, juillet=july, aout=august, septembre=september, octobre=october, novembre=november, decembre=december, noel=christmas, manquant/manque/manquante=missing, vide=empty, sauf=except, archive=archived, code-barres=barcode,
    rouge=red, bleu/bleue=blue, vert/verte=green, jaune=yellow, noir/noire=black, blanc/blanche=white, gris/grise=grey, brun/marron=brown, rose=pink, violet=purple, argent=silver, dore=golden,
    bois=wood, metal=metal, fer=iron, acier=steel, inox=stainless steel, plastique=plastic, verre=glass, cuir=leather, coton=cotton, laine=wool, papier=paper, carton=cardboard, caoutchouc=rubber, soie=silk, lin=linen, laiton=brass, cuivre=copper, argile=clay, velours=velvet,
    velo/bicyclette=bicycle, pneu=tyre, chambre=tube, selle=saddle, casque=helmet, lumiere=light, lampe/feu/eclairage=light, frein=brake, chaine=chain, pedale=pedal, outil=tool, sac=bag, neige=snow, glace=ice, boue=mud, hiver=winter, ete=summer, electrique=electric, enfant=kids, route=road, montagne=mountain,
    camera=camera, appareil=device, objectif=lens, anamorphique=anamorphic, trepied=tripod, micro/microphone=microphone, ecouteur=headphones, cable=cable, batterie/pile=battery, carte=card, memoire=memory, projecteur=projector, filtre=filter, ecran=monitor, imprimante=printer, ordinateur=computer, portable=laptop, telephone=phone, chargeur=charger, prise=plug, disque=drive, dur=hard, clavier=keyboard, souris=mouse,
    livre=book, chaise=chair, table=table, armoire=cabinet, etagere=shelf, chemise=shirt, pantalon=trousers, chaussure=shoe, veste=jacket, robe=dress, manteau=coat, tissu=fabric, fil=yarn, aiguille=needle, pain=bread, gateau=cake, farine=flour, sucre=sugar, lait=milk, fromage=cheese, viande=meat, poisson=fish, vin=wine, biere=beer, cafe=coffee, the=tea, epice=spice, huile=oil, eau=water, jus=juice, legume=vegetables, fruit=fruit, fleur=flower, plante=plant, graine=seed, terre=soil, pot=pot, engrais=fertiliser,
    medicament=medicine, comprime=tablet, pommade=ointment, sirop=syrup, pansement=dressing, ordonnance=prescription, jouet=toy, jeu/jeux=game, peinture=paint, pinceau=brush, vis=screw, ecrou=nut, clou=nail, marteau=hammer, perceuse=drill, scie=saw, pince=pliers, resistance=resistor, condensateur=capacitor, interrupteur=switch, guitare=guitar, violon=violin, tambour=drum, flute=flute,
    etanche=waterproof, bio/biologique=organic, vegan=vegan, entrepot=warehouse, magasin=shop, atelier=workshop, bureau=office, cave=cellar, salle=room, frigo=fridge, congelateur=freezer, camion=truck`),
}

const spanish: Translation = {
  endings: [
    ['ces', 'z'],
    ['es', ''],
    ['as', 'o'],
    ['as', 'a'],
    ['os', 'o'],
    ['s', ''],
    ['a', 'o'],
  ],
  words: read(`
    el/la/los/las/un/una/unos/unas/lo=the, de/del=of, y/e=and, o/u=or, no=not, sin=without, con=with, en=in, sobre=on, bajo/debajo=under, al/a=at, por=by, para=for, desde=since, hasta=up to, mas=more, menos=less, que=than, entre=between, antes=before, despues=after, todos/todo/todas/toda=all, cuales/cual=which, cuantos/cuantas/cuanto/cuanta=how many,
    son/es/estan/esta/hay=are, tenemos/tienen/tiene/tengo=have, nosotros=we, yo=i, nuestro/nuestra/nuestros/nuestras=our, muestra/muestrame/mostrar/lista/busca/buscar/encuentra/dame=show, me=me, favor=please, gracias=thanks, este/esta/estos/estas=this, al menos=at least, minimo=at least, maximo=at most, exactamente=exactly, aproximadamente=about,
    cuestan/cuesta/cuesten=costing, caro=expensive, barato=cheap, pesado=heavy, ligero=light, largo=long, corto=short, grande=big, pequeno=small, nuevo=new, viejo=old, articulo=items, producto=products, cosa=things, pieza/unidad/unidades=pieces, existencias/existencia=stock, inventario=inventory, agotado=sold out, disponible=in stock, quedan=left, pedir=order, reponer=to reorder, cantidad=quantity, numero=number of, total=total, valor=value, medio/promedio=average, precio=price, coste/costo=cost, proveedor=supplier, fabricante=manufacturer, marca=brand, color=colour, peso=weight, longitud=length, anchura/ancho=width, altura=height, tamano=size, potencia=power, voltaje/tension=voltage, montura=mount,
    caducidad=expiry, caducan/caduca=expire, caducado/vencido=expired, hoy=today, ayer=yesterday, manana=tomorrow, semana=week, mes=month, ano/anos=year, dia=day, proximo/proxima=next, ultimo/ultima=last, dos=two, tres=three, cuatro=four, cinco=five, seis=six, siete=seven, ocho=eight, nueve=nine, diez=ten, doce=twelve, veinte=twenty, cien=hundred, enero=january, febrero=february, marzo=march, abril=april, mayo=may, junio=june, julio=july, agosto=august, septiembre=september, octubre=october, noviembre=november, diciembre=december, navidad=christmas, falta/faltan/faltante=missing, vacio=empty, excepto/salvo=except, archivado=archived, codigo=code,
    rojo=red, azul/azules=blue, verde=green, amarillo=yellow, negro=black, blanco=white, gris=grey, marron=brown, rosa=pink, morado=purple, plata=silver, dorado=golden, madera=wood, metal=metal, hierro=iron, acero=steel, inoxidable=stainless, plastico=plastic, vidrio/cristal=glass, cuero/piel=leather, algodon=cotton, lana=wool, papel=paper, carton=cardboard, goma/caucho=rubber, seda=silk, lino=linen, laton=brass, cobre=copper, arcilla=clay, terciopelo=velvet,
    bicicleta/bici=bicycle, neumatico/llanta/cubierta=tyre, camara=tube, sillin=saddle, casco=helmet, luz=light, lampara=lamp, freno=brake, cadena=chain, pedal=pedal, herramienta=tool, bolsa=bag, nieve=snow, hielo=ice, barro=mud, invierno=winter, verano=summer, electrico=electric, nino=kids, carretera=road, montana=mountain,
    objetivo/lente=lens, anamorfico=anamorphic, tripode=tripod, microfono=microphone, auriculares/auricular=headphones, cable=cable, bateria/pila=battery, tarjeta=card, memoria=memory, foco/proyector=light fixture, filtro=filter, pantalla/monitor=monitor, impresora=printer, ordenador/computadora=computer, portatil=laptop, telefono/movil=phone, cargador=charger, enchufe=plug, disco=drive, duro=hard, teclado=keyboard, raton=mouse,
    libro=book, silla=chair, mesa=table, armario=cabinet, estante=shelf, camisa=shirt, pantalon=trousers, zapato=shoe, chaqueta=jacket, vestido=dress, abrigo=coat, tela=fabric, hilo=yarn, aguja=needle, pan=bread, pastel/tarta=cake, harina=flour, azucar=sugar, leche=milk, queso=cheese, carne=meat, pescado=fish, vino=wine, cerveza=beer, cafe=coffee, te=tea, especia=spice, aceite=oil, agua=water, zumo/jugo=juice, verdura=vegetables, fruta=fruit, flor=flower, planta=plant, semilla=seed, tierra=soil, maceta=pot, abono=fertiliser,
    medicamento/medicina=medicine, comprimido/pastilla=tablet, pomada=ointment, jarabe=syrup, vendaje/venda=dressing, receta=prescription, juguete=toy, juego=game, pintura=paint, pincel=brush, tornillo=screw, tuerca=nut, clavo=nail, martillo=hammer, taladro=drill, sierra=saw, alicates=pliers, resistencia=resistor, condensador=capacitor, interruptor=switch, guitarra=guitar, violin=violin, tambor=drum, flauta=flute,
    impermeable=waterproof, ecologico=organic, vegano=vegan, almacen=warehouse, tienda=shop, taller=workshop, oficina=office, sotano=cellar, sala=room, nevera/frigorifico=fridge, congelador=freezer, camion=truck`),
}

/** The languages a question may be in besides English. */
export const translations: readonly Translation[] = [german, french, spanish]

/** The English words a foreign word stands for, also with an ending taken off; undefined when it is not of the language. */
export function translateWord(word: string, { words, endings }: Translation): string | undefined {
  const own = words.get(word)
  if (own) return own
  if (word.length < 4) return undefined
  for (const [ending, instead] of endings) {
    if (!word.endsWith(ending)) continue
    const base = word.slice(0, word.length - ending.length) + instead
    const english = base.length > 2 ? words.get(base) : undefined
    if (english) return english
  }
  return undefined
}
