/** What a line is to be read as; what is left out is not to be found in it. */
export interface ExpectedLine {
  name?: string
  code?: string
  makerCode?: string
  barcode?: string
  quantity?: string
  unit?: string
  packSize?: string
  packUnit?: string
  price?: string
  currency?: string
  /** so many pieces or packs the price is for */
  priceQuantity?: string
  pricePer?: 'pack'
  total?: string
  minimumQuantity?: string
  leadTimeDays?: string
  /** what was not understood */
  unknown?: readonly string[]
}

/** Lines as they stand in e-mails, price lists, shops and order confirmations, and what a person reads in them. Written before the reader was. */
// biome-ignore format: a table, a line each
export const germanLines: readonly (readonly [line: string, expected: ExpectedLine])[] = [
  [
    '12 x ABC-4711 Kugellager 6204-2RS 20x47x14 mm, EAN 4006381333931, 3,45 EUR/Stk, VPE 10',
    {
      quantity: '12', code: 'ABC-4711', name: 'Kugellager 6204-2RS 20x47x14 mm', barcode: '4006381333931', price: '3.45', currency: 'EUR',
      packSize: '10', packUnit: 'VPE',
    },
  ],
  [
    '10 Stk. Art.-Nr. 104711 Sechskantschraube M8x40 verzinkt 0,12 €/St.',
    { quantity: '10', unit: 'pcs', code: '104711', name: 'Sechskantschraube M8x40 verzinkt', price: '0.12', currency: 'EUR' },
  ],
  [
    'Pos. 3  25 Stück  Best.-Nr. 77-1234  Kabelbinder 200 mm schwarz  4,90 € / 100 Stk',
    { quantity: '25', unit: 'pcs', code: '77-1234', name: 'Kabelbinder 200 mm schwarz', price: '4.9', currency: 'EUR', priceQuantity: '100' },
  ],
  [
    '5 Karton à 24 Stk Mineralwasser still 0,5 l, 6,48 EUR/Karton',
    {
      quantity: '5', unit: 'Karton', packSize: '24', packUnit: 'Karton', name: 'Mineralwasser still 0,5 l', price: '6.48', currency: 'EUR', pricePer: 'pack',
    },
  ],
  [
    'Menge: 3; Artikelnummer: X-2000; Bezeichnung: Akkuschrauber 18 V; Preis: 129,00 EUR',
    { quantity: '3', code: 'X-2000', name: 'Akkuschrauber 18 V', price: '129', currency: 'EUR' },
  ],
  ['Kopierpapier A4 80 g/m² weiß, 3,99 €', { name: 'Kopierpapier A4 80 g/m² weiß', price: '3.99', currency: 'EUR' }],
  [
    'Bohrmaschine GSB 13 RE, Hersteller-Nr. 0601217100, EAN: 3165140371940, 1.234,50 EUR',
    { name: 'Bohrmaschine GSB 13 RE', makerCode: '0601217100', barcode: '3165140371940', price: '1234.5', currency: 'EUR' },
  ],
  [
    '50 m Lautsprecherkabel 2x1,5 mm², 0,79 €/m',
    { quantity: '50', unit: 'm', name: 'Lautsprecherkabel 2x1,5 mm²', price: '0.79', currency: 'EUR' },
  ],
  ['200 Stk Unterlegscheibe DIN 125 M6 A2, 12,- € zzgl. MwSt.', { quantity: '200', unit: 'pcs', name: 'Unterlegscheibe DIN 125 M6 A2', price: '12', currency: 'EUR' }],
  [
    'Art. 88123; Dübel 8 mm; VE 100 St; 5,95 EUR/VE; ab Lager',
    { code: '88123', name: 'Dübel 8 mm', packSize: '100', packUnit: 'VE', price: '5.95', currency: 'EUR', pricePer: 'pack' },
  ],
  ['Handschuhe Nitril Gr. L, 100er Box, 7,49 €', { name: 'Handschuhe Nitril Gr. L', packSize: '100', packUnit: 'Box', price: '7.49', currency: 'EUR', pricePer: 'pack' }],
  [
    '6x Tinte LC-3219XL schwarz, GTIN 4977766775298, je 28,50 €, Lieferzeit 3 Tage',
    { quantity: '6', name: 'Tinte LC-3219XL schwarz', barcode: '4977766775298', price: '28.5', currency: 'EUR', leadTimeDays: '3' },
  ],
  [
    '1 | 4711-0815 | Hydrauliköl HLP 46, 20 l | 3 | Stk | 58,90 | 176,70',
    { code: '4711-0815', name: 'Hydrauliköl HLP 46, 20 l', quantity: '3', unit: 'pcs', price: '58.9', total: '176.7', unknown: ['1'] },
  ],
  [
    '10 20 Stk 300-22 Sicherung 10 A flink 0,35 7,00 EUR',
    { quantity: '20', unit: 'pcs', code: '300-22', name: 'Sicherung 10 A flink', price: '0.35', total: '7', currency: 'EUR', unknown: ['10'] },
  ],
  ['CHF 12.50 Schraubendreher PH2', { name: 'Schraubendreher PH2', price: '12.5', currency: 'CHF' }],
  ['Klebeband 50 mm x 66 m transparent, Packung mit 6 Rollen, 9,90 €', { name: 'Klebeband 50 mm x 66 m transparent', packSize: '6', packUnit: 'Packung', price: '9.9', currency: 'EUR', pricePer: 'pack' }],
  ['Bestellnummer 0815 Mutter M8, Mindestmenge 500 Stk, 2,10 €/100 Stk', { code: '0815', name: 'Mutter M8', minimumQuantity: '500', price: '2.1', currency: 'EUR', priceQuantity: '100' }],
  ['EAN 4006381333932 Textmarker gelb 0,89 €', { name: 'Textmarker gelb', price: '0.89', currency: 'EUR', unknown: ['EAN 4006381333932'] }],
  ['4006381333931 Textmarker gelb', { name: 'Textmarker gelb', barcode: '4006381333931' }],
  ['Schleifpapier Körnung 120, Rabatt 10 %, 14,90 EUR', { name: 'Schleifpapier Körnung 120', price: '14.9', currency: 'EUR', unknown: ['Rabatt 10 %'] }],
  ['3 Stück Monitor 27" IPS à 189,00 €', { quantity: '3', unit: 'pcs', name: 'Monitor 27" IPS', price: '189', currency: 'EUR' }],
  ['Menge 15 Stk\tArt.-Nr. LED-E27-8W\tLED-Lampe E27 8 W warmweiß\tEinzelpreis 2,49 €\tGesamt 37,35 €', { quantity: '15', unit: 'pcs', code: 'LED-E27-8W', name: 'LED-Lampe E27 8 W warmweiß', price: '2.49', currency: 'EUR', total: '37.35' }],
  ['2,5 kg Kaffee Bohnen Espresso, 18,90 €/kg', { quantity: '2.5', unit: 'kg', name: 'Kaffee Bohnen Espresso', price: '18.9', currency: 'EUR' }],
  ['Wir bieten an: 40 Stk. Filtermatte G4 500x500 mm zu 3,20 EUR netto', { quantity: '40', unit: 'pcs', name: 'Filtermatte G4 500x500 mm', price: '3.2', currency: 'EUR', unknown: ['Wir bieten an'] }],
  ['Ref. 55.32.9.024.0040 Relais 24 V DC 2 Wechsler', { code: '55.32.9.024.0040', name: 'Relais 24 V DC 2 Wechsler' }],
  ['- 8 Stk Akku AA 2000 mAh (4er Pack)', { quantity: '8', unit: 'pcs', name: 'Akku AA 2000 mAh', packSize: '4', packUnit: 'Pack' }],
  ['Preis auf Anfrage: Spezialventil DN50', { name: 'Spezialventil DN50', unknown: ['Preis auf Anfrage'] }],
  ['Material 10023456 O-Ring 20x2 NBR 70 VPE 50 Stück 0,08 EUR pro Stück', { code: '10023456', name: 'O-Ring 20x2 NBR 70', packSize: '50', packUnit: 'VPE', price: '0.08', currency: 'EUR' }],
  ['Toner CF226X sofort lieferbar 149,00 € inkl. 19 % MwSt.', { name: 'Toner CF226X', price: '149', currency: 'EUR' }],
  ['Kiste mit 12 Flaschen Apfelsaft 1 l   13,20 €', { name: 'Apfelsaft 1 l', packSize: '12', packUnit: 'Kiste', price: '13.2', currency: 'EUR', pricePer: 'pack' }],
  ['Gewindestange M10 1000 mm Lieferzeit: 2 Wochen EUR 3,10', { name: 'Gewindestange M10 1000 mm', leadTimeDays: '14', price: '3.1', currency: 'EUR' }],
  ['7 Rollen Thermopapier 80x80 je 1,15 EUR', { quantity: '7', unit: 'Rollen', name: 'Thermopapier 80x80', price: '1.15', currency: 'EUR' }],
]

// biome-ignore format: a table, a line each
export const englishLines: typeof germanLines = [
  ['SKU: WID-001 | Blue widget | Qty: 40 | $2.50 each', { code: 'WID-001', name: 'Blue widget', quantity: '40', price: '2.5', currency: 'USD' }],
  ['40 x WID-001 Blue widget @ $2.50', { quantity: '40', code: 'WID-001', name: 'Blue widget', price: '2.5', currency: 'USD' }],
  ['WID-001\tBlue widget\t40\t$2.50\t$100.00', { code: 'WID-001', name: 'Blue widget', quantity: '40', price: '2.5', currency: 'USD', total: '100' }],
  [
    '100 pcs P/N RC0603FR-0710KL Resistor 10k 1% 0603, USD 0.0123/pc, MOQ 5000',
    { quantity: '100', unit: 'pcs', code: 'RC0603FR-0710KL', name: 'Resistor 10k 1% 0603', price: '0.0123', currency: 'USD', minimumQuantity: '5000' },
  ],
  [
    '2 boxes of 50 Nitrile gloves size L, UPC 012345678905, £4.20/box',
    { quantity: '2', unit: 'boxes', packSize: '50', packUnit: 'boxes', name: 'Nitrile gloves size L', barcode: '012345678905', price: '4.2', currency: 'GBP', pricePer: 'pack' },
  ],
  ['Item no. 55012 - Hex bolt M8 x 40 zinc - pack of 100 - £12.99', { code: '55012', name: 'Hex bolt M8 x 40 zinc', packSize: '100', packUnit: 'pack', price: '12.99', currency: 'GBP', pricePer: 'pack' }],
  ['Qty 3  Part number 74HC595N  Shift register DIP-16  0.42 EUR ea', { quantity: '3', code: '74HC595N', name: 'Shift register DIP-16', price: '0.42', currency: 'EUR' }],
  ['1,250.00 USD Oscilloscope DS1054Z 50 MHz', { name: 'Oscilloscope DS1054Z 50 MHz', price: '1250', currency: 'USD' }],
  ['Cat. No. 11-201-9; Beaker, borosilicate, 250 ml; case of 12; $54.00/case', { code: '11-201-9', name: 'Beaker, borosilicate, 250 ml', packSize: '12', packUnit: 'case', price: '54', currency: 'USD', pricePer: 'pack' }],
  ['12 x NC-310 Cereal bowl 15 cm, £3.45 each, pack of 6', { quantity: '12', code: 'NC-310', name: 'Cereal bowl 15 cm', price: '3.45', currency: 'GBP', packSize: '6', packUnit: 'pack' }],
  ['24-pack AA batteries, $11.49', { name: 'AA batteries', packSize: '24', packUnit: 'pack', price: '11.49', currency: 'USD', pricePer: 'pack' }],
  ['MPN: LM358N, Op amp dual DIP-8, lead time 5 days, $0.38 per unit', { makerCode: 'LM358N', name: 'Op amp dual DIP-8', leadTimeDays: '5', price: '0.38', currency: 'USD' }],
  ['10 ea. Ball valve 1/2" brass, $8.75 ea., ext. $87.50', { quantity: '10', unit: 'pcs', name: 'Ball valve 1/2" brass', price: '8.75', currency: 'USD', total: '87.5' }],
  ['Copy paper A4 80 gsm, 5 reams per box, EUR 21.90 per box', { name: 'Copy paper A4 80 gsm', packSize: '5', packUnit: 'box', price: '21.9', currency: 'EUR', pricePer: 'pack' }],
  ['Model XG-500 Safety goggles clear, in stock, 6.95 GBP excl. VAT', { code: 'XG-500', name: 'Safety goggles clear', price: '6.95', currency: 'GBP' }],
  ['T-shirt navy size M 100% cotton', { name: 'T-shirt navy size M 100% cotton' }],
  ['5 kg Plain flour type 550, $1.20/kg', { quantity: '5', unit: 'kg', name: 'Plain flour type 550', price: '1.2', currency: 'USD' }],
  ['GTIN 00012345678905 Tomato ketchup 570 g', { barcode: '00012345678905', name: 'Tomato ketchup 570 g' }],
  ['Bearing 6204-2RS, ABEC-3', { name: 'Bearing 6204-2RS, ABEC-3' }],
  ['#3 12 pcs Cable tie 200 mm black', { quantity: '12', unit: 'pcs', name: 'Cable tie 200 mm black', unknown: ['#3'] }],
  ['Paracetamol 500 mg, 20 tablets, minimum order 10, £0.45 each', { name: 'Paracetamol 500 mg, 20 tablets', minimumQuantity: '10', price: '0.45', currency: 'GBP' }],
  ['Order code 1234567 - Fuse 5x20 mm T2A - 0.11 / 0.09 EUR', { code: '1234567', name: 'Fuse 5x20 mm T2A', price: '0.09', currency: 'EUR', unknown: ['0.11'] }],
  ['Description: Desk lamp LED; Item #: DL-77; Unit price: 34.00; Currency: EUR', { name: 'Desk lamp LED', code: 'DL-77', price: '34', currency: 'EUR' }],
  ['https://shop.example/p/991 Desk fan 30 cm $24.99', { name: 'Desk fan 30 cm', price: '24.99', currency: 'USD', unknown: ['https://shop.example/p/991'] }],
  ['Quantity 2 pairs Work gloves size 9 EUR 3.80/pair', { quantity: '2', unit: 'pairs', name: 'Work gloves size 9', price: '3.8', currency: 'EUR' }],
  ['USB-C cable 2 m, 12 in stock, €6.49', { name: 'USB-C cable 2 m', price: '6.49', currency: 'EUR', unknown: ['12'] }],
  ['Ships in 2-3 weeks: Linear rail MGN12 400 mm, $19.50', { name: 'Linear rail MGN12 400 mm', leadTimeDays: '21', price: '19.5', currency: 'USD' }],
  ['Soap dispenser (white) 500 ml SKU SD500W £7.25', { name: 'Soap dispenser (white) 500 ml', code: 'SD500W', price: '7.25', currency: 'GBP' }],
  ['Batch: 7781, Ethanol 96% 1 l, $14.00', { name: 'Ethanol 96% 1 l', price: '14', currency: 'USD', unknown: ['Batch: 7781'] }],
  ['3 for $10.00 Notebook A5 ruled', { name: 'Notebook A5 ruled', price: '10', currency: 'USD', priceQuantity: '3' }],
  ['AB1234567 Stainless hinge 60 mm 2,400.00 JPY', { code: 'AB1234567', name: 'Stainless hinge 60 mm', price: '2400', currency: 'JPY' }],
  ['X', { name: 'X' }],
  ['12345', { unknown: ['12345'] }],
]

/** Kept aside while the reader was made. */
// biome-ignore format: a table, a line each
export const laterLines: typeof germanLines = [
  ['30 Stk. 11-4050 Schlauchschelle 20-32 mm W2   0,68 €', { quantity: '30', unit: 'pcs', code: '11-4050', name: 'Schlauchschelle 20-32 mm W2', price: '0.68', currency: 'EUR' }],
  ['Artikel-Nr.: 900-AX / Spanplattenschraube 4x40 / VPE: 200 / Preis je VPE: 6,20 €', { code: '900-AX', name: 'Spanplattenschraube 4x40', packSize: '200', packUnit: 'VPE', price: '6.2', currency: 'EUR', pricePer: 'pack' }],
  ['Bitte liefern: 4 x Druckluftschlauch 10 m, EAN 4000896012345', { quantity: '4', name: 'Druckluftschlauch 10 m', unknown: ['Bitte liefern', 'EAN 4000896012345'] }],
  ['Silikonfett 100 g Tube, 12 Stück im Karton, 4,15 €/Stück', { name: 'Silikonfett 100 g Tube', packSize: '12', packUnit: 'Karton', price: '4.15', currency: 'EUR' }],
  ['1 Stk Schaltnetzteil 24V 5A MEAN WELL LRS-120-24 23,90 EUR', { quantity: '1', unit: 'pcs', name: 'Schaltnetzteil 24V 5A MEAN WELL LRS-120-24', price: '23.9', currency: 'EUR' }],
  ['500 St Kabelschuh 2,5 mm² M5   Preis pro 100: 3,40 €', { quantity: '500', unit: 'pcs', name: 'Kabelschuh 2,5 mm² M5', price: '3.4', currency: 'EUR', priceQuantity: '100' }],
  ['Isopropanol 99,9 % 5 l Kanister 18,75 EUR', { name: 'Isopropanol 99,9 % 5 l Kanister', price: '18.75', currency: 'EUR' }],
  ['Best.-Nr.: 12 34 56 Taster rot', { code: '12 34 56', name: 'Taster rot' }],
  ['2 VPE Kaffeebecher 200 ml, VPE = 1000 Stk, 39,00 €', { quantity: '2', unit: 'VPE', name: 'Kaffeebecher 200 ml', packSize: '1000', packUnit: 'VPE', price: '39', currency: 'EUR', pricePer: 'pack' }],
  ['Lampe E14 4W, UVP 5,99 €, EK 3,20 €', { name: 'Lampe E14 4W', price: '3.2', currency: 'EUR', unknown: ['UVP 5,99 €'] }],
  ['6 pcs 555-014 Push button red 22 mm 4.10 24.60 GBP', { quantity: '6', unit: 'pcs', code: '555-014', name: 'Push button red 22 mm', price: '4.1', total: '24.6', currency: 'GBP' }],
  ['Dishwasher tablets (box of 60) - £9.50', { name: 'Dishwasher tablets', packSize: '60', packUnit: 'box', price: '9.5', currency: 'GBP', pricePer: 'pack' }],
  ['QTY: 12 EA | PART NO: HX-88 | DESC: HEX KEY SET 1.5-10MM | UNIT PRICE: $7.20 | EXT: $86.40', { quantity: '12', unit: 'pcs', code: 'HX-88', name: 'HEX KEY SET 1.5-10MM', price: '7.2', currency: 'USD', total: '86.4' }],
  ['ISBN 9780306406157 Laboratory handbook 3rd ed. $59.00', { barcode: '9780306406157', name: 'Laboratory handbook 3rd ed.', price: '59', currency: 'USD' }],
  ['M12 x 50 socket cap screw 12.9, 25 per pack, £8.30/pack', { name: 'M12 x 50 socket cap screw 12.9', packSize: '25', packUnit: 'pack', price: '8.3', currency: 'GBP', pricePer: 'pack' }],
  ['Reorder code BT-9V (9V alkaline battery) min. qty 10', { code: 'BT-9V', name: '9V alkaline battery', minimumQuantity: '10' }],
  ['Steel wool grade 0000, 200 g, delivery 7-10 days, EUR 2.95', { name: 'Steel wool grade 0000, 200 g', leadTimeDays: '10', price: '2.95', currency: 'EUR' }],
  ['two pallets of sand', { name: 'two pallets of sand' }],
  ['1.5 m HDMI cable, black, SKU HD-15B, € 4,20', { name: '1.5 m HDMI cable, black', code: 'HD-15B', price: '4.2', currency: 'EUR' }],
  ['LOT OF 10: Micro SD card 32GB — US$ 41.00', { packSize: '10', packUnit: 'LOT', name: 'Micro SD card 32GB', price: '41', currency: 'USD', pricePer: 'pack' }],
  ['Stk 3  Winkel 40x40 verzinkt  á 0,89', { quantity: '3', unit: 'pcs', name: 'Winkel 40x40 verzinkt', price: '0.89' }],
  ['0815-4711 Gummidichtung 50 Stk./Beutel 4,50', { code: '0815-4711', name: 'Gummidichtung', packSize: '50', packUnit: 'Beutel', price: '4.5', pricePer: 'pack' }],
  ['Ziegel rot 7,99/Stk, 300 Stk/Pal.', { name: 'Ziegel rot', price: '7.99', packSize: '300', packUnit: 'Pal' }],
  ['NEU! Akku-Bohrhammer 18V, statt 399,- nur 299,- €', { name: 'NEU! Akku-Bohrhammer 18V', price: '299', currency: 'EUR', unknown: ['statt 399,-'] }],
  ['Artikel: Kabeltrommel 25m | Anz.: 2 | EP: 39,90 | GP: 79,80', { name: 'Kabeltrommel 25m', quantity: '2', price: '39.9', total: '79.8' }],
  ['Dell Latitude 5540, i5, 16GB RAM - 2 pcs - 899.00 EUR each', { name: 'Dell Latitude 5540, i5, 16GB RAM', quantity: '2', unit: 'pcs', price: '899', currency: 'EUR' }],
]
