import { pairs, type Translation } from './translation.ts'

/** Spanish words of questions, and the English ones they stand for. */
export const spanish: Translation = {
  endings: [
    ['ces', 'z'],
    ['es', ''],
    ['as', 'o'],
    ['as', 'a'],
    ['os', 'o'],
    ['s', ''],
    ['a', 'o'],
  ],
  thousands: '.',
  neither: ['ni', 'ni'],
  adjectivesFollow: true,
  phrases: pairs(`
    el mes que viene=next month, la semana que viene=next week, el ano que viene=next year, mes que viene=next month, semana que viene=next week, mas de=more than, menos de=less than, mas que=more than, menos que=less than, por menos de=for less than, por mas de=for more than, no mas de=not more than, no menos de=not less than, al menos=at least, de al menos=of at least, por lo menos=at least, como minimo=at least, como maximo=at most, a lo sumo=at most, superior a=more than, inferior a=less than, mayor que=more than, menor que=less than,
    de las que tenemos=of which we have, de los que tenemos=of which we have, de las que=of which, de los que=of which, que no son=which are not, que no estan=which are not, que no tienen=which have no, no hay=there is no, no tienen=have no, no tiene=has no, de entre=between, sin ningun=without, a excepcion de=except,
    en stock=in stock, en existencias=in stock, en existencia=in stock, sin existencias=out of stock, sin stock=out of stock, fuera de stock=out of stock, punto de pedido=reorder point, stock minimo=minimum stock, por debajo de=below, por encima de=above, debajo del minimo=below minimum, hay que reponer=to reorder, hay que pedir=to reorder, para reponer=to reorder, por reponer=to reorder, nunca vendido=never sold, nunca movido=never moved,
    cuanto vale=how much is the value of, cuanto valen=how much is the value of, cuanto valor=how much value, valor del inventario=stock value, precio medio=average price, precio promedio=average price, precio de compra=purchase price, precio de venta=selling price, por favor=please, cuanto cuesta=how much, codigo de barras=barcode,
    en los ultimos=in the last, en las ultimas=in the last, en los proximos=in the next, en las proximas=in the next, antes de=before, antes del=before the, despues de=after, despues del=after the, a partir de=from, fin de=end of, principios de=beginning of, hace menos de=in the last, ordenado por=sorted by, orden ascendente=ascending, orden descendente=descending, cual es el valor de=what is the value of, cual es el valor=what is the value`),
  units: pairs(
    `libra=pounds, ano=years, mes=months, dia=days, semana=weeks, pieza=pieces, unidad=units, paquete=packs, vez=times, veces=times`,
  ),
  degrees: {
    more: 'mas',
    less: 'menos',
    than: 'que',
    articles: ['el', 'la', 'los', 'las'],
    adjectives: pairs(`
    caro=more expensive|most expensive|cheaper|cheapest, costoso=more expensive|most expensive|cheaper|cheapest, barato=cheaper|cheapest|more expensive|most expensive, economico=cheaper|cheapest|more expensive|most expensive, pesado=heavier|heaviest|lighter|lightest, ligero=lighter|lightest|heavier|heaviest, grande=bigger|biggest|smaller|smallest, pequeno=smaller|smallest|bigger|biggest, largo=longer|longest|shorter|shortest, corto=shorter|shortest|longer|longest, ancho=wider|widest|narrower|narrowest, estrecho=narrower|narrowest|wider|widest, alto=taller|tallest|shorter|shortest, bajo=shorter|shortest|taller|tallest, grueso=thicker|thickest|thinner|thinnest, nuevo=newer|newest|older|oldest, reciente=newer|newest|older|oldest, viejo=older|oldest|newer|newest, antiguo=older|oldest|newer|newest`),
  },
  words: pairs(`
    ni=nor, el/la/los/las/un/una/unos/unas/lo=the, de/del=of, y/e=and, o/u=or, no=not, sin=without, con=with, en=in, sobre=on, bajo/debajo=under, al/a=at, por=by, para=for, desde=since, hasta=up to, mas=more, menos=less, que=than, entre=between, antes=before, despues=after, todos/todo/todas/toda=all, cuales/cual=which, cuantos/cuantas/cuanto/cuanta=how many,
    son/es/estan/esta/hay=are, tenemos/tienen/tiene/tengo=have, nosotros=we, yo=i, nuestro/nuestra/nuestros/nuestras=our, muestra/muestrame/mostrar/lista/busca/buscar/encuentra/dame=show, me=me, favor=please, gracias=thanks, este/esta/estos/estas=this, al menos=at least, minimo=at least, maximo=at most, exactamente=exactly, aproximadamente=about,
    cuestan/cuesta/cuesten=costing, caro=expensive, barato=cheap, pesado=heavy, ligero=light, largo=long, corto=short, grande=big, pequeno=small, nuevo=new, viejo=old, articulo=items, producto=products, cosa=things, pieza/unidad/unidades=pieces, existencias/existencia=stock, inventario=inventory, agotado=sold out, disponible=in stock, quedan=left, pedir=order, reponer=to reorder, cantidad=quantity, numero=number of, total=total, valor=value, medio/promedio=average, precio=price, coste/costo=cost, proveedor=supplier, fabricante=manufacturer, marca=brand, color=colour, peso=weight, longitud=length, anchura/ancho=width, altura=height, tamano=size, potencia=power, voltaje/tension=voltage, montura=mount,
    caducidad=expiry, caducan/caduca=expire, caducado/vencido=expired, hoy=today, ayer=yesterday, manana=tomorrow, semana=week, mes=month, ano/anos=year, dia=day, proximo/proxima=next, ultimo/ultima=last, dos=two, tres=three, cuatro=four, cinco=five, seis=six, siete=seven, ocho=eight, nueve=nine, diez=ten, doce=twelve, veinte=twenty, cien=hundred, enero=january, febrero=february, marzo=march, abril=april, mayo=may, junio=june, julio=july, agosto=august, septiembre=september, octubre=october, noviembre=november, diciembre=december, navidad=christmas, falta/faltan/faltante=missing, vacio=empty, excepto/salvo=except, archivado=archived, codigo=code,
    rojo=red, azul/azules=blue, verde=green, amarillo=yellow, negro=black, blanco=white, gris=grey, marron=brown, rosa=pink, morado=purple, plata=silver, dorado=golden, madera=wood, metal=metal, hierro=iron, acero=steel, inoxidable=stainless, plastico=plastic, vidrio/cristal=glass, cuero/piel=leather, algodon=cotton, lana=wool, papel=paper, carton=cardboard, goma/caucho=rubber, seda=silk, lino=linen, laton=brass, cobre=copper, arcilla=clay, terciopelo=velvet,
    bicicleta/bici=bicycle, neumatico/llanta/cubierta=tyre, camara=tube, sillin=saddle, casco=helmet, luz=light, lampara=lamp, freno=brake, cadena=chain, pedal=pedal, herramienta=tool, bolsa=bag, nieve=snow, hielo=ice, barro=mud, invierno=winter, verano=summer, electrico=electric, nino=kids, carretera=road, montana=mountain,
    objetivo/lente=lens, anamorfico=anamorphic, tripode=tripod, microfono=microphone, auriculares/auricular=headphones, cable=cable, bateria/pila=battery, tarjeta=card, memoria=memory, foco/proyector=light fixture, filtro=filter, pantalla/monitor=monitor, impresora=printer, ordenador/computadora=computer, portatil=laptop, telefono/movil=phone, cargador=charger, enchufe=plug, disco=drive, duro=hard, teclado=keyboard, raton=mouse,
    libro=book, silla=chair, mesa=table, armario=cabinet, estante=shelf, camisa=shirt, pantalon=trousers, zapato=shoe, chaqueta=jacket, vestido=dress, abrigo=coat, tela=fabric, hilo=yarn, aguja=needle, pan=bread, pastel/tarta=cake, harina=flour, azucar=sugar, leche=milk, queso=cheese, carne=meat, pescado=fish, vino=wine, cerveza=beer, cafe=coffee, te=tea, especia=spice, aceite=oil, agua=water, zumo/jugo=juice, verdura=vegetables, fruta=fruit, flor=flower, planta=plant, semilla=seed, tierra=soil, maceta=pot, abono=fertiliser,
    medicamento/medicina=medicine, comprimido/pastilla=tablet, pomada=ointment, jarabe=syrup, vendaje/venda=dressing, receta=prescription, juguete=toy, juego=game, pintura=paint, pincel=brush, tornillo=screw, tuerca=nut, clavo=nail, martillo=hammer, taladro=drill, sierra=saw, alicates=pliers, resistencia=resistor, condensador=capacitor, interruptor=switch, guitarra=guitar, violin=violin, tambor=drum, flauta=flute,
    impermeable=waterproof, ecologico=organic, vegano=vegan, almacen=warehouse, tienda=shop, taller=workshop, oficina=office, sotano=cellar, sala=room, nevera/frigorifico=fridge, congelador=freezer, camion=truck,
    nunca=never, hay=are, debe/deben=must, queda/quedan=remain, cuya/cuyo=whose, que=which, creado/anadido=created, cambiado/modificado=changed, fabricado/producido=manufactured, comprado=bought, vendido=sold, reservado=reserved, prestado=lent, ordenado=sorted, ascendente=ascending, descendente=descending, mitad/medio=half, nuestro=our, tambien=also, solo=only, se=it, fueron/fue=were,
    paquete=packets, caja=boxes, bolsa=bags, botella=bottle, diametro=diameter, grosor/espesor=thickness, profundidad=depth, volumen/capacidad=volume, talla=size, estado=condition, garantia=warranty, inspeccion=inspection, categoria=category, lote=lot, pais=country, origen=origin, venta=sales,
    italia=italy, espana=spain, francia=france, alemania=germany, inglaterra=england, suiza=switzerland, japon=japan, china=china, austria=austria, polonia=poland, portugal=portugal,
    lunes=monday, martes=tuesday, miercoles=wednesday, jueves=thursday, viernes=friday, sabado=saturday, domingo=sunday, trimestre=quarter, semestre=half, primavera=spring, otono=autumn, treinta=thirty, cuarenta=forty, cincuenta=fifty, sesenta=sixty, mil=thousand, once=eleven, quince=fifteen, docena=dozen,
    guante=glove, mascarilla=mask, implante=implant, instrumento=instrument, jeringa=syringe, banco=bench, sillon=armchair, cama=bed, mueble=furniture, jardin=garden, arbol=tree, arbusto=shrub, rosal=rose, cesped=lawn, manguera=hose, extintor=extinguisher, radio=radio, bomba=pump, valvula=valve, junta=seal, cuerda=rope, escalera=ladder, maquina=machine, motor=motor, rueda=wheel, jabon=soap, taza=cup, plato=plate, cuchillo=knife, gafas=glasses, reloj=watch, regalo=gift, bebida=drink,
    teca=teak, nitrilo=nitrile, latex=latex, vinilo=vinyl, ceramica=ceramic, zinc=zinc, aluminio=aluminium, hormigon=concrete, piedra=stone, turquesa=turquoise, naranja=orange, blanca/blancas=white, metro=metres, litro=litres, centimetro=centimetres, milimetro=millimetres, gramo=grams, kilo=kilos, tonelada=tonnes, pulgada=inches, libra=pounds, persona=people`),
}
