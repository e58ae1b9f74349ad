/**
 * Headers people write, by what they mean, in English, German, French, Spanish, Italian, Portuguese, Dutch and Polish; the commonest in
 * Czech, Swedish, Russian, Chinese and Japanese as well.
 */
export const headerWords: Readonly<Record<string, readonly string[]>> = {
  sku: list(`
    sku, custom sku, item sku, own sku, stock code, stockcode, item code, item no, item number, item id, item, product code, product id,
    product number, product no, product sku, style no, style number, style code, accession no, accession number, inventory no, inventory number,
    catalogue no, catalogue number, catalog no, catalog number, model no, model number, model code, asset no, asset number, asset id, article, article number, article no, article code, part number,
    part no, part, ipn, mpn, code, internal reference, default code, variant sku, asset tag, material number,
    material no, item ref, pzn, ndc, product ref, artikelnummer, artikelnr, artikel nr, artikel no, artnr, art nr, art no, art code, artikel,
    materialnummer, materialnr, sachnummer, teilenummer, teilenr, teile nr, inventarnummer, inventarnr, inventar nr, material, produktnummer, référence, référence article, code article, réf,
    codigo, código, código de producto, codigo articulo, referencia, codice, codice articolo, codice prodotto, codice aic, codice minsan, minsan, cip, cip13,
    articolo, código do produto, referência, artikelcode, indeks, kod produktu, numer
    artykułu, symbol,
    kod, kód, kód zboží, katalogové číslo, artikelnummer, artnr, артикул, код, код товара,
    номенклатурный номер, 编号, 商品编号, 产品编号, 货号, 编码, 商品编码, 物料编码, 編號, 商品編號, 貨號, 商品コード, 品番, 商品番号, 型番, 品目コード,
    varenr, varenummer, varekode, tuotenumero, tuotekoodi, stok kodu, ürün kodu, cikkszám, cod produs, cod articol,
    cod art, cód, cód produto, stock no, stock number, stock id, article id, 品號, 料号, 料號, 商品番号
  `),
  name: list(`
    name, item name, product name, product, title, part name, article name, product title, item title, material
    name, medicine, drug name, bezeichnung, artikelbezeichnung, artikelname, produktname, produktbezeichnung,
    produkt, benennung, materialkurztext, kurztext, artikeltext, gerät, nom, nom du produit, désignation, libellé, intitulé, nombre, nombre del producto,
    producto, descripción, denominación, nome, nome prodotto, denominazione, prodotto, nome do produto, produto,
    naam, productnaam, omschrijving, style, device, item, artikelomschrijving, nazwa, nazwa produktu, towar,
    název, název zboží, zboží, namn, benämning, produktnamn, наименование, наименование товара, название,
    название товара, товар, номенклатура, 名称, 商品名称, 产品名称, 品名, 物料名称, 名稱, 商品名稱, 商品名, 製品名, 品目名,
    varenavn, varetekst, betegnelse, tuotenimi, nimike, nimi, ürün adı, ürün, megnevezés, termék, denumire, produs,
    modèle, modelo, modello, modell,
    article, artikel, artículo, articolo, artigo, artikkel,
    inventarbezeichnung, nom produit, nom article, descrizione articolo, descrição do produto, 产品名, 物料描述
  `),
  description: list(`
    description, item description, product description, details, long description, beschreibung,
    artikelbeschreibung, langtext, body, notes, description du produit, descriptif, descripción larga,
    descrizione, descrição, beschrijving, opis,
    popis, beskrivning, описание, 描述, 说明, 备注, 說明, 備註, 説明, 商品説明, 備考
  `),
  quantity: list(`
    quantity, qty, quantity sold, qty sold, units, units sold, pieces, pcs, sold, amount sold, lineitem
    quantity, order quantity, ordered quantity, menge, anzahl, stück, quantité, cantidad, unidades, sales,
    quantità, quantidade, aantal, hoeveelheid, ilość,
    množství, antal, количество, кол во, 数量, 數量, 個数,
    qté, qte, qtd, qtde, cant, stückzahl, verkaufte menge, items sold, net items sold, quantità venduta, quantité vendue, cantidad vendida, 销售数量, 販売数
  `),
  date: list(`
    date, invoice date, invoicedate, order date, sale date, sales date, sold at, sold on, transaction date,
    created at, datetime, date time, timestamp, day, posting date, document date, paid at, datum,
    rechnungsdatum, belegdatum, fecha, date facture, week, month, data, data fattura, factuurdatum, data
    sprzedaży,
    datum, дата, дата продажи, 日期, 日付, 販売日,
    bestelldatum, verkaufsdatum, auftragsdatum, buchungsdatum, lieferdatum, date de commande, date commande, date de vente, date vente, date de facture, fecha de venta,
    fecha de pedido, fecha pedido, fecha factura, data ordine, data vendita, data do pedido, data da venda, orderdatum, verkoopdatum, data zamówienia, 销售日期, 订单日期, 受注日
  `),
  unitPrice: list(`
    unit price, unitprice, price, price each, sales price, selling price, sale price, item price, lineitem
    price, rate, einzelpreis, preis, vk, prix, prix unitaire, precio, precio unitario, prezzo, prezzo unitario,
    preço, preço unitário, prijs, stukprijs, cena, cena jednostkowa,
    cena, pris, styckpris, цена, 单价, 价格, 單價, 価格, 単価,
    einzelpreis netto, einzelpreis brutto, vk preis, prix unitaire ht, prix unitaire ttc, prezzo unitario netto
  `),
  lineTotal: list(`
    total, line total, amount, total price, revenue, net amount, subtotal, value, total amount, sales
    amount, gesamtpreis, betrag, umsatz, montant, importe, importo, totale, valor, bedrag, totaal, kwota, wartość,
    celkem, summa, сумма, итого, 金额, 金額, 合計,
    gesamt, gesamtbetrag, summe, zeilensumme, gross sales, net sales, product sales, line amount, extended price, total ttc, total ht, montant ttc, montant ht,
    importe total, totale riga, valor total
  `),
  customer: list(`
    customer, customer id, customerid, customer no, customer number, customer name, client, client id,
    buyer, bill to, account, kunde, kundennummer, kunden nr, cliente, email, billing name, klant, klient,
    zákazník, kund, клиент, покупатель, контрагент, 客户, 客戶, 顧客, 得意先
  `),
  reference: list(`
    invoice, invoice no, invoiceno, invoice number, invoice id, order, order id, order no, order number,
    reference, receipt, receipt no, receipt number, transaction id, transaction, document number, document
    no, bill no, ticket, rechnungsnummer, rechnung, belegnummer, bestellnummer, factura, facture, pedido,
    commande, fattura, fatura, factuur, factuurnummer, ordernummer, faktura, numer faktury,
    faktura, ordernummer, номер заказа, номер документа, 订单号, 訂單號, 注文番号, 伝票番号,
    bestellnr, bestell nr, auftragsnummer, auftragsnr, auftrag, belegnr, beleg nr, rechnungsnr, rechnung nr, bonnummer, bonnr, bon nr, order name, sales order,
    numéro de commande, no commande, n commande, numéro de facture, n facture, número de pedido, número de factura, numero ordine, n ordine, numer zamówienia
  `),
  location: list(`
    location, warehouse, store, shop, branch, site, bin, bin location, shelf, stock location, storage location,
    storage, rack, outlet, lager, lagerort, lort, lagerplatz, regal, filiale, standort, emplacement, entrepôt,
    magasin, dépôt, depot, deposito, depósito, sede, ubicación, almacén, tienda, posizione, magazzino, ubicazione, localização, armazém, locatie,
    magazijn, lokalizacja, magazyn,
    sklad, umístění, lager, lagerplats, склад, место хранения, ячейка, 仓库, 库位, 倉庫, 保管場所, 棚,
    hyllplats, hylla, hylde, hylleplass, lokation, lokasjon, varastopaikka, depo, raktár, polc, depozit,
    wh, whse, aisle, drawer, sloc, stor loc, storage bin, stor bin, schublade, fach, regalfach, gang, lieu de stockage, rayon, étagère, tiroir, estante, estantería,
    pasillo, corredor, prateleira, scaffale, corsia, cassetto, stelling, regał, półka
  `),
  barcode: list(`
    barcode, ean, ean13, ean 13, upc, gtin, isbn, variant barcode, ean code, ean upc, strichcode, code barre,
    code barres, código de barras, codice a barre, streepjescode, kod kreskowy,
    čárový kód, streckkod, штрихкод, штрих код, 条码, 条形码, 條碼, バーコード, janコード, jan,
    stregkode, strekkode, viivakoodi, barkod, vonalkód, cod de bare
  `),
  parentSku: list(`
    variant of sku, variant of, parent sku, parent item, parent item code, parent product sku, parent article, main sku, model sku, hauptartikel,
    variante von, sku parent, variante de, variante di
  `),
  variantAxes: list(`
    variants differ by, variant axes, variant options, variation theme, variantenmerkmale
  `),
  itemType: list(`
    item type, type, product type, typ, artikeltyp, produkttyp, type d article, type de produit, tipo, tipo de
    producto, tipo articolo, soort, rodzaj,
    druh, artikeltyp, тип, тип товара, вид, 类型, 類型, 種類, タイプ
  `),
  category: list(`
    category, categories, product category, product categories, material group, item category, category path, group, item group, product group, department,
    kategorie, warengruppe, artikelgruppe, produktgruppe, catégorie, famille, categoría, familia, categoria, gruppo,
    grupo, categorie, productgroep, kategoria, grupa, section,
    kategorie, skupina, kategori, varugrupp, категория, группа, группа товаров, 类别, 分类, 類別, 分類, カテゴリ, カテゴリー,
    varegruppe, varekategori, tuoteryhmä, ürün grubu, árucsoport, categorie produs,
    dept
  `),
  unit: list(`
    unit, uom, unit of measure, units, base unit, stock unit, einheit, mengeneinheit, basismengeneinheit, bme, base uom, me, unité, unidad, unità,
    unità di misura, unidade, eenheid, jednostka, jm,
    jednotka, mj, enhet, единица, единица измерения, ед, ед изм, 单位, 單位, 単位,
    enhed, yksikkö, birim, egység, mértékegység, um,
    bun, u m, u o m, unit of sale, unit of measurement, sales unit, um base, ud medida, unidad de medida, unidade de medida, 计量单位, 单位名称
  `),
  stockUnit: list(`
    opening stock unit, stock counted in, counted in, unit of stock, quantity unit, unit of quantity, qty unit, stock uom, qty uom, bestandseinheit,
    einheit des bestands, unité de stock, unidad de existencias, unità di giacenza, unidade de estoque, voorraadeenheid, jednostka stanu
  `),
  price: list(`
    price, regular price, standard price, sales price, selling price, retail price, list price, unit price, variant price, rate, selling rate, sales rate, sale rate, rrp,
    msrp, price each, verkaufspreis, preis, einzelpreis, listenpreis, vk, vk preis, vk brutto, vk netto, uvp, prix, prix de vente, prix public, prix ttc, prix ht, prix
    unitaire, precio, precio de venta, pvp, p v p, prezzo, prezzo al pubblico, prezzo di vendita, preço, preço de venda, prijs, verkoopprijs,
    cena, cena sprzedaży, cena detaliczna, cena brutto, cena netto, cena bez dph, cena s dph, sale price,
    prodejní cena, cena, pris, försäljningspris, цена, цена продажи, розничная цена, 价格, 单价, 售价, 零售价, 價格, 售價,
    価格, 単価, 販売価格, 定価,
    salgspris, udsalgspris, utsalgspris, myyntihinta, hinta, fiyat, satış fiyatı, eladási ár, ár, preț, preț vânzare,
    pv, pv ttc, pv ht, prix vente, prix vente ttc, prix vente ht, prix de vente ttc, prix de vente ht, precio de venta al público, listino, prezzo listino,
    prezzo di listino, sell, sell price, price sell, sales price net, vk preis netto, vk preis brutto, 税抜価格, 税込価格, 本体価格, 売価, 販売単価, 上代, 单价 元, 零售价 元, 售价 元, цена руб
  `),
  cost: list(`
    cost, unit cost, default cost, average cost, landed cost, cost price, purchase price, purchase rate, buying rate, cost rate, buying price, cost per item, standard cost, einkaufspreis,
    ek, ek preis, ek netto, ek brutto, einstandspreis, einstand, kosten, coût, prix d achat, prix achat, costo, coste, p coste, precio coste, precio de coste, prix d achat ht, prix de revient, precio de compra, prezzo di acquisto,
    custo, preço de compra, kostprijs, inkoopprijs, cena zakupu, koszt,
    nákupní cena, inköpspris, себестоимость, закупочная цена, цена закупки, 成本, 进价, 成本价, 進價, 原価, 仕入価格, 仕入単価,
    kostpris, indkøbspris, innkjøpspris, ostohinta, alış fiyatı, beszerzési ár, preț achiziție,
    buy, buy price, price buy, buying, supply price, last cost, last cost price, last purchase price, avg cost, weighted average cost, purchase cost, einkauf,
    letzter ek, costo ult, ultimo costo, costo ultimo, costo medio, pa, pa ht, p achat, prix achat ht, dernier prix d achat, último costo, costo unitario, coût unitaire,
    custo unitário, custo médio, 下代, 仕入値, 进货价
  `),
  reorderPoint: list(`
    reorder point, reorder level, minimum stock, min stock, minimum, min, min qty, minimum quantity, low
    stock, safety stock, mindestbestand, meldebestand, stock minimum, stock mini, seuil de commande, stock mínimo,
    punto de pedido, scorta minima, estoque mínimo, minimumvoorraad, stan minimalny,
    minimální zásoba, minsta lager, минимальный остаток, неснижаемый остаток, 最低库存, 安全库存, 安全庫存, 発注点, 最低在庫,
    stock minimo, mindestmenge, minste lager, minimum lager, hälytysraja, minimum stok, minimális készlet, stoc minim,
    reorder pt, reorder pt min, re order level, re order point, restock level, low stock amount, low stock threshold, alert quantity, stock alert, stock alert count,
    min level, min bestand, mini, stock min, stock minimum, stock d alerte, seuil d alerte, existencias mínimas
  `),
  openingStock: list(`
    on hand, stock on hand, quantity on hand, stock, onhand, opening stock, quantity, qty, quantity on hand, qty on hand, in stock, current
    stock, stock level, stock quantity, stock qty, qty available, quantity available, on hand qty, unrestricted, unrestricted stock, copies, inventory, available, count, balance, units in stock, pieces, bestand,
    lagerbestand, istbestand, ist bestand, frei verwendbar, frei verwendb, exemplare, menge, anzahl, stück, quantité, quantité en stock, en stock, cantidad, stock actual,
    existencias, quantità, giacenza, quantidade, estoque, voorraad, aantal, ilość, stan, stan magazynowy, variant
    inventory qty,
    množství, počet kusů, zásoba, stav skladu, lagersaldo, saldo, остаток, остатки, количество, кол во, в наличии, 库存, 库存数量, 数量, 庫存,
    數量, 在庫, 在庫数,
    stock atual, estoque atual, stock actuel, uds, unidades, unds, stk, stck, pz, pezzi, szt, antal på lager, på lager, lagerantal, lagerbeholdning, beholdning, varasto, varastosaldo, stok, miktar, stok miktarı, készlet, mennyiség, stoc, cantitate,
    qoh, soh,
    qty in stock, qty on hnd, on hnd, current quantity, stock on hand, stock in hand, physical stock, qté, qte, qté en stock, qté stock, stock disponible, stock réel,
    amount, amount in stock, on hand current, qtd, qtde, qtd estoque, cant, disponible, esistenza, libre utilización, stan mag, 当前库存, 现有库存, 现存量, 在庫数量, 現在庫
  `),
  movement: list(`
    movement, movement type, type of movement, stock movement, transaction type, type of transaction, type, kind, action, event, event type, direction, in out, in or out, activity, operation,
    bewegungsart, bewegung, bewegungstyp, vorgang, vorgangsart, buchungsart, art, art der buchung, mouvement, type de mouvement, opération, sens, tipo, tipo de movimiento, movimiento, operación, causale,
    tipo movimento, movimento, operazione, tipo de movimento, movimentação, soort, mutatie, mutatiesoort, rodzaj, rodzaj ruchu, ruch, typ dokumentu
  `),
  fromLocation: list(`
    from, from location, from warehouse, location from, warehouse from, source, source location, origin location, out of, von, von lager, von lagerort, aus, de, depuis, emplacement source, desde, desde almacén,
    origen, origine, da, da magazzino, van, van locatie, z, z magazynu
  `),
  toLocation: list(`
    to, to location, to warehouse, location to, warehouse to, destination, destination location, dest, nach, nach lager, nach lagerort, ziel, vers, à, emplacement destination, a, hasta, hacia, a almacén, destino,
    destinazione, a magazzino, naar, naar locatie, do, do magazynu
  `),
  quantityIn: list(`
    in, qty in, quantity in, stock in, received, qty received, quantity received, receipts, zugang, zugänge, eingang, menge zugang, entrée, entrées, quantité entrée, entrada, entradas, carico, entrate, ontvangen,
    przychód
  `),
  quantityOut: list(`
    out, qty out, quantity out, stock out, issued, qty issued, quantity issued, issues, abgang, abgänge, ausgang, menge abgang, sortie, sorties, quantité sortie, salida, salidas, saída, saídas, scarico, uscite,
    uitgegeven, rozchód
  `),
  supplierCode: list(`
    code, supplier code, supplier number, supplier no, supplier id, supplier nr, vendor code, vendor number, vendor no, vendor id, creditor number,
    creditor no, account number, short name, short code, lieferantennummer, lieferantennr, lieferanten nr, lieferantencode, kreditor, kreditornummer, kreditorennummer,
    kürzel, code fournisseur, numéro fournisseur, código, código de proveedor, codice fornitore, código do fornecedor, leverancierscode,
    leveranciersnummer, kod dostawcy
  `),
  supplierName: list(`
    supplier, supplier name, vendor, vendor name, company, company name, business name, firm, organisation, organization, lieferant, lieferantenname, firma, firmenname,
    fournisseur, nom du fournisseur, société, entreprise, raison sociale, proveedor, nombre del proveedor, empresa, razón social, fornitore, ragione sociale,
    azienda, fornecedor, leverancier, bedrijf, bedrijfsnaam, dostawca, nazwa firmy
  `),
  email: list(`
    e mail, email, mail, email address, e mail address, contact email, e mail adresse, emailadresse, courriel, adresse e mail, correo, correo
    electrónico, indirizzo e mail, adres e mail, endereço de e mail
  `),
  phone: list(`
    phone, telephone, phone number, telephone number, tel, mobile, contact number, telefon, telefonnummer, rufnummer, téléphone, numéro de
    téléphone, teléfono, telefono, telefone, telefoon, telefoonnummer, numer telefonu
  `),
  note: list(`
    note, notes, comment, comments, remark, remarks, bemerkung, bemerkungen, notiz, notizen, kommentar, remarque, remarques, commentaire, nota, notas,
    observaciones, opmerking, opmerkingen, uwagi
  `),
  locationCode: list(`
    code, location code, location number, location no, location id, place code, bin code, shelf code, warehouse code, store code, lagerplatznummer,
    lagernummer, standortcode, platznummer, code emplacement, código, código de ubicación, codice ubicazione, locatiecode
  `),
  locationName: list(`
    location, location name, place, place name, storage location, warehouse, warehouse name, bin, shelf, store name, lagerort, lagerplatz, standort,
    platz, ort, bezeichnung, emplacement, nom de l emplacement, lieu, ubicación, lugar, nombre de la ubicación, ubicazione, localização, locatie, lokalizacja
  `),
  locationKind: list(`
    kind, type, location type, kind of location, location kind, place type, art, typ, lagertyp, type d emplacement, tipo, tipo de ubicación, soort
  `),
  negativeStock: list(`
    stock below zero, negative stock, below zero, negative stock policy, allow negative stock, negativer bestand, bestand unter null, stock négatif, stock negativo,
    scorte negative, negatieve voorraad
  `),
  archived: list(`
    archived, is archived, in archive, archiviert, archivé, archivado, archiviato, arquivado, gearchiveerd, zarchiwizowany
  `),
  parent: list(`
    lies in, parent, parent location, parent code, parent name, located in, inside, within, part of, belongs to, above, liegt in, übergeordnet, übergeordneter lagerort, gehört zu,
    emplacement parent, se trouve dans, ubicación superior, dentro de, padre, ubicazione superiore, ligt in
  `),
}

function list(words: string): readonly string[] {
  return words.split(',').map((word) => word.replace(/\s+/g, ' ').trim())
}

const normalised = new Map<string, string>()
const mostNormalised = 2_000

/** "InvoiceNo", "invoice_no" and "Invoice  No." are one header: "invoice no"; accents do not count. */
export function normaliseHeader(header: string): string {
  const known = normalised.get(header)
  if (known !== undefined) return known
  // a column's header is compared with every target and field
  if (normalised.size >= mostNormalised) normalised.clear()
  const made = normalise(header)
  normalised.set(header, made)
  return made
}

function normalise(header: string): string {
  return header
    .replace(/([\p{Ll}\d])(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, (other) => (/^\p{M}+$/u.test(other) ? '' : ' '))
    .trim()
}

const folded: Readonly<Record<string, ReadonlyMap<string, number>>> = Object.fromEntries(
  Object.entries(headerWords).map(([target, words]) => {
    const places = new Map<string, number>()
    for (const [at, word] of words.map(normaliseHeader).entries()) if (!places.has(word)) places.set(word, at)
    return [target, places]
  }),
)

/** Words before a target's own that make it another thing's: the code of a tax, the unit of a weight, the quantity to reorder. */
const notOf: Readonly<Partial<Record<string, RegExp>>> = {
  sku: /\b(?:tax|vat|mwst|steuer|tva|iva|nominal|account|konto|ledger|commodity|tariff|customs|zoll|hs|cn|ncm|colou?r|farb\w*|currency|country|land|zip|post|postal|area|location|place|bin|shelf|warehouse|store|category|group|department|dept|type|size|invoice|batch|lot|serial|discount|status|reason|route|class|brand|uom|unit|customer|kunden?)\b.* (?:code|id|no|nr|number|nummer|kod|symbol)$/,
  unit: /\b(?:weight|gewicht|poids|peso|dimensions?|length|size|volume|price|preis|currency|lead|shipping)\b.* (?:unit|uom|units|einheit)$/,
  openingStock:
    /\b(?:re ?order|reorder|on order|ordered|order|allocated|reserved|packs?|pack\w*|case|carton|box|min\w*|max\w*|alert|sold|incoming|transit|committed|back ?orders?|composite|moq|per|restock|track|tracked|manage\w*|policy)\b/,
  quantity: /\b(?:re ?order|reorder|on order|allocated|reserved|pack\w*|min\w*|max\w*|per|restock|stock)\b/,
  date: /\b(?:last|expir\w*|exp|best|use|purchased?|warranty|birth|modified|updated|start|end|production|manufactur\w*|due|review|calibrat\w*)\b/,
  reference: /\b(?:qty|quantity|on)\b/,
}

/**
 * How well a header names a target, 0 to 1: 1 for a known header, 0.7 for one that holds a known header of two or more
 * words, 0.6 for one that ends with a known one ("total quantity").
 */
export function headerScore(header: string, target: string): number {
  const words = folded[target]
  const name = normaliseHeader(header)
  if (!words || name === '') return 0
  const at = words.get(name) ?? words.get(name.replaceAll(' ', ''))
  if (at !== undefined) return 1 - Math.min(at, 30) / 300
  const parts = ` ${name} `
  let best = 0
  // the code of somebody else's list is none of one's own
  if (
    target === 'sku' &&
    /\b(?:manufact\w*|mfr|mfg|hersteller\w*|supplier|vendor|lieferant\w*|fournisseur|proveedor|parent)\b/.test(name)
  )
    return 0.3
  if (notOf[target]?.test(name)) return 0
  for (const word of words.keys()) {
    if (word.includes(' ') && parts.includes(` ${word} `)) return 0.7
    if (word.length >= 2 && parts.endsWith(` ${word} `)) best = Math.max(best, 0.6)
    else if (word.length >= 2 && parts.startsWith(` ${word} `)) best = Math.max(best, 0.4)
  }
  return best
}

/** Lists whose words stand as values in other columns as well: a shelf, a firm. */
const ambiguous: ReadonlySet<string> = new Set([
  'supplierName',
  'locationName',
  'locationKind',
  'parent',
  'note',
  'movement',
  'fromLocation',
  'toLocation',
  'quantityIn',
  'quantityOut',
])

/** Whether a cell of a first row is a header that people write. */
export function isKnownHeader(header: string): boolean {
  const name = normaliseHeader(header)
  return name !== '' && Object.entries(folded).some(([target, words]) => !ambiguous.has(target) && words.has(name))
}
