/** A pharmacy's stock list as its till wrote it: titles above, a sum below, blank lines, units and spellings mixed. */
export function pharmacyCsv(count: number): string {
  const substances = ['Ibuprofen', 'Paracetamol', 'Amoxicillin', 'Metformin', 'Omeprazole', 'Cetirizine', 'Ramipril']
  const makers = ['Alder', 'Birch', 'Cedar', 'Doern', 'Elm']
  const forms = ['Tablet', 'Capsule', 'tablet ', 'Syrup', 'TABLET']
  const rows = Array.from({ length: count }, (_, n) => [
    `PZ-${10_000 + n}`,
    `${substances[n % 7]} ${makers[Math.floor(n / 7) % 5]} ${n}`,
    'Medicine',
    dose(n),
    forms[n % 5],
    n % 3 === 0 ? 'yes' : 'no',
    `${twoDigits(1 + (n % 28))}.${twoDigits(1 + (n % 12))}.${2027 + (n % 3)}`,
    `${2 + (n % 40)},${twoDigits(n % 100)} £`,
    n % 9 === 0 ? '' : String((n * 7) % 120),
  ])
  const list = rows.map((row) => row.join(';'))
  return [
    'Park Pharmacy – stock list;;;;;;;;',
    'as of 01.11.2026;;;;;;;;',
    '',
    'Art. no.;Product;Type;Dose;Form;Rx only;Expires;Retail price;On hand',
    ...list.slice(0, count / 2),
    '',
    ...list.slice(count / 2),
    ';Total;;;;;;;27.455',
  ].join('\r\n')
}

/** Doses that are no number of milligrams, by the row they stand in. */
export const oddDoses = (n: number) =>
  n % 97 === 13 ? 'see leaflet' : n % 71 === 5 ? `${5 * (1 + (n % 60))} mg/5 ml` : undefined

function dose(n: number): string {
  const mg = 5 * (1 + (n % 60))
  const written = n % 5 === 0 ? `${mg / 1000} g`.replace('.', ',') : n % 3 === 0 ? `${mg}mg` : `${mg} mg`
  return oddDoses(n) ?? written
}

function twoDigits(n: number): string {
  return String(n).padStart(2, '0')
}
