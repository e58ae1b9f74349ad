import { pairs, type Translation } from './translation.ts'

/** French words of questions, and the English ones they stand for. */
export const french: Translation = {
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
  thousands: ' ',
  neither: ['ni', 'ni'],
  elisions: ['d', 'l', 'j', 'n', 's', 'm', 't', 'c', 'qu', 'jusqu', 'lorsqu', 'puisqu'],
  adjectivesFollow: true,
  phrases: pairs(`
    ce mois ci=this month, cette semaine ci=this week, cette annee ci=this year, qui ne sont ni=which are neither, ne sont ni=are neither, n ont pas bouge=not moved, n a pas bouge=not moved, ne bougent pas=not moved, sans mouvement=not moved, en commande=on order, en cours de livraison=on order, pas encore recu=on order, vient de=is from, viennent de=are from, vient d=is from, viennent d=are from, salle de bain=bath, salle de bains=bath, pourriez vous me montrer=please show, pourriez vous=please, pouvez vous=please, pourrais tu=please, peux tu=please, je cherche=show, je voudrais=show, il me faut=show, fourni par=supplied by, fournis par=supplied by, avant fin=before the end of, d ici fin=until the end of, seuil de reapprovisionnement=reorder point, sous le seuil de reapprovisionnement=below the reorder point, point de reapprovisionnement=reorder point, prix moyen=average price, seulement dans=only in, uniquement dans=only in, en pret=checked out,
    avons nous=have we, plus de=more than, moins de=less than, plus que=more than, moins que=less than, a moins de=for less than, a plus de=for more than, pour moins de=for less than, pour plus de=for more than, pas plus de=not more than, pas moins de=not less than, au moins=at least, au plus=at most, au maximum=at most, au minimum=at least, jusqu a=up to, superieur a=more than, inferieur a=less than,
    dont il reste=of which there remain, dont nous avons=of which we have, dont la=whose the, dont le=whose the, dont les=whose the, il reste=there remain, il y a=there are, y a t il=are there, ne sont pas=are not, n est pas=is not, n ont pas de=have no, n a pas de=has no, n ont pas=have not, n a pas=has not, ne sont plus=are no longer, n est plus=is no longer, pas de=no, sans aucun=without, a part=except,
    en stock=in stock, rupture de stock=out of stock, en rupture de stock=out of stock, en rupture=out of stock, plus en stock=out of stock, hors stock=out of stock, point de commande=reorder point, seuil de commande=reorder point, stock minimum=minimum stock, sous le seuil=below the threshold, a commander=to order, a recommander=to reorder, a reapprovisionner=to reorder, jamais vendu=never sold, jamais bouge=never moved,
    faut il=must we, faut il recommander=to reorder, est ce que=please, qu est ce que=what, s il vous plait=please, s il te plait=please, quelle est la valeur de=what is the value of, quelle est la valeur=what is the value, valeur du stock=stock value, prix moyen=average price, prix d achat=purchase price, prix de vente=selling price, combien coute=how much,
    au cours de=in, au cours des=in the, au cours du=in the, aujourd hui=today, il y a moins de=in the last, de moins de=under, de plus de=over, avant le=before, apres le=after, depuis le=since, a partir de=from, d ici=until, fin de=end of, debut de=beginning of, classe par=sorted by, trie par=sorted by, par ordre de=in order of, ordre croissant=ascending, ordre decroissant=descending, code barres=barcode`),
  units: pairs(
    `livre=pounds, an=years, mois=months, jour=days, semaine=weeks, piece=pieces, unite=units, sachet=packs, paquet=packs, fois=times`,
  ),
  degrees: {
    more: 'plus',
    less: 'moins',
    than: 'que',
    articles: ['le', 'la', 'les'],
    adjectives: pairs(`
    cher=more expensive|most expensive|cheaper|cheapest, couteux=more expensive|most expensive|cheaper|cheapest, lourd=heavier|heaviest|lighter|lightest, leger=lighter|lightest|heavier|heaviest, grand=bigger|biggest|smaller|smallest, gros=bigger|biggest|smaller|smallest, petit=smaller|smallest|bigger|biggest, long=longer|longest|shorter|shortest, court=shorter|shortest|longer|longest, large=wider|widest|narrower|narrowest, etroit=narrower|narrowest|wider|widest, haut=taller|tallest|shorter|shortest, epais=thicker|thickest|thinner|thinnest, recent=newer|newest|older|oldest, nouveau=newer|newest|older|oldest, vieux=older|oldest|newer|newest, ancien=older|oldest|newer|newest`),
  },
  words: pairs(`
    bonjour/bonsoir/salut=hello, ceux/celles/celui/celle=those, montrer=show, voir=see, bouge=moved, fourni/fournie/fournis/fournies=supplied, affine/affinee=aged, vient/viennent=come, provient/proviennent=come, perime/periment=expire, seulement/uniquement=only, jour=day, quel=which,
    ni=nor, le/la/les/l/un/une/des/du=the, de/d=of, et=and, ou=or, pas/ne/n=not, sans=without, avec=with, dans/en=in, sur=on, sous=under, au/aux/a=at, par=by, pour=for, chez=from, plus=more, moins=less, que/qu=than, qui=which, entre=between, jusqu=up to, depuis=since, avant=before, apres=after,
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
    etanche=waterproof, bio/biologique=organic, vegan=vegan, entrepot=warehouse, magasin=shop, atelier=workshop, bureau=office, cave=cellar, salle=room, frigo=fridge, congelateur=freezer, camion=truck,
    jamais=never, faut=must, doit/doivent=must, reste/restent=remain, dont=whose, ou=or, sont=are, ces=these, cree/ajoute=created, modifie=changed, fabrique/produit=manufactured, achete=bought, vendu=sold, reserve=reserved, emprunte=borrowed, trie=sorted, croissant=ascending, decroissant=descending, moitie=half,
    unite=units, sachet=packets, paquet=packets, boite=boxes, bouteille=bottle, caisse=crate, diametre=diameter, epaisseur=thickness, profondeur=depth, volume/contenance=volume, etat=condition, garantie=warranty, controle=inspection, entretien=service, categorie=category, lot=lot, pays=country, origine=origin, vente=sales,
    italie=italy, espagne=spain, france=france, allemagne=germany, angleterre=england, suisse=switzerland, belgique=belgium, japon=japan, chine=china, autriche=austria, pologne=poland, portugal=portugal,
    lundi=monday, mardi=tuesday, mercredi=wednesday, jeudi=thursday, vendredi=friday, samedi=saturday, dimanche=sunday, trimestre=quarter, semestre=half, printemps=spring, automne=autumn, un/une=a, trente=thirty, quarante=forty, cinquante=fifty, soixante=sixty, mille=thousand, six=six, onze=eleven, quinze=fifteen, douzaine=dozen,
    gant=glove, masque=mask, implant=implant, instrument=instrument, seringue=syringe, banc=bench, fauteuil=armchair, lit=bed, meuble=furniture, jardin=garden, arbre=tree, arbuste=shrub, rosier=rose, gazon=lawn, tuyau=hose, extincteur=extinguisher, radio=radio, pompe=pump, vanne=valve, joint=seal, corde=rope, echelle=ladder, machine=machine, moteur=motor, roue=wheel, savon=soap, tasse=cup, assiette=plate, couteau=knife, lunettes=glasses, montre=watch, cadeau=gift, boisson=drink,
    teck=teak, nitrile=nitrile, latex=latex, vinyle=vinyl, ceramique=ceramic, zinc=zinc, aluminium=aluminium, beton=concrete, pierre=stone, turquoise=turquoise, orange=orange, metre=metres, litre=litres, centimetre=centimetres, millimetre=millimetres, gramme=grams, kilo=kilos, tonne=tonnes, pouce=inches, personne=people`),
}
